"""The page of words and deeds, and its table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from stemhulp.comparison import Said, words_and_deeds
from stemhulp.model import Election
from stemhulp.presentation.evidence.sources import SourceLine, evidence_source, source_line
from stemhulp.presentation.files.table import Row, Table, table_of
from stemhulp.presentation.wording import labels
from stemhulp.presentation.wording.formatting import capital, count_of
from stemhulp.presentation.wording.language import _
from stemhulp.presentation.wording.quoting import quoted

COLUMNS: Final = (
    "statement_id", "statement", "party_id", "party", "is_conflict", "kind", "direction",
    "evidence_id", "plank_id", "summary", "date", "is_derived", "source", "url",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SaidLine:
    """One thing that a party said or did."""

    text: str
    is_quote: bool
    direction: str
    derived: str
    source: SourceLine


@dataclass(frozen=True, slots=True)
class CellLine:
    """One party on one statement: its words beside its votes."""

    party_id: str
    party: str
    statement_id: str
    statement: str
    words: tuple[SaidLine, ...]
    deeds: tuple[SaidLine, ...]


@dataclass(frozen=True, slots=True)
class DeedsView:
    """The page: cells that point opposite ways, then the others."""

    title: str
    conflicts: tuple[CellLine, ...]
    others: tuple[CellLine, ...]
    count: str


def deeds_view(election: Election) -> DeedsView:
    """Build the page of words and deeds."""
    cells = words_and_deeds(election)
    lines = {
        is_conflict: tuple(
            CellLine(
                party_id=cell.party_id,
                party=election.party(cell.party_id).short_name,
                statement_id=cell.statement_id,
                statement=election.statement(cell.statement_id).text,
                words=tuple(_line(election, one) for one in cell.words),
                deeds=tuple(_line(election, one) for one in cell.deeds),
            )
            for cell in cells
            if cell.is_conflict == is_conflict
        )
        for is_conflict in (True, False)
    }
    return DeedsView(
        title=_("Woorden en daden"),
        conflicts=lines[True],
        others=lines[False],
        count=count_of(len(cells), election.position_codes.size),
    )


def _line(election: Election, said: Said) -> SaidLine:
    """Describe a row or a programme point."""
    direction = capital(_(labels.DIRECTIONS[said.direction]))
    if said.plank:
        source = source_line(election.sources[said.plank.source_id])
        return SaidLine(quoted(said.plank), True, direction, "", source)
    assert said.row  # noqa: S101 (one of the two is filled)
    return SaidLine(
        text=said.row.summary,
        is_quote=False,
        direction=direction,
        derived=capital(labels.derived_text(said.row)),
        source=evidence_source(election, said.row),
    )


def deeds_table(election: Election) -> Table:
    """Every row of every cell with both words and deeds, in the order of the page."""
    rows = [
        _row(election, cell.party_id, cell.statement_id, one, kind, is_conflict=cell.is_conflict)
        for cell in words_and_deeds(election)
        for kind, every in (("word", cell.words), ("deed", cell.deeds))
        for one in every
    ]
    return table_of("woorden-en-daden", COLUMNS, rows)


def _row(
    election: Election, party_id: str, statement_id: str, said: Said, kind: str, *,
    is_conflict: bool,
) -> Row:  # fmt: skip
    """One row of the table."""
    row, plank = said.row, said.plank
    source = election.sources[row.source_id if row else plank.source_id if plank else ""]
    return {
        "statement_id": statement_id,
        "statement": election.statement(statement_id).text,
        "party_id": party_id,
        "party": election.party(party_id).short_name,
        "is_conflict": is_conflict,
        "kind": kind,
        "direction": said.direction,
        "evidence_id": row.evidence_id if row else "",
        "plank_id": row.plank_id if row else plank.plank_id if plank else "",
        "summary": row.summary if row else plank.text if plank else "",
        "date": source.date,
        "is_derived": row.is_derived if row else False,
        "source": source.title,
        "url": source.url,
    }
