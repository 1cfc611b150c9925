"""An election of numbers: what is accepted, and what a refusal names."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

import stemhulp
from stemhulp.errors import MatchingError, NoAnswersError, ShapeError
from stemhulp.model import AnswerSheet
from stemhulp.scale import SCALES, scale_of
from tests.support.elections import election_of

NO_ROWS = "geen tabel: elke rij is een reeks codes, één per stelling"
OFF_SCALE = "staat niet op een schaal van 3 opties. Kies 0 tot en met 2, of -1 voor onbekend."
CODES = [[2, 0, -1], [1, -1, 2]]


@pytest.mark.parametrize(
    "codes",
    [
        CODES,
        tuple(map(tuple, CODES)),
        np.array(CODES),
        np.array(CODES, dtype=np.int8),
        [np.array(row) for row in CODES],
    ],
    ids=["lists", "tuples", "array", "int8", "arrays in a list"],
)
def test_lists_and_arrays_make_the_same_election(codes: Any) -> None:
    election = stemhulp.election_from_codes(codes)
    assert (election.party_ids, election.statement_ids) == (("p0", "p1"), ("s0", "s1", "s2"))
    assert election.position_codes.tolist() == CODES
    assert election.position("p0", "s2") is None
    sheet = AnswerSheet((2, 2, 2), (1, 1, 1))
    for policy in stemhulp.POLICIES:
        found = stemhulp.match(election, sheet, missing=policy)
        assert found.scores == stemhulp.match(election_of(CODES), sheet, missing=policy).scores


@pytest.mark.parametrize("dtype", ["float64", "Int64", "object"])
def test_a_frame_gives_its_names_and_its_gaps_are_unknown(dtype: str) -> None:
    frame = pd.DataFrame(
        [[2, None, 1], [0, 1, None]], index=["rood", 7], columns=["brug", "toren", 2030]
    ).astype(dtype)
    before = frame.copy()
    election = stemhulp.election_from_codes(frame)
    assert election.party_ids == ("rood", "7")
    assert election.statement_ids == ("brug", "toren", "2030")
    assert election.position_codes.tolist() == [[2, -1, 1], [0, 1, -1]]
    pd.testing.assert_frame_equal(frame, before)


def test_a_frame_without_gaps_may_hold_whole_numbers_and_minus_one() -> None:
    frame = pd.DataFrame([[4, -1]], index=["a"], columns=["x", "y"])
    election = stemhulp.election_from_codes(frame, n_options=5)
    assert election.position_codes.tolist() == [[4, -1]]


def test_answers_may_be_given_in_words_where_the_scale_has_them() -> None:
    election = stemhulp.election_from_codes([[4, 0]], n_options=5)
    sheet = stemhulp.answer_sheet(election, {"s0": "zeer eens"})
    assert stemhulp.match(election, sheet).scores[0].score == 1
    for scale in SCALES.values():
        assert scale_of(scale.n_options) is scale
    assert scale_of(6).n_options == 6


def test_one_answer_is_enough_unless_more_are_asked_for() -> None:
    sheet = AnswerSheet((2, -1, -1), (1, 1, 1))
    assert stemhulp.match(stemhulp.election_from_codes(CODES), sheet).ranked
    with pytest.raises(NoAnswersError):
        stemhulp.match(stemhulp.election_from_codes(CODES, minimum_answers=2), sheet)


@pytest.mark.parametrize(
    ("codes", "error", "message"),
    [
        ([[2, 0], [1]], ShapeError, "rij p1 heeft 1 codes; verwacht 2, als in rij p0"),
        ([], ShapeError, "er zijn geen partijen"),
        ([[], []], ShapeError, "er zijn geen stellingen"),
        (np.empty((0, 3), dtype=int), ShapeError, "er zijn geen partijen"),
        (np.array(CODES)[None], ShapeError, NO_ROWS),
        ([2, 0], ShapeError, NO_ROWS),
        (["20", "01"], ShapeError, NO_ROWS),
        ("20", ShapeError, "str is geen tabel van partijen × stellingen"),
        (None, ShapeError, "NoneType is geen tabel van partijen × stellingen"),
        ([[2, 1.5]], MatchingError, "Rij p0, kolom s1: ‘1.5’ is geen geheel getal."),
        ([[2, 1.0]], MatchingError, "Rij p0, kolom s1: ‘1.0’ is geen geheel getal."),
        ([[2, "1"]], MatchingError, "Rij p0, kolom s1: ‘1’ is geen geheel getal."),
        ([[2, None]], MatchingError, "Rij p0, kolom s1: ‘None’ is geen geheel getal."),
        ([[True, 1]], MatchingError, "Rij p0, kolom s0: ‘True’ is geen geheel getal."),
        (
            [[0, 1], [2, 3]],
            MatchingError,
            f"Rij p1, kolom s1: 3 {OFF_SCALE}",
        ),
        (
            [[-2, 1]],
            MatchingError,
            f"Rij p0, kolom s0: -2 {OFF_SCALE}",
        ),
        (
            pd.DataFrame([[0.5, 1]], index=["rood"], columns=["brug", "toren"]),
            MatchingError,
            "Rij rood, kolom brug: ‘0.5’ is geen geheel getal.",
        ),
        (
            pd.DataFrame([[7, 1]], index=["rood"], columns=["brug", "toren"]),
            MatchingError,
            f"Rij rood, kolom brug: 7 {OFF_SCALE}",
        ),
        (
            pd.DataFrame([["eens"]], index=["rood"], columns=["brug"]),
            MatchingError,
            "Rij rood, kolom brug: ‘eens’ is geen geheel getal.",
        ),
        (np.array([[0, 1.5]]), MatchingError, "Rij p0, kolom s0: ‘0.0’ is geen geheel getal."),
        (
            pd.DataFrame([[1], [2]], index=["rood", "rood"], columns=["brug"]),
            ShapeError,
            "twee partijen heten ‘rood’",
        ),
        (
            pd.DataFrame([[1, 2]], index=["rood"], columns=["1", 1]),
            ShapeError,
            "twee stellingen heten ‘1’",
        ),
        (pd.DataFrame(), ShapeError, "er zijn geen partijen"),
    ],
)  # fmt: skip
def test_a_refusal_names_what_is_wrong_and_where(
    codes: Any, error: type[Exception], message: str
) -> None:
    with pytest.raises(error) as caught:
        stemhulp.election_from_codes(codes)
    assert str(caught.value) == message


@pytest.mark.parametrize("wrong", [1, 0, -3, 2.0, True, "3"])
def test_a_scale_has_two_options_or_more(wrong: Any) -> None:
    with pytest.raises(ShapeError, match="een schaal heeft twee opties of meer"):
        stemhulp.election_from_codes([[0]], n_options=wrong)


@pytest.mark.parametrize("wrong", [0, -1, 1.5, True, "2"])
def test_fewest_answers_is_a_whole_number_from_one(wrong: Any) -> None:
    with pytest.raises(MatchingError, match=r"minimum_answers: .* is geen geheel getal vanaf 1"):
        stemhulp.election_from_codes([[0]], minimum_answers=wrong)
