"""Laws that hold for every election and every answer sheet."""

from __future__ import annotations

import copy
import random
from dataclasses import replace
from fractions import Fraction
from itertools import product

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from stemhulp.matching import METHODS, POLICIES, MatchResult, Number, match
from stemhulp.matching.methods import linear
from stemhulp.model import AnswerSheet, Election
from tests.support.elections import cases, election_of, sheet_of
from tests.support.oracle import oracle

Case = tuple[Election, AnswerSheet]
methods = st.sampled_from(sorted(METHODS))
closeness_methods = st.sampled_from(sorted(key for key, one in METHODS.items() if one.lowest == 0))
direction_methods = st.sampled_from(sorted(key for key, one in METHODS.items() if one.lowest < 0))
mean_methods = st.sampled_from(sorted(key for key, one in METHODS.items() if one.finish is linear))
policies = st.sampled_from(sorted(POLICIES))
# What an estimate makes of a statement depends on all the others: some laws are not for it.
constant_policies = st.sampled_from(sorted(set(POLICIES) - {"expected"}))
under_every_policy = pytest.mark.parametrize("policy", sorted(POLICIES))


def facts(result: MatchResult) -> dict[str, tuple[object, ...]]:
    """Everything that is said about each party."""
    return {
        s.party_id: (s.score, s.closeness, s.coverage, s.lower, s.upper, s.rank)
        for s in result.scores
    }


def rebuilt(election: Election, columns: list[int], codes: np.ndarray | None = None) -> Election:
    """The same election with these columns (any order, any number of times)."""
    codes = election.position_codes if codes is None else codes
    themes = [int(s.theme_id[1:]) for s in election.statements.values()]
    return election_of(
        [[int(row[c]) for c in columns] for row in codes],
        n_options=election.scale.n_options,
        themes=[themes[c] for c in columns],
        names=election.party_ids,
    )


def resheet(sheet: AnswerSheet, columns: list[int]) -> AnswerSheet:
    """The same sheet with these columns."""
    return sheet_of([sheet.codes[c] for c in columns], [sheet.weights[c] for c in columns])


@pytest.mark.parametrize("policy", sorted(POLICIES))
@pytest.mark.parametrize("method", sorted(METHODS))
@settings(max_examples=60)
@given(case=cases())
def test_matching_equals_the_definition_exactly(method: str, policy: str, case: Case) -> None:
    result = match(*case, method, policy)
    for party_id, expected in oracle(*case, method, policy).items():
        score = result.by_party[party_id]
        assert (score.closeness, score.score, score.coverage, score.lower, score.upper) == (
            expected.closeness,
            expected.score,
            expected.coverage,
            expected.lower,
            expected.upper,
        )


@settings(max_examples=150)
@given(cases(), methods, policies)
def test_bounds_are_what_the_unknown_positions_can_still_make_of_the_score(
    case: Case, method: str, policy: str
) -> None:
    election, sheet = case
    unknown = list(zip(*np.where(election.position_codes < 0), strict=True))
    assume(len(unknown) <= 3)
    possible: dict[str, list[Number]] = {party_id: [] for party_id in election.parties}
    for filling in product(range(election.scale.n_options), repeat=len(unknown)):
        codes = election.position_codes.copy()
        for (row, column), code in zip(unknown, filling, strict=True):
            codes[row, column] = code
        full = match(rebuilt(election, list(range(codes.shape[1])), codes), sheet, method, policy)
        for score in full.scores:
            assert score.score is not None
            possible[score.party_id].append(score.score)
    for score in match(election, sheet, method, policy).scores:
        assert score.lower == min(possible[score.party_id])
        assert score.upper == max(possible[score.party_id])


@under_every_policy
@settings(max_examples=60)
@given(case=cases(), method=methods, rng=st.randoms(use_true_random=False))
def test_order_of_statements_and_parties_does_not_matter(
    policy: str, case: Case, method: str, rng: random.Random
) -> None:
    election, sheet = case
    columns = rng.sample(range(len(election.statements)), len(election.statements))
    mixed = rebuilt(election, columns)
    names = rng.sample(election.party_ids, len(election.party_ids))
    mixed = replace(mixed, parties={name: mixed.parties[name] for name in names})
    assert facts(match(mixed, resheet(sheet, columns), method, policy)) == facts(
        match(election, sheet, method, policy)
    )


