"""The smallest set of changes, checked by making them."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from stemhulp.analysis.overtaking import MOST, changes_to_lead
from stemhulp.matching import METHODS, match
from stemhulp.model import AnswerSheet, Election
from tests.support.elections import cases, election_of, sheet_of


def is_first(
    election: Election, sheet: AnswerSheet, party: int, columns: tuple[int, ...], method: str
) -> bool:
    """Whether the party is first once these answers are its own."""
    codes = list(sheet.codes)
    for column in columns:
        codes[column] = int(election.position_codes[party, column])
    changed = match(election, AnswerSheet(tuple(codes), sheet.weights), method)
    return changed.by_party[election.party_ids[party]].rank == 1


@settings(max_examples=80)
@given(cases(), st.sampled_from(sorted(METHODS)))
def test_the_set_is_the_smallest_that_puts_the_party_first(
    case: tuple[Election, AnswerSheet], method: str
) -> None:
    election, sheet = case
    result = match(election, sheet, method)
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
                is_first(election, sheet, party, c, method) for c in combinations(candidates, size)
            )
        ]
        assert (None if found is None else len(found)) == (sizes[0] if sizes else None)
        if found is not None:
            columns = tuple(election.statement_ids.index(key) for key in found)
            assert is_first(election, sheet, party, columns, method)


def test_a_party_too_far_behind_has_no_small_set() -> None:
    election = election_of([[2] * 12, [0] * 12])
    sheet = sheet_of([2] * 12)
    result = match(election, sheet)
    assert changes_to_lead(election, sheet, result, "p0") == ()
    assert changes_to_lead(election, sheet, result, "p1") is None
