"""What the certainty of a ranking promises, whatever the positions and the answers."""

from __future__ import annotations

import dataclasses
import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import stemhulp
from stemhulp.analysis.certainty import Certainty, certainty
from stemhulp.analysis.likely import likely_positions
from stemhulp.analysis.places import places
from stemhulp.errors import MatchingError
from stemhulp.examples import fictional_election
from stemhulp.matching import METHODS, match
from stemhulp.model import AnswerSheet, Election
from tests.support.elections import cases, election_of, sheet_of

Case = tuple[Election, AnswerSheet]
WORDS = ("eens", "neutraal", "oneens")


def assen() -> Election:
    return stemhulp.load_election("gr2022-assen", site=stemhulp.bundled_root())


def assert_same_chances(one: Certainty, other: Certainty, tolerance: float = 1e-9) -> None:
    for party_id, chance in one.first.items():
        assert math.isclose(chance, other.first[party_id], abs_tol=tolerance)
        assert math.isclose(
            one.top_three[party_id], other.top_three[party_id], abs_tol=1e4 * tolerance
        )
        np.testing.assert_allclose(one.interval[party_id], other.interval[party_id], atol=1e-9)


@settings(max_examples=150)
@given(cases(), st.sampled_from(sorted(METHODS)))
def test_chances_cover_every_party_and_sum_to_the_places(case: Case, method: str) -> None:
    election, sheet = case
    found = certainty(election, sheet, method)
    assert tuple(found.first) == tuple(found.top_three) == election.party_ids
    assert all(0 <= chance <= 1 for chance in (*found.first.values(), *found.top_three.values()))
    assert math.isclose(sum(found.first.values()), 1)
    assert math.isclose(sum(found.top_three.values()), min(3, len(election.parties)), abs_tol=1e-5)


@settings(max_examples=150)
@given(cases(), st.sampled_from(sorted(METHODS)))
def test_interval_lies_in_the_margin_and_round_the_score(case: Case, method: str) -> None:
    election, sheet = case
    result = match(election, sheet, method, "expected")
    found = certainty(election, sheet, method, result)
    for score in result.scores:
        low, high = found.interval[score.party_id]
        assert float(score.lower) <= low <= high <= float(score.upper)
        if score.score is not None:
            assert low <= float(score.score) <= high


@settings(max_examples=150)
@given(cases(), st.sampled_from(sorted(METHODS)))
def test_a_party_that_cannot_be_first_has_no_chance(case: Case, method: str) -> None:
    election, sheet = case
    result = match(election, sheet, method, "expected")
    found = certainty(election, sheet, method, result)
    surest = max(score.lower for score in result.scores)
    for score in result.scores:
        if float(score.upper) < float(surest) - 1e-6:
            assert found.first[score.party_id] == 0
        if all(
            float(score.lower) > float(other.upper) + 1e-6
            for other in result.scores
            if other is not score
        ):
            assert math.isclose(found.first[score.party_id], 1)


@settings(max_examples=100)
@given(cases(), st.sampled_from(sorted(METHODS)))
def test_what_is_known_completely_is_exact(case: Case, method: str) -> None:
    election, sheet = case
    full = election_of(
        np.maximum(election.position_codes, 0).tolist(), n_options=election.scale.n_options
    )
    result = match(full, sheet, method, "expected")
    found = certainty(full, sheet, method, result)
    firsts = [score.party_id for score in result.scores if score.rank == 1]
    for score in result.scores:
        assert found.first[score.party_id] == (score.rank == 1) / len(firsts)
        assert found.interval[score.party_id] == (float(score.score or 0),) * 2
    assert found.practically_equal == tuple(p for p in full.party_ids if p in firsts)


def test_ties_share_the_last_of_three_places() -> None:
    election = election_of([[2, 2], [2, 0], [0, 2], [0, 2], [0, 0]])
    found = certainty(election, sheet_of([2, 2]))
    assert list(found.first.values()) == [1, 0, 0, 0, 0]
    assert list(found.top_three.values()) == pytest.approx([1, 2 / 3, 2 / 3, 2 / 3, 0])


def test_a_sure_tie_among_uncertain_parties_is_shared() -> None:
    found = certainty(election_of([[2, 2, 2], [2, 2, 2], [0, 0, -1]]), sheet_of([2, 2, 2]))
    assert list(found.first.values()) == [0.5, 0.5, 0]
    assert found.practically_equal == ("p0", "p1")


def test_a_possible_tie_counts_for_half() -> None:
    codes = [[2, 2, 0, 2], [2, 2, 0, -1]]  # the second can only be equal or lower
    found = certainty(election_of(codes), sheet_of([2, 2, 2, 2]))
    assert 0 < found.first["p1"] < 0.5 < found.first["p0"] < 1


def test_silent_party_has_a_chance_and_no_place() -> None:
    election = election_of([[2, 0, -1, 2], [0, -1, 2, 0], [-1, -1, -1, -1]])
    found = certainty(election, sheet_of([2, 2, 2, 0]))
    assert found.first["p2"] > 0
    assert "p2" not in found.practically_equal
    low, high = found.interval["p2"]
    assert 0 <= low < high <= 1


