"""Sums of many lists of answers at once, with the same tables and the same numbers as one.

What a batch and every variation of a sheet are computed with. Assumes checked input.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

import numpy as np

from stemhulp.matching.estimate import INT64_ROOM, Rate, Sums, Tally
from stemhulp.matching.methods import Floats, Number, Whole, linear, linear_many
from stemhulp.matching.missing import Policy
from stemhulp.matching.tables import PairTable
from stemhulp.model import Codes

FLOAT_ROOM: Final = 2**53  # whole numbers up to here are exact as float
ONE_THREAD: Final = 2**18  # multiplications for which no library starts threads, that cost more


@dataclass(frozen=True)
class ListSums:
    """Exact sums of many lists of answers.

    Parameters
    ----------
    numerator, denominator : ndarray of shape (n_lists, n_parties)
        Their quotient is the exact closeness; 0/0 where nothing is known of the party.
    known : ndarray of shape (n_lists, n_parties)
        Weight of the statements with a known position.
    total : ndarray of shape (n_lists, 1)
        Weight of all statements that count.
    """

    numerator: Sums
    denominator: Sums
    known: Sums
    total: Sums

    @property
    def coverage(self) -> Floats:
        """Weighted share of the statements with a known position, shape (n_lists, n_parties)."""
        return finished(self.known, np.broadcast_to(self.total, self.known.shape))


def sum_lists(
    positions: Codes,
    pair: PairTable,
    policy: Policy,
    codes: Sums,
    weights: Sums,
    n_answered: Sums | None = None,
) -> ListSums:
    """Sum every party over many lists of answers.

    Parameters
    ----------
    positions : ndarray of shape (n_parties, n_statements)
        Stance codes; −1 = unknown.
    pair : PairTable
        The table that `policy` completed.
    policy : Policy
    codes : ndarray of shape (n_lists or 1, n_statements)
        Answers; below zero where there is none.
    weights : ndarray of shape (n_lists or 1, n_statements)
        Whole weights, 0 where nothing was answered; Python integers (dtype object) where unit
        times a sum of them might pass 64 bits.
    n_answered : ndarray of shape (n_lists,), optional
        Number of statements in each list; default: those with a weight.

    Returns
    -------
    ListSums
        int64, or Python integers where a sum might not fit.

    Examples
    --------
    >>> from stemhulp.matching.missing import POLICIES
    >>> from stemhulp.matching.tables import city_block
    >>> policy = POLICIES["leave-out"]
    >>> one, two = np.array([[2, 2], [0, 2]]), np.array([[1, 3]])
    >>> positions = np.array([[2, -1]], dtype=np.int8)
    >>> sums = sum_lists(positions, policy.apply(city_block(3)), policy, one, two)
    >>> sums.numerator.tolist(), sums.denominator.tolist(), sums.known.tolist()
    ([[4], [0]], [[4], [4]], [[1], [1]])
    """
    points, unknown = _gathered(positions, pair, codes, weights)
    total = np.broadcast_to(weights.sum(axis=1, keepdims=True), (len(points), 1))
    known = total - sum(unknown)
    number = (weights > 0).sum(axis=1) if n_answered is None else n_answered
    tally = Tally(points, known, total, number[:, None], pair.unit)
    numerator, denominator = _closeness(policy, pair, tally, unknown)
    return ListSums(
        # A party of which nothing is known has no score, whatever a policy would make of silence.
        numerator=np.where(known > 0, numerator, 0),
        denominator=np.where(known > 0, denominator, 0),
        known=known,
        total=total,
    )


def _gathered(
    positions: Codes, pair: PairTable, codes: Sums, weights: Sums
) -> tuple[Sums, list[Sums]]:
    """Points over known positions, and weight of the unknown ones for each answer given."""
    known = positions >= 0
    n_parties = len(positions)
    points: list[Sums] = []
    unknown: list[Sums] = []
    for option, worth in enumerate(pair.points):
        chosen = np.where(codes == option, weights, 0)
        columns = np.vstack([np.where(known, worth[positions], 0), ~known])
        summed = _product(chosen, columns.T, pair.unit)
        points.append(summed[:, :n_parties])
        unknown.append(summed[:, n_parties:])
    return np.asarray(sum(points)), unknown


def _product(weights: Sums, cells: Sums, unit: int) -> Sums:
    """Matrix product in whole numbers; through floats where those hold every sum exactly."""
    if weights.dtype == object or int(weights.sum(axis=1).max(initial=0)) * unit >= FLOAT_ROOM:
        return np.asarray(weights @ cells.astype(weights.dtype))
    size, right = max(1, ONE_THREAD // max(1, cells.size)), cells.astype(np.float64)
    parts = [
        weights[start : start + size].astype(np.float64) @ right
        for start in range(0, max(1, len(weights)), size)
    ]
    return np.concatenate(parts).astype(np.int64)


def _closeness(
    policy: Policy, pair: PairTable, tally: Tally, unknown: list[Sums]
) -> tuple[Sums, Sums]:
    """Numerator and denominator of the closeness, with the unknown positions as the policy says."""
    if policy.rate is None:
        counted = sum(w * m for w, m in zip(unknown, pair.possible[:, -1], strict=True))
        added = sum(w * p for w, p in zip(unknown, pair.points[:, -1], strict=True))
        return tally.points + added, tally.weight * pair.unit + counted
    bounds = zip(pair.lowest.tolist(), pair.highest.tolist(), strict=True)
    return with_estimates(policy.rate(tally), tally, unknown, tuple(bounds))


def with_estimates(
    rate: Rate, tally: Tally, unknown: Sequence[Sums], bounds: Sequence[tuple[int, int]]
) -> tuple[Sums, Sums]:
    """Numerator and denominator of the closeness, unknown positions counting for what is expected.

    Parameters
    ----------
    rate : Rate
    tally : Tally
    unknown : sequence of ndarray of shape (n_lists, n_parties)
        Weight of the unknown positions, for each kind of answer.
    bounds : sequence of (int, int)
        Fewest and most points of an unknown position against an answer of that kind.
    """
    # An estimate is a mean of points, so the widest bounds never hold it back.
    floor, top = min(low for low, _ in bounds), max(high for _, high in bounds)
    scale = rate.denominator
    points = tally.points * scale
    for weight, (low, high) in zip(unknown, bounds, strict=True):
        worth = rate.numerator if low == floor else np.maximum(rate.numerator, low * scale)
        points += weight * (worth if high == top else np.minimum(worth, high * scale))
    return points, tally.total * tally.unit * scale


def finished(
    numerator: Sums,
    denominator: Sums,
    finish: Callable[[Fraction], Number] = linear,
    finish_many: Callable[[Whole, Whole], Floats] = linear_many,
) -> Floats:
    """Exact quotients through the finish of a method, as the nearest floats; NaN for 0/0.

    The bits are those of the exact fraction, however large the sums: two floats are divided only
    where both hold their whole number exactly.

    Examples
    --------
    >>> big = np.array([2**70 + 1, 1, 0], dtype=object)
    >>> finished(big, np.array([2**71, 2, 0], dtype=object)).tolist()
    [0.5, 0.5, nan]
    """
    is_small = denominator < FLOAT_ROOM
    below = np.where(is_small, denominator, 0).astype(np.int64)
    quotients = finish_many(np.where(is_small, numerator, 0).astype(np.int64), below)
    for place in zip(*np.nonzero(~is_small), strict=True):
        exact = Fraction(int(numerator[place]), int(denominator[place]))
        quotients[place] = float(finish(exact))
    return quotients


def fits(weights: Sums, unit: int) -> bool:
    """Whether unit times the sum of every list of weights stays well within 64 bits."""
    sums = weights.sum(axis=1, dtype=object if weights.dtype == object else np.float64)
    return bool(sums.max(initial=0) * unit < INT64_ROOM)
