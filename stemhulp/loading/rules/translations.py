"""Whether every text that has pages in English also has its English version."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from stemhulp.codebook import TABLES, columns
from stemhulp.loading.csv_table import Row
from stemhulp.loading.findings import Report
from stemhulp.loading.raw_election import Tables
from stemhulp.model import Settings
from stemhulp.model.translation import ENGLISH, names_of, translated_names

# A programme has just been imported: the points can be read already, our translation comes later.
MAY_WAIT: Final = frozenset({"planks"})
SHOWN: Final = 60  # characters of the Dutch text that a finding repeats


def check_table_translations(tables: Tables, report: Report) -> None:
    """Every text in the tables that visitors get to see has an English one."""
    if not _has_english(tables):
        return
    for name in TABLES:
        code = "advice-translation" if name in MAY_WAIT else "translation-missing"
        for line, row in tables.rows(name):
            for column in _shown(name, row, tables):
                if _has_words(row[column]) and not row[f"{column}_{ENGLISH}"]:
                    report.add(
                        code,
                        file=tables.file(name), line=line, column=f"{column}_{ENGLISH}",
                        value=row[column][:SHOWN],
                    )  # fmt: skip


def check_settings_translations(tables: Tables, report: Report) -> None:
    """Every text in election.toml has an English one."""
    if tables.settings is None or not _has_english(tables):
        return
    for key, text in _untranslated(tables.settings):
        report.add(
            "translation-missing",
            file=f"statements/{tables.election_id}/election.toml",
            column=key, value=text[:SHOWN],
        )  # fmt: skip


def _has_english(tables: Tables) -> bool:
    """Whether the election says that it is complete in English."""
    return tables.settings is not None and ENGLISH in tables.settings.languages


def _shown(name: str, row: Row, tables: Tables) -> tuple[str, ...]:
    """Texts of a row that are on a page: drafts, and what belongs to them, are not.

    Of a statement that is not asked any more, the list of changes shows the sentence.
    """
    key = row.get("statement_id")
    if name == "changes" or key is None or key in tables.published:
        return translated_names(columns(name))
    return ("text",) if name == "statements" and key in tables.retired else ()


def _has_words(text: str) -> bool:
    """Whether there is anything to translate; a date in figures reads the same everywhere."""
    return any(character.isalpha() for character in text)


def _untranslated(settings: Settings) -> Iterator[tuple[str, str]]:
    """Key of the missing English text, and the Dutch text."""
    for name in names_of(settings):
        text = getattr(settings, name)
        if isinstance(text, str) and text and not getattr(settings, f"{name}_{ENGLISH}"):
            yield f"{name}_{ENGLISH}", text
    for name, text in settings.context.items():
        if text and not settings.context_en.get(name):
            yield f"context_{ENGLISH}.{name}", text
    for table, item in (("publisher", settings.publisher), ("table", settings.own_table)):
        for name in names_of(item) if item else ():
            if getattr(item, name) and not getattr(item, f"{name}_{ENGLISH}"):
                yield f"{table}.{name}_{ENGLISH}", getattr(item, name)
