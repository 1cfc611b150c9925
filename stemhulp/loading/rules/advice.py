"""Advice: nothing is wrong with the tables, but an editor should look at it."""

from __future__ import annotations

from itertools import combinations
from typing import Final

from stemhulp.loading.findings import Report
from stemhulp.loading.raw_election import Tables
from stemhulp.loading.rules.positions import leaning_of

MIN_SHARED: Final = 3  # two parties are only called identical on at least this many statements
FEW_POSITIONS: Final = 0.4  # share of the parties under which a statement gets advice


def advise_on_statements(tables: Tables, report: Report) -> None:
    """Statements that do not divide, or about which little is known."""
    n_parties = len(list(tables.rows("parties")))
    lines = {row["statement_id"]: line for line, row in tables.rows("statements")}
    for statement_id, known in tables.stances.items():
        place = {"file": tables.file("statements"), "column": "statement_id"}
        line = lines[statement_id]
        if len(known) > 1 and len(set(known.values())) == 1:
            report.add("advice-unanimous", line=line, value=statement_id, **place)
        if len(known) < FEW_POSITIONS * n_parties:
            report.add(
                "advice-few-positions",
                line=line, value=statement_id, known=len(known), parties=n_parties, **place,
            )  # fmt: skip


def advise_on_parties(tables: Tables, report: Report) -> None:
    """Parties that nothing tells apart."""
    names = {row["party_id"]: row["short_name"] for _, row in tables.rows("parties")}
    for one, other in combinations(names, 2):
        shared = [
            (known[one], known[other])
            for _, known in tables.stances.items()
            if one in known and other in known
        ]
        if len(shared) >= MIN_SHARED and all(a == b for a, b in shared):
            report.add(
                "advice-identical",
                file=tables.file("positions"), column="party_id",
                value=f"{names[one]} en {names[other]}", shared=len(shared),
            )  # fmt: skip


def advise_on_direction(tables: Tables, report: Report) -> None:
    """Statements are phrased in both directions, so that always agreeing does not pay."""
    party_id = tables.settings.source_party_id if tables.settings else ""
    leanings = [
        leaning_of(tables, known[party_id])
        for _, known in tables.stances.items()
        if party_id in known
    ]
    share = leanings.count(1) / len(leanings) if leanings else 0.5
    if not 0.4 <= share <= 0.6:
        report.add(
            "advice-direction",
            file=tables.file("statements"), column="text", value=f"{share:.0%}".replace("%", " %"),
        )  # fmt: skip
