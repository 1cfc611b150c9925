"""The two passes of coding, as editors kept them: who found which stance before talking it over."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from stemhulp.errors import DataError
from stemhulp.loading.csv_table import csv_records
from stemhulp.model import Election
from stemhulp.signs import shown

COLUMNS: Final = ("party_id", "statement_id", "stance")


def n_cells_coded(election: Election) -> int:
    """Number of cells that are coded from evidence.

    The source party's are not, for they follow from its own planks, except on statements outside
    its programme.
    """
    outside = sum(statement.outside_programme for statement in election.statements.values())
    return (len(election.parties) - 1) * len(election.statements) + outside


def read_coding(path: Path, election: Election) -> dict[tuple[str, str], str]:
    """Read one pass: the stance of every cell that got one.

    Raises
    ------
    DataError
        If the file is not there, lacks a column, or names an unknown party, statement or stance.
    """
    if not path.is_file():
        raise DataError(
            f"{path} is er niet. Verwacht een CSV met de kolommen {', '.join(COLUMNS)}."
        )
    stances: dict[tuple[str, str], str] = {}
    known = (election.parties, election.statements, election.scale.options)
    for line, cells in _cells(path):
        for value, valid in zip(cells, known, strict=True):
            if value not in valid:
                raise DataError(f"{path}, regel {line}: ‘{shown(value)}’ is onbekend.")
        party_id, statement_id, stance = cells
        if (party_id, statement_id) in stances:
            raise DataError(f"{path}, regel {line}: {party_id} – {statement_id} staat er al.")
        stances[party_id, statement_id] = stance
    return stances


def _cells(path: Path) -> Iterator[tuple[int, tuple[str, str, str]]]:
    """Line and cells of every row, whatever other columns there are."""
    try:
        records = csv_records(path.read_bytes().decode("utf-8-sig"))
    except (UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"{path} is niet te lezen als CSV in UTF-8: {error}") from error
    header = [name.strip() for name in records[0][1]] if records else []
    for column in COLUMNS:
        if header.count(column) != 1:
            what = "ontbreekt" if column not in header else "staat er twee keer"
            raise DataError(f"{path}: de kolom {column} {what}.")
    party, statement, stance = (header.index(column) for column in COLUMNS)
    for line, row in records[1:]:
        if len(row) != len(header):
            raise DataError(f"{path}, regel {line}: {len(row)} cellen, verwacht {len(header)}.")
        yield line, (row[party].strip(), row[statement].strip(), row[stance].strip())
