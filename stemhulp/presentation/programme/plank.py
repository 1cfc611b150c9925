"""Everything about one point of a programme."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from stemhulp.comparison import OWN, plank_relation
from stemhulp.model import Election, Evidence, Plank
from stemhulp.presentation.evidence.citing import Citing, cite_row
from stemhulp.presentation.evidence.propositions import proposition_text
from stemhulp.presentation.evidence.sources import SourceLine, evidence_source, source_line
from stemhulp.presentation.programme.view import RELATION_WORDS, TONES
from stemhulp.presentation.wording import labels
from stemhulp.presentation.wording.formatting import capital
from stemhulp.presentation.wording.language import _
from stemhulp.presentation.wording.quoting import as_quoted
from stemhulp.translatable import gettext_noop

LEANINGS: Final[Mapping[str, str]] = {
    "agree": gettext_noop("met het punt mee"),
    "disagree": gettext_noop("tegen het punt in"),
    "neutral": gettext_noop("neutraal"),
    "unclear": gettext_noop("geen duidelijke richting"),
}


@dataclass(frozen=True, slots=True)
class RowLine:
    """One row of evidence: what it says, how it leans, how old and sure, and what it weighs."""

    evidence_id: str
    summary: str
    leaning: str
    kind: str
    role: str
    source: SourceLine
    derived: str
    proposition: str
    citation: Citing


@dataclass(frozen=True, slots=True)
class PartyRows:
    """One party with its relation to the point and every row about it."""

    party: str
    tone: str
    relation: str
    rows: tuple[RowLine, ...]
    against: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PlankView:
    """The page of one point."""

    title: str
    plank: Plank
    owner_id: str
    programme: SourceLine
    statements: tuple[tuple[str, str, str], ...]
    parties: tuple[PartyRows, ...]
    silent: tuple[str, ...]
    context: tuple[tuple[str, RowLine], ...]


def plank_view(election: Election, plank_id: str) -> PlankView:
    """Build the page of one point."""
    plank = election.plank(plank_id)
    owner = election.party(plank.party_id).name_in_sentence
    parties = {key: _party_rows(election, plank_id, key) for key in election.parties}
    return PlankView(
        title=_("Punt %(plank_id)s van %(party)s", plank_id=plank_id, party=owner),
        plank=as_quoted(plank),
        owner_id=plank.party_id,
        programme=source_line(election.sources[plank.source_id]),
        statements=tuple(_statements(election, plank_id)),
        parties=tuple(one for one in parties.values() if one.rows),
        silent=tuple(
            one.party for key, one in parties.items() if not one.rows and key != plank.party_id
        ),
        context=tuple(_context(election, plank_id)),
    )


def _statements(election: Election, plank_id: str) -> Iterator[tuple[str, str, str]]:
    """Statements made from the point: id, text, and what agreeing does."""
    for link in election.links_of_plank(plank_id):
        does = (
            _("Wie het eens is, steunt dit punt.")
            if link.relation > 0
            else _("Wie het eens is, gaat tegen dit punt in.")
        )
        text = f"{does} {link.note}".strip()
        yield link.statement_id, election.statement(link.statement_id).text, text


def _party_rows(election: Election, plank_id: str, party_id: str) -> PartyRows:
    """One party with every row about the point, the deciding ones first."""
    relation = plank_relation(election, plank_id, party_id)
    roles = {
        **dict.fromkeys(relation.evidence_ids, _("bepaalt wat hier staat")),
        **dict.fromkeys(
            relation.outweighed_ids, _("weegt lichter of is ouder dan een andere bron")
        ),
        **dict.fromkeys(relation.silent_ids, ""),
    }
    if relation.relation == OWN:
        roles = dict.fromkeys(roles, "")
    rows = (
        row_line(election, election.evidence[key], role or _no_role(election.evidence[key]))
        for key, role in roles.items()
    )
    return PartyRows(
        party=election.party(party_id).short_name,
        tone=TONES[relation.relation],
        relation=capital(_(RELATION_WORDS[relation.relation])),
        rows=tuple(rows),
        against=tuple((key, election.statement(key).label) for key in relation.statement_ids),
    )


def _no_role(row: Evidence) -> str:
    """Why a row carries no stance."""
    if row.stance_on_plank == "unclear" and row.proposition_id:
        return _("draagt geen standpunt over dit punt, wel over iets wat erop lijkt")
    if row.stance_on_plank == "unclear":
        return _("draagt geen standpunt: de bron zegt niet duidelijk wat de partij wil")
    if row.confidence == "low":
        return _("draagt geen standpunt: de lezing is te onzeker")
    if row.warning:
        return _("draagt geen standpunt: %(note)s", note=row.warning)
    return _("gaat over het eigen punt")


def row_line(election: Election, row: Evidence, role: str) -> RowLine:
    """Describe one row of evidence."""
    kind = ", ".join(
        (
            labels.scope_text(row.scope),
            _(labels.PERIOD[row.period]),
            labels.sure_text(row.confidence),
        )
    )
    return RowLine(
        evidence_id=row.evidence_id,
        summary=row.summary,
        leaning=capital(_(LEANINGS[row.stance_on_plank])),
        kind=kind,
        role=role,
        source=evidence_source(election, row),
        derived=capital(labels.derived_text(row)),
        proposition=proposition_text(election, row),
        citation=cite_row(election, row),
    )


def _context(election: Election, plank_id: str) -> Iterator[tuple[str, RowLine]]:
    """Rows that are only context: never a party's position."""
    names = election.settings.context
    for row in election.evidence.values():
        if row.plank_id == plank_id and row.party_id in names:
            role = _("achtergrond, nooit het standpunt van een partij")
            yield names[row.party_id], row_line(election, row, role)
