"""Many sheets at once give the same bits as one by one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemhulp.errors import MatchingError, ShapeError
from stemhulp.matching import METHODS, POLICIES, match, match_many
from stemhulp.matching import batch as batch_module
from tests.support.elections import cases, election_of, sheet_of


@pytest.mark.parametrize("policy", sorted(POLICIES))
@pytest.mark.parametrize("method", sorted(METHODS))
@settings(max_examples=40)
@given(case=cases(), data=st.data())
def test_batch_gives_the_bits_of_one_by_one(
    method: str, policy: str, case: tuple[object, object], data: st.DataObject
) -> None:
    election = case[0]
    n_options, n_statements = election.scale.n_options, len(election.statements)
    row = st.lists(st.integers(-2, n_options - 1), min_size=n_statements, max_size=n_statements)
    answers = data.draw(st.lists(row, min_size=1, max_size=4))
    weight = st.lists(st.integers(0, 5), min_size=n_statements, max_size=n_statements)
    weights = data.draw(st.lists(weight, min_size=len(answers), max_size=len(answers)))
    found = match_many(election, answers, weights, method, policy)
    for i, (codes, factors) in enumerate(zip(answers, weights, strict=True)):
        if not any(c >= 0 and w > 0 for c, w in zip(codes, factors, strict=True)):
            assert np.isnan(found.coverage[i]).all()
            continue
        single = match(election, sheet_of(codes, factors), method, policy)
        for j, party_id in enumerate(election.party_ids):
            score = single.by_party[party_id]
            assert found.coverage[i, j] == float(score.coverage)
            if score.score is None:
                assert np.isnan(found.scores[i, j])
            else:
                assert found.scores[i, j] == float(score.score)


def test_chunks_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    election = election_of([[2, 1, -1], [0, -1, 2]])
    answers = np.random.default_rng(1).integers(-1, 3, size=(50, 3))
    whole = match_many(election, answers).scores
    monkeypatch.setattr(batch_module, "CHUNK", 7)
    np.testing.assert_array_equal(match_many(election, answers).scores, whole)


def test_what_does_not_fit_is_refused_and_nothing_is_changed() -> None:
    election = election_of([[2, 1]])
    answers = np.array([[2, 1]])
    for wrong in ([[2, 1, 0]], [[[2, 1]]]):
        with pytest.raises(ShapeError):
            match_many(election, wrong)
    with pytest.raises(ShapeError):
        match_many(election, answers, [[1, 1], [1, 1]])
    for bad in ([[0.5, 1.0]], [[-1, 1]], [[float("nan"), 1]]):
        with pytest.raises(MatchingError):
            match_many(election, answers, bad)
    with pytest.raises(MatchingError, match="Code 3"):
        match_many(election, [[3, 1]])
    with pytest.raises(MatchingError, match="codes"):
        match_many(election, [[0.5, 1]])
    before = answers.copy()
    match_many(election, answers, np.array([1, 2]))
    np.testing.assert_array_equal(answers, before)