@under_every_policy
@settings(max_examples=60)
@given(case=cases(), method=methods, factor=st.sampled_from([2, 7, 0.5, 0.1]))
def test_scaling_all_weights_changes_nothing(
    policy: str, case: Case, method: str, factor: float
) -> None:
    election, sheet = case
    scaled = tuple(Fraction(str(w)) * Fraction(str(factor)) for w in sheet.weights)
    assert facts(match(election, replace(sheet, weights=scaled), method, policy)) == facts(
        match(election, sheet, method, policy)
    )


@under_every_policy
@settings(max_examples=60)
@given(case=cases(), method=methods)
def test_weight_zero_is_the_same_as_removing_the_statement(
    policy: str, case: Case, method: str
) -> None:
    election, sheet = case
    kept = [c for c, weight in enumerate(sheet.weights) if weight > 0]
    smaller = match(rebuilt(election, kept), resheet(sheet, kept), method, policy)
    assert facts(smaller) == facts(match(election, sheet, method, policy))


@given(cases(), methods, constant_policies, st.integers(0, 6))
def test_weight_two_is_the_same_as_asking_twice_where_nothing_is_estimated(
    case: Case, method: str, policy: str, index: int
) -> None:
    election, sheet = case
    column = index % len(election.statements)
    columns = [*range(len(election.statements)), column]
    doubled = list(sheet.weights)
    doubled[column] = Fraction(str(doubled[column])) * 2
    twice = match(rebuilt(election, columns), resheet(sheet, columns), method, policy)
    assert facts(match(election, replace(sheet, weights=tuple(doubled)), method, policy)) == facts(
        twice
    )


@under_every_policy
@settings(max_examples=60)
@given(case=cases(), method=methods, index=st.integers(0, 6))
def test_turning_a_statement_round_for_everybody_changes_nothing(
    policy: str, case: Case, method: str, index: int
) -> None:
    election, sheet = case
    column = index % len(election.statements)
    top = election.scale.n_options - 1
    codes = election.position_codes.copy()
    codes[:, column] = [top - c if c >= 0 else c for c in codes[:, column]]
    answers = list(sheet.codes)
    answers[column] = top - answers[column] if answers[column] >= 0 else answers[column]
    turned = rebuilt(election, list(range(codes.shape[1])), codes)
    assert facts(match(turned, replace(sheet, codes=tuple(answers)), method, policy)) == facts(
        match(election, sheet, method, policy)
    )


@given(cases(), mean_methods, constant_policies)
def test_theme_scores_average_to_the_total(case: Case, method: str, policy: str) -> None:
    election, sheet = case
    result = match(election, sheet, method, policy)
    for row, party_id in enumerate(election.party_ids):
        if not result.by_party[party_id].n_known:
            continue
        total = Fraction(0)
        for theme_id in election.themes:
            mask = [t == theme_id for t in result.theme_ids]
            counted = int(result.possible[row][mask].sum())
            score = result.theme_score(party_id, theme_id)
            assert (score is None) == (counted == 0)
            total += (score or 0) * counted
        whole = int(result.possible[row].sum())
        assert result.by_party[party_id].score == total / whole


@given(cases(), methods, policies)
def test_a_silent_party_has_no_score_on_any_theme(case: Case, method: str, policy: str) -> None:
    election, sheet = case
    result = match(election, sheet, method, policy)
    for score in result.scores:
        themes = [result.theme_score(score.party_id, theme_id) for theme_id in election.themes]
        assert score.n_known or themes == [None] * len(themes)


@under_every_policy
@settings(max_examples=60)
@given(case=cases(), method=methods)
def test_contributions_sum_to_the_closeness(policy: str, case: Case, method: str) -> None:
    election, sheet = case
    result = match(election, sheet, method, policy)
    for score in result.scores:
        parts = [part for part in result.contributions(score.party_id) if part is not None]
        if score.n_known:
            assert sum(parts) == score.closeness
        if METHODS[method].finish is linear:
            assert score.score == score.closeness


