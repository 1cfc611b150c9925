"""What is plainly sound is not shown to frictionless, and never is what frictionless refuses."""

from __future__ import annotations

import csv
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemhulp.codebook import columns
from stemhulp.examples import fictional_site
from stemhulp.loading import Site, bundled_root, validate_election
from stemhulp.loading.csv_table import RawTable
from stemhulp.loading.findings import Report
from stemhulp.loading.raw_election import read_tables
from stemhulp.loading.rules import schemas
from stemhulp.loading.rules.sound import are_sound

FICTIONAL = fictional_site()
RAW = read_tables(FICTIONAL, FICTIONAL.election_ids[0], Report("")).raw
FILLED = [name for name, table in RAW.items() if table.rows]
# What a cell of any column may hold and may not, and a few that are nearly right.
CELLS = (
    *("", "ja", "nee", "Ja", "1", "0", "01", "+1", "-1", "1.0", "1e3", "9999999999", "٣", "geen"),
    *("2022-03-16", "2022-02-30", "22-3-16", "0001-01-01", "9999-12-31", "2022", "20222"),
    *("agree", "eens", "high", "low", "programme", "1.1", "1.1a", "a--b", "a-b", "A", "#aabbcc"),
    *("a\n", "programme-2022", "programme-22", "published", "https://www.voorbeeld.nl"),
)


def changed(name: str, row: int, cells: dict[str, str]) -> dict[str, RawTable]:
    """The tables of the fictional election with other cells in one row."""
    table = RAW[name]
    rows = list(table.rows)
    rows[row] = (rows[row][0], {**rows[row][1], **cells})
    return {**RAW, name: replace(table, rows=tuple(rows))}


@st.composite
def tables(draw: st.DrawFn) -> dict[str, RawTable]:
    """Sound tables in which one row got cells of elsewhere, or went."""
    name = draw(st.sampled_from(FILLED))
    rows = RAW[name].rows
    row = draw(st.integers(0, len(rows) - 1))
    if draw(st.integers(0, 9)) == 0:
        return {**RAW, name: replace(RAW[name], rows=(*rows[:row], *rows[row + 1 :]))}
    column = draw(st.sampled_from(columns(name)))
    neighbours = [other[column] for _, other in rows]
    cell = draw(st.sampled_from(CELLS) | st.sampled_from(neighbours))
    return changed(name, row, {column: cell})


@settings(max_examples=60)
@given(tables())
def test_what_frictionless_refuses_is_never_called_sound(raw: dict[str, RawTable]) -> None:
    report = Report("")
    schemas._ask_frictionless(raw, report)
    assert report.ok or not are_sound(raw)


@pytest.mark.parametrize("name", FILLED)
def test_a_double_row_and_a_lost_table_are_noticed(name: str) -> None:
    table = RAW[name]
    assert not are_sound({**RAW, name: replace(table, rows=(*table.rows, table.rows[0]))})
    without = {key: other for key, other in RAW.items() if key != name}
    assert are_sound(without)  # what points at it cannot be held against it: that is a finding


@pytest.mark.parametrize("site", [FICTIONAL, Site(bundled_root())], ids=["fictional", "assen"])
def test_the_elections_we_bring_need_no_second_look(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(schemas, "_ask_frictionless", lambda *_: pytest.fail("slow way"))
    for election_id in site.election_ids:
        report, _ = validate_election(site, election_id)
        assert report.ok


def test_the_order_of_columns_means_nothing(site_copy: Site) -> None:
    file = next(site_copy.root.glob("statements/*/themes.csv"))
    before = validate_election(site_copy, site_copy.election_ids[0])[1].raw["themes"]
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, before.header[::-1])
        writer.writeheader()
        writer.writerows(row for _, row in before.rows)
    report, after = validate_election(site_copy, site_copy.election_ids[0])
    assert report.ok
    assert after.raw["themes"] == before
