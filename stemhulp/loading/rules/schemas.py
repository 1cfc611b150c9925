"""The Table Schemas at work: frictionless finds, we say it in Dutch with the editor's own line.

Tables that are plainly sound are not shown to frictionless: the site starts without loading it.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from typing import Any, Final

from stemhulp.codebook import table_schema
from stemhulp.loading.csv_table import RawTable, Row
from stemhulp.loading.findings import Report
from stemhulp.loading.rules.cells import for_schema
from stemhulp.loading.rules.sound import are_sound

TYPE_NAMES: Final = {
    "integer": "geheel getal",
    "date": "datum als 2022-03-16",
    "boolean": "ja of nee",
}
EXAMPLES: Final = {
    "colour": "#336699",
    "year": "2022",
    "plank_id": "3.8",
    "scope": "programme-2022",
}


def check_schemas(tables: Mapping[str, RawTable], report: Report) -> None:
    """Validate every readable table against its schema, foreign keys included."""
    if not are_sound(tables):
        _ask_frictionless(tables, report)


def _ask_frictionless(tables: Mapping[str, RawTable], report: Report) -> None:
    """Find everything that is wrong."""
    from frictionless import Package, Resource, Schema  # noqa: PLC0415 (slow to import)

    resources = [
        Resource(
            name=name,
            data=[list(table.header), *for_schema(table)],
            schema=Schema.from_descriptor(_schema_within(name, tables)),
        )
        for name, table in tables.items()
    ]
    for task in Package(resources=resources).validate().tasks:
        for error in task.errors:
            _report(error, tables[task.name], report)


def _schema_within(name: str, tables: Mapping[str, RawTable]) -> dict[str, Any]:
    """Schema of a table, without references to tables that could not be read.

    Which addresses a page may link to is a rule of ours: ``format`` is for other readers.
    """
    schema = copy.deepcopy(table_schema(name))
    for field in schema["fields"]:
        field.pop("format", None)
    keys = [k for k in schema.get("foreignKeys", []) if k["reference"]["resource"] in tables]
    schema["foreignKeys"] = keys
    return schema


def _report(error: Any, table: RawTable, report: Report) -> None:
    """Turn one frictionless error into a finding."""
    line, row = table.rows[error.row_number - 2]  # row 1 is the header
    place: dict[str, Any] = {"file": table.file, "line": line}
    if error.type == "primary-key":
        key = table_schema(table.name)["primaryKey"]
        value = " + ".join(row[column] for column in key)
        report.add("id-duplicate", column=key[0], value=value, **place)
    elif error.type == "foreign-key":
        column = error.field_names[0]
        report.add(
            "id-unknown",
            column=column, value=row[column],
            table=f"{error.reference_name}.csv", **place,
        )  # fmt: skip
    else:
        _report_cell(error, table, row, report, place)


def _report_cell(
    error: Any, table: RawTable, row: Row, report: Report, place: dict[str, Any]
) -> None:
    """Turn an error about one cell into a finding."""
    field = next(f for f in table_schema(table.name)["fields"] if f["name"] == error.field_name)
    place |= {"column": field["name"], "value": row[field["name"]]}
    if error.type == "type-error":
        report.add("cell-type", expected=TYPE_NAMES[field["type"]], **place)
        return
    if error.type == "unique-error":
        report.add("id-duplicate", **place)
        return
    constraints = field["constraints"]
    kind = _constraint(error)
    if kind == "required":
        report.add("cell-required", title=field["title"].lower(), **place)
    elif kind == "enum":
        report.add("cell-choice", choices=", ".join(constraints["enum"]), **place)
    elif kind == "minimum":
        report.add("cell-type", expected=f"getal vanaf {constraints['minimum']}", **place)
    else:
        example = EXAMPLES.get(field["name"], "kleine-letters-met-streepjes")
        report.add("cell-pattern", title=field["title"].lower(), example=example, **place)


def _constraint(error: Any) -> str:
    """Name of the constraint that a cell breaks."""
    constraint = re.search(r'constraint "(\w+)"', error.note)
    return constraint.group(1) if constraint else ""
