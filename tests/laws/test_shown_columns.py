"""Every column of the tables is shown on a page, in both languages, or is named here.

Each field is changed in every object of its table; the page of the table has to change with it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

import pytest
from flask import Flask, render_template

from stemhulp.codebook import TABLES, column, columns, table_schema
from stemhulp.loading.records import STATEMENTS, THEMES
from stemhulp.model import Election
from stemhulp.model.translation import translated_names
from stemhulp.presentation.wording.language import using_language
from stemhulp.web.application import READY
from tests.support.sites import application

# Table → the endpoint of the page that shows its rows.
PAGES: Final = {
    "planks": "party",
    "themes": "statements",
    "statements": "statement",
    "statement_planks": "statement",
    "propositions": "statement",
    "statement_propositions": "statement",
    "glossary": "statement",
    "parties": "party",
    "positions": "statement",
    "evidence": "statement",
    "sources": "statement",
    "changes": "changes",
}
# Where the election holds the objects of a table, if not under the name of the table.
FIELDS: Final = {
    "glossary": "terms",
    "statement_planks": "links",
    "statement_propositions": "proposition_links",
}
# What only places a row is no field, and what names a row is in the address of its page.
PLACING: Final = {(one.table, name) for one in (THEMES, STATEMENTS) for name in one.placing}
KEYS: Final = {(table, name) for table in TABLES for name in table_schema(table)["primaryKey"]}
# What refers to a table as well as to election.toml, so that the codebook cannot say it.
CONTEXT_TOO: Final = {("evidence", "party_id"): ["parties"]}
# Columns that the page of their table does not show, and what they are for.
NOT_SHOWN: Final[dict[tuple[str, str], str]] = {
    ("planks", "order"): "where a point stands in the programme",
    ("statements", "label"): "tables, where there is no room for the text",
    ("statements", "label_en"): "tables, where there is no room for the text",
    ("parties", "article"): "the name in a sentence, on other pages",
    ("parties", "in_council"): "for whoever reads the tables",
    ("parties", "colour"): "for whoever reads the tables: colours would favour some",
    ("positions", "coder"): "for whoever checks the coding",
    ("evidence", "topic"): "for whoever searches the table",
    ("evidence", "mentions"): "the votes in a debate",
    ("sources", "publisher"): "for whoever reads the tables",
}
# Names, quotations and words of editors among themselves: the same in every language.
AS_WRITTEN: Final = {
    ("planks", "chapter"),
    ("parties", "registered_name"),
    ("parties", "short_name"),
    ("parties", "article"),
    ("positions", "coder"),
    ("evidence", "topic"),
    ("sources", "title"),
    ("sources", "publisher"),
}
FILLING: Final = [
    (table, name)
    for table in TABLES
    for name in columns(table)
    if (table, name) not in PLACING | KEYS
]


def another(table: str, name: str, election: Election) -> Callable[[Any], object]:
    """What makes another sound value of a field."""
    about = column(table, name)
    choices = about.get("constraints", {}).get("enum") or ids_for(table, name, election)
    if "codes" in about:
        return lambda value: -value
    if "onScale" in about:
        return lambda value: (value + 1) % election.scale.n_options
    if "separator" in about:
        return lambda value: () if value else tuple(choices[:1])
    if choices:
        return lambda value: next(one for one in choices if one != value)
    if about["type"] == "date":
        return lambda value: "2031-01-01"
    if about["type"] == "integer":
        return lambda value: (value or 0) + 100
    if about["type"] == "boolean":
        return lambda value: not value
    return lambda value: f"{value} {table}.{name}".strip()


def ids_for(table: str, name: str, election: Election) -> list[str]:
    """The ids that a column may refer to, if it does."""
    keys = [key for key in table_schema(table).get("foreignKeys", ()) if key["fields"] == [name]]
    references = [key["reference"] for key in keys]
    references += [about["reference"] for about in (column(table, name),) if "reference" in about]
    tables = [one["resource"] for one in references] + CONTEXT_TOO.get((table, name), [])
    return [key for one in tables for key in held(election, one)]


def held(election: Election, table: str) -> Any:
    """What an election holds of a table."""
    return getattr(election, FIELDS.get(table, table))


def with_another(election: Election, table: str, name: str) -> Election:
    """The same election, with another value of one field in every object of a table."""
    change, found = another(table, name, election), held(election, table)

    def changed(one: Any) -> Any:
        return replace(one, **{name: change(getattr(one, name))})

    new: Any = (
        tuple(map(changed, found))
        if isinstance(found, tuple)
        else {key: changed(one) for key, one in found.items()}
    )
    return replace(election, **{FIELDS.get(table, table): new})


def shown(app: Flask, election: Election, table: str, language: str) -> str:
    """The pages of a table, as they would be with this election."""
    (page,) = (one for one in READY if one.endpoint == PAGES[table])
    endpoint = f"{election.election_id}:{language}.{page.endpoint}"
    pages = []
    for values in page.every(election):
        with app.test_request_context():
            path = app.url_for(endpoint, **values)
        with app.test_request_context(path), using_language(language):
            view = page.view(election.in_language(language), *values.values())
            pages.append(render_template(page.template, page=view))
    return "".join(pages)


@pytest.fixture(scope="module")
def site() -> Flask:
    return application("verzonnenwoude")


@pytest.mark.parametrize(("table", "name"), FILLING, ids=[f"{t}-{n}" for t, n in FILLING])
def test_every_column_is_shown(site: Flask, election: Election, table: str, name: str) -> None:
    language = "en" if name.endswith("_en") else "nl"
    changed = with_another(election, table, name)
    is_shown = shown(site, election, table, language) != shown(site, changed, table, language)
    place = f"{table}.csv, column {name}: the page {PAGES[table]!r}"
    if (table, name) in NOT_SHOWN:
        assert not is_shown, f"{place} shows it: take the column out of NOT_SHOWN"
    else:
        assert is_shown, (
            f"{place} does not show it; give its view a field and its template a place,"
            " or say in NOT_SHOWN what the column is for"
        )


def is_text(table: str, name: str) -> bool:
    """Whether a column holds words that an editor writes, in Dutch."""
    about = column(table, name)
    constraints = about.get("constraints", {})
    is_code = (
        {"enum", "pattern"} & set(constraints)
        or "format" in about
        or {"separator", "onScale"} & set(about)
    )
    return about["type"] == "string" and not is_code and not name.endswith("_en")


TEXTS: Final = [place for place in FILLING if is_text(*place) and place not in AS_WRITTEN]


@pytest.mark.parametrize(("table", "name"), TEXTS, ids=[f"{t}-{n}" for t, n in TEXTS])
def test_every_text_has_an_english_column(table: str, name: str) -> None:
    assert name in translated_names(columns(table)), (
        f"{table}.csv, column {name}: English pages would show the Dutch text; add {name}_en,"
        " or name the column in AS_WRITTEN"
    )
