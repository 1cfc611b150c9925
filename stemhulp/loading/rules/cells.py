"""Cells that no schema has words for: signs nobody sees, endless texts, addresses, numbers, days.

The types that a schema does know are read here first, and strictly: what the library makes of
``1e-30``, of five thousand digits or of ``٣`` differs by version and by what it read before.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from stemhulp.addresses import why_no_address
from stemhulp.codebook import table_schema
from stemhulp.loading.csv_table import RawTable
from stemhulp.loading.findings import LONGEST, Report
from stemhulp.signs import HIDDEN

WHOLE: Final = re.compile(r"[+-]?[0-9]{1,9}")
DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
EXAMPLES: Final = {"website": "https://www.voorbeeld.nl"}


def check_cells(raw: Mapping[str, RawTable], report: Report) -> None:
    """Look at every cell of every table that could be read."""
    for table in raw.values():
        for field in table_schema(table.name)["fields"]:
            if _is_plain(table.cells(field["name"]), field):
                continue
            for line, row in table.rows:
                _check_cell(row[field["name"]], field, report, file=table.file, line=line)


def _is_plain(cells: list[str], field: Mapping[str, Any]) -> bool:
    """Whether a whole column needs no look cell by cell: one search is quicker than thousands."""
    text = " ".join(cells)  # a space hides nothing, and lets nothing hide
    is_short = len(text) <= LONGEST or max(map(len, cells)) <= LONGEST
    return field.get("format") != "uri" and is_short and not HIDDEN.search(text)


def _check_cell(cell: str, field: Mapping[str, Any], report: Report, **place: Any) -> None:
    """One cell: first what is in it, then whether it is the address that it should be."""
    place["column"] = field["name"]
    report.add_hidden(cell, **place)
    report.add_long(cell, **place)
    why = why_no_address(cell) if cell and field.get("format") == "uri" else ""
    if why:
        example = EXAMPLES.get(field["name"], "https://www.voorbeeld.nl/pagina")
        report.add("cell-address", value=cell, why=why, example=example, **place)


def for_schema(table: RawTable) -> list[list[str]]:
    """Return the rows as a schema may see them: a number or day that is none is made a word."""
    kinds = {field["name"]: field["type"] for field in table_schema(table.name)["fields"]}
    checks = {name: IS_SOUND[kind] for name, kind in kinds.items() if kind in IS_SOUND}
    rows = [dict(row) for _, row in table.rows]
    for row in rows:
        row.update({n: "geen" for n, is_sound in checks.items() if row[n] and not is_sound(row[n])})
    return [[row[name] for name in table.header] for row in rows]


def is_whole(cell: str) -> bool:
    """Whether a cell is a whole number of a size that can be meant, in the digits of a keyboard."""
    return bool(WHOLE.fullmatch(cell))


def is_day(cell: str) -> bool:
    """Whether a cell is a day of the calendar."""
    try:
        return bool(DAY.fullmatch(cell) and datetime.date.fromisoformat(cell))
    except ValueError:
        return False


IS_SOUND: Final[Mapping[str, Callable[[str], bool]]] = {"integer": is_whole, "date": is_day}
