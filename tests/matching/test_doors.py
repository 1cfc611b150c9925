"""The doors of matching: limits on both sides, and the exact words of a refusal."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from stemhulp.errors import (
    AnswerError,
    MatchingError,
    NoAnswersError,
    ShapeError,
    UnknownMethodError,
)
from stemhulp.examples import fictional_election
from stemhulp.matching import answer_sheet, match, match_many, methods_of, plank_matches
from stemhulp.matching.methods import get_method
from stemhulp.matching.missing import POLICIES, get_policy
from stemhulp.matching.tables import AgreementTable, city_block, direction, own_table
from stemhulp.model import AnswerSheet, OwnTable
from tests.support.elections import election_of, sheet_of

ELECTION = fictional_election()
RANGE = "Een gewicht is een getal van 0 tot en met 100."


@pytest.mark.parametrize("weight", [0, 0.5, 1, 99.9, 100, Fraction(1, 3)])
def test_weights_from_0_to_100_are_taken_as_they_are_written(weight: float) -> None:
    sheet = answer_sheet(ELECTION, {"toren": "eens"}, {"toren": weight})
    assert sheet.weights[4] == (weight if isinstance(weight, Fraction) else Fraction(str(weight)))
    assert all(isinstance(w, Fraction) for w in sheet.weights)


def test_theme_weights_multiply_the_weights_of_their_statements() -> None:
    sheet = answer_sheet(
        ELECTION, {"toren": "eens"}, {"fietsbrug": 2, "toren": 3}, {"verkeer": 5, "cultuur": 0}
    )
    assert sheet.weights == (10, 5, 5, 1, 3, 0)


@pytest.mark.parametrize(
    ("arguments", "message", "culprit"),
    [
        (({}, {}, {"zee": 2}), "Onbekend thema ‘zee’.", "zee"),
        (
            ({}, {}, {"verkeer": 101}),
            "Thema ‘verkeer’: gewicht 101 kan niet. Een gewicht is een getal van 0 tot en met 100.",
            "verkeer",
        ),
        (
            ({}, {"toren": -0.1}, {}),
            f"Stelling ‘toren’: gewicht -0.1 kan niet. {RANGE}",
            "toren",
        ),
        (
            ({"toren": "ja"}, {}, {}),
            "Stelling ‘toren’: ‘ja’ is geen antwoord. Kies uit: oneens, neutraal, eens, skip.",
            "toren",
        ),
        (({"zee": "eens"}, {}, {}), "Onbekende stelling ‘zee’.", "zee"),
    ],
)
def test_refusals_of_a_sheet_in_full(
    arguments: tuple[dict[str, str], dict[str, float], dict[str, float]], message: str, culprit: str
) -> None:
    with pytest.raises(AnswerError) as caught:
        answer_sheet(ELECTION, *arguments)
    assert (str(caught.value), caught.value.culprit) == (message, culprit)


def test_answers_to_retired_statements_are_checked_ignored_and_reported() -> None:
    election = fictional_election()
    answers = {"fietsbrug": "eens", "zangkoor": "oneens"}
    sheet = answer_sheet(election, answers, {"zangkoor": 2})
    assert sheet.ignored == ("zangkoor",)
    assert (sheet.codes, sheet.weights) == ((2, -1, -1, -1, -1, -1), (1,) * 6)
    assert answer_sheet(election, {"fietsbrug": "eens"}).ignored == ()
    for strange in ({"zangkoor": "ja"}, {"nooit-gevraagd": "eens"}):
        with pytest.raises(AnswerError, match=next(iter(strange))):
            answer_sheet(election, strange)
    with pytest.raises(AnswerError, match="zangkoor"):
        answer_sheet(election, {}, {"zangkoor": 101})


def test_a_sheet_with_too_many_codes_or_too_many_weights_is_refused() -> None:
    election = election_of([[2, 0]])
    for sheet in (AnswerSheet((2,), (1, 1)), AnswerSheet((2, 2), (1,))):
        with pytest.raises(ShapeError, match="voor 2 stellingen"):
            match(election, sheet)


def test_codes_just_outside_the_scale_are_refused() -> None:
    election = election_of([[2, 0]])
    for code in (-3, 3):
        with pytest.raises(MatchingError, match=f"Code {code} staat niet op de schaal"):
            match(election, sheet_of([2, code]))
    assert match(election, sheet_of([2, -2])).scores[0].score == 1


def test_one_answer_is_enough_when_the_election_says_so() -> None:
    election = election_of([[2, 0]], minimum=1)
    assert match(election, sheet_of([2, -1])).scores[0].score == 1
    with pytest.raises(NoAnswersError, match=r"0 stellingen beantwoord; .* minstens 1 nodig"):
        match(election, sheet_of([-1, -1]))


def test_infinite_and_negative_weights_are_refused_by_matching_itself() -> None:
    election = election_of([[2, 0]])
    for weight in (float("inf"), float("nan"), -1):
        with pytest.raises(MatchingError, match="een gewicht is een getal ≥ 0"):
            match(election, sheet_of([2, 2], [1, weight]))
    with pytest.raises(MatchingError) as caught:
        match(election, sheet_of([2, 2], [0, 0]))
    assert str(caught.value) == (
        "Alle beantwoorde stellingen hebben gewicht 0; er valt niets te wegen."
    )


def test_sums_that_fit_are_whole_numbers_of_64_bits_and_others_are_python_s() -> None:
    election = election_of([[2, 0]])
    assert match(election, sheet_of([2, 2], [3, 6])).points.dtype == np.int64
    assert match(election, sheet_of([2, 2], [3, 6])).points.tolist() == [[4, 0]]
    assert match(election, sheet_of([2, 2], [1, 10**30])).points.dtype == object


def test_a_result_says_which_statements_method_and_policy_it_is_about() -> None:
    result = match(election_of([[2, 0]]), sheet_of([2, 2]), "exact", "zero")
    assert (result.statement_ids, result.method_id, result.policy_id) == (
        ("s0", "s1"),
        "exact",
        "zero",
    )
    assert result.party_ids == ("p0",)


def test_a_statement_of_weight_zero_is_not_counted_as_known() -> None:
    election = election_of([[2, 0, 1]])
    assert match(election, sheet_of([2, 2, 2], [1, 0, 1])).scores[0].n_known == 2
    assert match(election, sheet_of([2, 2, 2], [1, 1, 1])).scores[0].n_known == 3


def test_parties_without_a_place_come_last_in_the_order_of_the_tables() -> None:
    codes = [[-1, -1], [2, -1], [-1, -1], [2, 2], [0, 0]]
    result = match(election_of(codes), sheet_of([2, 2]))
    assert [s.party_id for s in result.scores] == ["p3", "p1", "p4", "p0", "p2"]


def test_planks_with_answers_of_weight_zero_are_absent() -> None:
    sheet = answer_sheet(ELECTION, {"fietsbrug": "eens"}, {"fietsbrug": 0})
    assert plank_matches(ELECTION, sheet) == ()
    (found,) = plank_matches(ELECTION, answer_sheet(ELECTION, {"fietsbrug": "eens"}))
    assert (found.plank_id, found.party_id, found.weight) == ("1.1", "brug", 1)


def test_tables_refuse_other_shapes_and_cannot_be_changed() -> None:
    with pytest.raises(ShapeError, match=r"shape \(2, 3\): must be square"):
        AgreementTable(np.ones((2, 3), dtype=np.int64), unit=1)
    with pytest.raises(ShapeError, match=r"shape \(2,\): must be square"):
        AgreementTable(np.ones(2, dtype=np.int64), unit=1)
    for table in (city_block(3), direction(3), own_table([[1, 0], [0, 1]])):
        with pytest.raises(ValueError, match="read-only"):
            table.points[0, 0] = 0
        assert table.points.dtype == np.int64
    for n_options in (0, 1):
        with pytest.raises(ShapeError, match=f"two options or more, not {n_options}"):
            city_block(n_options)


@pytest.mark.parametrize(
    ("cells", "message"),
    [
        ([[1]], "eigen tabel: rijen van [1] cellen; verwacht 1 × 1"),
        ([[1, 0], [0]], "eigen tabel: rijen van [2, 1] cellen; verwacht 2 × 2"),
    ],
)
def test_own_tables_of_another_size_are_refused(cells: list[list[float]], message: str) -> None:
    with pytest.raises(ShapeError) as caught:
        own_table(cells)
    assert str(caught.value) == message


@pytest.mark.parametrize("value", [1.01, -0.01, "1", True, None, float("nan"), float("inf")])
def test_own_tables_name_the_cell_that_cannot_be(value: object) -> None:
    with pytest.raises(ValueError, match="eigen tabel") as caught:
        own_table([[1, 0], [value, 1]])
    assert str(caught.value) == (
        f"eigen tabel, rij 2, kolom 1: {value!r} is geen getal van 0 tot en met 1"
    )


def test_an_own_method_keeps_everything_the_editor_wrote() -> None:
    own = OwnTable(((1, 0), (0.5, 1)), "Titel", "Samenvatting", "Herkomst")
    election = replace(ELECTION, settings=replace(ELECTION.settings, own_table=own))
    method = methods_of(election)["custom"]
    assert (method.method_id, method.title) == ("custom", "Titel")
    assert (method.summary, method.reference) == ("Samenvatting", "Herkomst")
    assert method.formula == "score = Σ w·tabel[v, p] / Σ w"
    assert (method.lowest, method.score_word) == (0, "overeenkomst")
    assert method.table(2).points.tolist() == [[2, 0], [1, 2]]


def test_unknown_method_and_policy_in_full() -> None:
    with pytest.raises(UnknownMethodError) as caught:
        get_policy("raden")
    assert str(caught.value) == (
        f"Onbekende regel voor onbekende standpunten ‘raden’. Kies uit: {', '.join(POLICIES)}."
    )
    with pytest.raises(UnknownMethodError, match="Onbekende rekenmethode ‘custom’"):
        get_method(ELECTION, "custom")


def test_batch_keeps_exact_sums_and_says_what_it_refuses() -> None:
    election = election_of([[2, 0, -1], [-1, -1, -1]])
    answers, weights = [[2, 2, 2], [0, -1, -1]], [[1, 2, 1], [3, 1, 1]]
    found = match_many(election, answers, weights, missing="leave-out", sums=True)
    assert found.numerator.tolist() == [[2, 0], [0, 0]]
    assert found.denominator.tolist() == [[6, 0], [6, 0]]
    assert found.numerator.dtype == found.denominator.dtype == np.int64
    np.testing.assert_array_equal(found.coverage, [[0.75, 0], [1, 0]])
    np.testing.assert_array_equal(np.isnan(found.scores), [[False, True], [False, True]])
    for answers, weights, error, message in (
        ([[2, 2]], None, ShapeError, "antwoorden van vorm (1, 2) voor 3 stellingen"),
        ([[2.0, 2, 2]], None, MatchingError, "Antwoorden zijn codes, geen float64."),
        ([[2, 3, 2]], None, MatchingError, "Code 3 staat niet op de schaal."),
        ([[2, 2, 2]], [1.5, 1, 1], MatchingError, "Gewichten zijn hier hele getallen ≥ 0."),
        ([[2, 2, 2]], [1, -1, 1], MatchingError, "Gewichten zijn hier hele getallen ≥ 0."),
        ([[2, 2, 2]], [1, 1], ShapeError, "gewichten van vorm (2,) bij (1, 3)"),
    ):
        with pytest.raises(error) as caught:
            match_many(election, answers, weights)
        assert str(caught.value) == message


def test_theme_scores_of_an_unknown_theme_part_stay_none() -> None:
    election = election_of([[2, -1]], themes=[0, 1])
    result = match(election, sheet_of([2, 2]), missing="leave-out")
    assert result.theme_score("p0", "t0") == 1
    assert result.theme_score("p0", "t1") is None
    assert result.contributions("p0") == (1, None)


def test_unranked_parties_come_after_a_last_rank_as_high_as_their_number() -> None:
    codes = [[-1, -1], [2, 2], [1, 2], [1, 1]]
    result = match(election_of(codes), sheet_of([2, 2]))
    assert [(s.party_id, s.rank) for s in result.scores] == [
        ("p1", 1),
        ("p2", 2),
        ("p3", 3),
        ("p0", None),
    ]


def test_theme_score_is_none_for_a_method_with_a_root_too() -> None:
    result = match(election_of([[2, -1]], themes=[0, 1]), sheet_of([2, 2]), "euclidean")
    assert result.theme_score("p0", "t1") is None
    assert result.theme_score("p0", "t0") == 1


def test_an_answer_of_weight_zero_is_not_named_behind_a_plank() -> None:
    links = (*ELECTION.links, replace(ELECTION.links[0], statement_id="toren"))
    two = replace(ELECTION, links=links)
    sheet = answer_sheet(two, {"fietsbrug": "eens", "toren": "eens"}, {"toren": 0})
    found = {m.plank_id: m.statement_ids for m in plank_matches(two, sheet)}
    assert found["1.1"] == ("fietsbrug",)
