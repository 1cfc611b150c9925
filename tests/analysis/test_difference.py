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
from stemhulp.presentation.result.decided import MOST_COMPARED, pair_lines
from tests.support.documents import PageClient, text_of
from tests.support.elections import cases, election_of, sheet_of
from tests.support.sheets import sheet

Case = tuple[Election, AnswerSheet]


def over_shared(election: Election, given: AnswerSheet, method: str, pair: list[int]) -> Fraction:
    """Difference between two parties when only the statements count that both are known on."""
    codes = election.position_codes[pair]
    weights = tuple(
        weight if (codes[:, column] >= 0).all() else 0
        for column, weight in enumerate(given.weights)
    )
    found = match(election, replace(given, weights=weights), method)
    first, second = (found.by_party[election.party_ids[row]].closeness for row in pair)
    assert first is not None
    assert second is not None
    return first - second


@settings(deadline=None, max_examples=150)
@given(cases(), st.sampled_from(sorted(METHODS)))
def test_the_shared_part_is_what_a_match_over_shared_statements_gives(
    case: Case, method: str
) -> None:
    election, given = case
    result = match(election, given, method)
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


@settings(deadline=None, max_examples=100)
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


def test_above_by_is_said_only_when_shared_statements_alone_put_it_there(
    election: Election,
) -> None:
    said = set()
    for words in product(("eens", "neutraal", "oneens"), repeat=6):
        answers = dict(zip(election.statement_ids, words, strict=True))
        given = answer_sheet(election, answers)
        result = match(election, given)
        for line in pair_lines(election, given, result):
            found = difference(result, result.ranked[0].party_id, line.other_id)
            assert found is not None
            text = " ".join((line.sentence, *(reasons.lead for reasons in line.reasons)))
            shared = found.shared_gap or Fraction(0)
            says = {
                "gelijk": "precies dezelfde score" in text,
                "door": "door:" in text.split("Dichter bij")[0] and "voor een deel" not in text,
                "deels": "voor een deel door:" in text,
                "ander": "maar één van die twee standpunten" in text,
            }
            assert says == {
                "gelijk": found.gap == 0,
                "door": shared >= found.gap > 0,
                "deels": 0 < shared < found.gap,
                "ander": shared <= 0 < found.gap,
            }
            said |= {key for key, is_said in says.items() if is_said}
            rest = found.gap - shared
            assert ("verschil groter" in line.note) == (rest > 0)
            assert ("verschil kleiner" in line.note) == (rest < 0)
    assert said == {"gelijk", "door", "deels", "ander"}


def test_the_page_compares_the_first_with_a_few_and_links_to_the_statements(
    client: PageClient, election: Election
) -> None:
    document = client.send(sheet(dict.fromkeys(election.statement_ids, "eens")))
    pairs = [node for node in document.all("div") if node.get("class") == "pair"]
    assert 0 < len(pairs) <= MOST_COMPARED
    assert text_of(pairs[0]) == (
        "Molenwiek staat boven De Brug door: Betaald parkeren, Woontoren, Museumnacht. "
        "Dichter bij De Brug kom je door: Marktdag, Hofjes. "
        "Bij 6 stellingen kennen we beide standpunten: daar is het 3,5 tegen 3 van de 6 punten."
    )
    links = [node.get("href") for node in pairs[0].iter() if node.get("href")]
    assert links[0] == "#stelling-parkeren"
