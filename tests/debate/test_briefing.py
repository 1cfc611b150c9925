"""A briefing on a hand-made town: known contrasts, ties, silence and contradiction.

What each line of the town shows stands in `tests/support/town.py`.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest

from stemhulp.comparison import is_usable
from stemhulp.debate import Briefing, Line, Sheet, briefing
from stemhulp.errors import UnknownIdError
from stemhulp.examples import fictional_election
from stemhulp.loading import bundled_root, load_election
from stemhulp.model import Election
from tests.support.elections import row_of
from tests.support.town import town


def made(*opponents: str, **options: object) -> Briefing:
    return briefing(town(), "p0", opponents or ("p1",), **options)  # type: ignore[arg-type]


def about(sheet: Sheet, section: str, kind: str = "") -> list[str]:
    """What the lines of a section are about."""
    lines = [line for line in sheet.section(section) if kind in ("", line.kind)]
    return [line.statement_id or line.plank_id for line in lines]


def every_line(found: Briefing) -> list[Line]:
    return [line for sheet in (found.field, *found.sheets) for line in sheet.lines]


def test_contrasts_come_sharpest_first_and_standing_alone_is_less_sharp() -> None:
    (sheet,) = made().sheets
    assert about(sheet, "contrasts") == ["s0", "s1"]
    first, second = (line.sharpness for line in sheet.section("contrasts"))
    assert first is not None
    assert second is not None
    assert (first.distance, first.evidence, first.backing) == (1, 1, Fraction(3, 4))
    assert (first.total, second.total) == (Fraction(7, 8), Fraction(5, 8))


def test_weaker_evidence_makes_a_contrast_less_sharp() -> None:
    election = town()
    key = ("p1", "s0")
    election = replace(
        election,
        positions={
            **election.positions, key: replace(election.positions[key], confidence="medium"),
        },
    )  # fmt: skip
    (sheet,) = briefing(election, "p0", ["p1"]).sheets
    (line,) = (line for line in sheet.section("contrasts") if line.statement_id == "s0")
    assert line.sharpness is not None
    assert line.sharpness.total == Fraction(7, 8) * Fraction(2, 3)


def test_salience_weighs_and_is_read_as_it_is_written() -> None:
    (sheet,) = made(salience={"s0": 0.1}).sheets
    assert about(sheet, "contrasts") == ["s1", "s0"]
    line = sheet.section("contrasts")[1]
    assert line.sharpness is not None
    assert line.sharpness.total == Fraction(7, 80)
    with pytest.raises(ValueError, match="van 0 tot en met 1"):
        made(salience={"s0": 2})


def test_equal_sharpness_keeps_the_order_of_the_questionnaire() -> None:
    found = briefing(fictional_election(), "brug", ["molen"]).sheets[0].section("contrasts")
    totals = [line.sharpness.total for line in found if line.sharpness]
    assert totals == sorted(totals, reverse=True)
    order = list(fictional_election().statements)
    for a, b in pairwise(found):
        assert a.sharpness is not None
        assert b.sharpness is not None
        if a.sharpness.total == b.sharpness.total:
            assert order.index(a.statement_id) < order.index(b.statement_id)


def test_common_ground_holds_planks_that_no_statement_uses() -> None:
    (sheet,) = made().sheets
    assert about(sheet, "common", "statement") == ["s2"]
    assert about(sheet, "common", "plank") == ["1.7"]


def test_neutral_is_neither_contrast_nor_common_ground() -> None:
    (sheet,) = made().sheets
    assert not {"s5"} & {line.statement_id for line in sheet.section("contrasts")}
    assert not {"s5"} & {line.statement_id for line in sheet.section("common")}


def test_standing_alone_needs_two_others_that_are_known() -> None:
    assert about(made().field, "alone") == ["s1"]


def test_the_field_is_every_other_party() -> None:
    field = made().field
    assert about(field, "contrasts") == ["s0", "s3", "s1"]
    assert about(field, "common") == ["s2"]
    assert about(field, "questions") == ["s4", "s6"]


def test_attacks_are_rows_against_own_planks_besides_the_contrasts() -> None:
    (sheet,) = made().sheets
    assert about(sheet, "attacks") == ["1.8", "1.6"]


def test_a_vote_that_differs_from_the_own_programme_is_on_record() -> None:
    (line,) = (line for line in made().field.section("record") if line.kind == "own-plank")
    assert line.plank_id == "1.8"
    assert [one.evidence_id for one in line.citations] == ["", "p0-8"]


def test_a_vote_against_an_own_plank_in_a_source_that_names_the_party_is_on_record() -> None:
    (line,) = (line for line in made().field.section("record") if line.kind == "named")
    assert line.plank_id == "1.0"
    assert [one.evidence_id for one in line.citations] == ["", "p1-0"]


def test_voting_along_with_an_own_plank_is_not_held_against_the_party() -> None:
    election = town()
    row = replace(election.evidence["p1-0"], stance_on_plank="agree")
    found = briefing(replace(election, evidence={**election.evidence, "p1-0": row}), "p0", ["p1"])
    assert [line.kind for line in found.field.section("record")] == ["own-plank"]


def test_a_position_without_a_source_makes_no_line() -> None:
    election = town()
    bare = replace(election.positions["p1", "s0"], evidence_ids=())
    found = briefing(
        replace(election, positions={**election.positions, ("p1", "s0"): bare}), "p0", ["p1"]
    )
    assert about(found.sheets[0], "contrasts") == ["s1"]


def test_two_ways_of_a_party_without_a_programme_are_on_record() -> None:
    found = briefing(town(), "p1", ["p0"]).field.section("record")
    assert [(line.kind, line.plank_id or line.statement_id) for line in found] == [
        ("two-ways", "1.6"),
        ("contradiction", "s6"),
    ]


def test_a_vote_that_names_the_party_is_shown_and_warned_about() -> None:
    (sheet,) = made().sheets
    assert [one.evidence_id for line in sheet.section("votes") for one in line.rows] == ["p1-0"]
    (caution,) = (line for line in sheet.section("cautions") if line.statement_id == "s0")
    assert "own-record" in caution.reasons


def test_only_the_column_says_whom_a_source_mentions_and_never_the_prose() -> None:
    election = town()
    row = replace(election.evidence["p1-0"], mentions=(), summary="p1 en een p0-raadslid.")
    found = briefing(replace(election, evidence={**election.evidence, "p1-0": row}), "p0", ["p1"])
    (sheet,) = found.sheets
    assert sheet.section("votes") == ()
    assert "own-record" not in {reason for line in sheet.lines for reason in line.reasons}
    assert [line.kind for line in found.field.section("record")] == ["own-plank"]


def test_a_word_and_a_vote_of_the_opponent_that_point_opposite_ways_are_a_line() -> None:
    (sheet,) = made("p2").sheets
    (line,) = sheet.section("words-and-deeds")
    assert (line.statement_id, line.kind) == ("s1", "opposite")
    assert [one.evidence_id for one in line.rows] == ["p2-1", "p2-1v"]
    (other,) = made("p1").sheets
    assert other.section("words-and-deeds") == ()


def test_a_vote_against_a_point_of_the_opponents_programme_is_a_line_in_order_of_weight() -> None:
    election = town()
    rows = dict(election.evidence)
    for key, plank_id, period in (("a", "1.1", "after"), ("b", "1.2", "before")):
        row = replace(rows["p0-8"], evidence_id=key, plank_id=plank_id, period=period)
        rows[key] = row
    (sheet,) = briefing(replace(election, evidence=rows), "p1", ["p0"]).sheets
    lines = sheet.section("words-and-deeds")
    assert [line.statement_id for line in lines] == ["s2", "s1"]
    assert [(one.evidence_id, one.plank_id) for one in lines[0].rows] == [("", "1.2"), ("b", "1.2")]
    (sheet,) = briefing(replace(election, evidence=rows), "p1", ["p0"], ["t1"]).sheets
    assert sheet.section("words-and-deeds") == ()


def test_quotes_are_the_planks_behind_the_contrasts() -> None:
    (sheet,) = made().sheets
    assert about(sheet, "quotes") == ["s0", "s1"]
    assert [line.plank_id for line in sheet.section("quotes")] == ["1.0", "1.1"]
    (other,) = briefing(town(), "p1", ["p0"]).sheets
    assert {line.kind for line in other.section("quotes")} == {"stand"}


def test_an_own_position_that_is_not_certain_says_whether_the_programme_is_the_reason() -> None:
    election = town()
    positions = dict(election.positions)
    for key in (("p0", "s0"), ("p1", "s0")):
        positions[key] = replace(positions[key], confidence="medium")
    assert (positions["p0", "s0"].basis, positions["p1", "s0"].basis) == ("plank", "statement")
    election = replace(election, positions=positions)
    for party, other, reason in (("p0", "p1", "own-medium"), ("p1", "p0", "own-unsure")):
        cautions = briefing(election, party, [other]).field.section("cautions")
        (found,) = (line.reasons for line in cautions if line.statement_id == "s0")
        assert found[-1] == reason


def test_weak_ground_is_named() -> None:
    election = town()
    rows = dict(election.evidence)
    rows["p1-0"] = replace(rows["p1-0"], period="after")
    rows["p1-2"] = replace(rows["p1-2"], period="election-year")
    sources = dict(election.sources)
    sources["bron-p1-1"] = replace(sources["bron-p1-1"], date="2025-12")
    (sheet,) = briefing(replace(election, evidence=rows, sources=sources), "p0", ["p1"]).sheets
    reasons = {line.statement_id: line.reasons for line in sheet.section("cautions")}
    assert reasons["s0"] == ("after", "own-record")
    assert reasons["s1"] == ("old",)
    assert reasons["s2"] == ("undated", "second-hand")
    assert reasons["s3"] == ("no-stance",)


def test_a_row_of_the_opponent_that_points_the_other_way_is_a_caution() -> None:
    election = town()
    extra, source = row_of("p1-0b", "p1", "1.0", "agree", date="2028")
    election = replace(
        election,
        evidence={**election.evidence, "p1-0b": extra},
        sources={**election.sources, source.source_id: source},
    )
    (sheet,) = briefing(election, "p0", ["p1"]).sheets
    (caution,) = (line for line in sheet.section("cautions") if line.statement_id == "s0")
    assert "differs" in caution.reasons
    assert "p1-0b" in {one.evidence_id for one in caution.citations}


def test_questions_come_from_unknown_positions_the_dividing_ones_first() -> None:
    (sheet,) = made().sheets
    kinds = [(line.statement_id, line.kind) for line in sheet.section("questions")]
    assert kinds == [("s3", "unknown"), ("s4", "unknown"), ("s6", "contradiction")]


def test_themes_limit_statements_and_planks() -> None:
    found = made("p1", "p2", themes=["t1"])
    lines = every_line(found)
    assert {line.statement_id for line in lines} <= {"s3", "s4", "s5", "s6", ""}
    assert {line.plank_id for line in lines} <= {"1.3", "1.4", "1.5", "1.6", ""}
    whole = made("p1", "p2")
    for section in ("contrasts", "questions"):
        parts = [
            line
            for theme in ("t0", "t1")
            for sheet in made("p1", "p2", themes=[theme]).sheets
            for line in sheet.section(section)
        ]
        both = [line for sheet in whole.sheets for line in sheet.section(section)]
        assert sorted(map(repr, parts)) == sorted(map(repr, both))


def test_each_opponent_gets_the_same_sheet_whoever_else_is_there() -> None:
    alone, together = made("p1"), made("p3", "p1", "p3")
    assert together.opponents == ("p3", "p1")
    assert together.sheets[1] == alone.sheets[0]
    assert together.field == alone.field


def test_a_debate_with_oneself_or_with_nobody_is_refused() -> None:
    for opponents in ([], ["p0"], ["p1", "p0"]):
        with pytest.raises(ValueError, match="tegenstander"):
            briefing(town(), "p0", opponents)
    with pytest.raises(UnknownIdError):
        briefing(town(), "p0", ["college"])


def test_what_we_know_of_the_party_itself_is_counted() -> None:
    assert made().n_own_rows == 1
    assert briefing(town(), "p3", ["p0"]).n_own_rows == 3


@pytest.fixture(params=["getallen", "verzonnenwoude", "assen"])
def any_election(request: pytest.FixtureRequest) -> Election:
    """The town above, the fictional election and the real one."""
    if request.param == "getallen":
        return town()
    if request.param == "verzonnenwoude":
        return fictional_election()
    return load_election("gr2022-assen", site=bundled_root())


def test_no_source_no_line(any_election: Election) -> None:
    """Every line of every briefing has its sources, and never what is only context."""
    for party_id in any_election.parties:
        others = [key for key in any_election.parties if key != party_id]
        for line in every_line(briefing(any_election, party_id, others)):
            assert line.citations
            for one in line.citations:
                assert one.source_id in any_election.sources
                assert one.date == any_election.sources[one.source_id].date
                assert one.party_id in any_election.parties
                assert (
                    one.evidence_id in any_election.evidence or one.plank_id in any_election.planks
                )
            for stand in line.stands:
                assert stand.citations
                assert all(one.party_id == stand.party_id for one in stand.citations)


def test_no_stance_rests_on_an_unusable_row(any_election: Election) -> None:
    allowed = {key for key, row in any_election.evidence.items() if is_usable(any_election, row)}
    for party_id in any_election.parties:
        others = [key for key in any_election.parties if key != party_id]
        prepared = briefing(any_election, party_id, others)
        for sheet in (prepared.field, *prepared.sheets):
            for section_id in ("contrasts", "common", "alone", "attacks", "record"):
                for line in sheet.section(section_id):
                    ids = {one.evidence_id for one in line.citations if one.evidence_id}
                    assert ids <= allowed


def test_a_briefing_in_english_rests_on_the_same_sources(any_election: Election) -> None:
    english = any_election.in_language("en")
    for party_id in any_election.parties:
        others = [key for key in any_election.parties if key != party_id]
        both = (briefing(e, party_id, others) for e in (any_election, english))
        dutch_lines, english_lines = ([places(line) for line in every_line(b)] for b in both)
        assert english_lines == dutch_lines


def places(line: Line) -> tuple[object, ...]:
    """What a line is about and what it rests on, without words."""
    sources = tuple(one.evidence_id or one.plank_id for one in line.citations)
    return line.kind, line.statement_id, line.plank_id, sources, line.reasons
