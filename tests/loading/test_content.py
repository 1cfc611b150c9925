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
from stemhulp.model import Election

SITE = Site(bundled_root())
ASSEN = "gr2022-assen"


@pytest.fixture(scope="module")
def assen() -> Election:
    """The election of Assen."""
    return load_election(ASSEN, site=SITE)


def test_assen_has_no_errors() -> None:
    report, _ = validate_election(SITE, ASSEN)
    assert report.errors == []
    assert report.counts["planks"] == 84
    assert report.counts["parties"] == 10
    assert 25 <= report.counts["statements"] <= 30


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
        linked = {link.plank_id: link.relation for link in assen.links_of_statement(statement_id)}
        if party_id == "sp":
            assert position.basis == "plank"
            assert linked
            continue
        assert position.evidence_ids
        for evidence in (assen.evidence[e] for e in position.evidence_ids):
            assert evidence.party_id == party_id
            assert evidence.plank_id in linked
            assert evidence.stance_on_plank in {"agree", "disagree", "neutral"}
            assert evidence.confidence in {"high", "medium"}
            assert not evidence.note
            lean = {"agree": 1, "disagree": -1, "neutral": 0}[evidence.stance_on_plank]
            assert position.stance - 1 == lean * linked[evidence.plank_id]


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
