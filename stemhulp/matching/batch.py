"""Matching many answer sheets at once, with the same tables and the same scores as one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fractions import Fraction
from multiprocessing import cpu_count
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from stemhulp.matching.batch_checks import check_shape, checked_codes, checked_weights
from stemhulp.matching.batch_ranks import Firsts, Ranks, batch_firsts, batch_ranks
from stemhulp.matching.batch_sums import Part, by_lanes, by_lists
from stemhulp.matching.estimate import Sums
from stemhulp.matching.lists import FLOAT_ROOM, finished
from stemhulp.matching.methods import Floats, Method, get_method, linear
from stemhulp.matching.missing import DEFAULT_POLICY, get_policy
from stemhulp.model import Election

MOST_THREADS: Final = 4  # unless more are asked for: each needs a few megabytes
# Quotients of whole numbers below this round to the same float32 by way of a float64.
TWO_ROUNDINGS: Final = 2**29
HALF_WAY: Final = 2**28  # the last 29 bits of a float64 between two floats of 32 bits

Scores = npt.NDArray[np.float32]


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
    ranks : ndarray of shape (n_respondents, n_parties), dtype=int16, optional
        Places as `match` gives them, when asked for: 1 = first, ties share the better place, 0 =
        no place, because nothing is known of the party.
    firsts : ndarray of shape (n_respondents, n_parties), dtype=bool, optional
        Who has place 1, when asked for: several where they tie.
    """

    scores: Scores
    numerator: Sums | None = None
    denominator: Sums | None = None
    coverage: Floats | None = None
    ranks: Ranks | None = None
    firsts: Firsts | None = None


def match_many(
    election: Election,
    answers: npt.ArrayLike,
    weights: npt.ArrayLike | None = None,
    method: str = "agreement",
    missing: str = DEFAULT_POLICY,
    *,
    sums: bool = False,
    ranks: bool = False,
    firsts: bool = False,
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
    sums, ranks, firsts : bool
        Whether exact sums and coverage, places, and who is first, are wanted too.
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
        election,
        answers,
        weights,
        (method,),
        missing,
        sums=sums,
        ranks=ranks,
        firsts=firsts,
        threads=threads,
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
    ranks: bool = False,
    firsts: bool = False,
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
    codes, factors = checked_codes(election, answers), checked_weights(weights)
    check_shape(codes, factors)
    policy = get_policy(missing)
    way = by_lanes(election, chosen, policy, factors) or by_lists(election, chosen, policy)
    shape = (len(codes), len(election.parties))
    outputs = [_Output(method, shape, ranks=ranks, firsts=firsts) for method in chosen]

    def work(start: int) -> list[Part]:
        rows = slice(start, start + way.size)
        own = factors[rows] if factors is not None and factors.ndim == 2 else factors
        parts = way.sums(codes[rows], own, start)
        for output, part in zip(outputs, parts, strict=True):
            output.put(rows, part)
        return parts if sums else []

    parts = _done_by(threads, work, range(0, len(codes), way.size) or (0,))
    return {
        output.method.method_id: output.result([part[m] for part in parts] if sums else [])
        for m, output in enumerate(outputs)
    }


class _Output:
    """What one method says of all sheets, filled chunk by chunk."""

    def __init__(
        self, method: Method, shape: tuple[int, int], *, ranks: bool, firsts: bool
    ) -> None:
        self.method = method
        self.scores = np.empty(shape, dtype=np.float32)
        self.ranks = np.empty(shape, dtype=np.int16) if ranks else None
        self.firsts = np.empty(shape, dtype=np.bool_) if firsts else None

    def put(self, rows: slice, part: Part) -> None:
        """Take in the sums of a chunk."""
        scores = _scores_of(self.method, part)
        self.scores[rows] = scores
        if self.ranks is None and self.firsts is None:
            return
        order = (_closeness_of(self.method, part, scores), part.numerator, part.denominator)
        if self.ranks is not None:
            self.ranks[rows] = batch_ranks(*order)
        if self.firsts is not None:
            self.firsts[rows] = batch_firsts(*order)

    def result(self, parts: Sequence[Part]) -> BatchResult:
        """Return all of it, with the exact sums if there are any."""
        details = _details(parts) if parts else {}
        return BatchResult(self.scores, ranks=self.ranks, firsts=self.firsts, **details)


def _scores_of(method: Method, part: Part) -> Floats:
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


def _closeness_of(method: Method, part: Part, scores: Floats) -> Floats:
    """Quotients, which every finish keeps the order of; NaN where nothing is known."""
    if method.finish is linear:
        return scores
    closeness = finished(part.numerator, part.denominator)
    np.copyto(closeness, np.nan, where=part.known == 0)
    return closeness


def _settle_halves(scores: Floats, numerator: Sums, denominator: Sums) -> None:
    """Move what became exactly half way two short floats to the side where the fraction lies."""
    bits = scores.view(np.int64) if scores.flags.f_contiguous else None
    bits = np.ascontiguousarray(scores).view(np.int64) if bits is None else bits
    for place in zip(*np.nonzero(bits & (2 * HALF_WAY - 1) == HALF_WAY), strict=True):
        exact = Fraction(int(numerator[place]), int(denominator[place]))
        half = Fraction(float(scores[place]))
        if exact != half:
            scores[place] = np.nextafter(scores[place], np.inf if exact > half else -np.inf)


def _details(parts: Sequence[Part]) -> dict[str, Any]:
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
    threads: int | None, work: Callable[[int], list[Part]], starts: Sequence[int]
) -> list[list[Part]]:
    """Do the work of all chunks, with so many threads; what came first is raised first."""
    number = min(threads or min(cpu_count(), MOST_THREADS), len(starts))
    if number <= 1:
        return list(map(work, starts))
    with ThreadPoolExecutor(number) as pool:
        return list(pool.map(work, starts))
