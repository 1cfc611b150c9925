"""What an unknown position may be expected to earn, estimated from all that is known.

Every sum here may have leading dimensions: one list of answers or many at once. Whole numbers only;
where they might pass 64 bits they are Python's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

# int64 where every sum fits, Python integers (dtype object) where it might not.
Sums = npt.NDArray[Any]

INT64_ROOM: Final = 2**62
PULL: Final = 8  # a party is judged as if it also had so many answers of average agreement


@dataclass(frozen=True)
class Tally:
    """What is known of every party against a list of answers, summed over its statements.

    Parameters
    ----------
    points : ndarray of shape (..., n_parties)
        Weighted points over the known positions.
    weight : ndarray of shape (..., n_parties)
        Weight of the statements with a known position.
    total : ndarray of shape (..., 1)
        Weight of all statements that count.
    n_answered : ndarray of shape (..., 1)
        Number of statements that count.
    unit : int
        Points that stand for full agreement on a statement of weight 1.
    """

    points: Sums
    weight: Sums
    total: Sums
    n_answered: Sums
    unit: int


@dataclass(frozen=True)
class Rate:
    """Points that an unknown position of each party is expected to earn, as a fraction.

    Parameters
    ----------
    numerator, denominator : ndarray of shape (..., n_parties)
        The same denominator serves every estimate of a party; 0/0 where no party is known.
    """

    numerator: Sums
    denominator: Sums

    def within(self, lowest: Any, highest: Any) -> Sums:
        """Keep the expected points between what some position could earn.

        Parameters
        ----------
        lowest, highest : int, or ndarray of shape (n_answers, 1)
            Fewest and most points against an answer.

        Returns
        -------
        ndarray of shape (..., n_parties), or (n_answers, n_parties)
            Points times the denominator of the party.

        Examples
        --------
        >>> rate = Rate(np.array([1, 7]), np.array([4, 4]))
        >>> rate.within(0, 1).tolist(), rate.within(np.array([[0], [1]]), 2).tolist()
        ([1, 4], [[1, 7], [4, 7]])
        """
        points: Sums = np.maximum(self.numerator, lowest * self.denominator)
        return np.asarray(np.minimum(points, highest * self.denominator))


def drawn_to_average(tally: Tally) -> Rate:
    """Rate of agreement of every party, drawn to the average over all known positions.

    As a fraction E = (S + λ·w̄·m) / (W + λ·w̄), where S and W are points and weight of the known
    positions of the party, w̄ is the mean weight of the statements, m the weighted average over
    all known positions of all parties, and λ = 8. The less is known of a party, the nearer E is
    to the average.

    Returns
    -------
    Rate
        In whole points: E multiplied by the sum of all known weights and by the number of
        statements. Python integers where 64 bits might not hold what is computed with it.

    References
    ----------
    Efron & Morris (1975), Data analysis using Stein's estimator and its generalizations, JASA 70,
    311–319, doi 10.1080/01621459.1975.10479864.

    Examples
    --------
    Two statements of weight 1 in points of 2: one party is known on one and agrees, the other is
    known on both and agrees with neither. The average is 2/3 of a point, so that the first party
    expects (2 + 8·2/3) / (1 + 8) points.

    >>> tally = Tally(np.array([2, 0]), np.array([1, 2]), np.array([2]), np.array([2]), unit=2)
    >>> rate = drawn_to_average(tally)
    >>> rate.numerator.tolist(), rate.denominator.tolist()
    ([44, 32], [54, 60])
    """
    points, weight, total, number = _with_room(tally)
    every_point = points.sum(axis=-1, keepdims=True, dtype=points.dtype)
    every_weight = weight.sum(axis=-1, keepdims=True, dtype=weight.dtype)
    # What is the same for all parties first: there are many of them, and many lists.
    shared = number * every_weight
    return Rate(
        numerator=points * shared + PULL * total * every_point,
        denominator=weight * shared + PULL * total * every_weight,
    )


def _with_room(tally: Tally) -> tuple[Sums, Sums, Sums, Sums]:
    """Sums of a tally, as Python integers where 64 bits might not hold a closeness made of them."""
    sums = (tally.points, tally.weight, tally.total, tally.n_answered)
    whole, number = int(tally.total.max(initial=0)), int(tally.n_answered.max(initial=0))
    # Denominator of a closeness: unit · W · D, with D at most (W·n + λ·W) · (parties · W).
    largest = tally.unit * whole**3 * tally.points.shape[-1] * (number + PULL)
    if largest < INT64_ROOM:
        return sums
    points, weight, total, n_answered = (part.astype(object) for part in sums)
    return points, weight, total, n_answered
