"""Rows for ``changes.csv``, made from what differs: what changed; the editor adds why."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from stemhulp.loading.changes import Changes, RowChange, TableChanges

PUBLISHED: Final = "published"
RETIRED: Final = "retired"
# Columns of a statement that say what is asked, and columns of a position that say how it is known.
ASKED: Final = frozenset({"text", "text_en"})
KNOWN_BY: Final = frozenset(
    {"summary", "summary_en", "basis", "year", "confidence", "evidence_ids"}
)


@dataclass(frozen=True)
class Entry:
    """One row: its kind, its two sentences, and what it is about."""

    kind: str
    summary: str
    summary_en: str
    statement_id: str = ""
    party_id: str = ""


def change_rows(changes: Changes, date: datetime.date) -> str:
    """Return the rows as CSV, under names that the table does not have yet."""
    from stemhulp.loading.records import CHANGES

    taken = {key for (key,) in changes.now["changes"]}
    free = (name for n in count(1) if (name := f"{date}-{n}") not in taken)
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, list(CHANGES.filled), lineterminator="\n")
    writer.writeheader()
    for entry in _entries(changes):
        writer.writerow({"change_id": next(free), "date": date.isoformat(), **vars(entry)})
    return stream.getvalue()


def _entries(changes: Changes) -> Iterator[Entry]:
    """What visitors may notice: drafts, and positions on what is not asked, are left out."""
    statements = changes.tables["statements"]
    asked = {key for (key,), row in changes.now["statements"].items() if _is_asked(row)}
    new = {one.key[0] for one in _differing(statements) if _is_asked(one.new)}
    new -= {one.key[0] for one in _differing(statements) if _is_asked(one.old)}
    for change in _differing(statements):
        yield from _of_statement(change)
    yield from _of_positions(changes.tables["positions"], asked - new)
    yield from _of_evidence(changes.tables["evidence"])


def _differing(table: TableChanges) -> tuple[RowChange, ...]:
    """Every row of a table that is not the same."""
    return (*table.added, *table.retired, *table.gone, *table.changed)


def _is_asked(row: object) -> bool:
    """Whether a row of ``statements.csv`` is in the questionnaire."""
    return isinstance(row, dict) and row.get("status") == PUBLISHED


def _of_statement(change: RowChange) -> Iterator[Entry]:
    """The row about one statement, if visitors see a difference."""
    was, is_now, key = _is_asked(change.old), _is_asked(change.new), change.key[0]
    if is_now and not was:
        yield Entry(
            "statement-added",
            "Deze stelling is nieuw in de vragenlijst.",
            "This statement is new in the questionnaire.",
            key,
        )
    elif was and not is_now:
        yield _of_retired(change)
    elif was and ASKED & change.columns:
        old = change.old or {}
        yield Entry(
            "statement-changed",
            f"De stelling was: ‘{old['text']}’",
            f"The statement was: ‘{old.get('text_en') or old['text']}’",
            key,
        )
    elif was and change.columns - {"order"}:
        yield Entry(
            "text",
            "De teksten bij deze stelling zijn aangepast.",
            "The texts with this statement were adapted.",
            key,
        )


def _of_retired(change: RowChange) -> Entry:
    """The row about a statement that left; the page knows the words of those that are kept."""
    if change.new is not None and change.new["status"] == RETIRED:
        return Entry(
            "statement-retired",
            "Deze stelling is niet meer in de vragenlijst.",
            "This statement is no longer in the questionnaire.",
            change.key[0],
        )
    text, text_en = change.row["text"], change.row.get("text_en") or change.row["text"]
    return Entry(
        "statement-retired",
        f"Stelling ‘{text}’ is niet meer in de vragenlijst.",
        f"The statement ‘{text_en}’ is no longer in the questionnaire.",
        change.key[0] if change.new is not None else "",
    )


def _of_positions(table: TableChanges, asked: set[str]) -> Iterator[Entry]:
    """A row for each stance that changed, and one for all of which only the account did."""
    for change in (*table.added, *table.gone, *table.changed):
        came_or_went = change.old is None or change.new is None
        if change.row["statement_id"] in asked and (came_or_went or "stance" in change.columns):
            yield _of_position(change)
    reworded = sum(
        change.row["statement_id"] in asked
        and "stance" not in change.columns
        and bool(KNOWN_BY & change.columns)
        for change in table.changed
    )
    if reworded:
        yield Entry(
            "text",
            f"Toelichting of bronnen aangepast, richting gelijk. Aantal standpunten: {reworded}.",
            f"Explanation or sources adapted, same direction. Number of positions: {reworded}.",
        )


def _of_position(change: RowChange) -> Entry:
    """The row about one position that came, went or turned."""
    (old, old_en), (new, new_en) = (
        (_stance(row, "nl"), _stance(row, "en")) for row in (change.old, change.new)
    )
    about = {key: change.row[key] for key in ("statement_id", "party_id")}
    if change.old is None:
        return Entry("position-added", f"Nieuw: {new}.", f"New: {new_en}.", **about)
    if change.new is None:
        return Entry("position-gone", f"Dit was: {old}.", f"This was: {old_en}.", **about)
    return Entry(
        "position-changed",
        f"Dit was: {old}. Nu: {new}.",
        f"This was: {old_en}. Now: {new_en}.",
        **about,
    )


def _stance(row: object, language: str) -> str:
    """The stance of a row of ``positions.csv`` in words; "" without a row."""
    from stemhulp.presentation.wording.labels import CONTRADICTION_TEXT, STANCES
    from stemhulp.presentation.wording.language import _, using_language

    if not isinstance(row, dict):
        return ""
    word = row.get("stance", "")
    with using_language(language):
        text = _(STANCES.get(word, word)) if word else _(CONTRADICTION_TEXT)
    return text[:1].lower() + text[1:]


def _of_evidence(table: TableChanges) -> Iterator[Entry]:
    """One row for all evidence."""
    if table:
        numbers = len(table.added), len(table.gone), len(table.changed)
        yield Entry(
            "evidence",
            "Vindplaatsen: {} erbij, {} weg, {} aangepast.".format(*numbers),
            "Pieces of evidence: {} added, {} gone, {} adapted.".format(*numbers),
        )
