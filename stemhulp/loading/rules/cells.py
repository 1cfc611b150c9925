"""Cells that no schema has words for: signs nobody sees, endless texts, addresses, numbers, days.

The types that a schema does know are read here first, and strictly: what the library makes of
``1e-30``, of five thousand digits or of ``٣`` differs by version and by what it read before.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any, Final

import pandas as pd

from stemhulp.addresses import why_no_address
from stemhulp.codebook import table_schema
from stemhulp.loading.csv_table import RawTable
from stemhulp.loading.findings import Report

WHOLE: Final = re.compile(r"[+-]?[0-9]{1,9}")
DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
EXAMPLES: Final = {"website": "https://www.voorbeeld.nl"}


def check_cells(raw: Mapping[str, RawTable], report: Report) -> None:
    """Look at every cell of every table that could be read."""
    for table in raw.values():
        for field in table_schema(table.name)["fields"]:
            for line, cell in table.frame[field["name"]].items():
                _check_cell(str(cell), field, report, file=table.file, line=int(str(line)))


def _check_cell(cell: str, field: Mapping[str, Any], report: Report, **place: Any) -> None:
    """One cell: first what is in it, then whether it is the address that it should be."""
    place["column"] = field["name"]
    report.add_hidden(cell, **place)
    report.add_long(cell, **place)
    why = why_no_address(cell) if cell and field.get("format") == "uri" else ""
    if why:
        example = EXAMPLES.get(field["name"], "https://www.voorbeeld.nl/pagina")
        report.add("cell-address", value=cell, why=why, example=example, **place)


def for_schema(table: RawTable) -> pd.DataFrame:
    """Return the cells as a schema may see them: a number or day that is none is made a word."""
    frame = table.frame.copy()
    for field in table_schema(table.name)["fields"]:
        is_sound = {"integer": _is_whole, "date": _is_day}.get(field["type"])
        if is_sound:
            name = field["name"]
            frame[name] = [cell if not cell or is_sound(cell) else "geen" for cell in frame[name]]
    return frame


def _is_whole(cell: str) -> bool:
    """Whether a cell is a whole number of a size that can be meant, in the digits of a keyboard."""
    return bool(WHOLE.fullmatch(cell))


def _is_day(cell: str) -> bool:
    """Whether a cell is a day of the calendar."""
    try:
        return bool(DAY.fullmatch(cell) and datetime.date.fromisoformat(cell))
    except ValueError:
        return False
