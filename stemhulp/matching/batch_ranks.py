"""Places of the parties of many sheets at once, exact also where floats are equal."""

from __future__ import annotations

from itertools import combinations
from typing import Final

import numpy as np
import numpy.typing as npt

from stemhulp.matching.estimate import Sums
from stemhulp.matching.methods import Floats

Ranks = npt.NDArray[np.int16]
Firsts = npt.NDArray[np.bool_]
AT_A_TIME: Final = 1024  # sheets with equal floats: every pair of their parties is compared


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
    is_tied = np.zeros(len(closeness), dtype=bool)
    for first, second in combinations(range(closeness.shape[1]), 2):
        is_tied |= closeness[:, first] == closeness[:, second]
    rows = np.flatnonzero(is_tied)
    for start in range(0, len(rows), AT_A_TIME):
        part = rows[start : start + AT_A_TIME]
        ranks[part] += _settled(closeness[part], numerator[part], denominator[part])
    return ranks


def batch_firsts(closeness: Floats, numerator: Sums, denominator: Sums) -> Firsts:
    """Find who is first on every sheet, alone or together; much quicker than all places.

    Parameters
    ----------
    closeness, numerator, denominator
        As for :func:`batch_ranks`.

    Returns
    -------
    ndarray of shape (n_sheets, n_parties), dtype=bool
        No party, where nothing is known of any.

    Examples
    --------
    >>> sums = np.array([[1, 2, 1, 0]]), np.array([[2, 4, 3, 0]])
    >>> batch_firsts(np.array([[0.5, 0.5, 1 / 3, np.nan]]), *sums).tolist()
    [[True, True, False, False]]
    """
    best = np.fmax.reduce(closeness, axis=1, keepdims=True)  # passes over what is unknown
    firsts = np.asarray(closeness == best)
    rows = np.flatnonzero(np.add.reduce(firsts, axis=1, dtype=np.int8) > 1)
    for start in range(0, len(rows), AT_A_TIME):
        part = rows[start : start + AT_A_TIME]
        firsts[part] &= _settled(closeness[part], numerator[part], denominator[part]) == 0
    return firsts


def _settled(closeness: Floats, numerator: Sums, denominator: Sums) -> Ranks:
    """How many parties with an equal float are really higher, shape (n_sheets, n_parties)."""
    above, below = _with_room(numerator), _with_room(denominator)
    crossed = above[:, :, None] * below[:, None, :]
    is_lower = crossed < crossed.swapaxes(1, 2)
    is_same_float = closeness[:, :, None] == closeness[:, None, :]
    return np.asarray((is_lower & is_same_float).sum(axis=2), dtype=np.int16)


def _with_room(numbers: Sums) -> Sums:
    """Numbers whose products are exact: of 64 bits, or Python's own."""
    if numbers.dtype != object and np.abs(numbers).max(initial=0) < 2**31:
        return numbers.astype(np.int64)
    return np.array([[int(number) for number in row] for row in numbers], dtype=object)
