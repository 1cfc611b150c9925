"""Promises about what decided it: the differences between two parties are exact."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemhulp.analysis.difference import difference
from stemhulp.errors import MatchingError
from stemhulp.matching import METHODS, answer_sheet, match
from stemhulp.model import AnswerSheet, Election
from tests.support.elections import cases, election_of, sheet_of

Case = tuple[Election, AnswerSheet]


def over_shared(election: Election, given: AnswerSheet, method: str, pair: list[int]) -> Fraction:
    """Difference between two parties when only the statements count that both are known on."""
    codes = election.position_codes[pair]
    weights = tuple(
        weight if (codes[:, column] >= 0).all() else 0
        for column, weight in enumerate(given.weights)
    )
    found = match(election, replace(given, weights=weights), method, "leave-out")
    first, second = (found.by_party[election.party_ids[row]].closeness for row in pair)
    assert first is not None
    assert second is not None
    return first - second


@settings(max_examples=150)
@given(cases(), st.sampled_from(sorted(METHODS)))
def test_the_shared_part_is_what_a_match_over_shared_statements_gives(
    case: Case, method: str
) -> None:
    election, given = case
    result = match(election, given, method, "leave-out")
    scored = [i for i, key in enumerate(election.party_ids) if result.by_party[key].n_known]
    for one, two in product(scored, scored):
        found = difference(result, election.party_ids[one], election.party_ids[two])
        assert found is not None
        scores = [result.by_party[election.party_ids[row]].closeness for row in (one, two)]
        assert found.gap == scores[0] - scores[1]  # type: ignore[operator]
        if found.shared_gap is None:
            assert found.n_shared == 0
            with pytest.raises((MatchingError, AssertionError)):
                over_shared(election, given, method, [one, two])
        else:
            assert found.shared_gap == over_shared(election, given, method, [one, two])


@settings(max_examples=100)
@given(cases())
def test_the_other_way_round_is_the_opposite(case: Case) -> None:
    election, given = case
    result = match(election, given)
    scored = [score.party_id for score in result.scores if score.n_known]
    for one, two in product(scored, scored):
        found, turned = difference(result, one, two), difference(result, two, one)
        assert found is not None
        assert turned is not None
        assert found.gap == -turned.gap
        assert found.closer_to_first == turned.closer_to_second
        assert (found.n_shared, found.n_one_known) == (turned.n_shared, turned.n_one_known)


def test_statements_are_named_for_the_party_that_earns_more_on_them() -> None:
    election = election_of([[2, 0, 1, -1, 2], [0, 2, 1, 2, -1]])
    found = difference(match(election, sheet_of([2] * 5)), "p0", "p1")
    assert found is not None
    assert (found.closer_to_first, found.closer_to_second) == (("s0",), ("s1",))
    assert (found.n_shared, found.n_one_known) == (3, 2)
    halves = [Fraction(points, found.possible) * 6 for points in found.points]
    assert halves == [3, 3]  # 2 + 0 + 1 of the six half points


def test_a_party_of_which_nothing_is_known_is_not_compared(election: Election) -> None:
    result = match(election, answer_sheet(election, dict.fromkeys(election.statement_ids, "eens")))
    assert difference(result, "brug", "stil") is None
