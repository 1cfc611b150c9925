"""Sums of a great many sheets, by looking up the answers to three statements at a time.

For every combination of answers to a few statements the sums of all parties are computed once and
kept as one row of small whole numbers, side by side: the *lanes*. A sheet then costs one look-up
and one addition of a row for each few statements, whatever the lanes hold. The sums are whole and
exact, so that neither the size of a chunk nor the number of threads can change a bit.

The price is that only a small set of weights fits: 0 or 1 up to a few dozen. What does not fit is
for `lists.sum_lists`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from stemhulp.matching.estimate import Sums
from stemhulp.matching.lane_layout import lane_places, lane_widths, lanes_by_width, places_by_width
from stemhulp.matching.tables import Integers, PairTable
from stemhulp.model import Codes

# All tables together should stay near a processor, and more than three at a time gains nothing.
TABLE_BYTES: Final = 2**21
MOST_TOGETHER: Final = 3
MOST_CHOICES: Final = 2**12  # ways to answer one statement: options times weights
WORD: Final = 8  # a row is a whole number of these, so that it is copied quickly

Lane = npt.NDArray[Any]  # uint8 or uint16
Rows = npt.NDArray[np.void]


@dataclass(frozen=True)
class Levels:
    """Weights that may occur: all whole numbers from one to another, or one list for everybody.

    Parameters
    ----------
    lowest, highest : int
        Where every sheet has weights of its own.
    fixed : tuple of int, optional
        A weight for each statement, the same for every sheet.
    """

    lowest: int = 1
    highest: int = 1
    fixed: tuple[int, ...] = ()

    def of(self, statement: int) -> range | tuple[int, ...]:
        """Return the weights that an answer to a statement may have."""
        return (self.fixed[statement],) if self.fixed else range(self.lowest, self.highest + 1)


@dataclass(frozen=True)
class LaneSums:
    """What the sheets of a chunk add up to, in lanes of one whole number for each sheet.

    Parameters
    ----------
    points : sequence of ndarray of shape (n_sheets, n_parties)
        For each pair table, in its points divided by its scale; its shift is added for every
        answer, times the weight.
    known : ndarray of shape (n_sheets, n_parties)
        Weight of the statements with a known position.
    unknown : sequence of ndarray of shape (n_sheets, n_parties)
        Weight of those without, for each kind of answer (see :class:`LaneTables`).
    total, n_counting, n_given : ndarray of shape (n_sheets, 1)
        Weight of all answers; how many of them have a weight; how many there are.
    """

    points: Sequence[Sums]
    known: Sums
    unknown: Sequence[Sums]
    total: Sums
    n_counting: Sums
    n_given: Sums


class LaneTables:
    """Tables for one election, one set of weights and any number of methods.

    Parameters
    ----------
    positions : ndarray of shape (n_parties, n_statements)
        Stance codes; −1 = unknown.
    pairs : sequence of PairTable
        The tables of the methods, completed by one policy.
    levels : Levels
    splits_unknown : bool
        Whether the weight of unknown positions is wanted for each *kind* of answer: answers of a
        kind leave an unknown position the same fewest and most points, in every method.

    Raises
    ------
    OverflowError
        If the sums or the weights are too large for lanes.

    Examples
    --------
    >>> from stemhulp.matching.missing import POLICIES
    >>> from stemhulp.matching.tables import city_block
    >>> positions = np.array([[2, -1], [0, 1]], dtype=np.int8)
    >>> pair = POLICIES["leave-out"].apply(city_block(3))
    >>> tables = LaneTables(positions, [pair], Levels(1, 2), splits_unknown=False)
    >>> answers = np.array([[2, 2], [0, -1]], dtype=np.int8)
    >>> sums = tables.sums(answers, np.array([[1, 2], [1, 1]]))
    >>> sums.points[0].tolist(), sums.known.tolist(), sums.total.tolist()
    ([[2, 2], [0, 2]], [[1, 3], [1, 1]], [[3], [1]])
    """

    def __init__(
        self,
        positions: Codes,
        pairs: Sequence[PairTable],
        levels: Levels,
        *,
        splits_unknown: bool,
    ) -> None:
        n_parties, n_statements = positions.shape
        self.n_options = len(pairs[0].points)
        self.levels = levels
        self.n_choices = len(levels.of(0)) * (self.n_options + 1) if n_statements else 1
        if self.n_choices > MOST_CHOICES:
            raise OverflowError("too many weights for lanes")
        self.scales = tuple(_scale(pair) for pair in pairs)
        self.shifts = tuple(map(_shift, pairs, self.scales))
        self.kinds, self.kind_of = _kinds(pairs) if splits_unknown else ((), ())
        self.places = lane_places(n_parties, len(pairs), len(self.kinds))
        self.n_lanes = max(place.stop for place in self.places.values())
        cells = [self._cells(positions[:, s], pairs, levels.of(s)) for s in range(n_statements)]
        self.widths = lane_widths(self.places, cells, self.n_lanes)
        self.group_size = self._group_size(n_statements)
        self.tables = {
            kind: self._tables([cell[:, lanes] for cell in cells], kind)
            for kind, lanes in lanes_by_width(self.places, self.widths).items()
        }

    def _cells(
        self, positions: Codes, pairs: Sequence[PairTable], weights: Sequence[int]
    ) -> Integers:
        """What each way to answer one statement adds, shape (n_choices, n_lanes)."""
        is_known = positions >= 0
        plain = np.zeros((self.n_options, self.n_lanes), dtype=np.int64)  # with weight 1
        for m, (pair, scale, shift) in enumerate(zip(pairs, self.scales, self.shifts, strict=True)):
            plain[:, self.places["points", m]] = pair.points[:, positions] // scale + shift
        for option, kind in enumerate(self.kind_of):
            plain[option, self.places["unknown", kind]] = ~is_known
        if not self.kinds:
            plain[:, self.places["known"]] = is_known
        plain[:, self.places["total"]] = 1
        factors = np.asarray(weights, dtype=np.int64)[:, None, None]
        cells = np.zeros((len(weights), self.n_options + 1, self.n_lanes), dtype=np.int64)
        cells[:, 1:] = plain * factors
        cells[:, 1:, self.places["n_counting"]] = factors > 0
        cells[:, 1:, self.places["n_given"]] = 1
        return cells.reshape(-1, self.n_lanes)

    def _group_size(self, n_statements: int) -> int:
        """How many statements go into one table."""
        row = sum(
            (place.stop - place.start) * self.widths[name].itemsize
            for name, place in self.places.items()
        )
        size = 1
        while size < min(n_statements, MOST_TOGETHER):
            n_tables = -(-n_statements // (size + 1))
            if self.n_choices ** (size + 1) * row * n_tables > TABLE_BYTES:
                break
            size += 1
        return size

    def _tables(self, cells: Sequence[Integers], kind: np.dtype[Any]) -> tuple[Rows, ...]:
        """Tables of some of the lanes; the last one may have fewer statements."""
        size = self.group_size
        return tuple(
            _rows(cells[first : first + size], kind) for first in range(0, len(cells), size)
        )

    def sums(self, answers: npt.NDArray[Any], weights: npt.NDArray[Any] | None = None) -> LaneSums:
        """Add up a chunk of sheets.

        Parameters
        ----------
        answers : ndarray of shape (n_sheets, n_statements)
            Stance codes; below zero where there is none. Codes and weights are not checked.
        weights : ndarray of shape (n_sheets, n_statements), optional
            Within the levels of the tables; not for fixed levels.
        """
        index = self._index(self._choices(answers, weights))
        added = {kind: _added(tables, index, kind) for kind, tables in self.tables.items()}
        lanes: dict[Any, Lane] = {}
        for kind, places in places_by_width(self.places, self.widths).items():
            lanes |= {name: added[kind][place].T for name, place in places.items()}
        unknown = [lanes["unknown", k] for k in range(len(self.kinds))]
        return LaneSums(
            points=[lanes["points", m] for m in range(len(self.scales))],
            known=lanes["total"] - sum(unknown) if unknown else lanes["known"],
            unknown=unknown,
            total=lanes["total"],
            n_counting=lanes["n_counting"],
            n_given=lanes["n_given"],
        )

    def _choices(self, answers: npt.NDArray[Any], weights: npt.NDArray[Any] | None) -> Lane:
        """Rows of `_cells` that belong to the answers, shape (n_sheets, n_statements)."""
        small: Any = np.uint8 if self.n_choices <= 256 else np.uint16
        choices: Lane = (np.maximum(answers, -1) + 1).astype(small, copy=False)
        if weights is not None:
            levels = weights.astype(small)  # what does not fit comes right again below
            levels -= np.asarray(self.levels.lowest).astype(small)
            levels *= small(self.n_options + 1)
            choices += levels
        return choices

    def _index(self, choices: Lane) -> npt.NDArray[np.intp]:
        """Which row of each table the answers lead to, shape (n_tables, n_sheets)."""
        n_sheets, n_statements = choices.shape
        size = self.group_size
        n_tables = -(-n_statements // size)
        by_table = np.zeros((n_tables * size, n_sheets), dtype=choices.dtype)
        # Where the last table has fewer statements, those that are not there come first.
        missing = n_tables * size - n_statements
        by_table[: (n_tables - 1) * size] = choices[:, : (n_tables - 1) * size].T
        by_table[(n_tables - 1) * size + missing :] = choices[:, (n_tables - 1) * size :].T
        members = by_table.reshape(n_tables, size, n_sheets)
        index = members[:, 0].astype(np.min_scalar_type(self.n_choices**size))
        for member in range(1, size):
            index *= index.dtype.type(self.n_choices)
            index += members[:, member]
        return index.astype(np.intp)


def _rows(members: Sequence[Integers], kind: np.dtype[Any]) -> Rows:
    """One table: a row for every combination of answers to its statements."""
    n_lanes = members[0].shape[1]
    sums = np.zeros((1, n_lanes), dtype=np.int64)
    for cells in members:
        sums = (sums[:, None] + cells[None]).reshape(-1, n_lanes)
    width = -(-n_lanes * kind.itemsize // WORD) * WORD
    rows = np.zeros((len(sums), width // kind.itemsize), dtype=kind)
    rows[:, :n_lanes] = sums
    return rows.view(np.dtype((np.void, width))).ravel()


def _added(tables: Sequence[Rows], index: npt.NDArray[np.intp], kind: np.dtype[Any]) -> Lane:
    """Look up and add the rows of all tables, shape (n_lanes, n_sheets)."""
    rows = np.empty(index.shape[1], dtype=tables[0].dtype)
    lanes = rows.view(kind).reshape(len(rows), rows.itemsize // kind.itemsize)
    summed = np.zeros_like(lanes)
    for table, places in zip(tables, index, strict=True):
        np.take(table, places, out=rows, mode="clip")
        summed += lanes
    return np.ascontiguousarray(summed.T)


def _scale(pair: PairTable) -> int:
    """What all points of a table can be divided by."""
    parts = (pair.points, pair.lowest, pair.highest, [pair.unit])
    return int(np.gcd.reduce(np.concatenate([np.ravel(part) for part in parts])))


def _shift(pair: PairTable, scale: int) -> int:
    """Points to add to every answer so that none is below zero."""
    return max(0, -int(pair.points.min()) // scale)


def _kinds(pairs: Sequence[PairTable]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """An option of each kind, and the kind of each option."""
    marks = [
        tuple((int(pair.lowest[o]), int(pair.highest[o])) for pair in pairs)
        for o in range(len(pairs[0].points))
    ]
    different = list(dict.fromkeys(marks))
    return (
        tuple(marks.index(mark) for mark in different),
        tuple(different.index(mark) for mark in marks),
    )
