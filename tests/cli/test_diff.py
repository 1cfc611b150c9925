"""`stemhulp diff`, as an editor and a script use it."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stemhulp.cli import main
from stemhulp.examples import fictional_site
from stemhulp.loading import Site, load_election

Replace = Callable[[str, str, str], None]


def diff(new: Path, *arguments: str) -> Result:
    """Compare the fictional site with another."""
    return CliRunner().invoke(main, ["diff", str(fictional_site().root), str(new), *arguments])


@pytest.fixture
def edited(site_copy: Site, replace_in: Replace) -> Site:
    """A site in which a statement left and another came, with other positions and evidence."""
    replace_in("statements.csv", "retired", "published")
    replace_in("statements.csv", "verzonnen-aa,published", "verzonnen-aa,retired")
    replace_in("positions.csv", "haven,toren,oneens", "haven,toren,eens")
    replace_in("positions.csv", "haven,marktdag,", "stil,marktdag,")
    replace_in("evidence.csv", "haven-1,", "haven-een,")
    return site_copy


def test_no_difference_is_said() -> None:
    result = diff(fictional_site().root)
    assert result.exit_code == 0
    assert result.output.splitlines()[1] == "Geen verschillen."


def test_text_names_every_row_and_cell(edited: Site) -> None:
    result = diff(edited.root)
    assert result.exit_code == 0, result.output
    text = result.output
    assert "Stellingen: 1 niet meer gevraagd" in text
    assert "  / fietsbrug: Over de Verzonnen Aa moet een fietsbrug komen.\n" in text
    assert "      status: published → retired\n" in text
    assert "Standpunten: 1 erbij, 1 weg, 1 veranderd.\n" in text
    assert "  + stil – marktdag: eens\n" in text
    assert "  - haven – marktdag: eens\n" in text
    assert "  ~ haven – toren\n      stance: oneens → eens\n" in text
    assert "Vindplaatsen: 1 erbij, 1 weg.\n" in text


def test_json_has_the_agreed_shape(edited: Site) -> None:
    found = json.loads(diff(edited.root, "--format", "json").output)
    assert list(found) == [
        "ok", "election", "from", "to", "statements", "positions", "evidence", "other_files",
    ]  # fmt: skip
    assert (found["ok"], found["election"]) == (True, "gr2030-verzonnenwoude")
    assert found["from"] == load_election(site=fictional_site()).dataset
    assert len(found["to"]) == 64
    assert list(found["statements"]) == ["added", "retired", "gone", "changed"]
    assert list(found["positions"]) == list(found["evidence"]) == ["added", "gone", "changed"]
    (bridge,) = found["statements"]["retired"]
    assert bridge["statement_id"] == "fietsbrug"
    assert bridge["fields"]["status"] == {"old": "published", "new": "retired"}
    (added,) = found["positions"]["added"]
    assert (added["party_id"], added["statement_id"], added["stance"]) == (
        "stil", "marktdag", "eens",
    )  # fmt: skip
    assert found["positions"]["changed"] == [
        {
            "party_id": "haven",
            "statement_id": "toren",
            "fields": {"stance": {"old": "oneens", "new": "eens"}},
        }
    ]


def test_rows_for_the_change_log_can_be_added_to_it(edited: Site) -> None:
    """Positions on a statement that is not asked are no news; each row has a name of its own."""
    output = diff(edited.root, "--as-changes").output
    rows = list(csv.DictReader(output.splitlines()))
    assert [(row["kind"], row["statement_id"], row["party_id"]) for row in rows] == [
        ("statement-retired", "fietsbrug", ""),
        ("statement-added", "zangkoor", ""),
        ("position-added", "marktdag", "stil"),
        ("position-gone", "marktdag", "haven"),
        ("position-changed", "toren", "haven"),
        ("evidence", "", ""),
    ]
    assert rows[0]["summary"] == "Deze stelling is niet meer in de vragenlijst."
    assert rows[0]["summary_en"] == "This statement is no longer in the questionnaire."
    assert rows[4]["summary"] == "Dit was: oneens. Nu: eens."
    assert rows[4]["summary_en"] == "This was: disagree. Now: agree."
    assert rows[5]["summary"] == "Vindplaatsen: 1 erbij, 1 weg, 0 aangepast."
    path = edited.table("statements", "gr2030-verzonnenwoude", "changes.csv")
    before = path.read_text(encoding="utf-8")
    path.write_text(before + output.split("\n", 1)[1], encoding="utf-8")
    again = list(csv.DictReader(diff(edited.root, "--as-changes").output.splitlines()))
    assert not {row["change_id"] for row in rows} & {row["change_id"] for row in again}


def test_a_statement_that_is_gone_keeps_its_words(site_copy: Site) -> None:
    path = site_copy.table("statements", "gr2030-verzonnenwoude", "statements.csv")
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("toren,")))
    row = next(csv.DictReader(diff(site_copy.root, "--as-changes").output.splitlines()))
    assert (row["kind"], row["statement_id"]) == ("statement-retired", "")
    wanted = "Stelling ‘Aan de bosrand moet een woontoren komen.’ is niet meer in de vragenlijst."
    assert row["summary"] == wanted
    assert row["summary_en"].startswith("The statement ‘A tower block should be built")


def test_what_only_an_editor_sees_is_no_news(site_copy: Site, replace_in: Replace) -> None:
    replace_in("positions.csv", "voorbeeld,2030-03-01", "ander,2030-03-02")
    replace_in("statements.csv", "fietsbrug,1,", "fietsbrug,11,")
    assert diff(site_copy.root, "--as-changes").output.count("\n") == 1


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("Over de Verzonnen Aa moet", "Over de Aa moet", "De stelling was: ‘Over de Verzonnen Aa"),
        ("Een hofje is een groep", "Een hofje is een rij", "De teksten bij deze stelling"),
    ],
)
def test_other_words_of_a_statement(
    site_copy: Site, replace_in: Replace, old: str, new: str, words: str
) -> None:
    replace_in("statements.csv", old, new)
    (row,) = csv.DictReader(diff(site_copy.root, "--as-changes").output.splitlines())
    assert row["summary"].startswith(words)


def test_other_words_of_positions_are_counted(site_copy: Site, replace_in: Replace) -> None:
    replace_in("positions.csv", "Haven & Kade zei twee", "Haven & Kade schreef twee")
    (row,) = csv.DictReader(diff(site_copy.root, "--as-changes").output.splitlines())
    assert row["kind"] == "text"
    assert "Aantal standpunten: 1." in row["summary"]


def test_a_folder_without_an_election_is_said_in_one_line(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nergens"):
        result = diff(folder)
        assert result.exit_code == 1
        assert result.stderr.startswith(f"Fout: In de map {folder} staat geen verkiezing.")


def test_rows_and_json_do_not_go_together() -> None:
    result = diff(fictional_site().root, "--as-changes", "--format", "json")
    assert result.exit_code == 1
    assert "niet allebei" in result.stderr


def test_help_has_examples() -> None:
    assert "stemhulp diff vorige-versie ." in CliRunner().invoke(main, ["diff", "--help"]).output
