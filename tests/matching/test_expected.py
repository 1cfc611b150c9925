"""The policy ``expected`` in numbers: vectors to the fraction, and sums done by hand, term by term.

Codes: 0 = disagree … n − 1 = agree; −1 = position unknown. A party is expected to earn
E = (S + 8·w̄·m) / (W + 8·w̄) on what is unknown, kept between the lowest and highest worth in the
row of the answer (S, W = points and weight of its known positions, w̄ = mean weight of the
statements, m = average over all known positions of all parties).
"""

from __future__ import annotations

import csv
import json
import math
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import pytest

from stemhulp.matching import match
from tests.support.elections import election_of, sheet_of

GOLDEN = Path(__file__).parents[1] / "golden" / "expected.csv"
VECTORS = list(csv.DictReader(GOLDEN.read_text(encoding="utf-8").splitlines()))

F = Fraction
H = Fraction(1, 2)
Q = Fraction(1, 4)


@pytest.mark.parametrize("row", VECTORS, ids=[row["case"] for row in VECTORS])
def test_golden_vector_is_reproduced_to_the_fraction(row: dict[str, str]) -> None:
    election = election_of(json.loads(row["positions"]), n_options=int(row["n_options"]))
    sheet = sheet_of(json.loads(row["answers"]), json.loads(row["weights"]))
    result = match(election, sheet, row["method"], "expected")
    scores = [result.by_party[party_id] for party_id in election.party_ids]
    expected = [None if c is None else Fraction(c) for c in json.loads(row["closeness"])]
    assert [score.closeness for score in scores] == expected
    assert [score.rank for score in scores] == json.loads(row["ranks"])


@dataclass(frozen=True)
class Sum:
    """One answer sheet against several parties."""

    method: str
    n_options: int
    answers: tuple[int, ...]
    weights: tuple[float, ...]
    parties: tuple[tuple[int, ...], ...]
    expected: tuple[Fraction | None, ...]


def drawn(points: Fraction | int, weight: Fraction | int, mean: Fraction, m: Fraction) -> Fraction:
    """E: eight answers of mean weight and average agreement beside what is known."""
    return (points + 8 * mean * m) / (weight + 8 * mean)


