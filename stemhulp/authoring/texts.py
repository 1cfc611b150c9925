"""Where the Dutch texts are that residents read: the tables of an election, the interface.

Left out on purpose: programme points, titles of sources and references to the literature, which are
other people's words, and the summaries in ``evidence.csv``, which follow a source closely.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Final

from babel.messages.pofile import read_po

from stemhulp.authoring.dutch import words
from stemhulp.authoring.lint import Text
from stemhulp.errors import DataError
from stemhulp.loading.findings import Report
from stemhulp.loading.raw_election import Tables, read_tables
from stemhulp.loading.site import PACKAGE, Site
from stemhulp.matching.methods import METHODS
from stemhulp.model import Publisher

INTERFACE: Final = PACKAGE / "translations" / "en" / "LC_MESSAGES" / "messages.po"

# Table, column with the id, and per kind of text the columns that residents read.
COLUMNS: Final = (
    ("statements", "statement_id", "statement", ("text",)),
    ("statements", "statement_id", "label", ("label",)),
    (
        "statements",
        "statement_id",
        "explanation",
        ("explanation", "present_situation", "argument_for", "argument_against"),
    ),
    ("themes", "theme_id", "theme", ("title", "description")),
    ("glossary", "term_id", "explanation", ("explanation",)),
    ("statement_planks", "statement_id", "explanation", ("note",)),
    ("propositions", "proposition_id", "explanation", ("text",)),
    ("statement_propositions", "statement_id", "explanation", ("note",)),
    ("sources", "source_id", "explanation", ("remark",)),
    ("positions", "statement_id", "position", ("summary",)),
    ("changes", "change_id", "explanation", ("summary",)),
)


def election_texts(site: Site, election_id: str) -> tuple[list[Text], frozenset[str]]:
    """Texts of one election, and the words that its readers know.

    Parameters
    ----------
    site : Site
    election_id : str

    Returns
    -------
    texts : list of Text
    known : frozenset of str
        See :func:`known_words`.

    Raises
    ------
    DataError
        If a table cannot be read; carries the report. Other errors in the tables do not matter.

    Examples
    --------
    >>> from stemhulp.examples import fictional_site
    >>> texts, known = election_texts(fictional_site(), "gr2030-verzonnenwoude")
    >>> texts[0].kind, texts[0].line, texts[0].text
    ('statement', 2, 'Over de Verzonnen Aa moet een fietsbrug komen.')
    >>> "verzonnenwoude" in known
    True
    """
    report = Report(election=election_id)
    tables = read_tables(site, election_id, report)
    if report.errors:
        raise DataError(f"De teksten van {election_id} zijn niet te lezen.", report)
    return [*_table_texts(tables), *_settings_texts(site, tables)], known_words(tables)


def known_words(tables: Tables) -> frozenset[str]:
    """Names, and the terms of the glossary, in small letters.

    A term is also known by its other name when the glossary says *Een ander woord is …*.

    Parameters
    ----------
    tables : Tables

    Returns
    -------
    frozenset of str
    """
    said = " ".join(row["explanation"] for _, row in tables.rows("glossary"))
    columns = (("glossary", "term"), ("parties", "short_name"), ("parties", "registered_name"))
    named = re.findall(r"ander woord is ([^.]+)", said)
    named += [row[column] for table, column in columns for _, row in tables.rows(table)]
    if tables.settings:
        named.append(tables.settings.municipality)
    return frozenset(word.lower() for name in named for word in words(name))


def interface_texts(path: Path = INTERFACE) -> list[Text]:
    """Texts of the pages themselves, from the catalogue of translations.

    Parameters
    ----------
    path : Path
        A gettext catalogue whose message ids are the Dutch texts.

    Returns
    -------
    list of Text
        Singular and plural apart; the place is where the page uses the text first.

    Raises
    ------
    DataError
        If there is no such file.
    """
    if not path.is_file():
        raise DataError(f"De teksten van de site staan niet in {path}: dat bestand ontbreekt.")
    with path.open("rb") as stream:
        catalogue = read_po(stream)
    name = str(path.relative_to(PACKAGE.parent) if path.is_relative_to(PACKAGE) else path)
    page_texts = []
    for message in catalogue:
        file, line = next(iter(message.locations), (name, message.lineno))
        texts = {message.id} if isinstance(message.id, str) else {*message.id}
        wanted = sorted(texts - {""} - _references())
        page_texts += [Text("interface", text, file, line or 0, "msgid") for text in wanted]
    return page_texts


def _references() -> set[str]:
    """References to the literature: titles are other people's words."""
    return {str(one.reference) for one in METHODS.values()}


def _table_texts(tables: Tables) -> Iterator[Text]:
    """Every cell that residents read and that is not empty."""
    for table, id_column, kind, columns in COLUMNS:
        for line, row in tables.rows(table):
            for column in columns:
                if row[column]:
                    place = (tables.file(table), line, column, row[id_column])
                    yield Text(kind, row[column], *place)


def _settings_texts(site: Site, tables: Tables) -> Iterator[Text]:
    """Texts under [publisher], each at the line where its key stands."""
    if tables.settings is None:
        return
    path = site.table("statements", tables.election_id, "election.toml")
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    for key in (one.name for one in fields(Publisher) if not one.name.endswith("_en")):
        places = [n for n, line in enumerate(lines, 1) if re.match(rf"\s*{key}\s*=", line)]
        text = getattr(tables.settings.publisher, key)
        if text and places:
            file = f"statements/{tables.election_id}/election.toml"
            yield Text("explanation", text, file, places[0], key, "publisher")
