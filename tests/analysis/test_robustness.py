"""Variations of a sheet, checked against doing each of them the long way."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemhulp.analysis.robustness import KINDS, N_DRAWS, _draws, robustness
from stemhulp.errors import MatchingError
from stemhulp.matching import METHODS, POLICIES, match
from stemhulp.model import AnswerSheet, Election
from tests.support.elections import cases, election_of, sheet_of

Case = tuple[Election, AnswerSheet]


def long_way(election: Election, sheet: AnswerSheet, method: str, policy: str) -> dict[str, float]:
    """Closeness of every party by an ordinary match; NaN where nothing is known."""
    try:
        found = match(election, sheet, method, policy)
    except MatchingError:  # nothing answered any more
        return {}
    return {s.party_id: np.nan if s.closeness is None else float(s.closeness) for s in found.scores}


def assert_same(row: np.ndarray, party_ids: tuple[str, ...], expected: dict[str, float]) -> None:
    """One variation equals the long way."""
    np.testing.assert_array_equal(row, [expected.get(p, np.nan) for p in party_ids])


@pytest.mark.parametrize("policy", ["leave-out", "neutral", "expected"])
@settings(max_examples=40)
@given(case=cases(), method=st.sampled_from(sorted(METHODS)))
def test_every_variation_is_what_an_ordinary_match_would_give(
    policy: str, case: Case, method: str
) -> None:
    election, sheet = case
    result = match(election, sheet, method, policy)
    found = robustness(election, sheet, result)
    answered = [int(c) for c in np.flatnonzero(result.full > 0)]
    for row, column in zip(found.closeness["left-out"], answered, strict=True):
        weights = tuple(0 if i == column else w for i, w in enumerate(sheet.weights))
        expected = long_way(election, replace(sheet, weights=weights), method, policy)
        assert_same(row, found.party_ids, expected)
    for row, counts in list(zip(found.closeness["redrawn"], _draws(len(answered)), strict=True))[
        :3
    ]:
        columns = [c for c, n in zip(answered, counts.tolist(), strict=True) for _ in range(n)]
        codes = [[int(row[c]) for c in columns] for row in election.position_codes]
        drawn = election_of(codes, n_options=election.scale.n_options)
        again = sheet_of([sheet.codes[c] for c in columns], [sheet.weights[c] for c in columns])
        expected = long_way(drawn, again, method, policy)
        np.testing.assert_allclose(row, [expected.get(p, np.nan) for p in found.party_ids])
    moves = [
        (column, code)
        for column in answered
        for code in (sheet.codes[column] - 1, sheet.codes[column] + 1)
        if 0 <= code < election.scale.n_options
    ]
    for row, (column, code) in zip(found.closeness["one-step"], moves, strict=True):
        codes = tuple(code if i == column else c for i, c in enumerate(sheet.codes))
        expected = long_way(election, replace(sheet, codes=codes), method, policy)
        assert_same(row, found.party_ids, expected)


def test_methods_and_policies_are_all_tried() -> None:
    election = election_of([[2, 1, 0, -1], [0, 1, 2, 2]])
    sheet = sheet_of([2, 2, 1, 0])
    found = robustness(election, sheet, match(election, sheet, missing="leave-out"))
    for kind, ids in (("methods", METHODS), ("policies", POLICIES)):
        for row, key in zip(found.closeness[kind], ids, strict=True):
            arguments = (key, "leave-out") if kind == "methods" else ("agreement", key)
            assert_same(row, found.party_ids, long_way(election, sheet, *arguments))


def test_a_party_that_is_first_everywhere_is_certain_and_alone() -> None:
    election = election_of([[2] * 8, [0] * 8])
    sheet = sheet_of([2] * 8)
    found = robustness(election, sheet, match(election, sheet))
    assert found.deciding == ()
    for kind in KINDS:
        assert found.first_share(kind) == {"p0": 1, "p1": 0}
        assert found.top_three_share(kind) == {"p0": 1, "p1": 1}


def test_one_step_decides_between_tied_parties() -> None:
    election = election_of([[2, 2, 2, 0, 0, 0], [0, 0, 0, 2, 2, 2], [0] * 6])
    sheet = sheet_of([2] * 6)
    found = robustness(election, sheet, match(election, sheet))
    assert found.deciding == tuple(f"s{i}" for i in range(6))
    shares = found.first_share("redrawn")
    assert shares["p0"] + shares["p1"] >= 1
    assert shares["p2"] == 0


@pytest.mark.parametrize("policy", ["expected", "leave-out"])
@settings(max_examples=60)
@given(case=cases(), method=st.sampled_from(sorted(METHODS)))
def test_what_decides_speaks_of_the_order_of_the_result(
    policy: str, case: Case, method: str
) -> None:
    election, sheet = case
    result = match(election, sheet, method, policy)
    firsts = {score.party_id for score in result.scores if score.rank == 1}
    changed = []
    for column in np.flatnonzero(result.full > 0).tolist():
        for code in (sheet.codes[column] - 1, sheet.codes[column] + 1):
            if 0 <= code < election.scale.n_options:
                codes = tuple(code if i == column else c for i, c in enumerate(sheet.codes))
                moved = match(election, replace(sheet, codes=codes), method, policy)
                if firsts != {score.party_id for score in moved.scores if score.rank == 1}:
                    changed.append(column)
    expected = tuple(result.statement_ids[column] for column in sorted(set(changed)))
    assert robustness(election, sheet, result, ()).deciding == expected


@pytest.mark.parametrize(
    ("policy", "firsts", "deciding"),
    [("leave-out", ["p0", "p1"], ("s0", "s1")), ("expected", ["p1"], ("s1",))],
)
def test_what_decides_follows_the_policy(
    policy: str, firsts: list[str], deciding: tuple[str, ...]
) -> None:
    election, sheet = election_of([[0, -1], [0, 2], [-1, 0]]), sheet_of([0, 2])
    result = match(election, sheet, missing=policy)
    assert [score.party_id for score in result.ranked if score.rank == 1] == firsts
    assert robustness(election, sheet, result, ()).deciding == deciding


def test_draws_are_the_same_for_everybody_and_touch_no_global_state() -> None:
    state = np.random.get_state()[1].tolist()  # noqa: NPY002
    np.testing.assert_array_equal(_draws(7), _draws(7))
    assert _draws(7).shape == (N_DRAWS, 7)
    assert (_draws(7).sum(axis=1) == 7).all()
    assert np.random.get_state()[1].tolist() == state  # noqa: NPY002


def test_nobody_ranked_is_nobody_first() -> None:
    election = election_of([[-1, -1], [-1, 2]])
    sheet = sheet_of([2, -2])
    found = robustness(election, sheet, match(election, sheet))
    assert found.party_ids == found.deciding == ()
    assert found.first_share("redrawn") == {}


@pytest.mark.parametrize("weights", [[1, 2, 0.5], [10**30, 1, 1]])
def test_weights_of_any_size_are_kept(weights: list[float]) -> None:
    election = election_of([[2, 0, 0], [0, 2, 2]])
    sheet = sheet_of([2, 2, 2], weights)
    found = robustness(election, sheet, match(election, sheet))
    assert found.closeness["redrawn"].shape == (N_DRAWS, 2)
