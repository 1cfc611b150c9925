"""Writing scores: Parquet or CSV, by the ending, and whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from stemhulp.authoring.files import naming, written_whole
from stemhulp.matching import BatchResult
from stemhulp.model import Election
from stemhulp.sheets.columns import RANK, SCORE
from stemhulp.sheets.reading import PARQUET


class ScoreWriter:
    """Writes one batch after another; the columns are those of the first."""

    def __init__(self, path: Path, target: Path) -> None:
        self._path, self._target = path, target
        is_parquet = target.suffix.lower() in PARQUET
        self._kind: Any = pyarrow.parquet.ParquetWriter if is_parquet else pyarrow.csv.CSVWriter
        self._writer: Any = None

    def write(self, table: pa.Table) -> None:
        """Add a batch."""
        with naming(self._target):
            if self._writer is None:
                self._writer = self._kind(str(self._path), table.schema)
            self._writer.write_table(table)

    def close(self) -> None:
        """Finish the file."""
        if self._writer is not None:
            with naming(self._target):
                self._writer.close()


@contextmanager
def open_scores(path: Path) -> Iterator[ScoreWriter]:
    """Open a file for scores; it is there when all of them are, and else the old one is."""
    with written_whole(path) as temporary:
        writer = ScoreWriter(temporary, path)
        try:
            yield writer
        finally:
            writer.close()


def score_table(election: Election, kept: dict[str, pa.Array], result: BatchResult) -> pa.Table:
    """Put scores, and places if there are, beside the columns that are kept; unknown is missing."""
    columns = dict(kept)
    for p, party_id in enumerate(election.parties):
        columns[f"{SCORE}{party_id}"] = pa.array(result.scores[:, p], from_pandas=True)
    if result.ranks is not None:
        for p, party_id in enumerate(election.parties):
            ranks = result.ranks[:, p]
            columns[f"{RANK}{party_id}"] = pa.array(ranks, mask=ranks == 0)
    return pa.table(columns)
