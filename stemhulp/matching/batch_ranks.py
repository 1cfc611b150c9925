"""Places of the parties of many sheets at once, exact also where floats are equal."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import numpy.typing as npt

from stemhulp.matching.estimate import Sums
from stemhulp.matching.methods import Floats

Ranks = npt.NDArray[np.int16]


def batch_ranks(closeness: Floats, numerator: Sums, denominator: Sums) -> Ranks:
    """Rank the parties of every sheet; those as high as each other share the better place.

    Parameters
    ----------
    closeness : ndarray of shape (n_sheets, n_parties), dtype=float64
        Quotients, rounded once; NaN = nothing known of the party.
    numerator, denominator : ndarray of shape (n_sheets, n_parties)
        The whole numbers that they are quotients of.

    Returns
    -------
    ndarray of shape (n_sheets, n_parties), dtype=int16
        1 = first; 0 = no place.

    Examples
    --------
    >>> sums = np.array([[1, 2, 2, 0]]), np.array([[2, 4, 3, 0]])
    >>> batch_ranks(np.array([[0.5, 0.5, 2 / 3, np.nan]]), *sums).tolist()
    [[2, 2, 1, 0]]

    Fractions that are the same float are not yet the same:

    >>> big = np.array([[2**53 + 1, 2**53]], dtype=object), np.array([[2**54, 2**54]], dtype=object)
    >>> batch_ranks(np.array([[0.5, 0.5]]), *big).tolist()
    [[1, 2]]
    """
    ranks = np.where(np.isnan(closeness), 0, 1).astype(np.int16)
    for column in closeness.T:
        ranks += column[:, None] > closeness  # never, where either is NaN
    for first, second in combinations(range(closeness.shape[1]), 2):
        rows = np.flatnonzero(closeness[:, first] == closeness[:, second])
        if len(rows):
            _settle(ranks, rows, (first, second), numerator, denominator)
    return ranks


def _settle(
    ranks: Ranks,
    rows: npt.NDArray[np.intp],
    pair: tuple[int, int],
    numerator: Sums,
    denominator: Sums,
) -> None:
    """Put two parties with equal floats in their real order, where the fractions differ."""
    first, second = pair
    numbers = (part[rows][:, list(pair)] for part in (numerator, denominator))
    above, below = (_with_room(part) for part in numbers)
    left, right = above[:, 0] * below[:, 1], above[:, 1] * below[:, 0]
    ranks[rows[left < right], first] += 1
    ranks[rows[right < left], second] += 1


def _with_room(numbers: Sums) -> Sums:
    """Numbers whose products are exact: of 64 bits, or Python's own."""
    if numbers.dtype != object and np.abs(numbers).max(initial=0) < 2**31:
        return numbers.astype(np.int64)
    return np.array([[int(number) for number in row] for row in numbers], dtype=object)
