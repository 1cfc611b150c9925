"""Agreement tables: how far an answer and a position agree, in small whole numbers.

A table counts in *option steps*, so that every sum stays an exact integer: on three options two
equal stances are worth 2, neighbours 1, opposites 0, out of 2. Dividing happens once, at the end.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from stemhulp.errors import ShapeError

Integers = npt.NDArray[np.int64]


@dataclass(frozen=True)
class AgreementTable:
    """Points per (answer, position).

    Parameters
    ----------
    points : ndarray of shape (n_options, n_options), dtype=int64
        Row = code of the answer, column = code of the position. Need not be symmetric.
    unit : int
        Points that stand for full agreement (fraction 1).
    """

    points: Integers
    unit: int

    def __post_init__(self) -> None:
        """Refuse a table that is not square or has cells outside [0, unit]."""
        rows, columns = self.points.shape
        if rows != columns:
            raise ShapeError(f"agreement table of {rows} × {columns}: must be square")
        if self.points.min() < 0 or self.points.max() > self.unit:
            raise ValueError(f"agreement table has cells outside 0 … {self.unit}")
        self.points.setflags(write=False)


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


def city_block(n_options: int) -> AgreementTable:
    """Return the table of proportional agreement: 1 − |v − p| / range.

    Parameters
    ----------
    n_options : int
        Number of options, at least 2.

    Returns
    -------
    AgreementTable
        Points in option steps; unit ``n_options - 1``.

    Examples
    --------
    >>> city_block(3).points.tolist(), city_block(3).unit
    ([[2, 1, 0], [1, 2, 1], [0, 1, 2]], 2)
    """
    codes = np.arange(n_options, dtype=np.int64)
    distance = np.abs(codes[:, None] - codes[None, :])
    return AgreementTable(points=(n_options - 1) - distance, unit=n_options - 1)
