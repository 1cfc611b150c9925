"""The difference between two parties under ``expected``: parts that add up, to the fraction."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from stemhulp.analysis.difference import difference
from stemhulp.matching import METHODS, match
from stemhulp.model import AnswerSheet, Election
from tests.support.elections import cases, election_of, sheet_of


@settings(max_examples=150)
@given(cases(), st.sampled_from(sorted(METHODS)))
def test_the_shared_part_and_the_rest_are_the_contributions(
    case: tuple[Election, AnswerSheet], method: str
) -> None:
    election, given = case
    result = match(election, given, method, "expected")
    scored = [score.party_id for score in result.scores if score.n_known]
    for one, two in product(scored, scored):
        found = difference(result, one, two)
        assert found is not None
        ours, theirs = result.contributions(one), result.contributions(two)
        known = [election.position_codes[result.party_ids.index(key)] >= 0 for key in (one, two)]
        parts = {True: Fraction(0), False: Fraction(0)}
        for column, (mine, yours) in enumerate(zip(ours, theirs, strict=True)):
            if mine is not None and yours is not None:
                parts[bool(known[0][column] and known[1][column])] += mine - yours
        assert found.gap == parts[True] + parts[False]
        assert (found.shared_gap or 0) == parts[True]
        assert (found.shared_gap is None) == (found.n_shared == 0)


def test_a_difference_over_one_known_pair_by_hand() -> None:
    found = difference(match(election_of([[2, -1], [0, 0]]), sheet_of([2, 2]), missing="expected"),
                       "p0", "p1")  # fmt: skip
    assert found is not None
    assert (found.gap, found.shared_gap) == (Fraction(19, 27), Fraction(1, 2))
