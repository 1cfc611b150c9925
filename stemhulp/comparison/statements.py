"""Statement × party: who says what, and how far the parties lie apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from stemhulp.model import Election
from stemhulp.scale import UNKNOWN


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One statement with the stance of every chosen party.

    Parameters
    ----------
    statement_id, theme_id : str
    stances : tuple of int
        Stance codes in the order of the chosen parties; −1 = unknown.
    divergence : Fraction or None
        See :func:`divergence`; None when fewer than two positions are known.
    """

    statement_id: str
    theme_id: str
    stances: tuple[int, ...]
    divergence: Fraction | None

    @property
    def n_known(self) -> int:
        """Number of chosen parties with a known position."""
        return sum(stance != UNKNOWN for stance in self.stances)

    @property
    def is_different(self) -> bool:
        """Whether two known positions differ."""
        return len({stance for stance in self.stances if stance != UNKNOWN}) > 1


def divergence(stances: Sequence[int], n_options: int) -> Fraction | None:
    """Mean distance between two parties drawn from those that are known.

    Σ |a − b| / (range · number of pairs), over all pairs of known positions: 0 = all say the same,
    1 = two parties at the ends of the scale. The more parties, the lower the maximum: an even split
    of four parties gives 2/3, of very many 1/2. Compare it between statements, not as a percentage.

    Parameters
    ----------
    stances : sequence of int
        Stance codes; −1 = unknown and does not count.
    n_options : int
        Number of options of the scale.

    Returns
    -------
    Fraction or None
        From 0 to 1; None when fewer than two positions are known.

    Examples
    --------
    >>> [str(divergence(s, 3)) for s in ((2, 0), (2, 2, -1), (2, 2, 0, 0), (2, 1), (2, -1))]
    ['1', '0', '2/3', '1/2', 'None']
    """
    pairs = list(combinations([stance for stance in stances if stance != UNKNOWN], 2))
    if not pairs:
        return None
    return Fraction(sum(abs(a - b) for a, b in pairs), (n_options - 1) * len(pairs))


def statement_table(
    election: Election,
    party_ids: Sequence[str] | None = None,
    theme_id: str | None = None,
    *,
    only_different: bool = False,
    only_complete: bool = False,
    by_divergence: bool = False,
) -> tuple[StatementRow, ...]:
    """Table of statement × party.

    Parameters
    ----------
    election : Election
    party_ids : sequence of str, optional
        Columns, in this order; by default every party.
    theme_id : str, optional
        Only the statements of this theme.
    only_different : bool
        Only statements on which two known positions differ.
    only_complete : bool
        Only statements on which every chosen party has a position, so a source.
    by_divergence : bool
        Farthest apart first; then the most known positions; then the order of the questionnaire.
        Statements without a divergence come last.

    Returns
    -------
    tuple of StatementRow

    Raises
    ------
    UnknownIdError
        If a party or the theme does not exist.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> rows = statement_table(fictional_election(), ["brug", "haven"], by_divergence=True)
    >>> [(row.statement_id, str(row.divergence)) for row in rows[:3]]
    [('fietsbrug', '1'), ('parkeren', '1'), ('museumnacht', '1/2')]
    """
    wanted = [election.party(key).party_id for key in party_ids or election.parties]
    if theme_id is not None:
        election.theme(theme_id)
    rows = [
        _row(election, statement_id, wanted)
        for statement_id, statement in election.statements.items()
        if theme_id in (None, statement.theme_id)
    ]
    rows = [
        row
        for row in rows
        if (row.is_different or not only_different)
        and (row.n_known == len(wanted) or not only_complete)
    ]
    if by_divergence:  # a stable sort keeps the order of the questionnaire within equals
        rows.sort(key=lambda row: (row.divergence is None, -(row.divergence or 0), -row.n_known))
    return tuple(rows)


def _row(election: Election, statement_id: str, party_ids: Sequence[str]) -> StatementRow:
    """One row of the table."""
    positions = [election.position(party_id, statement_id) for party_id in party_ids]
    stances = tuple(UNKNOWN if position is None else position.stance for position in positions)
    return StatementRow(
        statement_id,
        election.statement(statement_id).theme_id,
        stances,
        divergence(stances, election.scale.n_options),
    )
