"""Would these parties get along: where they agree, where they clash, what is unknown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from stemhulp.comparison.pairs import MINIMUM_OVERLAP
from stemhulp.model import Election
from stemhulp.scale import UNKNOWN


@dataclass(frozen=True, slots=True)
class CoalitionCheck:
    """A set of parties held against the statements.

    Parameters
    ----------
    party_ids : tuple of str
    same : tuple of str
        Statements on which every party is known and says the same.
    same_so_far : tuple of str
        Statements on which those that are known (two or more, not all) say the same.
    clash : tuple of str
        Statements with parties on either side of the middle.
    differ : tuple of str
        Statements with different positions that do not clash.
    unknown : tuple of str
        Statements on which fewer than two of them are known.
    n_complete : int
        Statements on which every party is known.
    seats : int or None
        Seats together; None when those of one of them were not found.
    seats_computed : bool
        Whether one of those numbers was computed instead of read in a source.
    council_seats : int or None
        Seats of all parties together; None when one is not known.
    minimum : int
        Fewest complete statements to speak of a share.
    """

    party_ids: tuple[str, ...]
    same: tuple[str, ...]
    same_so_far: tuple[str, ...]
    clash: tuple[str, ...]
    differ: tuple[str, ...]
    unknown: tuple[str, ...]
    n_complete: int
    seats: int | None
    seats_computed: bool
    council_seats: int | None
    minimum: int = MINIMUM_OVERLAP

    @property
    def shared(self) -> Fraction | None:
        """Share of the complete statements on which all say the same; None = too few of them."""
        if self.n_complete < max(self.minimum, 1):
            return None
        return Fraction(len(self.same), self.n_complete)

    @property
    def shares_majority(self) -> bool | None:
        """Whether they say the same on more than half of the complete statements."""
        return None if self.shared is None else self.shared > Fraction(1, 2)

    @property
    def has_majority(self) -> bool | None:
        """Whether they hold more than half of the seats; None when seats are not known."""
        if self.seats is None or self.council_seats is None:
            return None
        return 2 * self.seats > self.council_seats


def coalition_check(
    election: Election, party_ids: Sequence[str], *, minimum: int = MINIMUM_OVERLAP
) -> CoalitionCheck:
    """Hold a set of parties against the statements.

    Parameters
    ----------
    election : Election
    party_ids : sequence of str
        Two parties or more; who stands in it twice counts once.
    minimum : int
        Fewest statements on which all are known, to speak of a share.

    Returns
    -------
    CoalitionCheck

    Raises
    ------
    UnknownIdError
        If a party does not exist.
    ValueError
        If there are fewer than two parties.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> check = coalition_check(fictional_election(), ["brug", "haven"])
    >>> check.same, check.clash, check.seats, str(check.shared)
    (('marktdag', 'toren'), ('fietsbrug', 'parkeren'), 6, '2/5')
    """
    wanted = tuple(dict.fromkeys(election.party(key).party_id for key in party_ids))
    if len(wanted) < 2:
        raise ValueError("een combinatie heeft minstens twee partijen")
    groups: dict[str, list[str]] = {}
    for statement_id in election.statements:
        groups.setdefault(_group(election, statement_id, wanted), []).append(statement_id)
    rows = election.position_codes[[election.party_ids.index(key) for key in wanted]]
    seats = [election.party(key).seats for key in wanted]
    council = [party.seats for party in election.parties.values()]
    return CoalitionCheck(
        party_ids=wanted,
        **{
            name: tuple(groups.get(name, ()))
            for name in ("same", "same_so_far", "clash", "differ", "unknown")
        },
        n_complete=int((rows != UNKNOWN).all(axis=0).sum()),
        seats=_total(seats),
        seats_computed=any(election.party(key).seats_basis == "computed" for key in wanted),
        council_seats=_total(council),
        minimum=minimum,
    )


def _group(election: Election, statement_id: str, party_ids: Sequence[str]) -> str:
    """Name of the group in which a statement falls."""
    positions = [election.position(party_id, statement_id) for party_id in party_ids]
    known = [
        position.stance
        for position in positions
        if position is not None and position.stance != UNKNOWN
    ]
    if len(known) < 2:
        return "unknown"
    if len(set(known)) == 1:
        return "same" if len(known) == len(party_ids) else "same_so_far"
    places = [election.scale.coordinate(stance) for stance in known]
    return "clash" if min(places) < 0 < max(places) else "differ"


def _total(seats: Sequence[int | None]) -> int | None:
    """Sum of seats; None when one is not known."""
    known = [number for number in seats if number is not None]
    return sum(known) if len(known) == len(seats) else None