@given(
    cases(),
    closeness_methods,
    constant_policies,
    st.integers(0, 6),
    st.integers(0, 4),
)
def test_moving_an_answer_towards_a_party_never_lowers_it(
    case: Case, method: str, policy: str, s: int, p: int
) -> None:
    election, sheet = case
    column, party = s % len(election.statements), p % len(election.parties)
    answer, position = sheet.codes[column], int(election.position_codes[party, column])
    assume(answer >= 0 and position >= 0 and answer != position and sheet.weights[column] > 0)
    closer = list(sheet.codes)
    closer[column] += 1 if position > answer else -1
    party_id = election.party_ids[party]
    moved = replace(sheet, codes=tuple(closer))
    before = match(election, sheet, method, policy).by_party[party_id].closeness
    after = match(election, moved, method, policy).by_party[party_id].closeness
    assert before is not None
    assert after is not None
    assert after > before if method in {"agreement", "euclidean"} else after >= before


@given(cases(), direction_methods, policies)
def test_direction_scores_stay_between_minus_one_and_one(
    case: Case, method: str, policy: str
) -> None:
    for score in match(*case, method, policy).scores:
        assert -1 <= score.lower <= score.upper <= 1
        assert score.score is None or -1 <= score.score <= 1


@given(cases(), st.sampled_from(["leave-out", "zero", "neutral", "pull-to-middle", "expected"]))
def test_opposite_answers_turn_a_direction_score_round(case: Case, policy: str) -> None:
    election, sheet = case
    top = election.scale.n_options - 1
    turned = replace(sheet, codes=tuple(top - c if c >= 0 else c for c in sheet.codes))
    before = match(election, sheet, "directional", policy)
    after = match(election, turned, "directional", policy)
    for score in before.scores:
        other = after.by_party[score.party_id].closeness
        assert score.closeness is None or other == -score.closeness


@under_every_policy
@settings(max_examples=60)
@given(case=cases(), method=methods)
def test_a_party_without_known_positions_has_no_score_and_no_coverage(
    policy: str, case: Case, method: str
) -> None:
    election, sheet = case
    silent = np.vstack([election.position_codes[:-1], np.full(len(election.statements), -1)])
    result = match(rebuilt(election, list(range(silent.shape[1])), silent), sheet, method, policy)
    score = result.by_party[election.party_ids[-1]]
    assert (score.score, score.coverage, score.rank) == (None, 0, None)


@given(cases(), methods, policies)
def test_skipping_and_not_reaching_count_the_same_and_nothing(
    case: Case, method: str, policy: str
) -> None:
    election, sheet = case
    reached = replace(sheet, codes=tuple(-1 if c == -2 else c for c in sheet.codes))
    assert facts(match(election, reached, method, policy)) == facts(
        match(election, sheet, method, policy)
    )


@given(cases(), methods, policies)
def test_nothing_is_changed_and_no_random_state_is_touched(
    case: Case, method: str, policy: str
) -> None:
    election, sheet = case
    before = copy.deepcopy((dict(election.positions), sheet, election.position_codes.tolist()))
    state, np_state = random.getstate(), np.random.get_state()[1].tolist()  # noqa: NPY002
    match(election, sheet, method, policy)
    assert before == (dict(election.positions), sheet, election.position_codes.tolist())
    assert random.getstate() == state
    assert np.random.get_state()[1].tolist() == np_state  # noqa: NPY002


@under_every_policy
@settings(max_examples=60)
@given(case=cases(), method=methods)
def test_every_party_with_a_known_position_has_its_place(
    policy: str, case: Case, method: str
) -> None:
    election, sheet = case
    result = match(election, sheet, method, policy)
    counts = [c >= 0 and w > 0 for c, w in zip(sheet.codes, sheet.weights, strict=True)]
    for row, party_id in enumerate(election.party_ids):
        score = result.by_party[party_id]
        is_known = bool((election.position_codes[row, counts] >= 0).any())
        assert is_known == score.is_ranked == (score.score is not None) == (score.n_known > 0)
    ranked = [score.score for score in result.ranked]
    assert ranked == sorted(ranked, reverse=True)
    closeness = [score.closeness for score in result.ranked]
    for score in result.ranked:
        assert score.rank == 1 + sum(other > score.closeness for other in closeness)
