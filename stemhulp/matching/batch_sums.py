"""Exact sums of many sheets in two ways: by looking up, and by multiplying what does not fit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Protocol

import numpy as np

from stemhulp.matching.batch_checks import Answers, check_answered, needed_answers
from stemhulp.matching.estimate import PULL, Sums, Tally
from stemhulp.matching.lanes import MOST_CHOICES, LaneSums, LaneTables, Levels
from stemhulp.matching.lists import FLOAT_ROOM, fits, sum_lists, with_estimates
from stemhulp.matching.methods import Method, Whole
from stemhulp.matching.missing import Policy
from stemhulp.matching.tables import PairTable
from stemhulp.model import Election

CHUNK: Final = 16_384  # sheets at a time: what is made of them stays in the cache of a processor
CELLS: Final = 2**20  # of sheet × party × option at a time, where sums are made the slow way
INT32_ROOM: Final = 2**31


@dataclass(frozen=True)
class Part:
    """Sums of a chunk by one method; the quotient of the first two is the closeness."""

    numerator: Sums
    denominator: Sums
    known: Sums
    total: Sums


class Way(Protocol):
    """How the sums of a chunk are made."""

    size: int

    def sums(self, codes: Answers, weights: Answers | None, first: int) -> list[Part]:
        """Return the sums of every method; `first` is the index of the first sheet."""
        ...


@dataclass(frozen=True)
class ByLanes:
    """Sums by looking up, for small weights."""

    tables: LaneTables
    pairs: tuple[PairTable, ...]
    policy: Policy
    rooms: tuple[Any, ...]  # np.int32 or np.float64, for each method
    needed: int
    size: int

    def sums(self, codes: Answers, weights: Answers | None, first: int) -> list[Part]:
        """Look up, check and complete."""
        lanes = self.tables.sums(codes, None if self.tables.levels.fixed else weights)
        check_answered(lanes.n_given, lanes.total, self.needed, first)
        weighed = {room: _Weighed.of(lanes, room) for room in set(self.rooms)}
        return [self._part(lanes, m, weighed[self.rooms[m]]) for m in range(len(self.pairs))]

    def _part(self, lanes: LaneSums, m: int, weighed: _Weighed) -> Part:
        """Sums by one method, in its points divided by what all of them have in common."""
        pair, scale, shift = self.pairs[m], self.tables.scales[m], self.tables.shifts[m]
        known, total = weighed.known, weighed.total
        points = lanes.points[m].astype(self.rooms[m])
        if shift:
            points = np.subtract(points, shift * total)
        unit = pair.unit // scale
        if self.policy.rate is None:
            counted = np.broadcast_to(total, known.shape) if self.policy.counts else known
            return Part(points, counted * unit, known, total)
        rate = self.policy.rate(tally := Tally(points, known, total, weighed.number, unit))
        low, high = pair.lowest // scale, pair.highest // scale
        bounds = [(int(low[option]), int(high[option])) for option in self.tables.kinds]
        return Part(*with_estimates(rate, tally, weighed.unknown, bounds), known, total)


@dataclass(frozen=True)
class _Weighed:
    """Weights of a chunk, the same for every method, as numbers with room for its sums."""

    known: Sums
    total: Sums
    number: Sums
    unknown: list[Sums]

    @classmethod
    def of(cls, lanes: LaneSums, room: Any) -> _Weighed:
        """Widen what stands in the lanes."""
        known, total, number = (
            lane.astype(room) for lane in (lanes.known, lanes.total, lanes.n_counting)
        )
        return cls(known, total, number, [weight.astype(room) for weight in lanes.unknown])


def by_lanes(
    election: Election, methods: Sequence[Method], policy: Policy, weights: Answers | None
) -> ByLanes | None:
    """Return the fast way, if the weights are small enough for it."""
    pairs = tuple(policy.apply(method.table(election.scale.n_options)) for method in methods)
    levels = _levels(weights, len(election.statements))
    if levels is None:
        return None
    try:
        tables = LaneTables(
            election.position_codes, pairs, levels, splits_unknown=policy.rate is not None
        )
    except OverflowError:
        return None
    total = sum(max(levels.of(s)) for s in range(len(election.statements)))
    units = (pair.unit // scale for pair, scale in zip(pairs, tables.scales, strict=True))
    rooms = tuple(_room(unit, total, election, policy) for unit in units)
    if None in rooms:
        return None
    return ByLanes(tables, pairs, policy, rooms, needed_answers(election), CHUNK)


def _levels(weights: Answers | None, n_statements: int) -> Levels | None:
    """Which weights occur; None if a table cannot have them."""
    if weights is None:
        return Levels(fixed=(1,) * n_statements)
    if not weights.size or weights.dtype == object or int(weights.max()) > MOST_CHOICES:
        return None
    if weights.ndim < 2:
        return Levels(fixed=tuple(np.broadcast_to(weights, (n_statements,)).tolist()))
    return Levels(int(weights.min()), int(weights.max()))


def _room(unit: int, total: int, election: Election, policy: Policy) -> Any:
    """Numbers that hold every sum exactly, the fastest there are; None = no numbers do."""
    largest = unit * total
    if policy.rate is not None:  # as in `estimate`: the denominator of a closeness
        n_parties, n_statements = election.position_codes.shape
        largest *= total**2 * n_parties * (n_statements + PULL)
    if largest < INT32_ROOM:
        return np.int32
    return np.float64 if largest < FLOAT_ROOM else None


@dataclass(frozen=True)
class ByLists:
    """Sums by multiplying, however large the weights."""

    election: Election
    pairs: tuple[PairTable, ...]
    policy: Policy
    size: int

    def sums(self, codes: Answers, weights: Answers | None, first: int) -> list[Part]:
        """Multiply and check."""
        given = np.asarray(codes, dtype=np.int64)
        parts = []
        for pair in self.pairs:
            factors = _fitting(given, weights, pair.unit)
            number, total = (given >= 0).sum(axis=1), factors.sum(axis=1)
            check_answered(number, total, needed_answers(self.election), first)
            sums = sum_lists(self.election.position_codes, pair, self.policy, given, factors)
            parts.append(Part(sums.numerator, sums.denominator, sums.known, sums.total))
        return parts


def by_lists(election: Election, methods: Sequence[Method], policy: Policy) -> ByLists:
    """Return the way that always works."""
    pairs = tuple(policy.apply(method.table(election.scale.n_options)) for method in methods)
    cells = len(election.parties) * max(election.scale.n_options, len(election.statements))
    return ByLists(election, pairs, policy, max(1, min(CHUNK, CELLS // max(1, cells))))


def _fitting(codes: Whole, weights: Answers | None, unit: int) -> Sums:
    """Weights for every answer, in 64 bits where every sum fits; 0 where nothing was answered."""
    exact = np.where(codes >= 0, 1 if weights is None else weights, 0)
    return exact.astype(np.int64 if fits(exact, unit) else object)
