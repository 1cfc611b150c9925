"""Parties beside parties and beside programme points: laws, a plain oracle, and known cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

import stemhulp
from stemhulp.comparison import (
    MINIMUM_OVERLAP,
    agreement_between,
    agreement_matrix,
    before_election,
    coalition_check,
    compare_parties,
    divergence,
    plank_relation,
    plank_relations,
    statement_table,
    time_span,
)
from stemhulp.errors import UnknownIdError
from stemhulp.examples import fictional_election
from stemhulp.model import AnswerSheet, Election, Position
from stemhulp.scale import UNKNOWN
from tests.support.elections import cases, election_of, row_of, with_evidence

Case = tuple[Election, AnswerSheet]


def plain_share(election: Election, first: str, second: str) -> tuple[int, Fraction | None]:
    """Agreement the slow way: one statement at a time, from the definition."""
    shares = []
    for statement_id in election.statements:
        a, b = election.position(first, statement_id), election.position(second, statement_id)
        if a is None or b is None or UNKNOWN in (a.stance, b.stance):
            continue
        shares.append(Fraction(a.stance == b.stance))
    if len(shares) < MINIMUM_OVERLAP:
        return len(shares), None
    return len(shares), sum(shares, Fraction(0)) / len(shares)


# --- party × party


@given(cases())
def test_every_pair_equals_the_plain_loop(case: Case) -> None:
    election, _ = case
    matrix = agreement_matrix(election)
    for i, first in enumerate(election.parties):
        for j, second in enumerate(election.parties):
            expected = plain_share(election, first, second)
            assert (matrix[i][j].n_shared, matrix[i][j].agreement) == expected
            found = agreement_between(election, first, second)
            assert (found.n_shared, found.agreement) == expected


@given(cases(), st.integers(0, 4))
def test_agreement_is_symmetric_between_0_and_1_and_never_over_more_than_there_is(
    case: Case, minimum: int
) -> None:
    election, _ = case
    for row in agreement_matrix(election, minimum=minimum):
        for pair in row:
            back = agreement_between(election, pair.second, pair.first, minimum=minimum)
            assert (back.agreement, back.n_shared) == (pair.agreement, pair.n_shared)
            assert pair.n_shared <= pair.n_statements == len(election.statements)
            assert pair.agreement is None or 0 <= pair.agreement <= 1


@given(cases())
def test_two_parties_together_have_the_same_share_as_beside_each_other(case: Case) -> None:
    election, _ = case
    for first, second in combinations(election.parties, 2):
        pair, both = (
            agreement_between(election, first, second),
            coalition_check(election, (first, second)),
        )
        assert (len(both.same), both.n_complete, both.shared) == (
            pair.n_same, pair.n_shared, pair.agreement,
        )  # fmt: skip
        assert len(compare_parties(election, first, second).same) == pair.n_same


@given(cases())
def test_a_party_agrees_fully_with_itself(case: Case) -> None:
    election, _ = case
    for party_id in election.parties:
        found = agreement_between(election, party_id, party_id, minimum=1)
        assert found.agreement == (1 if found.n_shared else None)


@given(cases(), st.randoms())
def test_the_order_of_parties_and_statements_does_not_matter(case: Case, chance: object) -> None:
    election, _ = case
    parties, statements = list(election.parties), list(election.statements)
    chance.shuffle(parties)  # type: ignore[attr-defined]
    chance.shuffle(statements)  # type: ignore[attr-defined]
    shuffled = replace(
        election,
        parties={key: election.parties[key] for key in parties},
        statements={key: election.statements[key] for key in statements},
    )
    for first, second in combinations(election.parties, 2):
        assert agreement_between(shuffled, first, second) == agreement_between(
            election, first, second
        )


@given(cases())
def test_themes_add_up_to_the_whole(case: Case) -> None:
    election, _ = case
    for first, second in combinations(election.parties, 2):
        found = compare_parties(election, first, second)
        for name in ("n_same", "n_shared", "n_statements"):
            parts = sum(getattr(pair, name) for _, pair in found.by_theme)
            assert parts == getattr(found.overall, name)


@given(cases())
def test_every_statement_falls_in_exactly_one_group(case: Case) -> None:
    election, _ = case
    for first, second in combinations(election.parties, 2):
        found = compare_parties(election, first, second)
        groups = (
            found.same, found.opposite, found.nearby,
            found.unknown_first, found.unknown_second, found.unknown_both,
        )  # fmt: skip
        assert sorted(key for group in groups for key in group) == sorted(election.statements)
        assert sum(map(len, groups[:3])) == found.overall.n_shared


def test_too_little_in_common_is_none_and_not_0_or_100() -> None:
    election = election_of([[2, 2, 2, 2, -1], [2, 2, 2, 2, 0], [0, 0, 0, 0, 0]])
    assert agreement_between(election, "p0", "p1").agreement is None
    assert agreement_between(election, "p0", "p2").agreement is None
    assert agreement_between(election, "p1", "p2").agreement == Fraction(1, 5)


def test_two_silent_parties_have_no_agreement_even_without_a_minimum() -> None:
    election = election_of([[-1], [-1]])
    assert agreement_between(election, "p0", "p1", minimum=0).agreement is None


def test_neutral_beside_agree_is_not_a_contrast() -> None:
    found = compare_parties(election_of([[2, 2, 2], [1, 0, 2]]), "p0", "p1")
    assert (found.nearby, found.opposite, found.same) == (("s0",), ("s1",), ("s2",))


def test_strongly_and_mildly_on_the_same_side_is_not_a_contrast() -> None:
    found = compare_parties(election_of([[4, 4], [3, 1]], n_options=5), "p0", "p1")
    assert (found.nearby, found.opposite) == (("s0",), ("s1",))


def test_an_unknown_party_or_theme_is_named() -> None:
    election = fictional_election()
    with pytest.raises(UnknownIdError, match="nergens"):
        agreement_between(election, "brug", "nergens")
    with pytest.raises(UnknownIdError, match="niets"):
        agreement_between(election, "brug", "haven", "niets")


# --- statements


def plain_divergence(stances: Sequence[int], n_options: int) -> Fraction | None:
    """Mean distance of all ordered pairs of different parties."""
    known = [stance for stance in stances if stance >= 0]
    total = count = 0
    for i, a in enumerate(known):
        for j, b in enumerate(known):
            if i != j:
                total += abs(a - b)
                count += n_options - 1
    return Fraction(total, count) if count else None


@given(st.lists(st.integers(-1, 4), max_size=9))
def test_divergence_equals_the_plain_loop(stances: list[int]) -> None:
    found = divergence(stances, 5)
    assert found == plain_divergence(stances, 5)
    assert found is None or 0 <= found <= 1
    assert divergence([4 - s if s >= 0 else s for s in stances], 5) == found


def test_the_table_puts_what_divides_first_and_keeps_the_order_within_a_tie() -> None:
    election = election_of([[2, 2, 2, -1, 2], [2, 0, -1, -1, 0], [2, 0, 0, 1, 2]])
    rows = statement_table(election, by_divergence=True)
    assert [row.statement_id for row in rows] == ["s2", "s1", "s4", "s0", "s3"]
    assert rows[-1].divergence is None


def test_equally_divided_statements_put_the_best_known_first() -> None:
    election = election_of([[2, 2], [2, 2], [-1, 2]])
    rows = statement_table(election, by_divergence=True)
    assert [row.statement_id for row in rows] == ["s1", "s0"]


def test_filters_keep_what_they_say() -> None:
    election = election_of([[2, 2, -1], [2, 0, 0]], themes=[0, 1, 1])
    assert [r.statement_id for r in statement_table(election, only_different=True)] == ["s1"]
    assert [r.statement_id for r in statement_table(election, only_complete=True)] == ["s0", "s1"]
    assert [r.statement_id for r in statement_table(election, theme_id="t1")] == ["s1", "s2"]
    assert [r.stances for r in statement_table(election, ["p1", "p0"])][1] == (0, 2)


# --- planks


def town(rows: Sequence[object], stances: Sequence[Sequence[int]] = ((2,), (-1,))) -> Election:
    """One statement that supports plank 1.1 of p0, with these rows."""
    links = [("s0", "1.1", 1)]
    planks = {"1.1": "p0", "1.2": "p0"}
    return with_evidence(election_of(stances), rows, planks=planks, links=links)  # type: ignore[arg-type]


def relation(election: Election, plank_id: str = "1.1", party_id: str = "p1") -> str:
    return plank_relation(election, plank_id, party_id).relation


@pytest.mark.parametrize(
    ("leaning", "expected"),
    [("agree", "supports"), ("disagree", "opposes"), ("neutral", "neutral")],
)
def test_a_usable_row_gives_its_direction_also_without_a_statement(
    leaning: str, expected: str
) -> None:
    assert relation(town([row_of("e1", "p1", "1.2", leaning)]), "1.2") == expected


@pytest.mark.parametrize(
    "broken", [{"leaning": "unclear"}, {"confidence": "low"}, {"note": "machinevertaling"}]
)
def test_an_unusable_row_says_nothing_and_stays_visible(broken: dict[str, str]) -> None:
    leaning = broken.pop("leaning", "agree")
    found = plank_relation(town([row_of("e1", "p1", "1.1", leaning, **broken)]), "1.1", "p1")  # type: ignore[arg-type]
    assert (found.relation, found.silent_ids) == ("unknown", ("e1",))


def test_silence_is_unknown_and_the_own_programme_is_its_own() -> None:
    election = town([])
    assert relation(election) == "unknown"
    assert relation(election, party_id="p0") == "own"


def test_context_is_never_a_partys_voice() -> None:
    election = town([row_of("c1", "college", "1.1", "agree")])
    relations = plank_relations(election)["1.1"]
    assert [found.party_id for found in relations] == ["p0", "p1"]
    assert all("c1" not in found.evidence_ids + found.silent_ids for found in relations)
    with pytest.raises(UnknownIdError):
        plank_relation(election, "1.1", "college")


def test_a_programme_outweighs_a_vote_and_a_vote_a_statement() -> None:
    rows = [
        row_of("said", "p1", "1.1", "disagree", date="2030-02"),
        row_of("voted", "p1", "1.1", "disagree", scope="council-vote", date="2030-01"),
        row_of("wrote", "p1", "1.1", "agree", scope="programme-2030", date="2029"),
    ]
    found = plank_relation(town(rows), "1.1", "p1")
    assert (found.relation, found.evidence_ids, found.dates) == ("supports", ("wrote",), ("2029",))
    assert found.outweighed_ids == ("said", "voted")
    assert relation(town(rows[:2])) == "opposes"


def test_a_programme_of_an_earlier_election_is_no_programme_of_this_one() -> None:
    rows = [
        row_of("old", "p1", "1.1", "agree", scope="programme-2026", date="2026"),
        row_of("said", "p1", "1.1", "disagree", date="2029"),
    ]
    assert relation(town(rows)) == "opposes"


def test_a_row_from_before_outweighs_a_heavier_one_from_after() -> None:
    rows = [
        row_of("vote", "p1", "1.1", "disagree", scope="council-vote", period="after", date="2031"),
        row_of("said", "p1", "1.1", "agree"),
    ]
    assert relation(town(rows)) == "supports"
    assert relation(town(rows[:1])) == "opposes"


def test_the_latest_word_counts_and_equal_dates_contradict() -> None:
    early = row_of("early", "p1", "1.1", "agree", date="2028-03")
    late = row_of("late", "p1", "1.1", "disagree", date="2029-03")
    assert relation(town([early, late])) == "opposes"
    vague = row_of("vague", "p1", "1.1", "disagree", date="2028")
    assert relation(town([early, vague])) == "contradicts"
    undated = row_of("undated", "p1", "1.1", "disagree", date="z.d.")
    assert relation(town([late, undated])) == "opposes"
    assert relation(town([early, undated])) == "contradicts"


def test_rows_and_a_position_on_a_part_that_point_different_ways_contradict() -> None:
    found = plank_relation(town([row_of("e", "p1", "1.1", "agree")], [[2], [0]]), "1.1", "p1")
    assert (found.relation, found.statement_ids) == ("contradicts", ("s0",))
    assert relation(town([row_of("e", "p1", "1.1", "agree")], [[2], [2]])) == "supports"
    assert relation(town([row_of("e", "p1", "1.1", "agree")], [[2], [1]])) == "supports"


def test_before_the_election_only_drops_what_came_later() -> None:
    later = row_of("later", "p1", "1.1", "agree", period="after", date="2031")
    election = town([later], [[2], [2]])
    assert relation(election) == "supports"
    earlier = plank_relation(election, "1.1", "p1", before_election_only=True)
    assert earlier.relation == "unknown"
    left = before_election(election)
    assert set(left.positions) == {("p0", "s0")}, "the own programme stays"
    assert not left.evidence


def test_a_contradiction_that_loses_a_row_becomes_unknown() -> None:
    rows = [
        row_of("e1", "p1", "1.1", "agree"),
        row_of("e2", "p1", "1.1", "disagree", period="after", date="2031"),
    ]
    election = town(rows)
    split = Position("p1", "s0", UNKNOWN, "", "contradiction", evidence_ids=("e1", "e2"))
    election = replace(election, positions={**election.positions, ("p1", "s0"): split})
    assert ("p1", "s0") not in before_election(election).positions


def test_all_planks_at_once_equal_one_by_one() -> None:
    election = fictional_election()
    for only in (False, True):
        for plank_id, relations in plank_relations(election, before_election_only=only).items():
            assert relations == tuple(
                plank_relation(election, plank_id, party_id, before_election_only=only)
                for party_id in election.parties
            )


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2022-01-26 (vastgesteld)", 20220126, 20220126),
        ("2023-05/06 (ca.)", 20230501, 20230631),
        ("2024-2025 (ca.)", 20240101, 20251231),
        ("z.d. (programma 2018-2022)", 0, 99999999),
        ("", 0, 99999999),
    ],
)
def test_dates_of_sources_are_read_no_sharper_than_they_are(
    text: str, first: int, last: int
) -> None:
    assert time_span(text) == (first, last)


# --- coalitions


def test_a_coalition_that_agrees_clashes_and_does_not_know() -> None:
    election = election_of([[2, 2, 2, 2, -1, 0], [2, 2, 0, 1, -1, 0], [2, -1, 2, 2, 1, 0]])
    found = coalition_check(election, ["p0", "p1", "p2"], minimum=4)
    assert (found.same, found.same_so_far) == (("s0", "s5"), ("s1",))
    assert (found.clash, found.differ, found.unknown) == (("s2",), ("s3",), ("s4",))
    assert (found.n_complete, found.shared, found.shares_majority) == (4, Fraction(1, 2), False)
    assert coalition_check(election, ["p0", "p1", "p2"]).shares_majority is None


@given(cases())
def test_every_statement_is_in_one_part_of_the_check(case: Case) -> None:
    election, _ = case
    assume(len(election.parties) > 1)
    found = coalition_check(election, tuple(election.parties))
    parts = (found.same, found.same_so_far, found.clash, found.differ, found.unknown)
    assert sorted(key for part in parts for key in part) == sorted(election.statements)


def test_seats_are_summed_only_when_all_are_known() -> None:
    check = coalition_check(fictional_election(), ["brug", "molen", "brug"])
    assert (check.party_ids, check.seats, check.council_seats) == (("brug", "molen"), 7, 9)
    assert check.seats_computed
    assert check.has_majority
    election = election_of([[2], [2]])
    assert coalition_check(election, ["p0", "p1"]).has_majority is None


def test_exactly_half_of_the_seats_is_no_majority() -> None:
    election = election_of([[2], [2], [2]])
    seats = {"p0": 2, "p1": 1, "p2": 3}
    parties = {key: replace(one, seats=seats[key]) for key, one in election.parties.items()}
    check = coalition_check(replace(election, parties=parties), ["p0", "p1"])
    assert (check.seats, check.council_seats, check.has_majority) == (3, 6, False)


def test_one_party_is_no_coalition() -> None:
    with pytest.raises(ValueError, match="minstens twee"):
        coalition_check(fictional_election(), ["brug", "brug"])


def test_the_public_names_lead_here() -> None:
    assert stemhulp.agreement_between is agreement_between
    assert stemhulp.plank_relations is plank_relations


@pytest.mark.parametrize(
    ("dutch", "english"),
    [("z.d. (vermoedelijk 2022)", "undated (probably 2022)"), ("na 2022", "after 2022")],
)
def test_a_date_in_words_means_the_same_in_english(dutch: str, english: str) -> None:
    assert time_span(dutch) == time_span(english)
