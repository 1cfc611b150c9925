"""Command about two versions of the tables: diff."""

from __future__ import annotations

import datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import click

from stemhulp.cli.options import ANY_PATH, ELECTION, FORMAT
from stemhulp.cli.output import echo_file, echo_json
from stemhulp.cli.say import say
from stemhulp.errors import StemhulpError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stemhulp.loading.changes import Changes, RowChange, TableChanges

TITLES: Final = MappingProxyType(
    {"statements": "Stellingen", "positions": "Standpunten", "evidence": "Vindplaatsen"}
)
# Group of rows → how its number is said, and the sign before each of its rows.
GROUPS: Final = MappingProxyType(
    {
        "added": ("erbij", "+"),
        "retired": ("niet meer gevraagd", "/"),
        "gone": ("weg", "-"),
        "changed": ("veranderd", "~"),
    }
)
EMPTY: Final = "(leeg)"


@click.command("diff")
@click.argument("old", metavar="OUD", type=ANY_PATH)
@click.argument("new", metavar="NIEUW", type=ANY_PATH)
@ELECTION
@FORMAT
@click.option(
    "--as-changes", is_flag=True, help="Maak regels voor changes.csv; vul zelf aan waarom."
)
def diff(old: Path, new: Path, election: str | None, output: str, as_changes: bool) -> None:
    """Laat zien wat er tussen twee versies van de tabellen veranderde.

    OUD en NIEUW zijn mappen met statements/ en parties/. De volgorde van regels en kolommen telt
    niet mee. Een kolom die maar één van de twee heeft, telt bij de andere als leeg.

    \b
    Tekens: + erbij, / niet meer gevraagd, - weg, ~ veranderd.

    \b
    Voorbeelden:
      stemhulp diff vorige-versie .
      stemhulp diff vorige-versie . --election gr2022-assen --format json
      stemhulp diff vorige-versie . --as-changes > nieuwe-regels.csv
    """
    from stemhulp.loading import find_site
    from stemhulp.loading.changes import find_changes

    if as_changes and output == "json":
        raise StemhulpError("Kies --as-changes of --format json, niet allebei.")
    changes = find_changes(find_site(old), find_site(new), election)
    if as_changes:
        from stemhulp.cli.change_rows import change_rows

        echo_file(change_rows(changes, datetime.date.today()))
    elif output == "json":
        echo_json(changes.as_dict())
    else:
        say("\n".join(_lines(changes)))


def _lines(changes: Changes) -> Iterator[str]:
    """Everything that differs, in lines."""
    versions = f"van {changes.old_dataset[:8]} naar {changes.new_dataset[:8]}"
    yield f"{changes.election_id}, {versions}"
    if not changes:
        yield "Geen verschillen."
        return
    for name, table in changes.tables.items():
        yield from _table_lines(name, table)
    if changes.other_files:
        yield f"Ook anders: {', '.join(changes.other_files)}."


def _table_lines(name: str, table: TableChanges) -> Iterator[str]:
    """How much changed in a table, and which rows."""
    groups = [(said, sign, getattr(table, group)) for group, (said, sign) in GROUPS.items()]
    counts = [f"{len(rows)} {said}" for said, _, rows in groups if rows]
    yield f"{TITLES[name]}: {', '.join(counts) or 'geen verschillen'}."
    for _, sign, rows in groups:
        for change in rows:
            yield f"  {sign} {_name(name, change)}"
            for cell in change.cells:
                yield f"      {cell.column}: {cell.old or EMPTY} → {cell.new or EMPTY}"


def _name(name: str, change: RowChange) -> str:
    """Ids of a row, and in words what a row that came or went says."""
    ids = " – ".join(change.key)
    if name == "statements":
        return f"{ids}: {change.row.get('text', '')}"
    if change.cells:
        return ids
    said = change.row.get("stance" if name == "positions" else "summary", "")
    return f"{ids}: {said or EMPTY}"
