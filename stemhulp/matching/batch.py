"""Matching many answer sheets at once, with the same tables and the same scores as one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction
from multiprocessing import cpu_count
from typing import Any, Final, Protocol

import numpy as np
import numpy.typing as npt

from stemhulp.errors import MatchingError, NoAnswersError, ShapeError
from stemhulp.matching.estimate import PULL, Sums, Tally
from stemhulp.matching.lanes import MOST_CHOICES, LaneSums, LaneTables, Levels
from stemhulp.matching.lists import FLOAT_ROOM, finished, fits, sum_lists, with_estimates
from stemhulp.matching.methods import Floats, Method, Whole, get_method, linear
from stemhulp.matching.missing import DEFAULT_POLICY, Policy, get_policy
from stemhulp.matching.tables import PairTable
from stemhulp.model import Election
from stemhulp.scale import SKIPPED

CHUNK: Final = 8192  # sheets at a time: what is made of them stays in the cache of a processor
MOST_THREADS: Final = 4  # unless more are asked for: each needs a few megabytes
CELLS: Final = 2**20  # of sheet × party × option at a time, where sums are made the slow way
INT32_ROOM: Final = 2**31
# Quotients of whole numbers below this round to the same float32 by way of a float64.
TWO_ROUNDINGS: Final = 2**29
HALF_WAY: Final = 2**28  # the last 29 bits of a float64 between two floats of 32 bits

Scores = npt.NDArray[np.float32]
Answers = npt.NDArray[Any]  # whole numbers of any type


@dataclass(frozen=True)
class BatchResult:
    """Scores of many sheets.

    Parameters
    ----------
    scores : ndarray of shape (n_respondents, n_parties), dtype=float32
        The float nearest to the exact score. NaN where nothing is known of the party on the
        statements that count.
    numerator, denominator : ndarray of shape (n_respondents, n_parties), optional
        Weighted sums, when asked for; their quotient is the exact closeness, 0/0 where nothing is
        known of the party. int64, or Python integers (dtype object) where a sum might pass 64 bits.
    coverage : ndarray of shape (n_respondents, n_parties), dtype=float64, optional
        Weighted share of the answers with a known position, 0 to 1, when asked for.
    """

    scores: Scores
    numerator: Sums | None = None
    denominator: Sums | None = None
    coverage: Floats | None = None


def match_many(
    election: Election,
    answers: npt.ArrayLike,
    weights: npt.ArrayLike | None = None,
    method: str = "agreement",
    missing: str = DEFAULT_POLICY,
    *,
    sums: bool = False,
    threads: int | None = None,
) -> BatchResult:
    """Score every party for many respondents.

    Parameters
    ----------
    election : Election
    answers : array_like of shape (n_respondents, n_statements), integer
        Stance codes; −1 and −2 were not answered.
    weights : array_like of integers, optional
        Whole weights ≥ 0, of shape (n_respondents, n_statements) or (n_statements,); default 1.
        Only their proportions within a sheet matter. Small ones (up to some hundreds) are fast;
        there is no largest: what does not fit is summed exactly, and more slowly.
    method, missing : str
        Ids from the registries.
    sums : bool
        Whether exact sums and coverage are wanted too.
    threads : int, optional
        How many threads compute; default one for each processor, four at most. The scores are the
        same.

    Returns
    -------
    BatchResult

    Raises
    ------
    ShapeError
        If the numbers of statements or respondents differ.
    NoAnswersError
        If a sheet has fewer answers than the election asks for, as `match` does; its `row` is the
        index of the first one. Leave such sheets out, or ask an election that asks for less.
    MatchingError
        If a code is not on the scale, a weight is not a whole number ≥ 0, or all answers of a
        sheet have weight 0.
    UnknownMethodError
        If the method or policy is not in its registry.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> sheets = [[2, 2, 2, 2, 2, 2], [0, 0, 2, 2, 0, -1]]
    >>> match_many(fictional_election(), sheets).scores.astype(float).round(3).tolist()
    [[0.5, 0.583, 0.503, nan], [0.8, 0.0, 0.717, nan]]
    >>> found = match_many(fictional_election(), sheets, missing="leave-out", sums=True)
    >>> found.scores.astype(float).round(3).tolist(), found.coverage.round(3)[0].tolist()
    ([[0.5, 0.583, 0.5, nan], [0.8, 0.0, 0.75, nan]], [1.0, 1.0, 0.833, 0.0])
    """
    found = match_methods(
        election, answers, weights, (method,), missing, sums=sums, threads=threads
    )
    return found[method]


def match_methods(
    election: Election,
    answers: npt.ArrayLike,
    weights: npt.ArrayLike | None = None,
    methods: Iterable[str] = ("agreement",),
    missing: str = DEFAULT_POLICY,
    *,
    sums: bool = False,
    threads: int | None = None,
) -> dict[str, BatchResult]:
    """Score many respondents by several methods in one pass; otherwise as :func:`match_many`.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> methods = ("agreement", "directional")
    >>> found = match_methods(fictional_election(), [[2, 2, 2, 2, 2, 2]], methods=methods)
    >>> {method: result.scores.astype(float).round(3).tolist() for method, result in found.items()}
    {'agreement': [[0.5, 0.583, 0.503, nan]], 'directional': [[0.0, 0.167, 0.006, nan]]}
    """
    chosen = tuple(get_method(election, method_id) for method_id in dict.fromkeys(methods))
    codes, factors = _checked_codes(election, answers), _checked_weights(weights)
    _check_shape(codes, factors)
    policy = get_policy(missing)
    way = _by_lanes(election, chosen, policy, factors) or _by_lists(election, chosen, policy)
    scores = [np.empty((len(codes), len(election.parties)), dtype=np.float32) for _ in chosen]

    def work(start: int) -> list[_Part]:
        rows = slice(start, start + way.size)
        own = factors[rows] if factors is not None and factors.ndim == 2 else factors
        parts = way.sums(codes[rows], own, start)
        for method, part, out in zip(chosen, parts, scores, strict=True):
            out[rows] = _scores_of(method, part)
        return parts if sums else []

    parts = _done_by(threads, work, range(0, len(codes), way.size) or (0,))
    details = [[part[m] for part in parts] for m in range(len(chosen))] if sums else []
    return {
        method.method_id: BatchResult(scores[m], **(_details(details[m]) if sums else {}))
        for m, method in enumerate(chosen)
    }


@dataclass(frozen=True)
class _Part:
    """Sums of a chunk by one method; the quotient of the first two is the closeness."""

    numerator: Sums
    denominator: Sums
    known: Sums
    total: Sums


class _Way(Protocol):
    """How the sums of a chunk are made."""

    size: int

    def sums(self, codes: Answers, weights: Answers | None, first: int) -> list[_Part]:
        """Return the sums of every method; `first` is the index of the first sheet."""
        ...


@dataclass(frozen=True)
class _ByLanes:
    """Sums by looking up, for small weights."""

    tables: LaneTables
    pairs: tuple[PairTable, ...]
    policy: Policy
    rooms: tuple[Any, ...]  # np.int32 or np.float64, for each method
    needed: int
    size: int

    def sums(self, codes: Answers, weights: Answers | None, first: int) -> list[_Part]:
        """Look up, check and complete."""
        lanes = self.tables.sums(codes, None if self.tables.levels.fixed else weights)
        _check_answered(lanes.n_given, lanes.total, self.needed, first)
        return [self._part(lanes, m, pair) for m, pair in enumerate(self.pairs)]

    def _part(self, lanes: LaneSums, m: int, pair: PairTable) -> _Part:
        """Sums by one method, in its points divided by what all of them have in common."""
        scale, shift, room = self.tables.scales[m], self.tables.shifts[m], self.rooms[m]
        known, total = lanes.known.astype(room), lanes.total.astype(room)
        points = lanes.points[m].astype(room)
        if shift:
            points = np.subtract(points, shift * total)
        unit = pair.unit // scale
        if self.policy.rate is None:
            counted = np.broadcast_to(total, known.shape) if self.policy.counts else known
            return _Part(points, counted * unit, known, total)
        tally = Tally(points, known, total, lanes.n_counting.astype(room), unit)
        unknown = [weight.astype(room) for weight in lanes.unknown]
        low, high = pair.lowest // scale, pair.highest // scale
        bounds = [(int(low[option]), int(high[option])) for option in self.tables.kinds]
        return _Part(*with_estimates(self.policy.rate(tally), tally, unknown, bounds), known, total)


def _by_lanes(
    election: Election, methods: Sequence[Method], policy: Policy, weights: Answers | None
) -> _ByLanes | None:
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
    return _ByLanes(tables, pairs, policy, rooms, _needed(election), CHUNK)


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
class _ByLists:
    """Sums by multiplying, however large the weights."""

    election: Election
    pairs: tuple[PairTable, ...]
    policy: Policy
    size: int

    def sums(self, codes: Answers, weights: Answers | None, first: int) -> list[_Part]:
        """Multiply and check."""
        given = np.asarray(codes, dtype=np.int64)
        parts = []
        for pair in self.pairs:
            factors = _fitting(given, weights, pair.unit)
            number, total = (given >= 0).sum(axis=1), factors.sum(axis=1)
            _check_answered(number, total, _needed(self.election), first)
            sums = sum_lists(self.election.position_codes, pair, self.policy, given, factors)
            parts.append(_Part(sums.numerator, sums.denominator, sums.known, sums.total))
        return parts


def _by_lists(election: Election, methods: Sequence[Method], policy: Policy) -> _ByLists:
    """Return the way that always works."""
    pairs = tuple(policy.apply(method.table(election.scale.n_options)) for method in methods)
    cells = len(election.parties) * max(election.scale.n_options, len(election.statements))
    return _ByLists(election, pairs, policy, max(1, min(CHUNK, CELLS // max(1, cells))))


def _scores_of(method: Method, part: _Part) -> Floats:
    """Scores of a chunk, as floats that round to the nearest of 32 bits; NaN = none known."""
    numerator, denominator = part.numerator, part.denominator
    largest = denominator.max(initial=0)
    if denominator.dtype == object or largest >= FLOAT_ROOM:
        scores = finished(numerator, denominator, method.finish, method.finish_many)
    else:
        scores = method.finish_many(numerator, denominator)
    if largest >= TWO_ROUNDINGS and method.finish is linear:
        _settle_halves(scores, numerator, denominator)
    np.copyto(scores, np.nan, where=part.known == 0)
    return scores


def _settle_halves(scores: Floats, numerator: Sums, denominator: Sums) -> None:
    """Move what became exactly half way two short floats to the side where the fraction lies."""
    bits = scores.view(np.int64) if scores.flags.f_contiguous else None
    bits = np.ascontiguousarray(scores).view(np.int64) if bits is None else bits
    for place in zip(*np.nonzero(bits & (2 * HALF_WAY - 1) == HALF_WAY), strict=True):
        exact = Fraction(int(numerator[place]), int(denominator[place]))
        half = Fraction(float(scores[place]))
        if exact != half:
            scores[place] = np.nextafter(scores[place], np.inf if exact > half else -np.inf)


def _details(parts: Sequence[_Part]) -> dict[str, Any]:
    """Exact sums and coverage of all chunks together; nothing where nothing is known."""
    numerators, denominators, coverages = [], [], []
    for part in parts:
        whole = object if part.numerator.dtype == object else np.int64
        numerators.append(np.where(part.known > 0, part.numerator, 0).astype(whole))
        denominators.append(np.where(part.known > 0, part.denominator, 0).astype(whole))
        coverages.append(finished(part.known, np.broadcast_to(part.total, part.known.shape)))
    return {
        "numerator": np.concatenate(numerators),
        "denominator": np.concatenate(denominators),
        "coverage": np.concatenate(coverages),
    }


def _done_by(
    threads: int | None, work: Callable[[int], list[_Part]], starts: Sequence[int]
) -> list[list[_Part]]:
    """Do the work of all chunks, with so many threads; what came first is raised first."""
    number = min(threads or min(cpu_count(), MOST_THREADS), len(starts))
    if number <= 1:
        return list(map(work, starts))
    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(work, starts))


def _needed(election: Election) -> int:
    """How many answers a sheet must have."""
    return max(1, election.settings.minimum_answers)


def _checked_codes(election: Election, answers: npt.ArrayLike) -> Answers:
    """Answers as an array of codes of the right width."""
    codes = np.atleast_2d(np.asarray(answers))
    if codes.ndim != 2 or codes.shape[1] != len(election.statements):
        raise ShapeError(
            f"antwoorden van vorm {codes.shape} voor {len(election.statements)} stellingen"
        )
    if codes.dtype.kind not in "iu":
        raise MatchingError(f"Antwoorden zijn codes, geen {codes.dtype}.")
    for code in (codes.max(), codes.min()) if codes.size else ():
        if not SKIPPED <= code < election.scale.n_options:
            raise MatchingError(f"Code {code} staat niet op de schaal.")
    return codes


def _checked_weights(weights: npt.ArrayLike | None) -> Answers | None:
    """Weights as whole numbers ≥ 0; None = all the same."""
    if weights is None:
        return None
    factors = np.asarray(weights)
    if factors.dtype.kind == "f" and not isinstance(weights, np.ndarray):
        factors = np.asarray(weights, dtype=object)  # a list with 2⁶³ in it is read as floats
    if not _are_whole(factors) or (factors.size and factors.min() < 0):
        raise MatchingError("Gewichten zijn hier hele getallen ≥ 0.")
    return factors


def _are_whole(numbers: npt.NDArray[Any]) -> bool:
    """Whether all are whole numbers; those that no array type can hold are Python's own."""
    if numbers.dtype == object:
        return all(type(number) is int for number in numbers.flat)
    return numbers.dtype.kind in "iu"


def _check_shape(codes: Answers, weights: Answers | None) -> None:
    """Refuse weights that do not belong to the answers."""
    shapes = (codes.shape, codes.shape[1:], ())
    if weights is not None and weights.shape not in shapes:
        raise ShapeError(f"gewichten van vorm {weights.shape} bij {codes.shape}")


def _fitting(codes: Whole, weights: Answers | None, unit: int) -> Sums:
    """Weights for every answer, in 64 bits where every sum fits; 0 where nothing was answered."""
    exact = np.where(codes >= 0, 1 if weights is None else weights, 0)
    return exact.astype(np.int64 if fits(exact, unit) else object)


def _check_answered(given: Sums, totals: Sums, needed: int, first: int) -> None:
    """Refuse what `match` would refuse, naming the first row."""
    if given.size and given.min() < needed:
        row = int(np.argmax(given.ravel() < needed))
        raise NoAnswersError(int(given.ravel()[row]), needed, row=first + row)
    if totals.size and totals.min() == 0:
        row = first + int(np.argmax(totals.ravel() == 0))
        raise MatchingError(f"Rij met index {row}: alle antwoorden hebben gewicht 0.")
