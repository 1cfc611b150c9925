"""One table behind page, CSV, JSON and command line; no cell is a formula."""

from __future__ import annotations

import csv
import io
import json
from fractions import Fraction

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from stemhulp.cli import main
from stemhulp.comparison import agreement_between, compare_parties, plank_relations
from stemhulp.examples import fictional_election, fictional_site
from stemhulp.presentation.compare import tables
from stemhulp.presentation.compare.tables import Filters
from stemhulp.presentation.compare.text import share_text
from stemhulp.presentation.files.table import as_csv, as_rows, safe_cell, table_of


def run(*arguments: str) -> str:
    done = CliRunner().invoke(main, ["--site", str(fictional_site().root), *arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@given(st.text())
def test_no_cell_starts_a_formula(text: str) -> None:
    cell = safe_cell(text)
    is_number = cell[1:].replace(".", "").replace(",", "").isdigit()
    assert not cell.startswith(("=", "@", "\t", "\r"))
    assert not cell.startswith(("+", "-")) or is_number
    assert cell.replace("'", "") == text.replace("'", "")  # an apostrophe is all that is added


@pytest.mark.parametrize("value", [-1, "-1", Fraction(-1, 2), "+3", "-0,5"])
def test_numbers_keep_their_sign(value: object) -> None:
    assert not safe_cell(value).startswith("'")


def test_a_row_with_other_columns_is_refused() -> None:
    with pytest.raises(ValueError, match="in plaats van"):
        table_of("t", ("a", "b"), [{"a": 1}])


def test_csv_and_json_hold_the_same_rows() -> None:
    election = fictional_election()
    for table in (
        tables.cells_table(election, Filters()),
        tables.matrix_table(election, Filters()),
        tables.themes_table(election, "brug", "haven"),
        tables.pair_table(election, "brug", "haven"),
        tables.planks_table(election),
        tables.evidence_table(election, "1.1"),
    ):
        assert rows_of(as_csv(table)) == [
            {
                name: " ".join(value)
                if isinstance(value, list)
                else ""
                if value is None
                else str(value)
                for name, value in row.items()
            }
            for row in as_rows(table)
        ]


def test_the_command_line_gives_the_numbers_of_the_comparison() -> None:
    election = fictional_election()
    pair = agreement_between(election, "brug", "haven")
    assert share_text(pair) in run("compare", "brug", "haven")
    data = json.loads(run("compare", "brug", "haven", "--format", "json"))
    assert pair.agreement is not None
    assert data["shares"][0]["agreement"] == float(pair.agreement)
    assert data["dataset"] == election.dataset
    assert rows_of(run("compare", "brug", "haven", "--format", "csv")) == rows_of(
        as_csv(tables.pair_table(election, "brug", "haven"))
    )


def test_every_group_of_the_pair_is_in_its_table() -> None:
    election = fictional_election()
    found = compare_parties(election, "brug", "haven")
    rows = tables.pair_table(election, "brug", "haven").rows
    for name in ("same", "opposite", "nearby", "unknown_second"):
        ids = {row["statement_id"] for row in rows if row["relation"] == name}
        assert ids == set(getattr(found, name))


def test_the_filter_on_before_the_election_also_reaches_the_command_line() -> None:
    whole = run("compare", "brug", "haven", "--format", "csv")
    assert run("compare", "brug", "haven", "--before-election", "--format", "csv") == whole


def test_context_is_marked_in_the_table_of_evidence_and_in_no_other() -> None:
    election = fictional_election()
    rows = tables.evidence_table(election, "1.1").rows
    assert [row["evidence_id"] for row in rows if row["is_context"]] == ["college-1"]
    assert {row["role"] for row in rows if row["is_context"]} == {"context"}
    for table in (tables.cells_table(election, Filters()), tables.planks_table(election)):
        assert "college" not in as_csv(table)


def test_the_table_of_planks_has_every_party_and_plank() -> None:
    election = fictional_election()
    rows = tables.planks_table(election).rows
    assert len(rows) == len(election.planks) * len(election.parties)
    found = plank_relations(election)
    for row in rows:
        (relation,) = (r for r in found[row["plank_id"]] if r.party_id == row["party_id"])
        assert row["relation"] == relation.relation


def test_filters_limit_the_cells() -> None:
    election = fictional_election()
    table = tables.cells_table(
        election, Filters(party_ids=("haven", "brug"), theme_id="wonen", only_different=True)
    )
    assert {row["party_id"] for row in table.rows} <= {"brug", "haven"}
    assert {row["theme_id"] for row in table.rows} <= {"wonen"}
    assert [row["party_id"] for row in table.rows[:2]] in ([], ["brug", "haven"])
