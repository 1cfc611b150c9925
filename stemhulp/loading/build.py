"""Sound tables become one frozen Election."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import MappingProxyType

from stemhulp.codebook import table_schema
from stemhulp.loading.raw_election import Tables
from stemhulp.loading.records import (
    CHANGES,
    EVIDENCE,
    LINKS,
    PARTIES,
    PLANKS,
    POSITIONS,
    PROPOSITION_LINKS,
    PROPOSITIONS,
    SOURCES,
    STATEMENTS,
    TERMS,
    THEMES,
    Item,
    Records,
)
from stemhulp.model import (
    Election,
    Party,
    PlankLink,
    Position,
    PropositionLink,
    Settings,
    Statement,
)
from stemhulp.scale import Scale


def build_election(tables: Tables, settings: Settings, dataset: str) -> Election:
    """Put the objects of sound tables together."""
    scale = settings.scale
    statements = _with_status(tables, tables.published, scale)
    return Election(
        settings=settings,
        themes=_indexed(tables, THEMES, scale),
        planks=_indexed(tables, PLANKS, scale),
        statements=statements,
        parties=_by_list_number(_indexed(tables, PARTIES, scale)),
        terms=_indexed(tables, TERMS, scale),
        sources=_indexed(tables, SOURCES, scale),
        evidence=_indexed(tables, EVIDENCE, scale),
        links=_links(tables, statements, scale),
        positions=_positions(tables, statements, scale),
        dataset=dataset,
        propositions=_indexed(tables, PROPOSITIONS, scale),
        proposition_links=_proposition_links(tables, statements, scale),
        retired=_with_status(tables, tables.retired, scale),
        changes=_indexed(tables, CHANGES, scale),
    )


def _each(tables: Tables, records: Records[Item], scale: Scale) -> list[Item]:
    """Objects of a table, in `order` where there is one, else as in the file."""
    rows = [row for _, row in tables.rows(records.table)]
    if rows and "order" in rows[0]:
        rows.sort(key=lambda row: int(row["order"]))
    return [records.make(row, scale) for row in rows]


def _indexed(tables: Tables, records: Records[Item], scale: Scale) -> Mapping[str, Item]:
    """Objects of a table by their id."""
    key = table_schema(records.table)["primaryKey"][0]
    return MappingProxyType({getattr(o, key): o for o in _each(tables, records, scale)})


def _with_status(tables: Tables, chosen: Collection[str], scale: Scale) -> Mapping[str, Statement]:
    """Chosen statements, in order."""
    every = _indexed(tables, STATEMENTS, scale)
    return MappingProxyType({key: every[key] for key in every if key in set(chosen)})


def _by_list_number(parties: Mapping[str, Party]) -> Mapping[str, Party]:
    """Parties by list number where it is known, else in alphabetical order."""
    ordered = sorted(
        parties.values(), key=lambda p: (p.list_number or 10**6, p.short_name.casefold())
    )
    return MappingProxyType({party.party_id: party for party in ordered})


def _links(
    tables: Tables, statements: Mapping[str, Statement], scale: Scale
) -> tuple[PlankLink, ...]:
    """Links of the published statements with planks."""
    return tuple(k for k in _each(tables, LINKS, scale) if k.statement_id in statements)


def _proposition_links(
    tables: Tables, statements: Mapping[str, Statement], scale: Scale
) -> tuple[PropositionLink, ...]:
    """Links of the published statements with propositions."""
    every = _each(tables, PROPOSITION_LINKS, scale)
    return tuple(k for k in every if k.statement_id in statements)


def _positions(
    tables: Tables, statements: Mapping[str, Statement], scale: Scale
) -> Mapping[tuple[str, str], Position]:
    """Positions on the published statements, by party and statement."""
    every = _each(tables, POSITIONS, scale)
    return MappingProxyType(
        {(p.party_id, p.statement_id): p for p in every if p.statement_id in statements}
    )
