"""Laws of the policy ``expected``, and of margins under every policy.

What every policy obeys is in ``test_matching_laws.py``, this one included.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from stemhulp.matching import METHODS, MatchResult, match
from stemhulp.model import AnswerSheet, Election
from tests.support.elections import cases, election_of, sheet_of

Case = tuple[Election, AnswerSheet]
methods = st.sampled_from(sorted(METHODS))

# Known and opposite, and a neutral answer to an unknown position, that earns at least a half.
SMALLEST = (election_of([[0, -1]]), sheet_of([2, 1]))


def assert_inside(result: MatchResult) -> None:
    """Every score lies in the margin of its party."""
    for score in result.scores:
        assert score.score is None or score.lower <= score.score <= score.upper


@pytest.mark.parametrize("policy", ["expected", "neutral", "opposite"])
@settings(max_examples=300)
@given(case=cases(), method=methods)
@example(case=SMALLEST, method="agreement")
def test_a_score_lies_inside_its_margin(case: Case, method: str, policy: str) -> None:
    assert_inside(match(*case, method, policy))


@pytest.mark.parametrize(
    ("policy", "method", "score", "lower"),
    [
        ("leave-out", "agreement", 0, Fraction(1, 4)),
        ("zero", "agreement", 0, Fraction(1, 4)),
        ("pull-to-middle", "euclidean", Fraction(1, 4), Fraction(3, 8)),
    ],
)
def test_a_score_of_something_else_can_lie_below_its_margin(
    policy: str, method: str, score: Fraction, lower: Fraction
) -> None:
    # Over the known statement, or with less than any position earns against a neutral answer.
    found = match(*SMALLEST, method, policy).scores[0]
    finish = METHODS[method].finish
    assert (found.closeness, found.lower) == (score, finish(lower))
    assert found.score is not None
    assert found.score < found.lower


@given(cases(), methods)
def test_counting_silence_as_the_opposite_is_the_lower_end_of_the_margin(
    case: Case, method: str
) -> None:
    for score in match(*case, method, "opposite").scores:
        assert score.score is None or score.score == score.lower


@given(cases(), methods)
def test_a_score_is_the_plain_one_when_everything_is_known(case: Case, method: str) -> None:
    election, sheet = case
    codes = np.maximum(election.position_codes, 0).tolist()
    full = election_of(codes, n_options=election.scale.n_options)
    plain = match(full, sheet, method, "leave-out")
    assert match(full, sheet, method, "expected").scores == plain.scores


@settings(max_examples=200)
@given(cases(), methods)
def test_parties_of_which_all_answered_statements_are_known_keep_their_plain_score(
    case: Case, method: str
) -> None:
    plain, estimated = (match(*case, method, policy) for policy in ("leave-out", "expected"))
    for score in plain.scores:
        if score.coverage == 1:
            assert estimated.by_party[score.party_id].score == score.score


@settings(max_examples=200)
@given(cases(), methods)
def test_an_estimate_is_nearer_to_the_average_than_what_is_known(case: Case, method: str) -> None:
    # Only where no row keeps a rate up or down.
    result = match(*case, method, "expected")
    shown = result.possible.sum()
    assume(shown)
    average = Fraction(int(result.points.sum()), int(shown))
    counts = np.flatnonzero(result.full > 0)
    lowest, highest = (
        [Fraction(int(ends[column]), int(result.full[column])) for column in counts]
        for ends in (result.unknown_lowest, result.unknown_highest)
    )
    for row, score in enumerate(result.by_party[key] for key in result.party_ids):
        if not score.n_known:
            continue
        own = Fraction(int(result.points[row].sum()), int(result.possible[row].sum()))
        if all(max(lowest) <= rate <= min(highest) for rate in (own, average)):
            assert score.closeness is not None
            assert min(own, average) <= score.closeness <= max(own, average)


@settings(max_examples=200)
@given(cases(), methods, st.integers(0, 6))
def test_skipping_one_answer_is_no_cliff(case: Case, method: str, index: int) -> None:
    election, sheet = case
    column = index % len(election.statements)
    codes = tuple(-2 if i == column else code for i, code in enumerate(sheet.codes))
    counts = [c for c, code in enumerate(codes) if code >= 0 and sheet.weights[c] > 0]
    assume(counts)
    before = match(election, sheet, method, "expected")
    after = match(election, replace(sheet, codes=codes), method, "expected")
    assert_inside(after)
    for row, party_id in enumerate(election.party_ids):
        still_known = (election.position_codes[row, counts] >= 0).any()
        assert after.by_party[party_id].is_ranked == still_known
        if still_known:
            assert before.by_party[party_id].is_ranked


@settings(max_examples=200)
@given(cases(), methods, st.integers(0, 6))
def test_doubling_one_weight_is_no_cliff(case: Case, method: str, index: int) -> None:
    election, sheet = case
    column = index % len(election.statements)
    weights = list(sheet.weights)
    weights[column] = Fraction(str(weights[column])) * 2
    before = match(election, sheet, method, "expected")
    after = match(election, replace(sheet, weights=tuple(weights)), method, "expected")
    assert_inside(after)
    assert {s.party_id for s in after.ranked} == {s.party_id for s in before.ranked}


@given(cases(), methods)
def test_hiding_nothing_and_hiding_a_silent_party_are_the_same(case: Case, method: str) -> None:
    election, sheet = case
    codes = [*election.position_codes.tolist(), [-1] * len(election.statements)]
    more = election_of(codes, n_options=election.scale.n_options)
    found = match(more, sheet, method, "expected")
    for score in match(election, sheet, method, "expected").scores:
        assert found.by_party[score.party_id] == score


def closeness(codes: list[list[int]], answers: list[int], weights: list[float]) -> Fraction:
    """Expected agreement of the first of these parties."""
    found = match(election_of(codes), sheet_of(answers, weights), missing="expected")
    first = found.by_party["p0"].closeness
    assert first is not None
    return first


# What does not hold, and is said on the method page: smallest cases, by hand. E is the expected
# rate of the first party on its unknown statements.


def test_weight_two_is_not_exactly_the_same_as_asking_twice() -> None:
    # m = (2 + 0) / 4 both ways. Doubled: w̄ = 3/2 and E = (2 + 8·3/2·½) / (2 + 12).
    # Twice: w̄ = 1 and E = (2 + 8·½) / (2 + 8).
    doubled = closeness([[2, -1], [0, -1]], [2, 2], [2, 1])
    twice = closeness([[2, 2, -1], [0, 0, -1]], [2, 2, 2], [1, 1, 1])
    assert (doubled, twice) == ((2 + Fraction(8, 14)) / 3, (2 + Fraction(6, 10)) / 3)
    assert doubled != twice


def test_moving_an_answer_towards_a_party_may_lower_its_estimate() -> None:
    # Nine others agree. Neutral: everybody earns a half, and so m = E = ½. Disagree, as the first
    # party does: it earns 1, the others nothing, m = 1/10 and E = (1 + 8/10) / 9.
    codes = [[0, -1, -1], *[[2, -1, -1]] * 9]
    away, towards = closeness(codes, [1, 2, 2], [1] * 3), closeness(codes, [0, 2, 2], [1] * 3)
    assert away == (Fraction(1, 2) + 2 * Fraction(1, 2)) / 3
    assert towards == (1 + 2 * (1 + 8 * Fraction(1, 10)) / 9) / 3
    assert towards < away


def test_positions_of_others_move_an_estimate() -> None:
    # Known and equal, one unknown: E = (1 + 8·m) / 9, with m = ½ or 1.
    low, high = closeness([[2, -1], [0, -1]], [2, 2], [1, 1]), closeness([[2, -1]], [2, 2], [1, 1])
    assert (low, high) == ((1 + Fraction(5, 9)) / 2, 1)