SUMS = {
    # m = (1 + 0 + 0) / 3; the first party expects (1 + 8/3) / 9 on its second statement
    "one unknown": Sum(
        "agreement", 3, (2, 2), (1, 1), ((2, -1), (0, 0)),
        ((1 + (1 + 8 * F(1, 3)) / (1 + 8)) / 2, F(0)),
    ),
    # m = 0 and so E = 0, but against a neutral answer every position earns a half or more
    "kept up by the row": Sum(
        "agreement", 3, (2, 1), (1, 1), ((0, -1), (0, -1)), ((0 + H) / 2, (0 + H) / 2)
    ),
    # m = (2·1 + 0 + 2·1 + 1 + 1) / 7; mean weight 4/3; the known terms are 2·1 and 1·0
    "weights": Sum(
        "agreement", 3, (2, 2, 2), (2, 1, 1), ((2, -1, 0), (2, 2, 2)),
        ((2 * 1 + 1 * (2 + F(32, 3) * F(6, 7)) / (3 + F(32, 3)) + 1 * 0) / 4, F(1)),
    ),
    # two answers count, of weight 1 and 3: the skip and the weight of 0 are in no mean
    "skip and weight zero": Sum(
        "agreement", 3, (2, -2, 0, 1), (1, 5, 3, 0), ((2, 2, -1, 1), (-1, 0, 2, 1)),
        ((1 + 3 * drawn(1, 1, F(2), Q)) / 4, (1 * drawn(0, 3, F(2), Q) + 3 * 0) / 4),
    ),
    # a silent party adds nothing to m = (1 + 1 + ½) / 3 and gets nothing
    "silent party": Sum(
        "agreement", 3, (2, 0), (1, 1), ((2, -1), (-1, -1), (2, 1)),
        ((1 + drawn(1, 1, F(1), F(5, 6))) / 2, None, (1 + H) / 2),
    ),
    # worth on five options is 1 − steps/4: 1, ¾ | ½, ¼, 0; m = 5/2 : 5
    "five options": Sum(
        "agreement", 5, (4, 1, 3), (1, 1, 1), ((4, 2, -1), (2, 4, -1), (-1, -1, 3)),
        (
            (1 + 3 * Q + drawn(1 + 3 * Q, 2, F(1), F(7, 10))) / 3,
            (H + Q + drawn(H + Q, 2, F(1), F(7, 10))) / 3,
            (2 * drawn(1, 1, F(1), F(7, 10)) + 1) / 3,
        ),
    ),
    # four options: a middle answer cannot earn less than a third, an outer one can; m = 0
    "one kept up, one not": Sum(
        "agreement", 4, (3, 3, 1), (1, 1, 1), ((0, -1, -1), (0, 0, -1)),
        ((0 + 0 + F(1, 3)) / 3, (0 + 0 + F(1, 3)) / 3),
    ),
    # only equal answers count: m = (1 + 0 + 0 + 1) / 4
    "exact": Sum(
        "exact", 3, (2, 1, 0), (1, 1, 1), ((2, 0, -1), (1, 1, -1)),
        ((1 + 0 + drawn(1, 2, F(1), H)) / 3, (0 + 1 + drawn(1, 2, F(1), H)) / 3),
    ),
    # 1 − d² before the root: m = (1 + 3/4 + 0) / 3; a neutral answer earns ¾ or more
    "euclidean": Sum(
        "euclidean", 3, (2, 1), (1, 1), ((2, -1), (0, 2)),
        ((1 + 3 * Q) / 2, (0 + 3 * Q) / 2),
    ),
    # v·p: m = (1 − 1 + 1) / 3; a neutral answer earns 0 whatever the position
    "directional": Sum(
        "directional", 3, (2, 2, 1), (1, 1, 1), ((2, -1, -1), (0, 2, -1)),
        ((1 + drawn(1, 1, F(1), F(1, 3)) + 0) / 3, (-1 + 1 + F(0)) / 3),
    ),
    # ½(1 − |v − p|) + ½v·p: m = (1 + ½) / 2; a neutral answer earns ½ at most
    "hybrid, kept down by the row": Sum(
        "hybrid", 3, (2, 1), (1, 1), ((2, -1), (-1, 1)),
        ((1 + H) / 2, (drawn(H, 1, F(1), 3 * Q) + H) / 2),
    ),
    # two options: m = (3 + 0 + 1) / 5, mean weight (3 + 1 + 1) / 3
    "two options": Sum(
        "agreement", 2, (1, 0, 1), (3, 1, 1), ((1, 1, -1), (-1, -1, 1)),
        (
            (3 * 1 + 0 + drawn(3, 4, F(5, 3), F(4, 5))) / 5,
            ((3 + 1) * drawn(1, 1, F(5, 3), F(4, 5)) + 1) / 5,
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", SUMS.values(), ids=SUMS)
def test_sum_done_by_hand(case: Sum) -> None:
    election = election_of(case.parties, n_options=case.n_options)
    sheet = sheet_of(case.answers, case.weights)
    result = match(election, sheet, case.method, "expected")
    assert tuple(result.by_party[key].closeness for key in election.party_ids) == case.expected


def test_a_method_with_a_root_takes_it_of_the_estimate() -> None:
    result = match(election_of([[2, -1], [0, 2]]), sheet_of([2, 1]), "euclidean", "expected")
    assert result.by_party["p0"].closeness == F(7, 8)
    assert result.by_party["p0"].score == 1 - math.sqrt(1 / 8)


def test_contributions_hold_the_estimates_and_theme_scores_do_not() -> None:
    election = election_of([[2, -1], [0, 0]], themes=[0, 1])
    result = match(election, sheet_of([2, 2]), missing="expected")
    assert result.contributions("p0") == (H, F(11, 27) / 2)
    assert result.theme_score("p0", "t0") == 1
    assert result.theme_score("p0", "t1") is None
    assert result.theme_count("p0", "t1") == (0, 1)


def test_a_silent_party_contributes_nothing_and_has_no_place() -> None:
    result = match(election_of([[-1, -1], [2, 0]]), sheet_of([2, 2]), missing="expected")
    score = result.by_party["p0"]
    assert (score.score, score.rank) == (None, None)
    assert result.contributions("p0") == (None, None)


def test_nothing_known_of_anybody_is_no_score_for_anybody() -> None:
    result = match(election_of([[-1], [-1]]), sheet_of([2]), missing="expected")
    assert [(s.score, s.rank) for s in result.scores] == [(None, None)] * 2


def test_known_sums_of_all_parties_stay_in_one_unit() -> None:
    election, sheet = election_of([[2, -1], [0, 1]]), sheet_of([2, 2], [1, 2])
    estimated, plain = (match(election, sheet, missing=key) for key in ("expected", "leave-out"))
    assert estimated.points.tolist() == plain.points.tolist()
    assert estimated.possible.tolist() == plain.possible.tolist()
    assert plain.estimates.points.tolist() == [[0, 0], [0, 0]]
    assert plain.estimates.scale.tolist() == [1, 1]
    assert estimated.estimates.possible.tolist() == [[0, 8], [0, 0]]


def test_enormous_weights_stay_exact() -> None:
    election = election_of([[2, -1], [0, 0]])
    big = 10**30
    result = match(election, sheet_of([2, 2], [big, 1]), missing="expected")
    mean, m = F(big + 1, 2), F(big, 2 * big + 1)
    expected = (big + drawn(big, big, mean, m)) / (big + 1)
    assert result.by_party["p0"].closeness == expected


@pytest.mark.parametrize("exponent", range(15, 40, 3))
def test_sums_leave_64_bits_before_they_would_overflow(exponent: int) -> None:
    election = election_of([[2, -1], [0, 0]])
    weight = 2**exponent + 1
    result = match(election, sheet_of([2, 2], [weight, 1]), missing="expected")
    mean, m = F(weight + 1, 2), F(weight, 2 * weight + 1)
    expected = (weight + drawn(weight, weight, mean, m)) / (weight + 1)
    assert result.by_party["p0"].closeness == expected
