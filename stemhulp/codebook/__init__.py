"""The codebook: one Table Schema (frictionless, Data Package v1) for every CSV.

The published contract of the tables: read by validation and by the loader. Beside what a Table
Schema knows, a column may say what its text means:

=============  =================================================================================
``separator``  several values in one cell, with this between them
``reference``  where those values come from, written as in a foreign key
``codes``      the number that stands for each choice
``onScale``    a stance: its code on the scale of the election, −1 where the cell is empty
``optional``   the column, or the whole table, may be absent: as if every cell were empty
=============  =================================================================================
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any, Final

# Which folder of a site a table lives in, in the order in which an editor fills them.
TABLES: Final[dict[str, str]] = {
    "planks": "statements",
    "propositions": "statements",
    "themes": "statements",
    "statements": "statements",
    "statement_planks": "statements",
    "statement_propositions": "statements",
    "glossary": "statements",
    "parties": "parties",
    "positions": "parties",
    "evidence": "parties",
    "sources": "parties",
    "changes": "statements",
}


@cache
def table_schema(table: str) -> dict[str, Any]:
    """Return the Table Schema of a table as a descriptor; treat it as read-only.

    Examples
    --------
    >>> table_schema("themes")["primaryKey"]
    ['theme_id']
    """
    text = files(__name__).joinpath(f"{table}.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


def column(table: str, name: str) -> dict[str, Any]:
    """Return what the codebook says about one column; treat it as read-only.

    Examples
    --------
    >>> column("statement_planks", "relation")["codes"]
    {'supports': 1, 'opposes': -1}
    """
    field: dict[str, Any] = next(f for f in table_schema(table)["fields"] if f["name"] == name)
    return field


def is_optional(table: str) -> bool:
    """Whether an election can do without this table.

    Examples
    --------
    >>> is_optional("propositions"), is_optional("planks")
    (True, False)
    """
    return bool(table_schema(table).get("optional", False))


def columns(table: str) -> tuple[str, ...]:
    """Return the column names of a table, in order.

    Examples
    --------
    >>> columns("themes")
    ('theme_id', 'title', 'title_en', 'order', 'description', 'description_en')
    """
    return tuple(field["name"] for field in table_schema(table)["fields"])
