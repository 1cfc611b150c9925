"""The Wahl-O-Mat rule on three real elections, counted by hand with 2, 1 and 0 points."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from stemhulp.loading import load_qualomat
from stemhulp.matching import match
from stemhulp.model import AnswerSheet, Election
from tests.support.elections import sheet_of

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "wahlomat"
ELECTIONS = ("2009-deutschland", "2014-europa", "2021-deutschland")

pytestmark = pytest.mark.skipif(
    not DATA.is_dir(), reason="the Wahl-O-Mat positions are not part of the project"
)


def load(name: str) -> Election:
    """Positions of one election; rows are parties."""
    return load_qualomat(DATA / name)


def sheets(n_statements: int) -> dict[str, AnswerSheet]:
    """Four sheets that a person can check: one-sided, alternating, with weights and with skips."""
    turn = [(2, 1, 0)[i % 3] for i in range(n_statements)]
    double = [2 if i % 4 == 0 else 1 for i in range(n_statements)]
    return {
        "all agree": sheet_of([2] * n_statements),
        "alternating": sheet_of(turn),
        "double weights": sheet_of(turn, double),
        "with skips": sheet_of([-2 if i % 5 == 0 else c for i, c in enumerate(turn)], double),
    }


def points_by_the_rule(election: Election, sheet: AnswerSheet, row: int) -> tuple[int, int]:
    """Points and maximum: 2 for the same, 1 where only one is neutral, 0 for the opposite."""
    points = maximum = 0
    for answer, position, weight in zip(
        sheet.codes, election.position_codes[row].tolist(), sheet.weights, strict=True
    ):
        if answer < 0:
            continue
        worth = 2 if answer == position else 1 if 1 in (answer, position) else 0
        points += worth * int(weight)
        maximum += 2 * int(weight)
    return points, maximum


@pytest.mark.parametrize("name", ELECTIONS)
def test_agreement_is_the_wahl_o_mat_rule(name: str) -> None:
    election = load(name)
    assert (election.position_codes >= 0).all()
    for sheet in sheets(len(election.statements)).values():
        result = match(election, sheet)
        for row, party_id in enumerate(election.party_ids):
            points, maximum = points_by_the_rule(election, sheet, row)
            score = result.by_party[party_id].score
            assert score is not None
            assert score * maximum == points


def test_first_party_of_2021_by_a_sum_done_on_paper() -> None:
    """The first party says yes 14 times, is neutral 9 times and says no 15 times."""
    election = load("2021-deutschland")
    row = election.position_codes[0].tolist()
    assert (row.count(2), row.count(1), row.count(0)) == (14, 9, 15)
    result = match(election, sheet_of([2] * len(row)))
    assert result.by_party["p0"].score == Fraction(14 * 2 + 9 * 1 + 15 * 0, 38 * 2)
