"""What differs between two versions of the tables is found by meaning."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from stemhulp.codebook import TABLES
from stemhulp.errors import DataError
from stemhulp.examples import fictional_site
from stemhulp.loading import Site, load_election
from stemhulp.loading.changes import CellChange, Changes, find_changes

ELECTION = "gr2030-verzonnenwoude"
Edit = Callable[[list[dict[str, str]]], list[dict[str, str]]]


def changed(site: Site) -> Changes:
    """What differs from the fictional site."""
    return find_changes(fictional_site(), site)


def edit(site: Site, table: str, change: Edit) -> None:
    """Write a table again, with other rows or other columns."""
    path = site.table(TABLES[table], ELECTION, f"{table}.csv")
    rows = change(list(csv.DictReader(path.read_text(encoding="utf-8").splitlines())))
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def test_order_and_space_mean_nothing(site_copy: Site) -> None:
    for table in TABLES:
        edit(
            site_copy,
            table,
            lambda rows: [
                {name: f" {row[name]} " for name in reversed(row)} for row in reversed(rows)
            ],
        )
    found = changed(site_copy)
    assert not found
    assert found.old_dataset != found.new_dataset


def test_a_column_that_one_side_lacks_is_empty_there(site_copy: Site) -> None:
    edit(site_copy, "evidence", lambda rows: [{**row, "bladzijde": ""} for row in rows])
    assert not changed(site_copy)
    edit(
        site_copy,
        "evidence",
        lambda rows: [{name: row[name] for name in row if name != "reading"} for row in rows],
    )
    found = changed(site_copy).tables["evidence"]
    filled = [row for row in load_election(site=fictional_site()).evidence.values() if row.reading]
    assert {one.key[0] for one in found.changed} == {row.evidence_id for row in filled}
    assert {cell.new for one in found.changed for cell in one.cells} == {""}


def test_a_statement_that_is_not_asked_any_more_is_retired_and_not_changed(
    site_copy: Site, replace_in: Callable[[str, str, str], None]
) -> None:
    replace_in("statements.csv", "verzonnen-aa,published", "verzonnen-aa,retired")
    found = changed(site_copy).tables["statements"]
    (bridge,) = found.retired
    assert bridge.key == ("fietsbrug",)
    assert bridge.cells == (CellChange("status", "published", "retired"),)
    assert (found.added, found.gone, found.changed) == ((), (), ())


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_another_status_is_a_change(
    site_copy: Site, replace_in: Callable[[str, str, str], None], status: str
) -> None:
    replace_in("statements.csv", "verzonnen-aa,published", f"verzonnen-aa,{status}")
    found = changed(site_copy).tables["statements"]
    assert [one.key for one in found.changed] == [("fietsbrug",)]
    assert not found.retired


def test_a_draft_counts_too(site_copy: Site, replace_in: Callable[[str, str, str], None]) -> None:
    replace_in("statements.csv", "cultuur,Het zangkoor", "cultuur,Het grote zangkoor")
    (choir,) = changed(site_copy).tables["statements"].changed
    assert choir.columns == {"text"}


def test_a_position_is_named_by_party_and_statement(
    site_copy: Site, replace_in: Callable[[str, str, str], None]
) -> None:
    replace_in("positions.csv", "haven,toren,oneens", "stil,toren,oneens")
    found = changed(site_copy).tables["positions"]
    assert [one.key for one in found.added] == [("stil", "toren")]
    assert [one.key for one in found.gone] == [("haven", "toren")]


def test_other_files_are_only_named(
    site_copy: Site, replace_in: Callable[[str, str, str], None]
) -> None:
    replace_in("themes.csv", "Over huizen.", "Over woningen.")
    replace_in("election.toml", "minimum_answers = 5", "minimum_answers = 4  # minder")
    assert changed(site_copy).other_files == ("election.toml", "themes.csv")


def test_only_the_election_of_both_is_compared(site_copy: Site) -> None:
    for folder in ("statements", "parties"):
        shutil.copytree(site_copy.root / folder / ELECTION, site_copy.root / folder / "gr2034")
    assert changed(site_copy).election_id == ELECTION
    with pytest.raises(DataError, match=f"Kies een verkiezing met --election: {ELECTION}, gr2034"):
        find_changes(site_copy, site_copy)
    with pytest.raises(DataError, match="staat geen verkiezing ‘gr2034’"):
        find_changes(fictional_site(), site_copy, "gr2034")


def test_sites_without_a_common_election_are_refused(site_copy: Site) -> None:
    for folder in ("statements", "parties"):
        (site_copy.root / folder / ELECTION).rename(site_copy.root / folder / "gr2034")
    with pytest.raises(DataError, match="geen verkiezing samen"):
        changed(site_copy)


@pytest.mark.parametrize(
    ("code", "break_it"),
    [
        ("file-missing", lambda path: path.unlink()),
        ("column-missing", lambda path: path.write_text("thema\nwonen\n")),
        ("id-duplicate", lambda path: path.write_text("theme_id\nwonen\nwonen\n")),
        ("file-separator", lambda path: path.write_text("theme_id;title\nwonen;Wonen\n")),
    ],
)
def test_a_table_that_cannot_be_read_is_said(
    site_copy: Site, code: str, break_it: Callable[[Path], object]
) -> None:
    break_it(site_copy.table("statements", ELECTION, "themes.csv"))
    with pytest.raises(DataError, match="niet te lezen") as caught:
        changed(site_copy)
    (finding,) = caught.value.report
    assert finding.code == code
    assert finding.file == str(site_copy.table("statements", ELECTION, "themes.csv"))
