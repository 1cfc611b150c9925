"""Sums that a reader can do on paper: ten for every method, one or more for every policy.

Codes: 0 = disagree … n − 1 = agree; −1 = position unknown. Each sum is written term by term,
weight × worth; the worths come from the formula of the method (see `stemhulp methods`).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from fractions import Fraction

import pytest

from stemhulp.matching import METHODS, POLICIES, match
from tests.support.elections import election_of, sheet_of
from tests.support.vectors import READINGS, VECTORS

F = Fraction
H = Fraction(1, 2)
Q = Fraction(1, 4)


@dataclass(frozen=True)
class Sum:
    """One answer sheet against one party."""

    method: str
    n_options: int
    answers: tuple[int, ...]
    positions: tuple[int, ...]
    weights: tuple[float, ...]
    expected: Fraction | float
    policy: str = "leave-out"


SUMS = (
    # agreement: 1 − |v − p| / range
    Sum("agreement", 3, (2,), (2,), (1,), F(1)),
    Sum("agreement", 3, (2,), (1,), (1,), H),
    Sum("agreement", 3, (2,), (0,), (1,), F(0)),
    Sum("agreement", 3, (2, 1, 0), (2, 0, 2), (1, 1, 1), (1 + H + 0) / 3),
    Sum("agreement", 3, (2, 1, 0), (2, 0, 2), (2, 1, 1), (2 * 1 + H + 0) / 4),
    Sum("agreement", 3, (2, 2, -2), (2, 0, 2), (1, 1, 1), (1 + F(0)) / 2),
    Sum("agreement", 3, (2, 2, 2), (2, 0, -1), (1, 1, 1), (1 + F(0)) / 2),
    Sum("agreement", 5, (4, 3, 0), (4, 1, 1), (1, 1, 1), (1 + H + 3 * Q) / 3),
    Sum("agreement", 4, (3, 0), (1, 1), (1, 1), (F(1, 3) + F(2, 3)) / 2),
    Sum("agreement", 2, (1, 0, 1), (1, 1, 0), (3, 1, 1), F(3, 5)),
    # exact: 1 where equal
    Sum("exact", 3, (2,), (2,), (1,), F(1)),
    Sum("exact", 3, (2,), (1,), (1,), F(0)),
    Sum("exact", 3, (1,), (1,), (1,), F(1)),
    Sum("exact", 3, (2, 1, 0), (2, 0, 2), (1, 1, 1), F(1, 3)),
    Sum("exact", 3, (2, 1, 0), (2, 0, 2), (2, 1, 1), F(2, 4)),
    Sum("exact", 3, (2, 1, 0), (2, -1, 2), (1, 1, 1), F(1, 2)),
    Sum("exact", 5, (4, 3, 0), (4, 2, 0), (1, 1, 2), F(3, 4)),
    Sum("exact", 4, (3, 0, 1), (3, 1, 1), (1, 5, 1), F(2, 7)),
    Sum("exact", 7, (6, 5), (6, 5), (1, 1), F(1)),
    Sum("exact", 2, (1, 0), (0, 0), (0.5, 0.5), H),
    # euclidean: 1 − √(mean of (|v − p| / range)²)
    Sum("euclidean", 3, (2,), (2,), (1,), 1.0),
    Sum("euclidean", 3, (2,), (0,), (1,), 0.0),
    Sum("euclidean", 3, (2,), (1,), (1,), 1 - math.sqrt(0.25)),
    Sum("euclidean", 3, (2, 2), (2, 0), (1, 1), 1 - math.sqrt(0.5)),
    Sum("euclidean", 3, (2, 2), (2, 0), (3, 1), 1 - math.sqrt(0.25)),
    Sum("euclidean", 3, (2, 1), (1, 1), (1, 1), 1 - math.sqrt(0.125)),
    Sum("euclidean", 5, (4, 0), (3, 4), (1, 1), 1 - math.sqrt((1 / 16 + 1) / 2)),
    Sum("euclidean", 5, (4, 4, 4, 4), (0, 4, 4, 4), (1, 1, 1, 1), 1 - math.sqrt(0.25)),
    Sum("euclidean", 3, (2, 2), (0, -1), (1, 1), 0.0),
    Sum("euclidean", 2, (1, 1, 1, 1), (1, 1, 1, 0), (1, 1, 1, 1), 1 - math.sqrt(0.25)),
    # directional: v·p on −1 … 1
    Sum("directional", 3, (2,), (2,), (1,), F(1)),
    Sum("directional", 3, (2,), (0,), (1,), F(-1)),
    Sum("directional", 3, (2,), (1,), (1,), F(0)),
    Sum("directional", 3, (1,), (1,), (1,), F(0)),
    Sum("directional", 3, (2, 0, 1), (2, 2, 2), (1, 1, 1), F(1 - 1 + 0, 3)),
    Sum("directional", 3, (2, 0), (2, 2), (3, 1), F(3 - 1, 4)),
    Sum("directional", 5, (4, 3), (3, 3), (1, 1), (H + Q) / 2),
    Sum("directional", 5, (0, 1), (4, 4), (1, 1), (-1 - H) / 2),
    Sum("directional", 3, (2, 2), (2, -1), (1, 1), F(1)),
    Sum("directional", 2, (1, 0, 0), (1, 0, 1), (1, 1, 1), F(1 + 1 - 1, 3)),
    # hybrid: ½(1 − |v − p|) + ½ v·p on −1 … 1
    Sum("hybrid", 3, (2,), (2,), (1,), F(1)),
    Sum("hybrid", 3, (2,), (0,), (1,), F(-1)),
    Sum("hybrid", 3, (2,), (1,), (1,), F(0)),
    Sum("hybrid", 3, (1,), (1,), (1,), H),
    Sum("hybrid", 3, (2, 1), (2, 1), (1, 1), (1 + H) / 2),
    Sum("hybrid", 3, (2, 1), (2, 1), (1, 3), (1 + 3 * H) / 4),
    Sum("hybrid", 5, (4,), (3,), (1,), H * H + H * H),
    Sum("hybrid", 5, (3,), (3,), (1,), H * 1 + H * Q),
    Sum("hybrid", 5, (4,), (1,), (1,), H * -H + H * -H),
    Sum("hybrid", 2, (1, 0), (1, 1), (1, 1), F(0)),
    # policies, where the second position is unknown
    Sum("agreement", 3, (2, 2), (2, -1), (1, 1), (1 + H) / 2, "neutral"),
    Sum("agreement", 3, (2, 2), (2, -1), (1, 1), (1 + F(0)) / 2, "zero"),
    Sum("agreement", 3, (2, 2), (2, -1), (1, 1), (1 + F(0)) / 2, "opposite"),
    Sum("agreement", 3, (2, 1), (2, -1), (1, 1), (1 + H) / 2, "opposite"),
    Sum("agreement", 3, (2, 1), (2, -1), (1, 1), (1 + F(1)) / 2, "neutral"),
    Sum("agreement", 3, (2, 1), (2, -1), (1, 1), (1 + H) / 2, "pull-to-middle"),
    Sum("agreement", 2, (1, 1), (1, -1), (1, 1), (1 + H) / 2, "neutral"),
    Sum("directional", 3, (2, 2), (2, -1), (1, 1), (1 + F(0)) / 2, "pull-to-middle"),
    Sum("directional", 3, (2, 2), (2, -1), (1, 1), F(1 - 1, 2), "opposite"),
    Sum("euclidean", 3, (2, 2), (2, -1), (1, 1), 1 - math.sqrt(0.125), "neutral"),
    # alone, a party is its own average; on a neutral answer no position earns less than a half
    Sum("agreement", 3, (2, 2, 2), (2, 1, -1), (1, 1, 1), (1 + H + 3 * Q) / 3, "expected"),
    Sum("agreement", 3, (2, 1), (0, -1), (1, 1), (0 + H) / 2, "expected"),
)


@pytest.mark.parametrize("case", SUMS, ids=[f"{s.method}-{i}" for i, s in enumerate(SUMS)])
def test_sum_done_by_hand(case: Sum) -> None:
    election = election_of([case.positions], n_options=case.n_options)
    score = match(election, sheet_of(case.answers, case.weights), case.method, case.policy)
    found = score.scores[0].score
    if isinstance(case.expected, float):
        assert found == pytest.approx(case.expected, abs=1e-12)
    else:
        assert found == case.expected


def test_every_method_has_ten_hand_sums_and_every_policy_one() -> None:
    for method in METHODS:
        own = [s for s in SUMS if s.method == method and s.policy == "leave-out"]
        assert len(own) >= 10, method
    assert {s.policy for s in SUMS} == set(POLICIES)


def test_every_method_has_a_golden_vector_or_a_hand_sum() -> None:
    covered = {READINGS[f"{r['method']}/{r['case']}"][0] for r in VECTORS if r["source"]}
    assert covered | {s.method for s in SUMS} >= set(METHODS)
    policies = {READINGS[f"{r['method']}/{r['case']}"][1] for r in VECTORS if r["source"]}
    assert policies | {s.policy for s in SUMS} >= set(POLICIES)
