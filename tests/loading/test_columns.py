"""Every column of the codebook reaches the election: a new one cannot be lost in silence."""

from __future__ import annotations

import csv
import dataclasses
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import pytest

from stemhulp import codebook
from stemhulp.codebook import TABLES, columns, table_schema
from stemhulp.examples import fictional_site
from stemhulp.loading import Report, Site
from stemhulp.loading import records as declared
from stemhulp.loading.build import build_election
from stemhulp.loading.raw_election import read_tables
from stemhulp.loading.records import Records
from stemhulp.model import Election, Source
from stemhulp.scale import UNKNOWN

ELECTION: Final = "gr2030-verzonnenwoude"

# Where the election holds the objects of a table, if not under the name of the table.
FIELDS: Final = {
    "glossary": "terms",
    "statement_planks": "links",
    "statement_propositions": "proposition_links",
}

# Cells that cannot be just any text, and what they become. The scale is oneens, neutraal, eens.
MARKED: Final[Mapping[tuple[str, str], tuple[str, object]]] = {
    ("statement_planks", "relation"): ("opposes", -1),
    ("statement_propositions", "relation"): ("opposes", -1),
    ("positions", "stance"): ("oneens", 0),
    ("statements", "status"): ("published", None),
    **{(table, "statement_id"): ("de-stelling", "de-stelling") for table in TABLES},
}
LISTS: Final = {
    ("statements", "term_ids"),
    ("statements", "situation_evidence_ids"),
    ("positions", "evidence_ids"),
    ("evidence", "mentions"),
    ("planks", "misspelt"),
}
# Columns that fill no field: what they say shows in what the election holds, and in which order.
PLACING: Final = {("themes", "order"), ("statements", "order"), ("statements", "status")}
# Texts that stay as they are in English: a programme is a quotation.
QUOTED: Final = {("planks", "text_en")}

EVERY: Final = [(table, column) for table in TABLES for column in columns(table)]
FILLING: Final = [place for place in EVERY if place not in PLACING]


def mark(table: str, column: str) -> tuple[str, object]:
    """A cell that nothing else has, and what the model makes of it."""
    if (table, column) in MARKED:
        return MARKED[table, column]
    text = f"{table}.{column}"
    kind = next(f["type"] for f in table_schema(table)["fields"] if f["name"] == column)
    if (table, column) in LISTS:
        return f"{text}.1 {text}.2", (f"{text}.1", f"{text}.2")
    if kind == "integer":
        number = 1000 + EVERY.index((table, column))
        return str(number), number
    return ("ja", True) if kind == "boolean" else (text, text)


def write_table(root: Path, table: str, *rows: Mapping[str, str]) -> None:
    """Write one table, its cells marked unless a row says otherwise."""
    path = root / TABLES[table] / ELECTION / f"{table}.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns(table))
        writer.writeheader()
        marked = {column: mark(table, column)[0] for column in columns(table)}
        writer.writerows({**marked, **row} for row in rows)


def read(root: Path) -> Election:
    """The election of tables that need not be sound: checks would refuse the marks."""
    report = Report(ELECTION)
    tables = read_tables(Site(root), ELECTION, report)
    assert tables.settings
    assert list(report) == []
    return build_election(tables, tables.settings, "")


