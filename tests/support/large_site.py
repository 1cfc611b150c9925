"""A site as large as a big city's, to measure with: the words of Assen, the stances of nobody.

The parties do not exist, and neither do their sources.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from pathlib import Path

from stemhulp.codebook import TABLES, columns
from stemhulp.loading import Site, bundled_root
from stemhulp.loading.csv_table import Row
from stemhulp.loading.findings import Report
from stemhulp.loading.raw_election import Tables, read_tables

ASSEN, LARGE = "gr2022-assen", "gr2030-groot"
STANCES = {"eens": "agree", "neutraal": "neutral", "oneens": "disagree"}


def large_site(folder: Path, n_parties: int = 34, n_statements: int = 38) -> Site:
    """Write an election with evidence for three in four positions, and return its site."""
    assen = read_tables(Site(bundled_root()), ASSEN, Report(ASSEN))
    rows = _rows(assen, [f"partij-{n:02}" for n in range(1, n_parties + 1)], n_statements)
    for name, where in TABLES.items():
        path = folder / where / LARGE / f"{name}.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns(name), restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows.get(name, ()))
    (folder / "statements" / LARGE / "election.toml").write_text(_settings(), encoding="utf-8")
    return Site(folder)


def _settings() -> str:
    """Those of Assen, for a programme of the first party and without questionnaires of before."""
    text = (bundled_root() / "statements" / ASSEN / "election.toml").read_text(encoding="utf-8")
    text = re.sub(r"\[earlier_lists\]\n(?:[^\[].*\n|\n|\S+ = \[\n(?:.*\n)*?\]\n)*", "", text)
    for key, value in {
        "id": LARGE, "source_party": "partij-01", "programme_source": "partij-01-bron",
    }.items():  # fmt: skip
        text = re.sub(rf'^{key} = ".*"', f'{key} = "{value}"', text, flags=re.MULTILINE)
    return text


def _rows(
    assen: Tables, parties: Sequence[str], n_statements: int
) -> Mapping[str, Sequence[Mapping[str, object]]]:
    """Every table of the large election."""
    statements = [
        {
            **_again(assen, "statements", n),
            "statement_id": f"stelling-{n}", "order": n + 1, "situation_evidence_ids": "",
            "status": "published", "outside_programme": "nee",
        }
        for n in range(n_statements)
    ]  # fmt: skip
    planks = [
        {
            **_again(assen, "planks", n),
            "plank_id": f"1.{n + 1}", "party_id": parties[0], "chapter": "1",
            "order": n + 1, "source_id": f"{parties[0]}-bron", "misspelt": "",
        }
        for n in range(n_statements)
    ]  # fmt: skip
    cells = [*_cells(assen, parties, n_statements)]
    return {
        "themes": [row for _, row in assen.rows("themes")],
        "glossary": [row for _, row in assen.rows("glossary")],
        "statements": statements,
        "planks": planks,
        "statement_planks": [
            {"statement_id": f"stelling-{n}", "plank_id": f"1.{n + 1}", "relation": "supports"}
            for n in range(n_statements)
        ],
        "parties": [_party(assen, party_id, n) for n, party_id in enumerate(parties)],
        "sources": [
            {**_again(assen, "sources", n), "source_id": f"{party_id}-bron"}
            for n, party_id in enumerate(parties)
        ],
        "positions": [position for position, _ in cells],
        "evidence": [row for _, rows in cells for row in rows],
    }


def _again(assen: Tables, table: str, number: int) -> Row:
    """A row of Assen; after the last comes the first."""
    rows = assen.raw[table].rows
    return rows[number % len(rows)][1]


def _party(assen: Tables, party_id: str, number: int) -> Mapping[str, object]:
    """A party that does not exist."""
    return {
        **_again(assen, "parties", number),
        "party_id": party_id, "list_number": number + 1, "registered_name": f"Partij {number + 1}",
        "short_name": f"P{number + 1}", "article": "", "in_council": "", "seats": "",
        "seats_basis": "", "votes_unofficial": "", "website": "",
    }  # fmt: skip


def _cells(
    assen: Tables, parties: Sequence[str], n_statements: int
) -> Iterator[tuple[Mapping[str, object], Sequence[Mapping[str, object]]]]:
    """Positions with the evidence behind each; the first party has its own points."""
    for number, (party_id, place) in enumerate(product(parties, range(n_statements))):
        stance = [*STANCES][(number * 7 + number // 5) % 3]
        ids = [f"{party_id}-{place}-{letter}" for letter in "ab"]
        position = {
            **_again(assen, "positions", number),
            "party_id": party_id, "statement_id": f"stelling-{place}", "stance": stance,
            "basis": "programme", "confidence": "medium", "evidence_ids": " ".join(ids),
        }  # fmt: skip
        if party_id == parties[0]:
            yield {**position, "stance": "eens", "basis": "plank", "evidence_ids": ""}, []
        elif number % 4:
            yield position, [
                {
                    **_again(assen, "evidence", number),
                    "evidence_id": key, "party_id": party_id, "plank_id": f"1.{place + 1}",
                    "stance_on_plank": STANCES[stance], "confidence": "medium", "note": "",
                    "note_en": "", "mentions": "", "reading": "named", "proposition_id": "",
                    "stance_on_proposition": "", "source_id": f"{party_id}-bron",
                }
                for key in ids
            ]  # fmt: skip