def test_silent_parties_alone_have_equal_chances_and_no_order() -> None:
    found = certainty(election_of([[-1, -1]] * 4), sheet_of([2, 0]))
    assert list(found.first.values()) == pytest.approx([0.25] * 4)
    assert list(found.top_three.values()) == pytest.approx([0.75] * 4)
    assert found.practically_equal == ()


@settings(max_examples=60)
@given(cases(), st.sampled_from(sorted(METHODS)))
def test_identical_parties_have_equal_chances(case: Case, method: str) -> None:
    election, sheet = case
    codes = election.position_codes.tolist()
    twice = election_of([*codes, codes[0]], n_options=election.scale.n_options)
    found = certainty(twice, sheet, method)
    last = twice.party_ids[-1]
    assert math.isclose(found.first["p0"], found.first[last], abs_tol=1e-9)
    np.testing.assert_allclose(found.interval["p0"], found.interval[last], atol=1e-9)


@pytest.mark.parametrize("method", sorted(METHODS))
@pytest.mark.parametrize("code", [-1, 0, 1, 2])
def test_one_party_is_always_first(method: str, code: int) -> None:
    found = certainty(election_of([[code]]), sheet_of([1]), method)
    assert found.first == {"p0": 1}
    assert found.top_three == {"p0": 1}


def test_one_statement_and_nothing_else_known() -> None:
    found = certainty(election_of([[2], [-1], [0]]), sheet_of([2]))
    assert found.first["p0"] > found.first["p1"] > found.first["p2"] == 0


def test_the_same_question_gives_the_same_answer_and_touches_no_global_state() -> None:
    election = assen()
    sheet = stemhulp.answer_sheet(election, dict.fromkeys(election.statements, "eens"))
    before = np.random.get_state()[1].copy()  # noqa: NPY002
    first, second = certainty(election, sheet), certainty(election, sheet)
    assert first == second
    np.testing.assert_array_equal(before, np.random.get_state()[1])  # noqa: NPY002


@settings(max_examples=60)
@given(cases(), st.sampled_from([3, 7, Fraction(1, 3), 0.5]))
def test_scaling_all_weights_changes_no_bit(case: Case, factor: int | float | Fraction) -> None:
    election, sheet = case
    exact = (Fraction(str(w)) * Fraction(str(factor)) for w in sheet.weights)
    scaled = dataclasses.replace(sheet, weights=tuple(exact))
    assert certainty(election, sheet) == certainty(election, scaled)


@settings(max_examples=60)
@given(cases(), st.randoms(use_true_random=False), st.sampled_from(sorted(METHODS)))
def test_order_of_parties_favours_nobody(case: Case, random: object, method: str) -> None:
    election, sheet = case
    order = list(election.party_ids)
    random.shuffle(order)  # type: ignore[attr-defined]
    codes = dict(zip(election.party_ids, election.position_codes, strict=True))
    shuffled = election_of(
        [codes[p].tolist() for p in order], n_options=election.scale.n_options, names=order
    )
    assert_same_chances(certainty(election, sheet, method), certainty(shuffled, sheet, method))


def test_weight_zero_is_the_same_as_not_answered() -> None:
    election = assen()
    answers = dict.fromkeys(election.statements, "eens")
    one = next(iter(election.statements))
    silenced = stemhulp.answer_sheet(election, answers, weights={one: 0})
    skipped = stemhulp.answer_sheet(election, answers | {one: "skip"})
    assert certainty(election, silenced) == certainty(election, skipped)


def test_weights_that_fit_no_grid_still_know_who_is_surely_first() -> None:
    weights = [33.3, 0.1, 12.7, 4.9, 77.7, 0.3]
    election = election_of(
        [[2, 2, 2, 2, 2, 0], [2, 2, 2, 2, 2, 0], [2, 2, 2, 2, 0, 2], [-1, -1, -1, -1, 0, 2]]
    )
    found = certainty(election, sheet_of([2] * 6, weights))
    assert list(found.first.values()) == pytest.approx([0.5, 0.5, 0, 0])
    huge = certainty(election, sheet_of([2] * 6, [2**61, 1, 2**60, 3, 2**62, 5]))
    assert list(huge.first.values()) == pytest.approx([0.5, 0.5, 0, 0])


def test_who_is_surely_one_step_lower_than_the_best_possible_has_no_chance() -> None:
    found = certainty(election_of([[0], [1], [1], [-1]]), sheet_of([1]))
    assert found.first["p0"] == 0
    assert found.first["p1"] == found.first["p2"] > found.first["p3"] > 0


def test_totals_almost_alike_are_not_a_tie() -> None:
    weights = [333, 1, 500, 167]
    election = election_of([[2, 2, 2, 2], [2, 1, 2, 2], [-1, 0, 2, 2], [2, 0, -1, 0]])
    found = certainty(election, sheet_of([2] * 4, weights))
    assert found.first == {"p0": 1, "p1": 0, "p2": 0, "p3": 0}


