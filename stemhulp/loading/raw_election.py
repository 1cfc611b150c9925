"""The raw tables of one election together, with the look-ups that the rules share."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from stemhulp.codebook import TABLES, column
from stemhulp.loading.csv_table import RawTable, Row, read_table
from stemhulp.loading.findings import Report
from stemhulp.loading.settings import read_settings
from stemhulp.loading.site import Site
from stemhulp.model import Settings
from stemhulp.model.content import DERIVED
from stemhulp.model.leaning import leanings

RELATION: Final[Mapping[str, int]] = column("statement_planks", "relation")["codes"]
PUBLISHED: Final = "published"
RETIRED: Final = "retired"  # asked once: answers of then are still recognised


@dataclass(frozen=True)
class Tables:
    """The raw tables of one election, with the look-ups that the rules share."""

    election_id: str
    settings: Settings | None
    raw: Mapping[str, RawTable] = field(default_factory=dict)

    def rows(self, name: str) -> Iterator[tuple[int, Row]]:
        """Line number and cells of every row; nothing when the table could not be read."""
        if name in self.raw:
            yield from self.raw[name].rows

    def file(self, name: str) -> str:
        """How findings call a table's file."""
        return f"{TABLES[name]}/{self.election_id}/{name}.csv"

    @cached_property
    def evidence(self) -> dict[str, Row]:
        """Evidence by id."""
        return {row["evidence_id"]: row for _, row in self.rows("evidence")}

    @cached_property
    def plank_party(self) -> dict[str, str]:
        """Party of each plank."""
        return {row["plank_id"]: row["party_id"] for _, row in self.rows("planks")}

    @cached_property
    def relations(self) -> dict[str, dict[str, int]]:
        """Direction (±1) of each plank linked to a statement: statement → plank → direction."""
        return self._directions("statement_planks", "plank_id")

    @cached_property
    def propositions(self) -> dict[str, dict[str, int]]:
        """Direction (±1) of each proposition linked to a statement, in the same shape."""
        return self._directions("statement_propositions", "proposition_id")

    def _directions(self, table: str, key: str) -> dict[str, dict[str, int]]:
        """Links of a table: statement → what it is about → direction."""
        directions: dict[str, dict[str, int]] = defaultdict(dict)
        for _, row in self.rows(table):
            directions[row["statement_id"]][row[key]] = RELATION.get(row["relation"], 0)
        return directions

    def leanings(self, evidence: Row, statement_id: str) -> frozenset[int]:
        """Directions of a row of evidence on a statement; empty = it carries no stance on it."""
        return leanings(
            evidence,
            self.relations.get(statement_id, {}),
            self.propositions.get(statement_id, {}),
        )

    def is_about(self, evidence: Row, statement_id: str) -> bool:
        """Whether a row speaks of a plank or a proposition behind the statement."""
        return evidence["plank_id"] in self.relations.get(statement_id, {}) or evidence[
            "proposition_id"
        ] in self.propositions.get(statement_id, {})

    @cached_property
    def published(self) -> list[str]:
        """Ids of the published statements, in the order of the file."""
        return self._with_status(PUBLISHED)

    @cached_property
    def retired(self) -> list[str]:
        """Ids of the statements that were asked once, in the order of the file."""
        return self._with_status(RETIRED)

    def _with_status(self, status: str) -> list[str]:
        """Ids of the statements with a status."""
        return [r["statement_id"] for _, r in self.rows("statements") if r["status"] == status]

    @cached_property
    def stances(self) -> dict[str, dict[str, str]]:
        """Known stances on published statements: statement → party → word."""
        stances: dict[str, dict[str, str]] = {statement_id: {} for statement_id in self.published}
        for _, row in self.rows("positions"):
            if row["stance"] and row["statement_id"] in stances:
                stances[row["statement_id"]][row["party_id"]] = row["stance"]
        return stances


def warning_of(evidence: Row) -> str:
    """Why a row may carry no position; the note of a derived row only says how it was read."""
    return "" if evidence["reading"] == DERIVED else evidence["note"]


def read_tables(site: Site, election_id: str, report: Report) -> Tables:
    """Read settings and tables of one election; what cannot be read is in the report."""
    settings = read_settings(
        site.table("statements", election_id, "election.toml"),
        f"statements/{election_id}/election.toml",
        election_id,
        report,
    )
    raw = {}
    for name, folder in TABLES.items():
        file = f"{folder}/{election_id}/{name}.csv"
        table = read_table(site.table(folder, election_id, f"{name}.csv"), name, file, report)
        if table is not None:
            raw[name] = table
    return Tables(election_id, settings, raw)


def dataset_version(site: Site, election_id: str) -> str:
    """SHA-256 over names and bytes of all tables: changes when any of them changes."""
    digest = hashlib.sha256()
    files = [("statements", "election.toml"), *((f, f"{t}.csv") for t, f in TABLES.items())]
    for folder, name in files:
        path = site.table(folder, election_id, name)
        if not path.exists():  # a table that an election can do without
            continue
        content = path.read_bytes()
        digest.update(f"{folder}/{name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()
