"""Sound tables become one frozen Election."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TypeVar

from stemhulp.codebook import table_schema
from stemhulp.loading.raw_election import Row, Tables
from stemhulp.loading.records import (
    link_of,
    party_of,
    plank_of,
    position_of,
    statement_of,
    theme_of,
)
from stemhulp.model import Election, Evidence, Party, Settings, Source, Statement, Term

Item = TypeVar("Item")


def build_election(tables: Tables, settings: Settings, dataset: str) -> Election:
    """Put the objects of sound tables together."""
    statements = _statements(tables)
    return Election(
        settings=settings,
        themes=_indexed(tables, "themes", theme_of),
        planks=_indexed(tables, "planks", plank_of),
        statements=statements,
        parties=_parties(tables),
        terms=_indexed(tables, "glossary", lambda row: Term(**row)),
        sources=_indexed(tables, "sources", lambda row: Source(**row)),
        evidence=_indexed(tables, "evidence", lambda row: Evidence(**row)),
        links=tuple(
            link_of(row)
            for _, row in tables.rows("statement_planks")
            if row["statement_id"] in statements
        ),
        positions=MappingProxyType(
            {
                (row["party_id"], row["statement_id"]): position_of(row, settings)
                for _, row in tables.rows("positions")
                if row["statement_id"] in statements
            }
        ),
        dataset=dataset,
    )


def _indexed(tables: Tables, name: str, make: Callable[[Row], Item]) -> Mapping[str, Item]:
    """Objects of a table by their id, in `order` where there is one."""
    key = table_schema(name)["primaryKey"][0]
    rows = [row for _, row in tables.rows(name)]
    if rows and "order" in rows[0]:
        rows.sort(key=lambda row: int(row["order"]))
    return MappingProxyType({row[key]: make(row) for row in rows})


def _statements(tables: Tables) -> Mapping[str, Statement]:
    """Published statements, in order."""
    every = _indexed(tables, "statements", statement_of)
    published = set(tables.published)
    return MappingProxyType({key: every[key] for key in every if key in published})


def _parties(tables: Tables) -> Mapping[str, Party]:
    """Parties by list number where it is known, else in alphabetical order."""
    every = _indexed(tables, "parties", party_of).values()
    ordered = sorted(every, key=lambda p: (p.list_number or 10**6, p.short_name.casefold()))
    return MappingProxyType({party.party_id: party for party in ordered})
