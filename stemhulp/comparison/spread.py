"""How far a list of statements divides the parties, and how much of it is known."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from stemhulp.model import Election
from stemhulp.scale import UNKNOWN


@dataclass(frozen=True, slots=True)
class StatementSpread:
    """How the parties lie on one statement.

    Parameters
    ----------
    statement_id : str
    n_for, n_middle, n_against : int
        Parties with a known position above, on and below the middle of the scale.
    source_side : int or None
        Side of the source party: 1 for, 0 middle, −1 against; None = unknown.
    gain : Fraction
        What the statement adds to the known share of the list, which may be less than 0.
    """

    statement_id: str
    n_for: int
    n_middle: int
    n_against: int
    source_side: int | None
    gain: Fraction

    @property
    def n_known(self) -> int:
        """Parties with a known position."""
        return self.n_for + self.n_middle + self.n_against

    @property
    def divides(self) -> bool:
        """Whether both sides are among the known positions."""
        return self.n_for > 0 and self.n_against > 0

    @property
    def is_unanimous(self) -> bool:
        """Whether all known positions are on the same side."""
        return self.n_known > 1 and self.n_known in {self.n_for, self.n_middle, self.n_against}


@dataclass(frozen=True, slots=True)
class ListSpread:
    """How a whole list divides the parties.

    Parameters
    ----------
    statements : tuple of StatementSpread
        In the order of the questionnaire.
    known : int
        Cells with a known position, of `cells`.
    cells : int
        Parties × statements.
    of_party : mapping of party id to int
        Known positions of each party.
    """

    statements: tuple[StatementSpread, ...]
    known: int
    cells: int
    of_party: dict[str, int]

    @property
    def n_dividing(self) -> int:
        """Statements with both sides among the known."""
        return sum(one.divides for one in self.statements)

    @property
    def n_unanimous(self) -> int:
        """Statements on which all known positions are equal."""
        return sum(one.is_unanimous for one in self.statements)

    @property
    def n_source_against(self) -> int:
        """Statements that the source party disagrees with."""
        return sum(one.source_side == -1 for one in self.statements)


def list_spread(election: Election) -> ListSpread:
    """Count how the list divides the parties.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> spread = list_spread(fictional_election())
    >>> spread.known, spread.cells, spread.n_dividing, spread.n_source_against
    (17, 24, 5, 3)
    >>> spread.of_party["stil"], str(spread.statements[3].gain)
    (0, '-1/24')
    """
    known = election.position_codes != UNKNOWN
    counts = dict(zip(election.parties, known.sum(axis=1).tolist(), strict=True))
    total = sum(counts.values())
    return ListSpread(
        statements=tuple(_of_statement(election, key, total) for key in election.statements),
        known=total,
        cells=known.size,
        of_party=counts,
    )


def _of_statement(election: Election, statement_id: str, total: int) -> StatementSpread:
    """Count one statement; `total` = known cells of the whole list."""
    sides = {
        party_id: _side(election, party_id, statement_id)
        for party_id in election.parties
        if (position := election.position(party_id, statement_id)) and position.stance != UNKNOWN
    }
    count = Counter(sides.values())
    n_parties, n_statements = len(election.parties), len(election.statements)
    others = n_parties * (n_statements - 1)
    without = Fraction(total - len(sides), others) if others else Fraction(0)
    return StatementSpread(
        statement_id=statement_id,
        n_for=count[1],
        n_middle=count[0],
        n_against=count[-1],
        source_side=sides.get(election.settings.source_party_id),
        gain=Fraction(total, n_parties * n_statements) - without,
    )


def _side(election: Election, party_id: str, statement_id: str) -> int:
    """Side of a known position: 1, 0 or −1."""
    place = election.scale.coordinate(election.positions[party_id, statement_id].stance)
    return (place > 0) - (place < 0)
