"""The tables of Assen are what the documents say they are."""

from __future__ import annotations

import json
import re
from collections import Counter

import pytest
from click.testing import CliRunner

from stemhulp.cli import main
from stemhulp.loading import bundled_root, load_election, validate_election
from stemhulp.loading.coding import read_coding
from stemhulp.loading.site import Site
from stemhulp.matching import answer_sheet, match
from stemhulp.model import Election
from stemhulp.model.seats import seats_of

SITE = Site(bundled_root())
ASSEN = "gr2022-assen"
LEAN = {"agree": 1, "disagree": -1, "neutral": 0}


@pytest.fixture(scope="module")
def assen() -> Election:
    """The election of Assen."""
    return load_election(ASSEN, site=SITE)


def test_assen_has_no_errors() -> None:
    report, _ = validate_election(SITE, ASSEN)
    assert report.errors == []
    assert report.counts["planks"] == 84
    assert report.counts["parties"] == 10
    assert 24 <= report.counts["statements"] <= 26


def test_the_list_divides_and_much_of_it_is_known(assen: Election) -> None:
    """What the choice of statements aimed at; the table is in CODING.md."""
    codes = assen.position_codes
    known = codes >= 0
    sides = [set(column[column >= 0]) for column in codes.T]
    assert known.mean() >= 0.65
    assert sum({0, 2} <= side for side in sides) >= 16
    assert sum(len(side) == 1 for side in sides) <= 8
    assert known.sum(axis=1).min() >= 7


def test_most_statements_come_from_planks(assen: Election) -> None:
    linked = {link.statement_id for link in assen.links}
    assert len(linked) >= 14
    for key, statement in assen.statements.items():
        assert statement.outside_programme == (key not in linked)
        if statement.outside_programme:
            assert assen.position("sp", key).evidence_ids  # type: ignore[union-attr]


def test_every_chapter_of_the_programme_has_a_statement(assen: Election) -> None:
    chapters = {assen.plank(link.plank_id).chapter for link in assen.links}
    assert chapters == {"1", "2", "3", "4", "5", "6"}


def test_the_source_party_disagrees_with_about_half_of_the_statements(assen: Election) -> None:
    stances = Counter(assen.position("sp", s).stance for s in assen.statements)  # type: ignore[union-attr]
    assert sum(stances.values()) == len(assen.statements)
    assert 0.4 <= stances[0] / len(assen.statements) <= 0.6


def test_statements_are_short_and_say_no_without_saying_not(assen: Election) -> None:
    for statement in assen.statements.values():
        words = re.findall(r"[\w’'-]+", statement.text.lower())
        assert len(words) <= 20, statement.statement_id
        assert not {"niet", "geen", "nooit", "verbieden"} & set(words), statement.statement_id
        assert "en/of" not in statement.text
        assert statement.argument_for
        assert statement.argument_against
        assert statement.present_situation


def test_no_position_rests_on_a_row_that_may_not_carry_one(assen: Election) -> None:
    """Written out once more, apart from the validator: this is what the project stands for."""
    for (party_id, statement_id), position in assen.positions.items():
        planks, propositions = assen.directions(statement_id)
        if position.basis == "plank":
            assert (party_id, bool(planks)) == ("sp", True)
            continue
        assert position.evidence_ids
        for evidence in (assen.evidence[e] for e in position.evidence_ids):
            assert evidence.party_id == party_id
            assert evidence.confidence in {"high", "medium"}
            assert evidence.is_derived or not evidence.note
            assert not (evidence.is_derived and position.confidence == "high")
            ways = {
                LEAN[stance] * linked[key]
                for key, stance, linked in (
                    (evidence.plank_id, evidence.stance_on_plank, planks),
                    (evidence.proposition_id, evidence.stance_on_proposition, propositions),
                )
                if key in linked and stance in LEAN
            }
            assert ways == {position.stance - 1}


