"""Sound tables become one frozen Election."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from stemhulp.codebook import TABLES, table_schema
from stemhulp.errors import DataError
from stemhulp.loading.raw_election import RELATION, Row, Tables
from stemhulp.loading.rules.across_tables import validate_election
from stemhulp.loading.site import Site, find_site
from stemhulp.model import (
    Election,
    Evidence,
    Party,
    Plank,
    PlankLink,
    Position,
    Settings,
    Source,
    Statement,
    Term,
    Theme,
)
from stemhulp.scale import UNKNOWN

Item = TypeVar("Item")


def load_election(
    election_id: str | None = None, site: Site | str | Path | None = None
) -> Election:
    """Read, check and build one election.

    Parameters
    ----------
    election_id : str, optional
        By default the only election of the site.
    site : Site or path, optional
        By default the current folder if it is a site, else the bundled one.

    Returns
    -------
    Election

    Raises
    ------
    DataError
        If there is a finding of level *error*; the exception carries the report. Also when the
        site has several elections and none is named.
    UnknownIdError
        If the site has no such election.
    """
    where = site if isinstance(site, Site) else find_site(site)
    if election_id is None:
        if len(where.election_ids) > 1:
            raise DataError(f"Kies een verkiezing: {', '.join(where.election_ids)}.")
        election_id = where.election_ids[0]
    report, tables = validate_election(where, election_id)
    if not report.ok or tables.settings is None:
        first = report.errors[0]
        raise DataError(
            f"De tabellen van {election_id} zijn niet in orde. De eerste fout: {first}", report
        )
    return _build(tables, tables.settings, dataset_version(where, election_id))


def dataset_version(site: Site, election_id: str) -> str:
    """SHA-256 over names and bytes of all tables: changes when any of them changes."""
    digest = hashlib.sha256()
    files = [("statements", "election.toml"), *((f, f"{t}.csv") for t, f in TABLES.items())]
    for folder, name in files:
        content = site.table(folder, election_id, name).read_bytes()
        digest.update(f"{folder}/{name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def _build(tables: Tables, settings: Settings, dataset: str) -> Election:
    """Put the objects together."""
    statements = _statements(tables)
    return Election(
        settings=settings,
        themes=_indexed(tables, "themes", _theme),
        planks=_indexed(tables, "planks", _plank),
        statements=statements,
        parties=_parties(tables),
        terms=_indexed(tables, "glossary", lambda row: Term(**row)),
        sources=_indexed(tables, "sources", lambda row: Source(**row)),
        evidence=_indexed(tables, "evidence", lambda row: Evidence(**row)),
        links=tuple(
            _link(row)
            for _, row in tables.rows("statement_planks")
            if row["statement_id"] in statements
        ),
        positions=MappingProxyType(
            {
                (row["party_id"], row["statement_id"]): _position(row, settings)
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


def _theme(row: Row) -> Theme:
    """Theme of a row."""
    return Theme(**{key: value for key, value in row.items() if key != "order"})


def _plank(row: Row) -> Plank:
    """Plank of a row."""
    return Plank(**{**row, "order": int(row["order"])})  # type: ignore[arg-type]


def _statements(tables: Tables) -> Mapping[str, Statement]:
    """Published statements, in order."""
    every = _indexed(tables, "statements", _statement)
    published = set(tables.published)
    return MappingProxyType({key: every[key] for key in every if key in published})


def _statement(row: Row) -> Statement:
    """Statement of a row."""
    return Statement(
        statement_id=row["statement_id"],
        theme_id=row["theme_id"],
        text=row["text"],
        label=row["label"],
        explanation=row["explanation"],
        present_situation=row["present_situation"],
        situation_evidence_ids=tuple(row["situation_evidence_ids"].split()),
        argument_for=row["argument_for"],
        argument_against=row["argument_against"],
        term_ids=tuple(row["term_ids"].split()),
        outside_programme=row["outside_programme"] == "ja",
        text_en=row["text_en"],
        label_en=row["label_en"],
        explanation_en=row["explanation_en"],
        present_situation_en=row["present_situation_en"],
        argument_for_en=row["argument_for_en"],
        argument_against_en=row["argument_against_en"],
    )


def _link(row: Row) -> PlankLink:
    """Link of a row."""
    return PlankLink(
        statement_id=row["statement_id"],
        plank_id=row["plank_id"],
        relation=RELATION[row["relation"]],
        note=row["note"],
        note_en=row["note_en"],
    )


def _parties(tables: Tables) -> Mapping[str, Party]:
    """Parties by list number where it is known, else in alphabetical order."""
    every = _indexed(tables, "parties", _party).values()
    ordered = sorted(every, key=lambda p: (p.list_number or 10**6, p.short_name.casefold()))
    return MappingProxyType({party.party_id: party for party in ordered})


def _party(row: Row) -> Party:
    """Party of a row; an empty cell is None, never zero."""
    return Party(
        party_id=row["party_id"],
        registered_name=row["registered_name"],
        short_name=row["short_name"],
        article=row["article"],
        list_number=int(row["list_number"]) if row["list_number"] else None,
        in_council={"ja": True, "nee": False}.get(row["in_council"]),
        seats=int(row["seats"]) if row["seats"] else None,
        seats_basis=row["seats_basis"],
        website=row["website"],
        colour=row["colour"],
    )


def _position(row: Row, settings: Settings) -> Position:
    """Position of a row; an empty stance is a contradiction, code −1."""
    return Position(
        party_id=row["party_id"],
        statement_id=row["statement_id"],
        stance=settings.scale.code(row["stance"]) if row["stance"] else UNKNOWN,
        summary=row["summary"],
        basis=row["basis"],
        year=row["year"],
        confidence=row["confidence"],
        coder=row["coder"],
        coded_at=row["coded_at"],
        evidence_ids=tuple(row["evidence_ids"].split()),
        summary_en=row["summary_en"],
    )
