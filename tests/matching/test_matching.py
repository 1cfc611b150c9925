"""Matching by hand: sums a reader can do, and errors that name the culprit."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from stemhulp.errors import (
    AnswerError,
    MatchingError,
    NoAnswersError,
    ShapeError,
    UnknownIdError,
    UnknownMethodError,
)
from stemhulp.examples import fictional_election
from stemhulp.matching import POLICIES, answer_sheet, match, plank_matches
from stemhulp.matching.tables import AgreementTable
from tests.support.elections import election_of, sheet_of

AGREE, NEUTRAL, DISAGREE = 2, 1, 0


def test_score_is_the_weighted_mean_a_reader_would_write_down() -> None:
    election = election_of([[AGREE, NEUTRAL, DISAGREE, AGREE]])
    result = match(election, sheet_of([AGREE, AGREE, AGREE, DISAGREE], [1, 2, 1, 1]))
    #       equal  half step ×2     opposite  opposite
    assert result.scores[0].score == Fraction(1 + 2 * Fraction(1, 2) + 0 + 0) / 5


def test_neutral_is_an_answer_and_a_skip_is_not() -> None:
    election = election_of([[AGREE, AGREE]])
    assert match(election, sheet_of([AGREE, NEUTRAL])).scores[0].score == Fraction(3, 4)
    assert match(election, sheet_of([AGREE, -2])).scores[0].score == 1


def test_unknown_position_is_left_out_and_never_half() -> None:
    election = election_of([[AGREE, -1, -1, -1]])
    score = match(election, sheet_of([AGREE] * 4), missing="leave-out").scores[0]
    assert (score.score, score.coverage) == (1, Fraction(1, 4))
    assert (score.lower, score.upper) == (Fraction(1, 4), 1)


def test_tied_parties_share_a_rank_and_the_next_rank_is_skipped() -> None:
    election = election_of([[0, 0], [2, 0], [0, 2], [2, 2]])
    result = match(election, sheet_of([2, 2]))
    assert [(s.party_id, s.rank) for s in result.scores] == [
        ("p3", 1),
        ("p1", 2),
        ("p2", 2),
        ("p0", 4),
    ]


def test_ties_are_exact_where_floating_point_would_break_them() -> None:
    election = election_of([[2, 2, 2, 0, 0, 0], [0, 0, 0, 2, 2, 2]])
    result = match(election, sheet_of([2] * 6, [0.1, 0.2, 0.3, 0.3, 0.2, 0.1]))
    assert [s.rank for s in result.scores] == [1, 1]


@pytest.mark.parametrize("policy", sorted(POLICIES))
def test_one_known_position_on_an_answered_statement_is_enough_for_a_place(policy: str) -> None:
    codes = [[AGREE] * 24 + [-1], [AGREE] + [-1] * 24, [-1] * 24 + [AGREE]]
    sheet = sheet_of([AGREE] * 24 + [-2])
    result = match(election_of(codes), sheet, missing=policy)
    assert [result.by_party[key].is_ranked for key in result.party_ids] == [True, True, False]
    assert (result.by_party["p2"].score, result.by_party["p2"].rank) == (None, None)


def test_silent_party_is_not_ranked() -> None:
    election = fictional_election()
    result = match(election, answer_sheet(election, dict.fromkeys(election.statements, "oneens")))
    assert [s.party_id for s in result.unranked] == ["stil"]
    assert (result.by_party["stil"].score, result.by_party["stil"].rank) == (None, None)


def test_contradiction_counts_as_unknown() -> None:
    election = fictional_election()
    position = election.position("haven", "hofjes")
    assert position is not None
    assert (position.basis, position.stance) == ("contradiction", -1)
    result = match(election, answer_sheet(election, dict.fromkeys(election.statements, "eens")))
    assert result.by_party["haven"].n_known == 5


def test_enormous_and_tiny_weights_stay_exact() -> None:
    election = election_of([[2, 0]])
    weights = [Fraction(10**40), Fraction(1, 10**40)]
    assert match(election, sheet_of([2, 2], weights)).scores[0].score == Fraction(
        10**80, 10**80 + 1
    )


def test_too_few_answers_is_a_friendly_refusal() -> None:
    election = fictional_election()
    sheet = answer_sheet(election, {"fietsbrug": "eens", "toren": "skip"})
    with pytest.raises(NoAnswersError, match=r"1 stelling beantwoord; .* minstens 5") as caught:
        match(election, sheet)
    assert (caught.value.given, caught.value.needed) == (1, 5)


@pytest.mark.parametrize(
    ("answers", "weights", "culprit", "words"),
    [
        ({"zwembad": "eens"}, {}, "zwembad", "Onbekende stelling ‘zwembad’"),
        ({"fietsbrug": "ja"}, {}, "fietsbrug", "‘ja’ is geen antwoord"),
        ({"fietsbrug": None}, {}, "fietsbrug", "‘None’ is geen antwoord"),
        ({"fietsbrug": "eens"}, {"toren": -1}, "toren", "gewicht -1 kan niet"),
        ({"fietsbrug": "eens"}, {"toren": 101}, "toren", "van 0 tot en met 100"),
        ({"fietsbrug": "eens"}, {"toren": float("nan")}, "toren", "gewicht nan"),
        ({"fietsbrug": "eens"}, {"toren": float("inf")}, "toren", "gewicht inf"),
        ({"fietsbrug": "eens"}, {"toren": "2"}, "toren", "gewicht '2'"),
        ({"fietsbrug": "eens"}, {"toren": True}, "toren", "gewicht True"),
        ({"fietsbrug": "eens"}, {"zwembad": 2}, "zwembad", "Onbekende stelling"),
    ],
)
def test_wrong_answer_or_weight_names_the_culprit(
    answers: dict[str, str], weights: dict[str, float], culprit: str, words: str
) -> None:
    with pytest.raises(AnswerError) as caught:
        answer_sheet(fictional_election(), answers, weights)
    assert caught.value.culprit == culprit
    assert words in str(caught.value)


def test_sheets_that_do_not_fit_are_refused() -> None:
    election = election_of([[2, 0]])
    with pytest.raises(ShapeError, match="3 antwoorden"):
        match(election, sheet_of([2, 2, 2]))
    with pytest.raises(MatchingError, match="Code 3"):
        match(election, sheet_of([3, 2]))
    with pytest.raises(MatchingError, match="gewicht 0"):
        match(election, sheet_of([2, 2], [0, 0]))
    with pytest.raises(MatchingError, match="≥ 0"):
        match(election, sheet_of([2, 2], [1, -1]))
    with pytest.raises(NoAnswersError):
        match(election, sheet_of([-1, -2]))


def test_unknown_method_and_policy_name_the_valid_ones() -> None:
    election, sheet = election_of([[2]]), sheet_of([2])
    with pytest.raises(UnknownMethodError, match=r"‘magie’\. Kies uit: agreement, exact"):
        match(election, sheet, method="magie")
    with pytest.raises(UnknownMethodError, match=r"‘raden’\. Kies uit: leave-out"):
        match(election, sheet, missing="raden")


def test_agreement_table_outside_its_range_is_refused() -> None:
    table = election_of([[2]]).position_codes.astype("int64")
    with pytest.raises(ValueError, match=r"outside 0 … 1"):
        AgreementTable(table, unit=1)


def test_unknown_ids_say_what_does_not_exist() -> None:
    election = fictional_election()
    for look_up in (election.party, election.statement, election.plank, election.theme):
        with pytest.raises(UnknownIdError, match="‘zwembad’"):
            look_up("zwembad")


def test_position_codes_cannot_be_changed() -> None:
    with pytest.raises(ValueError, match="read-only"):
        fictional_election().position_codes[0, 0] = 1


def test_planks_weigh_the_answers_that_were_given() -> None:
    election = fictional_election()
    sheet = answer_sheet(
        election,
        {"fietsbrug": "eens", "parkeren": "eens", "marktdag": "neutraal", "hofjes": "skip"},
        {"fietsbrug": 2},
    )
    found = {
        m.plank_id: (m.support, m.weight, m.statement_ids) for m in plank_matches(election, sheet)
    }
    assert found == {
        "1.1": (1, 2, ("fietsbrug",)),
        "1.2": (-1, 1, ("parkeren",)),
        "1.3": (0, 1, ("marktdag",)),
    }
    assert plank_matches(election, sheet, party_id="molen") == ()


def test_plank_behind_two_statements_takes_their_weighted_mean() -> None:
    election = fictional_election()
    link = election.links[0]
    two = replace(election, links=(*election.links, replace(link, statement_id="toren")))
    sheet = answer_sheet(two, {"fietsbrug": "eens", "toren": "oneens"}, {"fietsbrug": 3})
    support = {m.plank_id: m.support for m in plank_matches(two, sheet)}
    assert support["1.1"] == Fraction(3 * 1 + 1 * -1, 4)
