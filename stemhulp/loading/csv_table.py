"""CSV to rows of text: structure only, line numbers kept. Nothing is interpreted here."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from stemhulp.codebook import column as about
from stemhulp.codebook import columns, is_optional, table_schema
from stemhulp.loading.findings import Report

Row = Mapping[str, str]

PLACEHOLDERS: Final = frozenset(
    {"na", "n/a", "#n/a", "n.v.t.", "nvt", "null", "none", "nan", "?", "-"}
)


@dataclass(frozen=True)
class RawTable:
    """One table as text.

    Parameters
    ----------
    name : str
        Name of the table, such as ``positions``.
    file : str
        How findings call the file: relative to the site.
    header : tuple of str
        Names of the columns, all those of the schema among them.
    rows : tuple of (line, row)
        Line number in the file, and the cells by column; an empty cell is "".
    """

    name: str
    file: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, Row], ...]

    def cells(self, column: str) -> list[str]:
        """Return one column, from top to bottom."""
        return [row[column] for _, row in self.rows]


def read_table(
    path: Path, name: str, file: str, report: Report, *, any_columns: bool = False
) -> RawTable | None:
    """Read one CSV; None when its structure makes reading on pointless (the report says why).

    A table or a column that may be absent comes back with nothing in it. With `any_columns` only
    the columns that name a row have to be there: the table may be of an older codebook.
    """
    if is_optional(name) and not path.exists():
        return RawTable(name, file, columns(name), ())
    text = _read_text(path, name, file, report)
    if text is None:
        return None
    records = _sound_records(text, name, file, report, any_columns)
    if records is None:
        return None
    header = tuple(records[0][1])
    rows = tuple(
        (line, dict(zip(header, map(str.strip, cells), strict=True))) for line, cells in records[1:]
    )
    if any_columns:
        return RawTable(name, file, header, rows)
    table = _with_every_column(RawTable(name, file, header, rows))
    _find_placeholders(table, report)
    return table


def _with_every_column(table: RawTable) -> RawTable:
    """Put the columns in our order, with the optional ones that the file does not have, empty."""
    every = columns(table.name)
    if table.header == every:
        return table
    rows = tuple((line, {name: row.get(name, "") for name in every}) for line, row in table.rows)
    return replace(table, header=every, rows=rows)


def _read_text(path: Path, name: str, file: str, report: Report) -> str | None:
    """Text of a file in UTF-8, with or without byte order mark."""
    wanted = ", ".join(columns(name))
    if not path.is_file():
        report.add("file-missing", file=file, columns=wanted)
        return None
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = path.read_bytes()[: error.start].count(b"\n") + 1
        report.add("file-encoding", file=file, line=line)
        return None
    if not text.strip():
        report.add("file-empty", file=file, columns=wanted)
        return None
    return text


def csv_records(text: str) -> list[tuple[int, list[str]]]:
    """Rows that are not blank, each with the line on which it starts; csv.Error when it is no CSV.

    How long a cell may be is a finding of ours, not the error that the library has for it: that
    comes at a length which other libraries change for the whole process.
    """
    csv.field_size_limit(2**31 - 1)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    records, start = [], 1
    for row in reader:
        if row:
            records.append((start, row))
        start = reader.line_num + 1
    return records


def _sound_records(
    text: str, name: str, file: str, report: Report, any_columns: bool
) -> list[tuple[int, list[str]]] | None:
    """Rows of a table whose separator, quotes, header and lengths are right, or None."""
    before = len(report.findings)
    try:
        records = csv_records(text)
    except csv.Error:
        report.add("file-quotes", file=file)
        return None
    header = records[0][1]
    if len(header) == 1 and (separator := _wrong_separator(header[0])):
        report.add("file-separator", file=file, line=1, value=separator)
        return None
    _check_header(header, name, file, report, any_columns)
    _check_lengths(records, file, report)
    return records if len(report.findings) == before else None


def _wrong_separator(header: str) -> str:
    """Return the separator that was used instead of the comma, or ""."""
    return next((sign for sign in (";", "\t", "|") if sign in header), "")


def _check_header(
    header: list[str], name: str, file: str, report: Report, any_columns: bool
) -> None:
    """Every column once, none missing, none unknown; with `any_columns` only the key is needed."""
    wanted = columns(name)
    needed = table_schema(name)["primaryKey"] if any_columns else wanted
    for column in dict.fromkeys(header):
        if header.count(column) > 1:
            report.add("column-duplicate", file=file, line=1, column=column, value=column)
        if column not in wanted and not any_columns:
            report.add(
                "column-unknown",
                file=file, line=1, column=column, value=column, columns=", ".join(wanted),
            )  # fmt: skip
    for column in needed:
        if column not in header and not about(name, column).get("optional"):
            report.add("column-missing", file=file, line=1, column=column, value=column)


def _check_lengths(records: list[tuple[int, list[str]]], file: str, report: Report) -> None:
    """Every row as long as the header."""
    width = len(records[0][1])
    for line, row in records[1:]:
        if len(row) > width:
            report.add("row-long", file=file, line=line, value=",".join(row[width:]))
        elif len(row) < width:
            report.add("row-short", file=file, line=line, value=row[0])
        elif not any(cell.strip() for cell in row):
            report.add("row-blank", file=file, line=line)


def _find_placeholders(table: RawTable, report: Report) -> None:
    """Report cells such as NA: text to us, but surely meant as nothing."""
    for column in table.header:
        if PLACEHOLDERS.isdisjoint(map(str.lower, table.cells(column))):
            continue
        for line, row in table.rows:
            if row[column].lower() in PLACEHOLDERS:
                report.add(
                    "cell-placeholder",
                    file=table.file, line=line, column=column, value=row[column],
                )  # fmt: skip
