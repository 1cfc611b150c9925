"""A line to cite a position or a row of evidence with: what, who, where from, which data."""

from __future__ import annotations

from dataclasses import dataclass

from stemhulp.model import Election, Evidence, Source
from stemhulp.presentation.evidence.positions import position_text, sources_of
from stemhulp.presentation.wording.formatting import loose_date
from stemhulp.presentation.wording.language import _

VERSION_LENGTH = 8  # digits of the data-set version that every page shows


@dataclass(frozen=True, slots=True)
class Citing:
    """A line to copy. `sources` are quoted as they are: Dutch, also on an English page."""

    said: str
    sources: str
    version: str


@dataclass(frozen=True, slots=True)
class CitingRow:
    """A row of evidence with its line."""

    evidence_id: str
    citing: Citing


@dataclass(frozen=True, slots=True)
class CitingCell:
    """The line for a position, and those for the rows behind it; None and () when unknown."""

    position: Citing | None
    rows: tuple[CitingRow, ...]


def cite_cell(election: Election, party_id: str, statement_id: str) -> CitingCell:
    """Return every line for one cell.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> [row.evidence_id for row in cite_cell(fictional_election(), "haven", "hofjes").rows]
    ['haven-4', 'haven-5']
    """
    position = election.position(party_id, statement_id)
    rows = [election.evidence[key] for key in position.evidence_ids] if position else []
    return CitingCell(
        position=cite_position(election, party_id, statement_id),
        rows=tuple(CitingRow(row.evidence_id, cite_row(election, row)) for row in rows),
    )


def cite_position(election: Election, party_id: str, statement_id: str) -> Citing | None:
    """Return the line for one cell; None when nothing is known there.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> election = fictional_election()
    >>> cite_position(election, "molen", "toren").said.partition(", ")[2]
    'Molenwiek over ‘Aan de bosrand moet een woontoren komen.’: eens.'
    >>> cite_position(election, "stil", "toren") is None
    True
    """
    position = election.position(party_id, statement_id)
    if position is None:
        return None
    said = _(
        "%(election)s, %(party)s over ‘%(statement)s’: %(stance)s.",
        election=election.settings.title,
        party=election.party(party_id).short_name,
        statement=election.statement(statement_id).text,
        stance=position_text(election, position).lower(),
    )
    return _line(election, said, sources_of(election, position), position.coded_at)


def cite_row(election: Election, row: Evidence) -> Citing:
    """Return the line for one row of evidence."""
    names = election.settings.context
    said = _(
        "%(election)s, vindplaats %(row)s over %(party)s: %(summary)s",
        election=election.settings.title,
        row=row.evidence_id,
        party=names.get(row.party_id) or election.party(row.party_id).short_name,
        summary=row.summary,
    )
    return _line(election, said, (election.sources[row.source_id],), "")


def _line(election: Election, said: str, sources: tuple[Source, ...], coded_at: str) -> Citing:
    """What was said, its sources, and the version of the data."""
    version = _("Versie van de gegevens: %(dataset)s.", dataset=election.dataset[:VERSION_LENGTH])
    if coded_at:
        version += " " + _("Standpunt bepaald op %(date)s.", date=loose_date(coded_at))
    return Citing(said, "; ".join(map(_source, sources)), version)


def _source(source: Source) -> str:
    """Title, date and address of a publication."""
    pieces = (source.title, loose_date(source.date), source.url)
    return ", ".join(piece for piece in pieces if piece)
