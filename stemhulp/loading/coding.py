"""The two passes of coding, as editors kept them: who found which stance before talking it over."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pandas as pd

from stemhulp.errors import DataError
from stemhulp.model import Election

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
    try:
        frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    except (UnicodeDecodeError, pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise DataError(f"{path} is niet te lezen als CSV in UTF-8: {error}") from error
    if missing := [column for column in COLUMNS if column not in frame.columns]:
        raise DataError(f"{path}: de kolom {missing[0]} ontbreekt.")
    stances: dict[tuple[str, str], str] = {}
    rows = frame[list(COLUMNS)].itertuples(index=False, name=None)
    for line, (party_id, statement_id, stance) in enumerate(rows, start=2):
        known = (election.parties, election.statements, election.scale.options)
        for value, valid in zip((party_id, statement_id, stance), known, strict=True):
            if value not in valid:
                raise DataError(f"{path}, regel {line}: ‘{value}’ is onbekend.")
        if (party_id, statement_id) in stances:
            raise DataError(f"{path}, regel {line}: {party_id} – {statement_id} staat er al.")
        stances[party_id, statement_id] = stance
    return stances
