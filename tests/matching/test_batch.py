"""Many sheets at once give the same bits as one by one."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemhulp.errors import MatchingError, NoAnswersError, ShapeError
from stemhulp.matching import METHODS, POLICIES, match, match_many
from stemhulp.matching import batch_sums as batch_module
from tests.support.elections import cases, election_of, sheet_of


@pytest.mark.parametrize("policy", sorted(POLICIES))
@pytest.mark.parametrize("method", sorted(METHODS))
@settings(max_examples=30)
@given(case=cases(), data=st.data())
def test_batch_gives_the_bits_of_one_by_one(
    method: str, policy: str, case: tuple[object, object], data: st.DataObject
) -> None:
    election = case[0]
    n_options, n_statements = election.scale.n_options, len(election.statements)
    row = st.lists(st.integers(-2, n_options - 1), min_size=n_statements, max_size=n_statements)
    answers = data.draw(st.lists(row.filter(lambda r: max(r) >= 0), min_size=1, max_size=4))
    largest = data.draw(st.sampled_from([5, 2**20 + 1, 2**53 + 1, 2**61, 2**62, 2**70]))
    weight = st.one_of(st.integers(1, 5), st.integers(1, largest))
    factor = st.lists(weight, min_size=n_statements, max_size=n_statements)
    weights = data.draw(st.lists(factor, min_size=len(answers), max_size=len(answers)))
    found = match_many(
        election, answers, weights, method, policy, sums=True, ranks=True, firsts=True
    )
    np.testing.assert_array_equal(found.firsts, found.ranks == 1)
    for i, (codes, factors) in enumerate(zip(answers, weights, strict=True)):
        single = match(election, sheet_of(codes, factors), method, policy)
        for j, party_id in enumerate(election.party_ids):
            score = single.by_party[party_id]
            assert found.ranks[i, j] == (score.rank or 0)
            assert found.coverage[i, j] == float(score.coverage)
            if score.score is None:
                assert np.isnan(found.scores[i, j])
            else:
                assert found.scores[i, j] == nearest(score.score)


def nearest(score: Fraction | float) -> np.float32:
    """The float of 32 bits nearest to a score, an even one of two that are as near."""
    guess = np.float32(float(score))
    near = [np.nextafter(guess, np.float32(end)) for end in (-np.inf, np.inf)]
    distance = {one: abs(Fraction(float(one)) - Fraction(score)) for one in (*near, guess)}
    closest = [one for one in distance if distance[one] == min(distance.values())]
    return next(one for one in closest if len(closest) == 1 or one.view(np.int32) % 2 == 0)


@pytest.mark.parametrize("policy", ["leave-out", "expected"])
@pytest.mark.parametrize(("name", "size"), [("CHUNK", 7), ("CELLS", 40)])
def test_chunks_do_not_show(
    monkeypatch: pytest.MonkeyPatch, policy: str, name: str, size: int
) -> None:
    election = election_of([[2, 1, -1], [0, -1, 2]])
    answers = np.random.default_rng(1).integers(0, 3, size=(50, 3))
    answers[::3, 1] = -1
    weights = None if name == "CHUNK" else [[10**9, 1, 1]] * 50
    whole = match_many(election, answers, weights, missing=policy, sums=True)
    monkeypatch.setattr(batch_module, name, size)
    parts = match_many(election, answers, weights, missing=policy, sums=True)
    for field in ("scores", "coverage", "numerator", "denominator"):
        np.testing.assert_array_equal(getattr(parts, field), getattr(whole, field))


@pytest.mark.parametrize("policy", sorted(POLICIES))
@pytest.mark.parametrize("big", [2**61, 2**62, 2**63, 2**64, 10**30])
def test_sums_that_would_overflow_are_done_exactly(policy: str, big: int) -> None:
    election = election_of([[2, 0], [1, -1], [-1, -1]])
    found = match_many(election, [[2, 2]], [big, 1], missing=policy, sums=True)
    single = match(election, sheet_of([2, 2], [big, 1]), missing=policy)
    for j, party_id in enumerate(("p0", "p1")):
        closeness = single.by_party[party_id].closeness
        exact = Fraction(int(found.numerator[0, j]), int(found.denominator[0, j]))
        assert exact == closeness
        assert found.scores[0, j] == nearest(exact)
    assert (found.numerator[0, 2], found.denominator[0, 2]) == (0, 0)


def test_sums_above_what_a_float_holds_keep_the_bits_of_the_fraction() -> None:
    election = election_of([[2, 0]])
    weights = [11342139548945435, 8285811345311255]  # floats of these divide to another number
    single = match(election, sheet_of([2, 2], weights)).scores[0].score
    assert match_many(election, [[2, 2]], weights).scores[0, 0] == nearest(single)


def test_no_sheets_are_no_scores() -> None:
    election = election_of([[2, 1]])
    for policy in POLICIES:
        found = match_many(election, np.empty((0, 2), dtype=int), missing=policy, sums=True)
        assert found.scores.shape == found.coverage.shape == (0, 1)


def test_a_sheet_that_match_would_refuse_is_refused_by_its_row() -> None:
    election = election_of([[2, 1, 0]], minimum=2)
    with pytest.raises(NoAnswersError, match="Rij met index 1: 1 stelling beantwoord") as caught:
        match_many(election, [[2, 1, 0], [2, -1, -2], [-1, -1, -1]])
    assert (caught.value.row, caught.value.given, caught.value.needed) == (1, 1, 2)
    with pytest.raises(MatchingError, match="Rij met index 1: alle antwoorden hebben gewicht 0"):
        match_many(election, [[2, 1, 0], [2, 1, -1]], [[1, 1, 1], [0, 0, 5]])
    with pytest.raises(MatchingError, match="Code -3 staat niet op de schaal"):
        match_many(election, [[2, 1, -3]])


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