def test_every_address_is_one_source(assen: Election) -> None:
    addresses = [source.url for source in assen.sources.values() if source.url]
    assert len(set(addresses)) == len(addresses)
    for source in assen.sources.values():
        if "?" in source.url or source.url.endswith("/test/"):
            assert "verplaatst" in source.remark, source.source_id


def test_a_position_from_after_the_election_says_so(assen: Election) -> None:
    for position in assen.positions.values():
        periods = {assen.evidence[e].period for e in position.evidence_ids}
        if periods == {"after"}:
            assert "na de verkiezing" in position.summary, position


def test_every_source_has_an_address_or_is_the_programme(assen: Election) -> None:
    for source in assen.sources.values():
        assert source.url.startswith("http") or source.source_id == "sp-programma-2022"


def test_coding_report_states_exactly_what_the_command_counts() -> None:
    result = CliRunner().invoke(main, ["--site", str(SITE.root), "reliability", "--format", "json"])
    assert result.exit_code == 0, result.output
    found = json.loads(result.output)
    text = (SITE.root / "parties" / ASSEN / "CODING.md").read_text(encoding="utf-8")
    same_presence = found["n_cells"] - len(found["only_first"]) - len(found["only_second"])
    for label, number in (
        ("cells looked at in each pass", found["n_cells"]),
        ("cells with a stance in both passes", found["n_both"]),
        ("of those, with the same stance", found["n_same"]),
        ("cells where both found a stance or both found none", same_presence),
        (f"over the {found['n_both']} cells coded twice", f"{found['alpha']:.3f}"),
    ):
        assert f"{label} | {number} |" in text
    for party_id, statement_id in (
        *found["only_first"],
        *found["only_second"],
        *found["different"],
    ):
        assert f"| {party_id} | {statement_id} |" in text


def test_a_disagreement_between_the_passes_left_no_position(assen: Election) -> None:
    result = CliRunner().invoke(main, ["--site", str(SITE.root), "reliability", "--format", "json"])
    found = json.loads(result.output)
    for cell in (*found["only_first"], *found["only_second"], *found["different"]):
        assert tuple(cell) not in assen.positions


def test_every_position_was_found_by_both_passes_or_is_an_own_plank(
    assen: Election,
) -> None:
    first, second = (
        read_coding(SITE.table("parties", ASSEN, f"coding/{name}.csv"), assen)
        for name in ("first", "second")
    )
    for (party_id, statement_id), position in assen.positions.items():
        word = assen.scale.word(position.stance)
        cell = (party_id, statement_id)
        assert position.basis == "plank" or first[cell] == second[cell] == word
    text = (SITE.root / "parties" / ASSEN / "CODING.md").read_text(encoding="utf-8")
    for party_id, statement_id in first.keys() & second.keys() - assen.positions.keys():
        assert f"| {party_id} | {statement_id} | {first[party_id, statement_id]} |" in text


def test_confidence_is_never_higher_than_the_evidence(assen: Election) -> None:
    for position in assen.positions.values():
        if position.confidence == "high" and position.basis != "plank":
            assert "high" in {assen.evidence[e].confidence for e in position.evidence_ids}


def test_the_unofficial_count_gives_the_seats_that_are_shown(assen: Election) -> None:
    votes = {key: party.votes_unofficial or 0 for key, party in assen.parties.items()}
    assert sum(votes.values()) == 28_124
    assert seats_of(votes, 33) == {key: party.seats for key, party in assen.parties.items()}


def test_every_party_stands_first_with_its_own_sheet(assen: Election) -> None:
    """No party is shut out by the statements or by the gaps."""
    for party_id in assen.parties:
        own = {
            key: assen.scale.word(position.stance)
            for key in assen.statements
            if (position := assen.position(party_id, key)) and position.stance >= 0
        }
        ranked = match(assen, answer_sheet(assen, own)).ranked
        assert [score.party_id for score in ranked if score.rank == 1] == [party_id]
