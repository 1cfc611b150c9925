"""The smallest set of changes, checked by making them."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemhulp.analysis import overtaking
from stemhulp.analysis.overtaking import MOST, changes_to_lead
from stemhulp.matching import METHODS, match
from stemhulp.model import AnswerSheet, Election
from tests.support.elections import cases, election_of, sheet_of


def is_first(
    election: Election,
    sheet: AnswerSheet,
    party: int,
    columns: tuple[int, ...],
    method: str,
    policy: str,
) -> bool:
    """Whether the party is first once these answers are its own."""
    codes = list(sheet.codes)
    for column in columns:
        codes[column] = int(election.position_codes[party, column])
    changed = match(election, AnswerSheet(tuple(codes), sheet.weights), method, policy)
    return changed.by_party[election.party_ids[party]].rank == 1


@pytest.mark.parametrize("policy", ["leave-out", "expected"])
@settings(max_examples=80)
@given(case=cases(), method=st.sampled_from(sorted(METHODS)))
def test_the_set_is_the_smallest_that_puts_the_party_first(
    policy: str, case: tuple[Election, AnswerSheet], method: str
) -> None:
    election, sheet = case
    result = match(election, sheet, method, policy)
    for party, party_id in enumerate(election.party_ids):
        found = changes_to_lead(election, sheet, result, party_id)
        if result.by_party[party_id].rank is None:
            assert found is None
            continue
        candidates = [
            c
            for c, code in enumerate(election.position_codes[party])
            if code >= 0 and sheet.codes[c] >= 0
        ]
        sizes = [
            size
            for size in range(MOST + 1)
            if any(
                is_first(election, sheet, party, c, method, policy)
                for c in combinations(candidates, size)
            )
        ]
        assert (None if found is None else len(found)) == (sizes[0] if sizes else None)
        if found is not None:
            columns = tuple(election.statement_ids.index(key) for key in found)
            assert is_first(election, sheet, party, columns, method, policy)


def test_sets_are_tried_in_portions_that_do_not_show(monkeypatch: pytest.MonkeyPatch) -> None:
    election = election_of([[2, 2, 2, 2, 2], [0, 0, 0, 0, 0], [2, 2, 0, 0, -1]])
    sheet = sheet_of([2, 2, 2, 2, 2])
    result = match(election, sheet, missing="expected")
    whole = [changes_to_lead(election, sheet, result, key) for key in election.party_ids]
    monkeypatch.setattr(overtaking, "AT_ONCE", 2)
    assert [changes_to_lead(election, sheet, result, key) for key in election.party_ids] == whole
    assert whole[1] == ("s0", "s1", "s2")


@pytest.mark.parametrize("policy", ["leave-out", "expected"])
def test_enormous_weights_are_compared_exactly(policy: str) -> None:
    election = election_of([[2, 2], [0, 2], [0, -1]])
    sheet = sheet_of([2, 2], [10**25, 1])
    result = match(election, sheet, missing=policy)
    assert changes_to_lead(election, sheet, result, "p1") == ("s0",)


def test_a_party_too_far_behind_has_no_small_set() -> None:
    election = election_of([[2] * 12, [0] * 12])
    sheet = sheet_of([2] * 12)
    result = match(election, sheet)
    assert changes_to_lead(election, sheet, result, "p0") == ()
    assert changes_to_lead(election, sheet, result, "p1") is None
