"""Agreement tables: how far an answer and a position agree, in small whole numbers.

A table counts in whole *points*, so that every sum stays an exact integer: with `agreement` on
three options two equal stances are worth 2, neighbours 1, opposites 0, out of 2. Dividing happens
once, at the end. A row is an answer, a column a position; a table need not be symmetric.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from stemhulp.errors import ShapeError

FINEST: Final = 10**6  # parts of full agreement in which the cells of an own table can be told
Integers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class AgreementTable:
    """Points per (answer, position).

    Parameters
    ----------
    points : ndarray of shape (n_options, n_options), dtype=int64
        Row = code of the answer, column = code of the position.
    unit : int
        Points that stand for full agreement (fraction 1).
    floor : int
        Points below which no cell may come: 0, or ``-unit`` for a directional table.
    """

    points: Integers
    unit: int
    floor: int = 0

    def __post_init__(self) -> None:
        """Refuse a table that is not square or has cells outside its range."""
        if self.points.ndim != 2 or self.points.shape[0] != self.points.shape[1]:
            raise ShapeError(f"agreement table of shape {self.points.shape}: must be square")
        if self.points.min() < self.floor or self.points.max() > self.unit:
            raise ValueError(f"agreement table has cells outside {self.floor} … {self.unit}")
        self.points.setflags(write=False)

    @property
    def n_options(self) -> int:
        """Number of options of the scale the table is for."""
        return int(self.points.shape[0])


@dataclass(frozen=True)
class PairTable:
    """An agreement table with a missing-position policy worked into it.

    Parameters
    ----------
    points, possible : ndarray of shape (n_options, n_options + 1), dtype=int64
        What a pair adds to numerator and denominator. The last column is the unknown
        position, so that code −1 finds it by itself.
    lowest, highest : ndarray of shape (n_options,), dtype=int64
        Fewest and most points that *some* position could still earn against an answer.
    unit : int
        Points that stand for full agreement.
    """

    points: Integers
    possible: Integers
    lowest: Integers
    highest: Integers
    unit: int


def _coordinates(n_options: int) -> Integers:
    """Whole coordinates of the options, symmetric round 0: −2, 0, 2 for three options."""
    if n_options < 2:
        raise ShapeError(f"a scale needs two options or more, not {n_options}")
    return 2 * np.arange(n_options, dtype=np.int64) - (n_options - 1)


def _distance(n_options: int) -> Integers:
    """Distance of every pair of options, in option steps."""
    place = _coordinates(n_options)
    distance: Integers = np.abs(place[:, None] - place[None, :]) // 2
    return distance


def city_block(n_options: int) -> AgreementTable:
    """Proportional agreement, 1 − |v − p| / range.

    Examples
    --------
    >>> city_block(3).points.tolist(), city_block(3).unit
    ([[2, 1, 0], [1, 2, 1], [0, 1, 2]], 2)
    """
    return AgreementTable((n_options - 1) - _distance(n_options), unit=n_options - 1)


def same_or_not(n_options: int) -> AgreementTable:
    """Equal answers only: 1 if v = p, else 0.

    Examples
    --------
    >>> same_or_not(3).points.tolist(), same_or_not(3).unit
    ([[1, 0, 0], [0, 1, 0], [0, 0, 1]], 1)
    """
    return AgreementTable((_distance(n_options) == 0).astype(np.int64), unit=1)


def squared(n_options: int) -> AgreementTable:
    """Return closeness in squared distance, 1 − (|v − p| / range)².

    Examples
    --------
    >>> squared(3).points.tolist(), squared(3).unit
    ([[4, 3, 0], [3, 4, 3], [0, 3, 4]], 4)
    """
    unit = (n_options - 1) ** 2
    return AgreementTable(unit - _distance(n_options) ** 2, unit=unit)


def direction(n_options: int) -> AgreementTable:
    """Direction and strength, v·p with both in [−1, 1]; a neutral answer earns nothing.

    Examples
    --------
    >>> direction(3).points.tolist(), direction(3).unit
    ([[4, 0, -4], [0, 0, 0], [-4, 0, 4]], 4)
    """
    place = _coordinates(n_options)
    unit = (n_options - 1) ** 2
    return AgreementTable(place[:, None] * place[None, :], unit=unit, floor=-unit)


def half_direction(n_options: int) -> AgreementTable:
    """Return the mean of closeness and direction: ½(1 − |v − p|) + ½ v·p, both in [−1, 1].

    Examples
    --------
    >>> half_direction(3).points.tolist(), half_direction(3).unit
    ([[8, 0, -8], [0, 4, 0], [-8, 0, 8]], 8)
    """
    span = n_options - 1
    near = (span - 2 * _distance(n_options)) * span  # 1 − |v − p| in units of span²
    points = near + direction(n_options).points
    return AgreementTable(points, unit=2 * span**2, floor=-2 * span**2)


def own_table(cells: Sequence[Sequence[Any]]) -> AgreementTable:
    """Turn an editor's table of fractions into whole points.

    Parameters
    ----------
    cells : sequence of sequences of number
        Square; row = answer, column = position; every cell from 0 to 1, read as it is written.

    Raises
    ------
    ShapeError
        If the table is not square.
    ValueError
        If a cell is not a number from 0 to 1; the message names the cell. Also if the cells are
        finer than a millionth together: sums have to stay exact in 64 bits.

    Examples
    --------
    >>> table = own_table([[1, 0.25], [0, 1]])
    >>> table.points.tolist(), table.unit
    ([[4, 1], [0, 4]], 4)
    """
    size = len(cells)
    if size < 2 or any(len(row) != size for row in cells):
        raise ShapeError(
            f"eigen tabel: rijen van {[len(row) for row in cells]} cellen; verwacht {size} × {size}"
        )
    exact = [[_cell(value, r, c) for c, value in enumerate(row)] for r, row in enumerate(cells)]
    unit = math.lcm(*(value.denominator for row in exact for value in row))
    if unit > FINEST:
        raise ValueError("eigen tabel: er staan te fijne getallen in; rond ze af")
    points = np.array([[int(value * unit) for value in row] for row in exact], dtype=np.int64)
    return AgreementTable(points, unit=unit)


def _cell(value: Any, row: int, column: int) -> Fraction:
    """One cell as an exact fraction."""
    is_number = isinstance(value, int | float | Fraction) and not isinstance(value, bool)
    if not is_number or not 0 <= value <= 1:  # NaN is not in any range
        place = f"rij {row + 1}, kolom {column + 1}"
        raise ValueError(
            f"eigen tabel, {place}: {_written(value)} is geen getal van 0 tot en met 1"
        )
    return Fraction(str(value))


def _written(value: Any) -> str:
    """A value as its writer knows it; Python does not write out thousands of digits."""
    is_endless = isinstance(value, int) and abs(value) >= 10**20
    return "dit grote getal" if is_endless else repr(value)
