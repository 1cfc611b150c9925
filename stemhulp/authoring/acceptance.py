"""What validation would say of rows that are not in a table yet: asked before they are written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from stemhulp.codebook import column
from stemhulp.errors import DataError
from stemhulp.loading.csv_table import read_table
from stemhulp.loading.findings import Finding, Report
from stemhulp.loading.raw_election import Tables
from stemhulp.loading.rules import check_tables

PLANKS: Final = "planks"
NOWHERE: Final = Tables("", None)  # beside no other tables: only the rows themselves are looked at


def check_ids(party_id: str, source_id: str, prefix: str, among: Tables = NOWHERE) -> None:
    """Refuse a party, source or prefix that the tables would refuse.

    Parameters
    ----------
    party_id, source_id, prefix : str
        As in :func:`stemhulp.authoring.programme.import_programme`.
    among : Tables, optional
        The election; a table that it does not have yet is not asked.

    Raises
    ------
    DataError
        With the first that is wrong, and what would be right.

    Examples
    --------
    >>> check_ids("brug", "brug-programma-2030", "brug-")
    >>> check_ids("Bruf", "brug-programma-2030", "")
    Traceback (most recent call last):
        ...
    stemhulp.errors.DataError: --party ‘Bruf’ kan niet. Kies kleine letters, cijfers en streepjes.
    """
    for option, name, given, cell in (
        ("--party", "party_id", party_id, party_id),
        ("--source", "source_id", source_id, source_id),
        ("--prefix", "plank_id", prefix, f"{prefix}1.1"),
    ):
        if not re.fullmatch(column(PLANKS, name)["constraints"]["pattern"], cell):
            raise DataError(
                f"{option} ‘{given}’ kan niet. Kies kleine letters, cijfers en streepjes."
            )
    for option, table, name, given in (
        ("--party", "parties", "party_id", party_id),
        ("--source", "sources", "source_id", source_id),
    ):
        known = [row[name] for _, row in among.rows(table)]
        if table in among.raw and given not in known:
            raise DataError(
                f"{option} ‘{given}’ staat niet in {among.file(table)}. Zet hem er eerst in, of "
                f"kies uit: {', '.join(known)}."
            )


def refused_rows(
    file: Path, places: Sequence[int], document: str, among: Tables = NOWHERE
) -> list[Finding]:
    """Errors in the last rows of a table of planks, as the document shows them.

    Parameters
    ----------
    file : Path
        The table, written but not yet in its place.
    places : sequence of int
        Lines of the document that the last rows come from, in their order.
    document : str
        How findings call the document.
    among : Tables, optional
        The other tables of the election.
    """
    report = Report(among.election_id)
    table = read_table(file, PLANKS, document, report)
    if table is None:
        return report.errors
    check_tables(replace(among, raw={**among.raw, PLANKS: table}), report)
    last = [line for line, _ in table.rows[-len(places) :]]
    lines = dict(zip(last, places, strict=True))
    return [
        replace(finding, file=document, line=lines[finding.line])
        for finding in report.errors
        if finding.file in {document, among.file(PLANKS)} and finding.line in lines
    ]
