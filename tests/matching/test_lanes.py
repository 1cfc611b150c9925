"""Looking up gives what adding up gives, whatever the sizes; and it needs little memory."""

from __future__ import annotations

import tracemalloc
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemhulp.matching import METHODS, POLICIES, batch_sums, match_many, match_methods
from stemhulp.matching import batch as batch_module
from stemhulp.matching import lanes as lanes_module
from stemhulp.matching.batch import _settle_halves
from stemhulp.matching.lanes import LaneTables, Levels
from stemhulp.matching.tables import city_block
from tests.support.elections import election_of


def random_case(
    n_sheets: int, n_statements: int = 30, n_parties: int = 12, n_options: int = 5, seed: int = 1
) -> tuple[object, np.ndarray, np.ndarray]:
    """An election, answers and weights; a tenth is missing, and one party is silent."""
    rng = np.random.default_rng(seed)
    positions = rng.integers(0, n_options, (n_parties, n_statements))
    positions[rng.random(positions.shape) < 0.1] = -1
    positions[-1] = -1
    answers = rng.integers(0, n_options, (n_sheets, n_statements)).astype(np.int8)
    answers[rng.random(answers.shape) < 0.1] = -1
    answers[rng.random(answers.shape) < 0.02] = -2
    answers[:, 0] = 1
    weights = rng.integers(1, 3, answers.shape).astype(np.uint8)
    return election_of(positions.tolist(), n_options=n_options), answers, weights


def is_same(first: np.ndarray, second: np.ndarray) -> bool:
    """Whether all bits are the same."""
    return first.dtype == second.dtype and first.tobytes() == second.tobytes()


@pytest.mark.parametrize("missing", sorted(POLICIES))
@pytest.mark.parametrize("n_options", [2, 3, 5])
def test_looking_up_and_adding_up_give_the_same_bits(
    monkeypatch: pytest.MonkeyPatch, missing: str, n_options: int
) -> None:
    election, answers, weights = random_case(3000, n_options=n_options)
    for given_weights in (weights, weights[0], None, weights * 7, weights - 1):
        quick = match_methods(election, answers, given_weights, METHODS, missing, sums=True)
        with monkeypatch.context() as patch:
            patch.setattr(batch_module, "by_lanes", lambda *_given: None)
            slow = match_methods(election, answers, given_weights, METHODS, missing, sums=True)
        for method in METHODS:
            assert is_same(quick[method].scores, slow[method].scores)
            np.testing.assert_array_equal(quick[method].coverage, slow[method].coverage)
            np.testing.assert_array_equal(
                quick[method].numerator * slow[method].denominator,
                slow[method].numerator * quick[method].denominator,
            )


@pytest.mark.parametrize("threads", [1, 2, 5])
@pytest.mark.parametrize("chunk", [1, 999, 4096, 10**6])
def test_chunks_and_threads_change_no_bit(
    monkeypatch: pytest.MonkeyPatch, threads: int, chunk: int
) -> None:
    election, answers, weights = random_case(2500)
    expected = match_many(election, answers, weights, threads=1).scores
    monkeypatch.setattr(batch_sums, "CHUNK", chunk)
    assert is_same(match_many(election, answers, weights, threads=threads).scores, expected)


@pytest.mark.parametrize("bytes_", [0, 10_000, 2**20, 2**24])
def test_the_size_of_the_tables_changes_no_bit(
    monkeypatch: pytest.MonkeyPatch, bytes_: int
) -> None:
    """Statements that do not fill the last table, and tables of one statement, are no exception."""
    for n_statements in (1, 2, 7, 30):
        election, answers, weights = random_case(500, n_statements)
        expected = match_many(election, answers, weights).scores
        with monkeypatch.context() as patch:
            patch.setattr(lanes_module, "TABLE_BYTES", bytes_)
            assert is_same(match_many(election, answers, weights).scores, expected)


@pytest.mark.parametrize("kind", [np.int8, np.int16, np.int64])
def test_any_kind_and_order_of_whole_numbers_will_do(kind: type) -> None:
    election, answers, weights = random_case(300)
    expected = match_many(election, answers, weights).scores
    for order in ("C", "F"):
        codes = np.array(answers, dtype=kind, order=order)
        factors = np.array(weights, dtype=kind, order=order)
        assert is_same(match_many(election, codes, factors).scores, expected)
    assert is_same(match_many(election, answers[::-1], weights[::-1]).scores[::-1], expected)


def test_many_parties_and_statements_need_wider_lanes_and_larger_numbers() -> None:
    """34 parties and 38 statements do not fit in 8 bits, nor their estimates in 32."""
    election, answers, weights = random_case(200, n_statements=38, n_parties=34)
    pairs = [POLICIES["expected"].apply(city_block(5))]
    tables = LaneTables(election.position_codes, pairs, Levels(1, 2), splits_unknown=True)
    assert tables.widths["points", 0] == np.uint16
    assert tables.widths["total"] == np.uint8
    quick = match_many(election, answers, weights, sums=True)
    assert quick.denominator is not None
    assert quick.denominator.max() > batch_module.TWO_ROUNDINGS
    for row, column in ((0, 0), (7, 3), (199, 32)):
        exact = Fraction(int(quick.numerator[row, column]), int(quick.denominator[row, column]))
        assert quick.scores[row, column] == np.float32(float(exact))


@given(st.integers(2**23, 2**24 - 1), st.integers(16, 2**24), st.sampled_from([-1, 1]))
def test_a_quotient_is_rounded_once(number: int, times: int, side: int) -> None:
    """By way of a longer float these fractions lie half way; they are nearer to one of the two."""
    odd = 2 * number + 1
    denominator = pow(-side * odd, -1, 2**25) + times * 2**25
    numerator = (odd * denominator + side) // 2**25
    exact, half = Fraction(numerator, denominator), Fraction(odd, 2**25)
    assert exact - half == Fraction(side, denominator * 2**25)
    numerators, denominators = np.array([[float(numerator)]]), np.array([[float(denominator)]])
    scores = numerators / denominators
    assert Fraction(scores[0, 0]) == half
    _settle_halves(scores, numerators, denominators)
    found = np.float32(scores[0, 0])
    assert (Fraction(float(found)) - half) * side == Fraction(1, 2**25)


def test_the_first_wrong_sheet_is_named_also_with_threads() -> None:
    election, answers, weights = random_case(50_000)
    answers[[20_000, 49_000]] = -1
    with pytest.raises(Exception, match="Rij met index 20000"):
        match_many(election, answers, weights, threads=4)


def test_memory_does_not_grow_with_the_number_of_sheets() -> None:
    """Beside the answers and the scores themselves."""
    peaks = []
    for n_sheets in (50_000, 150_000):
        election, answers, weights = random_case(n_sheets)
        tracemalloc.start()
        scores = match_many(election, answers, weights, threads=2).scores
        peaks.append(tracemalloc.get_traced_memory()[1] - scores.nbytes)
        tracemalloc.stop()
    assert max(peaks) < 64 * 2**20
    assert peaks[1] < 1.5 * peaks[0]