@settings(max_examples=60)
@given(cases(), st.sampled_from(sorted(METHODS)))
def test_on_two_options_every_method_asks_the_same_question(case: Case, method: str) -> None:
    election, sheet = case
    codes = np.minimum(election.position_codes, 1)
    answers = np.minimum(sheet.codes, 1).tolist()
    two, same = election_of(codes.tolist(), n_options=2), sheet_of(answers, sheet.weights)
    one, other = certainty(two, same), certainty(two, same, method)
    for party_id, chance in one.first.items():
        assert math.isclose(chance, other.first[party_id], abs_tol=1e-9)


def test_a_result_of_another_policy_is_put_aside() -> None:
    election = assen()
    sheet = stemhulp.answer_sheet(election, dict.fromkeys(election.statements, "oneens"))
    plain = match(election, sheet, missing="leave-out")
    assert certainty(election, sheet, result=plain) == certainty(election, sheet)


def test_nothing_answered_is_refused_as_by_match() -> None:
    with pytest.raises(MatchingError):
        certainty(election_of([[1, 2]]), sheet_of([-1, -2]))


@pytest.mark.parametrize("method", sorted(METHODS))
@pytest.mark.parametrize("word", WORDS)
def test_tables_of_assen_give_sensible_certainty(method: str, word: str) -> None:
    election = assen()
    sheet = stemhulp.answer_sheet(election, dict.fromkeys(election.statements, word))
    result = match(election, sheet, method, "expected")
    found = certainty(election, sheet, method, result)
    assert math.isclose(sum(found.first.values()), 1)
    assert math.isclose(sum(found.top_three.values()), 3, abs_tol=1e-5)
    for party_id, chance in found.first.items():
        assert chance <= found.top_three[party_id] + 1e-6
    best = max(s.closeness for s in result.scores if s.closeness is not None)
    assert found.practically_equal[0] in {s.party_id for s in result.scores if s.closeness == best}
    low, high = found.interval["sp"]  # of the source party every position is known
    assert low == high == float(result.by_party["sp"].score or 0)


def test_practically_equal_are_the_leader_and_who_is_half_as_likely_first() -> None:
    election = assen()
    sheet = stemhulp.answer_sheet(election, dict.fromkeys(election.statements, "eens"))
    found = certainty(election, sheet)
    leader, *others = found.practically_equal
    for party_id, chance in found.first.items():
        if party_id != leader:
            assert (party_id in others) == (2 * chance >= found.first[leader])
    assert others == sorted(others, key=lambda p: -found.first[p])


def test_more_knowledge_narrows_the_interval() -> None:
    little = certainty(election_of([[2, -1, -1, -1], [0, 2, 0, 2]]), sheet_of([2, 2, 2, 2]))
    more = certainty(election_of([[2, 2, 0, -1], [0, 2, 0, 2]]), sheet_of([2, 2, 2, 2]))
    widths = [found.interval["p0"][1] - found.interval["p0"][0] for found in (little, more)]
    assert widths[1] < widths[0]


def test_places_agree_with_drawing_totals() -> None:
    rng = np.random.default_rng(70)
    chances = rng.dirichlet(np.ones(9), size=6)
    below = np.hstack([np.zeros((6, 1)), chances.cumsum(axis=1)])
    below[:, -1] = 1
    totals = np.array([rng.choice(9, size=200_000, p=row) for row in chances])
    lots = totals + rng.random(totals.shape)  # ties are broken by lot
    higher = (lots[None] > lots[:, None]).sum(axis=1)
    found = places(below)
    np.testing.assert_allclose(found.first, (higher == 0).mean(axis=1), atol=0.005)
    np.testing.assert_allclose(found.top_three, (higher < 3).mean(axis=1), atol=0.005)


def test_a_known_position_is_not_expected_from_itself() -> None:
    codes = np.array([[2, 0, 2, 0, 2, 0]] * 5, dtype=np.int8)
    codes[4, 0] = 0  # the only one that disagrees, and the others say it would agree
    chances = likely_positions(codes, 3, 20.0)[4, 0]
    assert chances[2] > 0.5


def test_likely_positions_are_chances_even_when_nothing_is_known() -> None:
    chances = likely_positions(np.full((3, 4), -1, dtype=np.int8), 5, 20.0)
    np.testing.assert_allclose(chances, 0.2)


def test_very_many_parties_are_not_compared_with_each_other() -> None:
    codes = np.random.default_rng(71).integers(-1, 3, (400, 6))
    found = certainty(election_of(codes.tolist()), sheet_of([2, 0, 2, 0, 1, 2]))
    assert math.isclose(sum(found.first.values()), 1)


def test_the_fictional_election_agrees_with_its_tables() -> None:
    election = fictional_election()
    sheet = stemhulp.answer_sheet(election, dict.fromkeys(election.statements, "eens"))
    found = certainty(election, sheet)
    assert found.practically_equal[0] == "molen"
    assert found.first["stil"] > 0
