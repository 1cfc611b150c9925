"""A briefing as data, for programs."""

from __future__ import annotations

from typing import Any

from stemhulp.debate import Briefing, Citation, CitedPosition, Line, Sheet
from stemhulp.model import Election
from stemhulp.presentation.files.table import plain


def briefing_dict(election: Election, prepared: Briefing) -> dict[str, Any]:
    """Return a briefing as plain values: every line with its stands and citations."""
    return {
        "ok": True,
        "election": election.election_id,
        "dataset": election.dataset,
        "party_id": prepared.party_id,
        "opponents": list(prepared.opponents),
        "theme_ids": list(prepared.theme_ids),
        "n_own_rows": prepared.n_own_rows,
        "sheets": [_sheet(election, sheet) for sheet in (*prepared.sheets, prepared.field)],
    }


def _sheet(election: Election, sheet: Sheet) -> dict[str, Any]:
    """One opponent; for the whole field `opponent` is None."""
    pair = sheet.pair
    return {
        "opponent": sheet.opponent or None,
        "agreement": plain(pair.agreement) if pair else None,
        "n_shared": pair.n_shared if pair else None,
        "lines": [
            _line(election, section_id, line)
            for section_id, lines in sheet.sections.items()
            for line in lines
        ],
    }


def _line(election: Election, section_id: str, line: Line) -> dict[str, Any]:
    """One line; `sharpness` None where there is no contrast."""
    sharp = line.sharpness
    return {
        "section": section_id,
        "kind": line.kind,
        "statement_id": line.statement_id or None,
        "plank_id": line.plank_id or None,
        "reasons": list(line.reasons),
        "sharpness": {
            "total": plain(sharp.total),
            "distance": plain(sharp.distance),
            "evidence": plain(sharp.evidence),
            "backing": plain(sharp.backing),
            "salience": plain(sharp.salience),
        }
        if sharp
        else None,
        "stands": [_stand(election, stand) for stand in line.stands],
        "rows": [_citation(row) for row in line.rows],
    }


def _stand(election: Election, stand: CitedPosition) -> dict[str, Any]:
    """A position with its sources."""
    return {
        "party_id": stand.party_id,
        "stance": election.scale.word(stand.stance),
        "summary": stand.summary,
        "basis": stand.basis,
        "year": stand.year,
        "confidence": stand.confidence,
        "citations": [_citation(one) for one in stand.citations],
    }


def _citation(one: Citation) -> dict[str, Any]:
    """A source."""
    return {
        "party_id": one.party_id,
        "evidence_id": one.evidence_id or None,
        "plank_id": one.plank_id or None,
        "proposition_id": one.proposition_id or None,
        "is_derived": one.is_derived,
        "source_id": one.source_id,
        "date": one.date,
        "scope": one.scope,
        "period": one.period,
        "confidence": one.confidence,
        "summary": one.summary,
    }
