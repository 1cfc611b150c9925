"""What a party thinks of a statement, with everything behind it, for any page."""

from __future__ import annotations

from dataclasses import dataclass

from stemhulp.comparison import is_vote
from stemhulp.model import Election, Position, Source
from stemhulp.presentation.evidence.sources import SourceLine, evidence_sources, source_line
from stemhulp.presentation.wording import labels
from stemhulp.presentation.wording.formatting import capital
from stemhulp.presentation.wording.language import _
from stemhulp.scale import UNKNOWN


@dataclass(frozen=True, slots=True)
class PositionLine:
    """What one party thinks of one statement, with everything behind it.

    `said` and `voted` are the sources: what the party said, and how it voted in the council.
    """

    party_id: str
    party: str
    statement_id: str
    text: str
    group: str
    stance: str
    summary: str
    origin: str
    said: tuple[SourceLine, ...]
    voted: tuple[SourceLine, ...]
    plank_party_id: str
    plank_ids: tuple[str, ...]
    derived: str = ""

    @property
    def is_known(self) -> bool:
        """Whether the party has a position that counts."""
        return self.group not in {"unknown", "contradiction"}


@dataclass(frozen=True, slots=True)
class StanceGroup:
    """The parties that say the same about a statement."""

    title: str
    lines: tuple[PositionLine, ...]


def position_line(election: Election, party_id: str, statement_id: str) -> PositionLine:
    """Describe one cell of the table of positions; an empty cell says that it is empty."""
    position = election.position(party_id, statement_id)
    statement = election.statement(statement_id)
    is_plank = position is not None and position.basis == "plank"
    said, voted = _sources(election, position) if position else ((), ())
    return PositionLine(
        party_id=party_id,
        party=election.party(party_id).short_name,
        statement_id=statement_id,
        text=statement.text,
        group=_group(election, position),
        stance=position_text(election, position),
        summary=position.summary if position else "",
        origin=_origin(position) if position else "",
        said=said,
        voted=voted,
        plank_party_id=party_id if is_plank else "",
        plank_ids=_plank_ids(election, party_id, statement_id) if is_plank else (),
        derived=capital(derived_text(election, position)),
    )


def _group(election: Election, position: Position | None) -> str:
    """Name of the group a position belongs to; also a class in the style sheet."""
    if position is None:
        return "unknown"
    return "contradiction" if position.stance < 0 else election.scale.word(position.stance)


def position_text(election: Election, position: Position | None) -> str:
    """Position in words."""
    if position is None:
        return _(labels.UNKNOWN_TEXT)
    if position.stance < 0:
        return _(labels.CONTRADICTION_TEXT)
    return capital(labels.stance_text(election.scale, position.stance))


def _origin(position: Position) -> str:
    """What a position rests on, from when, and how sure the reading is."""
    basis = _(labels.BASIS.get(position.basis, position.basis))
    pieces = (basis, position.year, labels.sure_text(position.confidence))
    return capital(", ".join(piece for piece in pieces if piece))


def derived_text(election: Election, position: Position | None) -> str:
    """How a position follows from a vote, when no source behind it names the party; else ""."""
    rows = [election.evidence[key] for key in position.evidence_ids] if position else []
    if not rows or not all(row.is_derived for row in rows):
        return ""
    return labels.derived_text(rows[0])


def sources_of(election: Election, position: Position) -> tuple[Source, ...]:
    """Publications behind a position, each once; for a plank the programme it stands in."""
    ids = [election.evidence[key].source_id for key in position.evidence_ids]
    if position.basis == "plank" and election.settings.source_id in election.sources:
        ids.insert(0, election.settings.source_id)
    return tuple(election.sources[key] for key in dict.fromkeys(ids))


def _sources(
    election: Election, position: Position
) -> tuple[tuple[SourceLine, ...], tuple[SourceLine, ...]]:
    """Publications behind a position, words and votes apart; for a plank also the programme."""
    votes = {key for key in position.evidence_ids if is_vote(election.evidence[key])}
    words = tuple(key for key in position.evidence_ids if key not in votes)
    said = evidence_sources(election, words)
    if position.basis == "plank" and election.settings.source_id in election.sources:
        said = (source_line(election.sources[election.settings.source_id]), *said)
    return said, evidence_sources(election, tuple(k for k in position.evidence_ids if k in votes))


def _plank_ids(election: Election, party_id: str, statement_id: str) -> tuple[str, ...]:
    """Planks of this party that the statement was made from."""
    return tuple(
        link.plank_id
        for link in election.links_of_statement(statement_id)
        if election.planks[link.plank_id].party_id == party_id
    )


def statement_positions(election: Election, statement_id: str) -> tuple[PositionLine, ...]:
    """Every party's position on one statement, in neutral order."""
    return tuple(position_line(election, party_id, statement_id) for party_id in election.parties)


def stance_groups(election: Election, lines: tuple[PositionLine, ...]) -> tuple[StanceGroup, ...]:
    """Parties by what they say; the unknown ones are named too."""
    titles = [option.text for option in labels.options(election.scale)]
    titles += [_(labels.CONTRADICTION_TEXT), _(labels.UNKNOWN_TEXT)]
    groups = (
        StanceGroup(title, tuple(line for line in lines if line.stance == title))
        for title in titles
    )
    return tuple(group for group in groups if group.lines)


def tone_of(election: Election, position: Position | None) -> str:
    """Name of the shade of a position: ``for``, ``against``, ``middle``, ``unknown``, ``split``."""
    if position is None:
        return "unknown"
    if position.stance == UNKNOWN:
        return "split"
    place = election.scale.coordinate(position.stance)
    return "middle" if place == 0 else "for" if place > 0 else "against"


def age_text(election: Election, position: Position | None) -> str:
    """Year and confidence of a position in short, and whether it is derived; "" without one."""
    if position is None:
        return ""
    mark = _("afgeleid") if derived_text(election, position) else ""
    return ", ".join(filter(None, (position.year, mark, labels.sure_text(position.confidence))))
