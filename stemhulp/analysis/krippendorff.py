"""Krippendorff's α: how far coders agree, beyond what chance would give. Knows only numbers.

Everything is counted in whole numbers and fractions, so equal codings give equal bits in every
order. That is meant for the handful of values of a scale, not for thousands of measurements.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from stemhulp.errors import ShapeError, StemhulpError, UnknownMethodError

Exact = npt.NDArray[Any]  # dtype=object: int or Fraction
Whole = npt.NDArray[np.int64]


def krippendorff_alpha(codings: npt.ArrayLike, level: str) -> float | None:
    """Agreement of any number of coders: 1 = perfect, 0 = what chance gives, below 0 = worse.

    α = 1 − D_o / D_e: the disagreement seen within units over the disagreement among all values
    that could have met.

    Parameters
    ----------
    codings : array_like of shape (n_coders, n_units)
        The value each coder gave to each unit; None or NaN where there is none. A number below
        zero is a value: turn a code such as `UNKNOWN` into None first.
    level : {"nominal", "ordinal", "interval", "ratio"}
        What a difference between two values means: only that they differ, how many values lie
        between them in rank, their distance, or their distance relative to their sum.

    Returns
    -------
    alpha : float or None
        None where α is not defined: no unit with two values or more, or one value everywhere.
        Units with fewer than two values have nothing to compare and count for nothing.

    Raises
    ------
    UnknownMethodError
        If there is no such level.
    ShapeError
        If the codings are not a table of numbers with one row per coder.
    StemhulpError
        If a value is below zero at level "ratio", which has no meaning.

    References
    ----------
    Krippendorff (2019), Content Analysis, 4th ed., chapter 12, doi 10.4135/9781071878781.
    Hayes and Krippendorff (2007), Answering the Call for a Standard Reliability Measure for
    Coding Data, pp. 77–89, doi 10.1080/19312450709336664.

    Examples
    --------
    Twenty values meet: fourteen times 0, six times 1. 0 meets 1 in four of the ten units, so
    α = 1 − 19 × 4 / (14 × 6).

    >>> one = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    >>> two = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    >>> round(krippendorff_alpha([one, two], "nominal"), 3)
    0.095
    >>> round(krippendorff_alpha([[0, 1, None], [0, 1, 2], [None, 1, 1]], "ordinal"), 3)
    0.762
    >>> krippendorff_alpha([[1, 1], [1, 1]], "nominal") is None
    True
    """
    if level not in SQUARED_DIFFERENCES:
        raise UnknownMethodError("soort schaal", level, SQUARED_DIFFERENCES)
    values, counts = _pairable(codings)
    met = coincidences(counts)
    times = met.sum(axis=0)
    apart = SQUARED_DIFFERENCES[level](_Given(values, times))
    observed, possible = (met * apart).sum(), (np.outer(times, times) * apart).sum()
    if possible == 0:
        return None
    return float(1 - (times.sum() - 1) * observed / possible)


def coincidences(counts: Whole) -> Exact:
    """How often every two values meet in one unit; a unit adds up to its number of values.

    Parameters
    ----------
    counts : ndarray of shape (n_units, n_values), dtype=int64
        How many coders gave the unit that value; two or more in every unit.

    Returns
    -------
    ndarray of shape (n_values, n_values), dtype=object
        Fractions, symmetric; a row adds up to the number of times its value was given.

    Examples
    --------
    Three coders said 0, 0, 1 of one unit, and two of them 1, 1 of another.

    >>> coincidences(np.array([[2, 1], [0, 2]])).astype(str).tolist()
    [['1', '1'], ['1', '2']]
    """
    share = np.array([Fraction(1, int(n) - 1) for n in counts.sum(axis=1)], dtype=object)
    ordered_pairs: Exact = counts.T @ (counts * share[:, None])
    with_itself = np.diag(share @ counts)
    return ordered_pairs - with_itself


class _Given(NamedTuple):
    """The values that coders gave, ascending, and how often each was given."""

    values: Exact
    times: Exact


def _pairable(codings: npt.ArrayLike) -> tuple[Exact, Whole]:
    """Every value with another beside it, ascending, and how many coders gave it to each unit."""
    try:
        table = np.asarray(codings, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise ShapeError("coderingen: geen tabel van getallen, een rij per codeur") from error
    if table.ndim != 2:
        raise ShapeError(f"coderingen van vorm {table.shape}: verwacht een rij per codeur")
    kept = table[:, (~np.isnan(table)).sum(axis=0) >= 2]
    values = np.unique(kept[~np.isnan(kept)])
    counts = (kept[:, :, None] == values).sum(axis=0, dtype=np.int64)
    return np.array([Fraction(value) for value in values], dtype=object), counts


def _distance(places: Exact) -> Exact:
    """Squared distance between every two places on a line."""
    squared: Exact = (places[:, None] - places) ** 2
    return squared


def _nominal(given: _Given) -> Exact:
    """Two values differ, or they do not."""
    differ: Exact = 1 - np.eye(len(given.values), dtype=np.int64).astype(object)
    return differ


def _ordinal(given: _Given) -> Exact:
    """Distance between the middles of the ranks that two values take up among all that was given.

    The same as Krippendorff's sum of the times from one value to the other, less half of both.
    """
    return _distance(np.cumsum(given.times) - given.times / 2)


def _interval(given: _Given) -> Exact:
    """Distance between two values."""
    return _distance(given.values)


def _ratio(given: _Given) -> Exact:
    """Distance between two values, relative to their sum."""
    if (given.values < 0).any():
        raise StemhulpError("Op een ratioschaal bestaan geen waarden onder nul.")
    sums = given.values[:, None] + given.values
    relative: Exact = _distance(given.values) / np.where(sums == 0, 1, sums) ** 2
    return relative


# Level → squared difference between every two values.
SQUARED_DIFFERENCES: Final[Mapping[str, Callable[[_Given], Exact]]] = MappingProxyType(
    {"nominal": _nominal, "ordinal": _ordinal, "interval": _interval, "ratio": _ratio}
)
