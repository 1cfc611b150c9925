"""How sure a ranking is when not every position is known.

One model answers every question about it: what the totals of the parties could be if all positions
on the answered statements were known. Nothing is drawn; the chances are worked out on a grid.
Knows nothing of pages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Final

import numpy as np
import numpy.typing as npt

from stemhulp.analysis.places import Places, places
from stemhulp.analysis.totals import Totals, inside, totals_of
from stemhulp.matching import MatchResult, Method, match
from stemhulp.matching.result import competition_ranks
from stemhulp.model import AnswerSheet, Election

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]

POLICY: Final = "expected"
MOST_POINTS: Final = (
    256  # grid points at most; finer totals (weights such as 33.3) are put together
)
# Quantiles of the normal distribution between which eight in ten lie.
_ENDS: Final[Floats] = np.array([[-1.2815515655446004], [1.2815515655446004]])
DIGITS: Final = 9  # in which totals off the grid are the same
HALF: Final = 2  # a chance of at least one over this of the leader's is practically equal
WHOLE: Final = 2**40  # closeness as whole numbers for the methods' own finish


@dataclass(frozen=True)
class Certainty:
    """Chances and intervals, if every position on the answered statements were known.

    Parameters
    ----------
    first : mapping of party_id to float
        Chance of being first; a shared first place counts for its share (two firsts: a half
        each). Every party is here, also one of which nothing is known; they sum to 1.
    top_three : mapping of party_id to float
        Chance of being among the first three; parties that tie for the last of these places
        share what is left of them. They sum to 3, or to the number of parties when that is less.
    interval : mapping of party_id to tuple of float
        Lowest and highest score between which the score lies in about eight in ten cases. Inside
        the margin, and it always contains the score itself where the party has one.
    practically_equal : tuple of str
        Whoever stands first by expected agreement, in the order of the tables, and then every
        other party with a known position whose chance of being first is at least half of theirs,
        most likely first. Empty when no party has a known position.
    """

    first: Mapping[str, float]
    top_three: Mapping[str, float]
    interval: Mapping[str, tuple[float, float]]
    practically_equal: tuple[str, ...]


def certainty(
    election: Election,
    sheet: AnswerSheet,
    method: str = "agreement",
    result: MatchResult | None = None,
) -> Certainty:
    """Chances that each party would be first if every position on these statements were known.

    The answers are taken as they are; only positions are uncertain. Unknown positions are
    expected from what is known of the statement, of parties that answer alike and of the party's
    own agreement with these answers. Deterministic, without draws. The order of the parties does
    not matter, but for rounding in the twelfth decimal; nor does the scale of the weights.

    The chance is right on average over all who answer, half of them at random. It is too high for
    who answers at random and too low for who agrees firmly with one party: no sheet shows which.

    Parameters
    ----------
    election : Election
    sheet : AnswerSheet
    method : str
        Id of a method, as for :func:`stemhulp.match`.
    result : MatchResult, optional
        The match of this sheet by this method under the policy ``expected``, to save its time. A
        result of another method or policy is put aside.

    Returns
    -------
    Certainty
        Floats, never NaN. When every position is known the chances are exact.

    Raises
    ------
    MatchingError, ShapeError
        As :func:`stemhulp.match` does.

    References
    ----------
    Robinson (1991), doi 10.1214/ss/1177011926, for the expected positions. Bowling et al. (2009),
    A logistic approximation to the cumulative normal distribution, Journal of Industrial
    Engineering and Management 2, 114–127, doi 10.3926/jiem.2009.v2n1.p114-127.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> from stemhulp.matching import answer_sheet
    >>> election = fictional_election()
    >>> answers = dict.fromkeys(election.statements, "oneens")
    >>> chances = certainty(election, answer_sheet(election, answers))

    Of De Stille Partij nothing is known, so it could be anywhere; De Molen is known completely and
    surely lower than De Brug.

    >>> {party: round(chance, 2) for party, chance in chances.first.items()}
    {'brug': 0.28, 'molen': 0.0, 'haven': 0.27, 'stil': 0.45}
    >>> chances.practically_equal
    ('brug', 'haven')
    >>> chances.interval["brug"]
    (0.5, 0.5)
    """
    if result is None or (result.policy_id, result.method_id) != (POLICY, method):
        result = match(election, sheet, method, POLICY)
    columns = np.flatnonzero(result.full > 0)
    answers = np.array(sheet.codes)[columns]
    totals = totals_of(election, result, columns, answers)
    chances = _places(result, election.scale.n_options, columns, answers, totals)
    ids = result.party_ids
    first = dict(zip(ids, chances.first.tolist(), strict=True))
    return Certainty(
        first=MappingProxyType(first),
        top_three=MappingProxyType(dict(zip(ids, chances.top_three.tolist(), strict=True))),
        interval=MappingProxyType(_intervals(result, totals, columns)),
        practically_equal=_practically_equal(result, first),
    )


def _places(
    result: MatchResult, n_options: int, columns: Whole, answers: Whole, totals: Totals
) -> Places:
    """Chances of places; exact where nothing is unknown."""
    if result.known[:, columns].all():
        return _known_places(result)
    step = _step(result, n_options, columns, answers)
    return places(_below(_grid(step, totals), step, totals))


def _known_places(result: MatchResult) -> Places:
    """Places when every position is known: from the exact ranks."""
    closeness = [result.by_party[party_id].closeness for party_id in result.party_ids]
    ranks = np.array(competition_ranks(closeness))
    equal = np.array([closeness.count(c) for c in closeness])
    first, three = (inside((places - ranks + 1) / equal, 0, 1) for places in (1, 3))
    return Places(first, three)


def _step(result: MatchResult, n_options: int, columns: Whole, answers: Whole) -> float:
    """Distance between two totals that can follow each other."""
    steps, unit = _row_steps(result.method, n_options)
    whole = result.weights[columns]
    return int(np.gcd.reduce(steps[answers] * whole)) * len(whole) / (unit * int(whole.sum()))


@lru_cache(maxsize=64)
def _row_steps(method: Method, n_options: int) -> tuple[Whole, int]:
    """Distance between the points that positions can earn against each answer, and the unit."""
    table = method.table(n_options)
    return np.gcd.reduce(table.points - table.points.min(axis=1, keepdims=True), axis=1), table.unit


def _grid(step: float, totals: Totals) -> Floats:
    """Points on which totals live, from the third highest lower bound up."""
    sure = np.sort(totals.lowest)[::-1]
    start, end = sure[min(2, len(sure) - 1)], totals.highest.max()
    number = round((end - start) / step) + 1 if step else 1
    grid: Floats = start + step * np.arange(min(number, MOST_POINTS))
    if number > MOST_POINTS:
        # With the ends of every margin among them, nobody reaches a point that it cannot reach.
        ends = np.concatenate([totals.lowest, totals.highest])
        every = np.concatenate([np.linspace(start, end, MOST_POINTS), ends[ends >= start]])
        grid = np.unique(every.round(DIGITS))  # the same sums may differ in the last bit
    return grid


def _below(grid: Floats, step: float, totals: Totals) -> Floats:
    """Chance that every total is lower than each point of the grid, and a last column of ones."""
    between = np.empty_like(grid)
    between[1:] = (grid[1:] + grid[:-1]) / 2
    between[0] = grid[0] - (grid[1] - grid[0] if len(grid) > 1 else step or 1.0) / 2
    sd = np.sqrt(np.maximum(totals.variance, 1e-12))
    beneath = _normal((between - totals.mean[..., None]) / sd[..., None])
    mixed = beneath[0] + totals.close[:, None] * (beneath[1] - beneath[0])
    mixed = np.where(between < totals.lowest[:, None], 0, mixed)
    chances = np.ones((len(totals.close), len(grid) + 1))
    chances[:, :-1] = np.where(between > totals.highest[:, None], 1, mixed)
    return chances


def _normal(z: Floats) -> Floats:
    """Cumulative normal distribution, to within 0.00015."""
    near = inside(z, -8, 8)
    chances: Floats = 1 / (1 + np.exp(near * (-1.5976 - 0.07056 * near * near)))
    return chances


def _intervals(
    result: MatchResult, totals: Totals, columns: Whole
) -> dict[str, tuple[float, float]]:
    """Eight in ten scores of every party, inside its margin and round its score."""
    mean = totals.mean[0] + totals.close * (totals.mean[1] - totals.mean[0])
    variance = totals.variance + (totals.mean - mean) ** 2
    sd = np.sqrt(variance[0] + totals.close * (variance[1] - variance[0]))
    ends = inside(mean + _ENDS * sd, totals.lowest, totals.highest)
    ends /= len(columns)
    whole = np.rint(ends * WHOLE).astype(np.int64)
    scores = result.method.finish_many(whole, np.full_like(whole, WHOLE)).tolist()
    return {
        party_id: _widened(result, party_id, low, high)
        for party_id, low, high in zip(result.party_ids, *scores, strict=True)
    }


def _widened(result: MatchResult, party_id: str, low: float, high: float) -> tuple[float, float]:
    """Keep an interval inside the margin and round the score, to the last bit."""
    party = result.by_party[party_id]
    lower, upper = float(party.lower), float(party.upper)
    low, high = min(max(low, lower), upper), max(min(high, upper), lower)
    if party.score is None:
        return low, high
    return min(low, float(party.score)), max(high, float(party.score))


def _practically_equal(result: MatchResult, first: Mapping[str, float]) -> tuple[str, ...]:
    """Leaders by expected agreement, and whoever is at least half as likely to be first."""
    scores = [result.by_party[party_id] for party_id in result.party_ids]
    known = {s.party_id: s.closeness for s in scores if s.closeness is not None}
    if not known:
        return ()
    best = max(known.values())
    leaders = tuple(party_id for party_id, closeness in known.items() if closeness == best)
    least = max(first[party_id] for party_id in leaders) / HALF
    others = [p for p in known if p not in leaders and first[p] >= least and first[p] > 0]
    return leaders + tuple(sorted(others, key=lambda p: -first[p]))
