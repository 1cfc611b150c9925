"""Plank × party: how every party relates to every point of a programme.

The relation comes from the evidence rows linked to the plank, also when no statement uses it. A row
is often about one part of a plank; "supports" therefore means: supports it, or the part of it that
the source speaks of.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from stemhulp.comparison.sources import before_election, heaviest, is_usable_on_plank
from stemhulp.model import Election, Evidence, Plank
from stemhulp.model.leaning import LEANING
from stemhulp.scale import UNKNOWN

OWN: Final = "own"
SUPPORTS: Final = "supports"
OPPOSES: Final = "opposes"
NEUTRAL: Final = "neutral"
CONTRADICTS: Final = "contradicts"
UNKNOWN_RELATION: Final = "unknown"
RELATIONS: Final = (OWN, SUPPORTS, OPPOSES, NEUTRAL, CONTRADICTS, UNKNOWN_RELATION)
_OF_LEANING: Final = {1: SUPPORTS, 0: NEUTRAL, -1: OPPOSES}


@dataclass(frozen=True, slots=True)
class PlankRelation:
    """How one party relates to one plank, and the rows behind it.

    Parameters
    ----------
    plank_id, party_id : str
    relation : str
        ``own`` (its own programme), ``supports``, ``opposes``, ``neutral``, ``contradicts`` (the
        rows, or a row and the party's position on a statement made from the plank, point different
        ways) or ``unknown``.
    evidence_ids : tuple of str
        Usable rows that nothing outweighs: what the relation rests on.
    dates : tuple of str
        Dates of their sources, in the same order, as written.
    confidence : str
        Of the surest of those rows: ``high`` or ``medium``; "" when there is none.
    outweighed_ids : tuple of str
        Other usable rows: older, lighter, or from after the election.
    silent_ids : tuple of str
        Rows about this party and plank that may carry no stance.
    statement_ids : tuple of str
        Statements made from the plank on which the party's position points against its rows, or
        for which the coders found that the sources contradict each other.
    """

    plank_id: str
    party_id: str
    relation: str
    evidence_ids: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    confidence: str = ""
    outweighed_ids: tuple[str, ...] = ()
    silent_ids: tuple[str, ...] = ()
    statement_ids: tuple[str, ...] = ()

    @property
    def is_known(self) -> bool:
        """Whether the sources allow a direction."""
        return self.relation in {SUPPORTS, OPPOSES, NEUTRAL}


def plank_relation(
    election: Election, plank_id: str, party_id: str, *, before_election_only: bool = False
) -> PlankRelation:
    """How a party relates to a plank, by the order of weight of the evidence.

    Before the election goes before later, a programme before a vote in the council before a
    statement, and within that the latest. Rows of the same weight that point different ways
    contradict each other, as do rows and a position on a statement made from the plank.

    Parameters
    ----------
    election : Election
    plank_id, party_id : str
    before_election_only : bool
        Look only at evidence from before the election.

    Returns
    -------
    PlankRelation

    Raises
    ------
    UnknownIdError
        If the plank or the party does not exist.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> election = fictional_election()
    >>> [plank_relation(election, "1.1", party).relation for party in election.parties]
    ['own', 'supports', 'opposes', 'unknown']
    >>> plank_relation(election, "1.1", "haven").dates
    ('2029-11',)
    """
    seen = before_election(election) if before_election_only else election
    plank, party = seen.plank(plank_id), seen.party(party_id)
    rows = [
        row
        for row in seen.evidence.values()
        if row.plank_id == plank_id and row.party_id == party.party_id
    ]
    return _relation(seen, plank, party.party_id, rows)


def plank_relations(
    election: Election, party_id: str | None = None, *, before_election_only: bool = False
) -> dict[str, tuple[PlankRelation, ...]]:
    """Relation of every party to every plank.

    Parameters
    ----------
    election : Election
    party_id : str, optional
        Only the planks of this party's programme.
    before_election_only : bool

    Returns
    -------
    dict of plank id to tuple of PlankRelation
        In the order of the programme; within a plank in the order of the parties.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> relations = plank_relations(fictional_election())
    >>> [relation.relation for relation in relations["2.1"]]
    ['own', 'opposes', 'contradicts', 'unknown']
    """
    seen = before_election(election) if before_election_only else election
    rows: dict[tuple[str, str], list[Evidence]] = {}
    for row in seen.evidence.values():
        rows.setdefault((row.plank_id, row.party_id), []).append(row)
    return {
        plank.plank_id: tuple(
            _relation(seen, plank, one, rows.get((plank.plank_id, one), ())) for one in seen.parties
        )
        for plank in seen.planks.values()
        if party_id in (None, plank.party_id)
    }


def _relation(
    election: Election, plank: Plank, party_id: str, rows: Iterable[Evidence]
) -> PlankRelation:
    """Weigh the rows of one party about one plank."""
    every = list(rows)
    usable = [row for row in every if is_usable_on_plank(election, row)]
    deciding = heaviest(election, usable)
    relation = _name([LEANING[row.stance_on_plank] for row in deciding])
    against: tuple[str, ...] = ()
    if plank.party_id == party_id:
        relation = OWN
    elif relation in {SUPPORTS, OPPOSES}:
        against = _positions_against(election, plank.plank_id, party_id, relation)
    return PlankRelation(
        plank_id=plank.plank_id,
        party_id=party_id,
        relation=CONTRADICTS if against else relation,
        evidence_ids=_ids(deciding),
        dates=tuple(election.sources[row.source_id].date for row in deciding),
        confidence=_surest(deciding),
        outweighed_ids=_ids(row for row in usable if row not in deciding),
        silent_ids=_ids(row for row in every if row not in usable),
        statement_ids=against,
    )


def _surest(rows: tuple[Evidence, ...]) -> str:
    """Highest confidence of usable rows, which are never of low confidence; "" without a row."""
    confidences = {row.confidence for row in rows}
    return "high" if "high" in confidences else next(iter(confidences), "")


def _name(leanings: list[int]) -> str:
    """Relation that these directions make together."""
    if not leanings:
        return UNKNOWN_RELATION
    return _OF_LEANING[leanings[0]] if len(set(leanings)) == 1 else CONTRADICTS


def _positions_against(
    election: Election, plank_id: str, party_id: str, relation: str
) -> tuple[str, ...]:
    """Statements made from the plank where the party's own position points the other way."""
    direction = 1 if relation == SUPPORTS else -1
    coordinate = election.scale.coordinate
    statement_ids = []
    for link in election.links_of_plank(plank_id):
        position = election.position(party_id, link.statement_id)
        if position is None:
            continue
        is_split = position.stance == UNKNOWN  # coded as a contradiction: the sources do not agree
        if is_split or coordinate(position.stance) * link.relation * direction < 0:
            statement_ids.append(link.statement_id)
    return tuple(statement_ids)


def _ids(rows: Iterable[Evidence]) -> tuple[str, ...]:
    """Ids of rows."""
    return tuple(row.evidence_id for row in rows)