def marked_site(root: Path) -> Path:
    """Fill a folder with a site of which every cell is marked, one row a table."""
    for name in ("statements", "parties"):
        shutil.copytree(fictional_site().root / name, root / name)
    for table in TABLES:
        write_table(root, table, {})
    return root


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A marked site that may be changed."""
    return marked_site(tmp_path)


@pytest.fixture(scope="module")
def election(tmp_path_factory: pytest.TempPathFactory) -> Election:
    """The election of a marked site."""
    return read(marked_site(tmp_path_factory.mktemp("gemerkt")))


def only_object(election: Election, table: str) -> Any:
    """The object that the one row of a table became."""
    found = getattr(election, FIELDS.get(table, table))
    (item,) = found if isinstance(found, tuple) else found.values()
    return item


@pytest.mark.parametrize(("table", "column"), FILLING, ids=[f"{t}-{c}" for t, c in FILLING])
def test_every_column_reaches_the_election(election: Election, table: str, column: str) -> None:
    item = only_object(election, table)
    assert hasattr(item, column), f"{table}.csv, column {column}: lost on the way"
    found, expected = getattr(item, column), mark(table, column)[1]
    assert found == expected, f"{table}.csv, column {column}: became {found!r}"


ENGLISH: Final = [
    (table, column)
    for table, column in FILLING
    if column.endswith("_en") and (table, column) not in QUOTED
]


@pytest.mark.parametrize(("table", "column"), ENGLISH, ids=[f"{t}-{c}" for t, c in ENGLISH])
def test_every_english_column_is_what_the_english_edition_says(
    election: Election, table: str, column: str
) -> None:
    item = only_object(election.in_language("en"), table)
    found = getattr(item, column.removesuffix("_en"))
    assert found == mark(table, column)[0], f"{table}.csv, column {column}: not shown in English"


def test_the_translation_of_a_programme_stands_beside_it(election: Election) -> None:
    plank = only_object(election.in_language("en"), "planks")
    assert (plank.text, plank.translation) == ("planks.text", "planks.text_en")


@pytest.mark.parametrize("table", ["themes", "statements"])
def test_order_is_the_order_of_the_election_and_not_of_the_file(root: Path, table: str) -> None:
    key = columns(table)[0]
    rows = [{key: name, "order": order} for name, order in (("c", "10"), ("a", "9"), ("b", "1"))]
    write_table(root, table, *rows)
    assert list(getattr(read(root), table)) == ["b", "a", "c"]


@pytest.mark.parametrize("status", ["draft", "withdrawn", "retired"])
def test_only_published_statements_are_in_the_election(root: Path, status: str) -> None:
    write_table(root, "statements", {"status": status})
    found = read(root)
    assert (found.statements, found.links, found.positions) == ({}, (), {})


def test_a_retired_statement_is_remembered_apart(root: Path) -> None:
    """Answers to it still come in; a draft was never asked."""
    write_table(root, "statements", {"status": "retired"})
    assert list(read(root).retired) == ["de-stelling"]
    write_table(root, "statements", {"status": "draft"})
    assert list(read(root).retired) == []


@pytest.mark.parametrize("table", [name for name in TABLES if codebook.is_optional(name)])
def test_an_optional_table_may_be_absent(root: Path, table: str) -> None:
    (root / TABLES[table] / ELECTION / f"{table}.csv").unlink()
    assert not getattr(read(root), FIELDS.get(table, table))


OPTIONAL: Final = [
    (table, column) for table, column in EVERY if codebook.column(table, column).get("optional")
]


@pytest.mark.parametrize(("table", "column"), OPTIONAL, ids=[f"{t}-{c}" for t, c in OPTIONAL])
def test_an_optional_column_may_be_absent(root: Path, table: str, column: str) -> None:
    """Tables that were made before the column existed can still be read."""
    path = root / TABLES[table] / ELECTION / f"{table}.csv"
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(
            stream, [name for name in columns(table) if name != column], extrasaction="ignore"
        )
        writer.writeheader()
        writer.writerows(rows)
    assert getattr(only_object(read(root), table), column) in ("", None, ())


EMPTY: Final = [
    ("parties", "list_number", None),
    ("parties", "seats", None),
    ("parties", "in_council", None),
    ("positions", "stance", UNKNOWN),
    *((table, column, ()) for table, column in sorted(LISTS)),
]


@pytest.mark.parametrize(("table", "column", "nothing"), EMPTY)
def test_an_empty_cell_is_unknown_and_never_zero_or_no(
    root: Path, table: str, column: str, nothing: object
) -> None:
    write_table(root, table, {column: ""})
    assert getattr(only_object(read(root), table), column) == nothing


def test_no_is_not_unknown(root: Path) -> None:
    write_table(root, "parties", {"in_council": "nee"})
    assert only_object(read(root), "parties").in_council is False


def test_every_table_has_its_records_and_only_the_columns_named_here_fill_no_field() -> None:
    every = [one for one in vars(declared).values() if isinstance(one, Records)]
    assert sorted(one.table for one in every) == sorted(TABLES)
    assert {(one.table, column) for one in every for column in one.placing} == PLACING


# Columns that the fictional election leaves empty; nothing needs them there.
LEFT_EMPTY: Final = {
    ("statement_planks", "note"),
    ("statement_planks", "note_en"),
    ("parties", "article"),
    ("evidence", "mentions"),
    ("sources", "date_en"),
}


@pytest.mark.parametrize(("table", "column"), EVERY, ids=[f"{t}-{c}" for t, c in EVERY])
def test_the_fictional_election_fills_every_column(table: str, column: str) -> None:
    """Or else no page in any other test would have something to show."""
    path = fictional_site().table(TABLES[table], ELECTION, f"{table}.csv")
    rows = list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))
    is_filled = any(row.get(column) for row in rows)
    assert is_filled != ((table, column) in LEFT_EMPTY), f"examples, {table}.csv, column {column}"


def source_with(*fields: tuple[str, Any]) -> type[Any]:
    """A model like Source, with other fields."""
    own = {field.name: field.type for field in dataclasses.fields(Source)} | dict(fields)
    return dataclasses.make_dataclass("Bron", [(name, kind) for name, kind in own.items() if kind])


@pytest.mark.parametrize(
    ("field", "message"),
    [
        (("publisher", None), "sources.json: the column 'publisher' has no field in Bron"),
        (("printer", str), "sources.json: no column fills the field 'printer' of Bron"),
        (("date", int), "sources.json: the column 'date' needs a field in Bron: <class 'str'>"),
    ],
)
def test_a_column_without_its_field_is_refused_by_name(field: Any, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        Records("sources", source_with(field))


@pytest.mark.parametrize("table", TABLES)
def test_the_codebook_says_nothing_twice(table: str) -> None:
    """JSON keeps the last of two equal keys in silence."""

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        names = [name for name, _ in pairs]
        assert len(set(names)) == len(names), f"{table}.json: {names}"
        return dict(pairs)

    path = Path(codebook.__file__).with_name(f"{table}.json")
    schema = json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=once)
    names = [field["name"] for field in schema["fields"]]
    assert len(set(names)) == len(names)
