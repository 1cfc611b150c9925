"""How far two parties agree: on how many statements they take the same position.

This is the only measure of two parties that there is: of the statements on which *both* have a
known position, those on which it is the same. Nothing is filled in; too little in common is None.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

import numpy as np
import numpy.typing as npt

from stemhulp.model import Election
from stemhulp.scale import UNKNOWN

MINIMUM_OVERLAP: Final = 5
"""Fewest shared statements for a share; below it the share is None, never 0 or 1."""

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """How far two parties agree over some statements.

    Parameters
    ----------
    first, second : str
        Party ids. The order changes nothing but the names.
    n_same : int
        Statements on which both have the same position.
    n_shared : int
        Statements on which both have a known position.
    n_statements : int
        Statements looked at.
    minimum : int
        Fewest shared statements for a share.
    """

    first: str
    second: str
    n_same: int
    n_shared: int
    n_statements: int
    minimum: int = MINIMUM_OVERLAP

    @property
    def is_enough(self) -> bool:
        """Whether enough statements are shared to speak of a share."""
        return self.n_shared >= max(self.minimum, 1)

    @property
    def agreement(self) -> Fraction | None:
        """Share of the shared statements that is the same, 0 to 1; None = too few of them."""
        return Fraction(self.n_same, self.n_shared) if self.is_enough else None


@dataclass(frozen=True, slots=True)
class PairComparison:
    """Two parties side by side.

    Parameters
    ----------
    overall : PairAgreement
    by_theme : tuple of (theme_id, PairAgreement)
        Every theme that has statements, in order; their counts add up to `overall`.
    same, opposite, nearby : tuple of str
        Statements with equal positions, with positions on either side of the middle, and with
        different positions that are neither (one neutral, or the same side more or less strongly).
    unknown_first, unknown_second, unknown_both : tuple of str
        Statements on which only the first, only the second, or neither has a known position.
    """

    overall: PairAgreement
    by_theme: tuple[tuple[str, PairAgreement], ...]
    same: tuple[str, ...]
    opposite: tuple[str, ...]
    nearby: tuple[str, ...]
    unknown_first: tuple[str, ...]
    unknown_second: tuple[str, ...]
    unknown_both: tuple[str, ...]


def agreement_between(
    election: Election,
    first: str,
    second: str,
    theme_id: str | None = None,
    *,
    minimum: int = MINIMUM_OVERLAP,
) -> PairAgreement:
    """How far two parties agree, over all statements or those of one theme.

    Parameters
    ----------
    election : Election
    first, second : str
        Party ids.
    theme_id : str, optional
    minimum : int
        Fewest shared statements for a share.

    Returns
    -------
    PairAgreement

    Raises
    ------
    UnknownIdError
        If a party or the theme does not exist.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> pair = agreement_between(fictional_election(), "brug", "molen")
    >>> pair.n_shared, str(pair.agreement)
    (6, '1/6')
    >>> agreement_between(fictional_election(), "brug", "stil").agreement is None
    True
    """
    rows = _rows(election, (first, second))
    mask = _theme_mask(election, theme_id)
    return _pair(first, second, rows[:, mask], minimum)


def agreement_matrix(
    election: Election,
    party_ids: Sequence[str] | None = None,
    *,
    minimum: int = MINIMUM_OVERLAP,
) -> tuple[tuple[PairAgreement, ...], ...]:
    """Agreement of every party with every party, in the order given.

    Returns
    -------
    tuple of shape (n_parties, n_parties)
        Symmetric; on the diagonal a party with itself: 1 when enough of it is known, else None.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> matrix = agreement_matrix(fictional_election(), ["brug", "haven"])
    >>> [[str(pair.agreement) for pair in row] for row in matrix]
    [['1', '2/5'], ['2/5', '1']]
    """
    wanted = tuple(election.parties if party_ids is None else party_ids)
    rows = dict(zip(wanted, _rows(election, wanted), strict=True))
    return tuple(
        tuple(
            _pair(first, second, np.stack((rows[first], rows[second])), minimum)
            for second in wanted
        )
        for first in wanted
    )


def compare_parties(
    election: Election, first: str, second: str, *, minimum: int = MINIMUM_OVERLAP
) -> PairComparison:
    """Put two parties side by side: shares, common ground, contrasts and what is unknown.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> pair = compare_parties(fictional_election(), "brug", "haven")
    >>> pair.same, pair.opposite, pair.unknown_second
    (('marktdag', 'toren'), ('fietsbrug', 'parkeren'), ('hofjes',))
    """
    groups: dict[str, list[str]] = {}
    for statement_id, a, b in zip(
        election.statement_ids, *_rows(election, (first, second)), strict=True
    ):
        groups.setdefault(relation_of(election, int(a), int(b)), []).append(statement_id)
    return PairComparison(
        overall=agreement_between(election, first, second, minimum=minimum),
        by_theme=tuple(
            (theme_id, agreement_between(election, first, second, theme_id, minimum=minimum))
            for theme_id in election.themes
            if election.statements_of_theme(theme_id)
        ),
        **{name: tuple(groups.get(name, ())) for name in RELATIONS},
    )


RELATIONS: Final = (
    "same", "opposite", "nearby", "unknown_first", "unknown_second", "unknown_both",
)  # fmt: skip


def relation_of(election: Election, first: int, second: int) -> str:
    """Name of the group in which two stance codes fall.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> [relation_of(fictional_election(), *pair) for pair in ((2, 2), (0, 2), (1, 2), (-1, 2))]
    ['same', 'opposite', 'nearby', 'unknown_first']
    """
    unknown = (first == UNKNOWN, second == UNKNOWN)
    if any(unknown):
        return "unknown_both" if all(unknown) else f"unknown_{'first' if unknown[0] else 'second'}"
    if first == second:
        return "same"
    place = election.scale.coordinate
    return "opposite" if place(first) * place(second) < 0 else "nearby"


def _rows(election: Election, party_ids: Sequence[str]) -> npt.NDArray[np.int8]:
    """Position codes of shape (len(party_ids), n_statements); every id must exist."""
    places = [election.party_ids.index(election.party(key).party_id) for key in party_ids]
    return election.position_codes[places]


def _theme_mask(election: Election, theme_id: str | None) -> Mask:
    """Which statements belong to the theme; all of them without one."""
    if theme_id is None:
        return np.ones(len(election.statements), dtype=np.bool_)
    wanted = election.theme(theme_id).theme_id
    return np.array([s.theme_id == wanted for s in election.statements.values()], dtype=np.bool_)


def _pair(first: str, second: str, rows: npt.NDArray[np.int8], minimum: int) -> PairAgreement:
    """Count the statements that both know; `rows` has shape (2, n_statements)."""
    shared = (rows != UNKNOWN).all(axis=0)
    n_same = int((shared & (rows[0] == rows[1])).sum())
    return PairAgreement(first, second, n_same, int(shared.sum()), rows.shape[1], minimum)
