"""Why one party stands above another on one answer sheet: exact, statement by statement.

Knows nothing of words or pages.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import numpy.typing as npt

from stemhulp.matching import MatchResult
from stemhulp.matching.result import fraction


@dataclass(frozen=True, slots=True)
class Difference:
    """What separates two parties, in the whole points that matching counts in.

    Parameters
    ----------
    gap : Fraction
        Exact closeness of the first party minus that of the second.
    shared_gap : Fraction or None
        The part of it that comes from the statements on which both positions are known; None when
        there are none. What is left of `gap` comes from statements on which at least one of them
        is not known. Where something is estimated for one of the two, both are judged over all
        answered statements, and the parts add up; else it is the difference over the shared
        statements alone.
    closer_to_first, closer_to_second : tuple of str
        Answered statements with both positions known on which that party earns more points.
    n_shared : int
        Number of answered statements with both positions known.
    n_one_known : int
        Number of answered statements on which exactly one of the two is known.
    points : tuple of int
        Points of the first and of the second party over the shared statements.
    possible : int
        Points that either could have over the shared statements.
    """

    gap: Fraction
    shared_gap: Fraction | None
    closer_to_first: tuple[str, ...]
    closer_to_second: tuple[str, ...]
    n_shared: int
    n_one_known: int
    points: tuple[int, int]
    possible: int


def difference(result: MatchResult, first_id: str, second_id: str) -> Difference | None:
    """Compare two parties over the answered statements.

    Returns
    -------
    Difference or None
        None when one of them has no score.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> from stemhulp.matching import answer_sheet, match
    >>> election = fictional_election()
    >>> sheet = answer_sheet(election, dict.fromkeys(election.statements, "eens"))
    >>> result = match(election, sheet, missing="leave-out")
    >>> pair = difference(result, "molen", "haven")
    >>> str(pair.gap), str(pair.shared_gap), pair.n_shared, pair.n_one_known
    ('1/12', '1/5', 5, 1)
    >>> pair.closer_to_first, pair.closer_to_second
    (('fietsbrug', 'toren'), ('marktdag',))
    """
    first, second = (result.by_party[party_id].closeness for party_id in (first_id, second_id))
    if first is None or second is None:
        return None
    rows = [result.party_ids.index(party_id) for party_id in (first_id, second_id)]
    known = result.known[rows] & (result.full > 0)
    shared = known.all(axis=0)
    ours, theirs = (np.where(shared, result.points[row], 0) for row in rows)
    points, possible = (int(ours.sum()), int(theirs.sum())), int(result.full[shared].sum())
    is_estimated = result.estimates.possible[rows].any()
    judged_over = int(result.full.sum()) if is_estimated else possible
    return Difference(
        gap=first - second,
        shared_gap=fraction(points[0] - points[1], judged_over) if possible else None,
        closer_to_first=_names(result, ours > theirs),
        closer_to_second=_names(result, theirs > ours),
        n_shared=int(shared.sum()),
        n_one_known=int(known.any(axis=0).sum() - shared.sum()),
        points=points,
        possible=possible,
    )


def _names(result: MatchResult, chosen: npt.NDArray[np.bool_]) -> tuple[str, ...]:
    """Ids of the statements that are marked."""
    return tuple(result.statement_ids[column] for column in np.flatnonzero(chosen))
