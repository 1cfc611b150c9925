"""A table as data: one list of rows behind the page, the CSV, the JSON and the terminal."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

# A spreadsheet reads a cell that starts with one of these as a formula: wide ones too, and also
# behind a sign that ends a cell where somebody opens the file with other separators than ours.
DANGEROUS: Final = re.compile(r"(^|[;\t\r\n])(?=[=+\-@\t\r＝＋－＠])")
NUMBER: Final = re.compile(r"[+-]?\d+([.,]\d+)?")

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Table:
    """Named rows of plain values: text, numbers, fractions, None = not known.

    Parameters
    ----------
    name : str
        Name of the file, without an ending.
    columns : tuple of str
        In order; every row has exactly these.
    rows : tuple of mapping
    """

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def table_of(name: str, columns: tuple[str, ...], rows: list[Row]) -> Table:
    """Make a table; a row with other columns is a mistake of ours."""
    for row in rows:
        if tuple(row) != columns:
            raise ValueError(f"{name}: {tuple(row)} in plaats van {columns}")
    return Table(name, columns, tuple(rows))


def safe_cell(value: Any) -> str:
    """Return a value as a cell that no spreadsheet takes for a formula.

    Numbers keep their sign; None is an empty cell; a fraction is written out as a number.

    Examples
    --------
    >>> [safe_cell(v) for v in ("=1+1", "-1", "- niets", None, Fraction(1, 4), "@naam", "gewoon")]
    ["'=1+1", '-1', "'- niets", '', '0.25', "'@naam", 'gewoon']
    >>> safe_cell("wonen;=1+1"), safe_cell("regel\\n@naam"), safe_cell("＝1+1")
    ("wonen;'=1+1", "regel\\n'@naam", "'＝1+1")
    """
    if value is None:
        return ""
    text = str(plain(value))
    return text if NUMBER.fullmatch(text) else DANGEROUS.sub(r"\1'", text)


def plain(value: Any) -> Any:
    """Return a value as JSON knows it: fractions become floats, unrounded.

    Examples
    --------
    >>> plain(Fraction(1, 3)), plain("tekst"), plain(("a", "b"))
    (0.3333333333333333, 'tekst', ['a', 'b'])
    """
    if isinstance(value, Fraction):
        return float(value)
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    return value


def as_csv(table: Table) -> str:
    """Return a table as CSV: a line of names, then the rows; lists are joined with spaces.

    Examples
    --------
    >>> print(as_csv(table_of("t", ("a", "b"), [{"a": "x", "b": None}])))
    a,b
    x,
    <BLANKLINE>
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.columns)
    for row in table.rows:
        writer.writerow(safe_cell(_joined(row[name])) for name in table.columns)
    return out.getvalue()


def _joined(value: Any) -> Any:
    """A list in one cell."""
    return " ".join(map(str, value)) if isinstance(value, tuple | list) else value


def as_rows(table: Table) -> list[dict[str, Any]]:
    """Return a table as a list of objects for JSON.

    Examples
    --------
    >>> as_rows(table_of("t", ("share",), [{"share": Fraction(1, 2)}]))
    [{'share': 0.5}]
    """
    return [{name: plain(row[name]) for name in table.columns} for row in table.rows]
