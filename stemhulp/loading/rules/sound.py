"""Whether tables are plainly sound, column by column: quick, and never in doubt.

Whatever is not is for frictionless, which says what is wrong. This may call a table unsound that
frictionless accepts, which costs time; never the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from stemhulp.codebook import table_schema
from stemhulp.loading.csv_table import RawTable
from stemhulp.loading.rules.cells import is_day

Field = Mapping[str, Any]
WHOLE: Final = re.compile(r"[0-9]{1,9}")
FIRST_YEAR, LAST_YEAR = "1900", "2199"

TYPES: Final[Mapping[str, Callable[[str, Field], bool]]] = {
    "string": lambda _cell, _field: True,
    "integer": lambda cell, _field: bool(WHOLE.fullmatch(cell)),
    "boolean": lambda cell, field: cell in (*field["trueValues"], *field["falseValues"]),
    "date": lambda cell, _field: FIRST_YEAR <= cell[:4] <= LAST_YEAR and is_day(cell),
}
# What each constraint asks of the cells of a column that are not empty.
CONSTRAINTS: Final[Mapping[str, Callable[[Sequence[str], Any], bool]]] = {
    "unique": lambda cells, _: len({cell.lstrip("0") for cell in cells}) == len(cells),
    "minimum": lambda cells, least: all(int(cell) >= least for cell in set(cells)),
    "enum": lambda cells, choices: set(cells) <= set(choices),
    "pattern": lambda cells, pattern: all(map(re.compile(pattern).fullmatch, set(cells))),
}


def are_sound(tables: Mapping[str, RawTable]) -> bool:
    """Whether every table plainly keeps to its schema, the references between them included."""
    return all(
        all(_is_sound_column(table.cells(field["name"]), field) for field in _fields(table))
        and _has_key(table)
        and _has_references(table, tables)
        for table in tables.values()
    )


def _fields(table: RawTable) -> Sequence[Field]:
    """Columns of a table as the codebook describes them."""
    fields: Sequence[Field] = table_schema(table.name)["fields"]
    return fields


def _is_sound_column(cells: list[str], field: Field) -> bool:
    """One column: its type, and each of its constraints."""
    constraints = dict(field.get("constraints", {}))
    filled = [cell for cell in cells if cell]
    if constraints.pop("required", False) and len(filled) < len(cells):
        return False
    is_typed = TYPES[field["type"]]
    return all(is_typed(cell, field) for cell in set(filled)) and all(
        CONSTRAINTS[name](filled, asked) for name, asked in constraints.items()
    )


def _has_key(table: RawTable) -> bool:
    """Whether every row has a name of its own, with no part of it empty."""
    columns = [table.cells(name) for name in table_schema(table.name)["primaryKey"]]
    return len(set(zip(*columns, strict=True))) == len(table.rows) and not any(
        "" in cells for cells in columns
    )


def _has_references(table: RawTable, tables: Mapping[str, RawTable]) -> bool:
    """Whether every row that is pointed at exists, where its table could be read."""
    for key in table_schema(table.name).get("foreignKeys", []):
        (column,), (target,) = key["fields"], key["reference"]["fields"]
        other = tables.get(key["reference"]["resource"])
        if other and not set(table.cells(column)) <= {"", *other.cells(target)}:
            return False
    return True
