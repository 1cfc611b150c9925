"""What a result says of itself, so that nobody has to reconstruct it."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from stemhulp.matching import METHODS, POLICIES, match
from stemhulp.matching.methods import get_method
from stemhulp.matching.missing import get_policy
from stemhulp.model import AnswerSheet, Election
from tests.support.elections import cases, election_of, sheet_of

Case = tuple[Election, AnswerSheet]
methods = st.sampled_from(sorted(METHODS))
policies = st.sampled_from(sorted(POLICIES))


@given(cases(), methods, policies)
def test_a_result_carries_the_points_of_full_agreement(
    case: Case, method: str, policy: str
) -> None:
    election, sheet = case
    result = match(election, sheet, method, policy)
    table = get_method(election, method).table(election.scale.n_options)
    assert result.unit == get_policy(policy).apply(table).unit
    weights = [
        Fraction(str(weight)) if code >= 0 else 0
        for code, weight in zip(sheet.codes, sheet.weights, strict=True)
    ]
    total, whole = sum(weights), int(result.weights.sum())
    assert [Fraction(int(w), whole) for w in result.weights] == [w / total for w in weights]
    assert [int(full) / result.ordinary for full in result.full] == weights


@given(cases(), methods, policies)
def test_known_answers_per_theme_are_those_one_would_count(
    case: Case, method: str, policy: str
) -> None:
    election, sheet = case
    result = match(election, sheet, method, policy)
    for party_id in election.parties:
        for theme_id in election.themes:
            counted = [
                statement_id
                for (statement_id, statement), code, weight in zip(
                    election.statements.items(), sheet.codes, sheet.weights, strict=True
                )
                if statement.theme_id == theme_id and code >= 0 and weight > 0
            ]
            known = [key for key in counted if election.position(party_id, key) is not None]
            assert result.theme_count(party_id, theme_id) == (len(known), len(counted))
        every = [result.theme_count(party_id, theme_id) for theme_id in election.themes]
        assert sum(n.n_known for n in every) == result.by_party[party_id].n_known


def test_a_theme_that_does_not_exist_counts_nothing() -> None:
    result = match(election_of([[2, -1]]), sheet_of([2, 2]))
    assert result.theme_count("p0", "t0") == (1, 2)
    assert result.theme_count("p0", "zee") == (0, 0)
