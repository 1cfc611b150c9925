"""Reading answer sheets in batches, so that memory does not grow with their number."""

from __future__ import annotations

import csv
import os
from bisect import bisect_right
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, Protocol

import pyarrow as pa
import pyarrow.csv
import pyarrow.parquet

from stemhulp.sheets.columns import SheetError

BATCH: Final = 131_072
CSV_BLOCK: Final = 8 * 2**20
LONGEST_HEADER: Final = 2**16
PARQUET: Final = frozenset({".parquet", ".pq"})


@dataclass(slots=True)
class Misshapen:
    """A line of a CSV file with too few or too many cells."""

    line: int
    found: int
    expected: int


class SheetReader(Protocol):
    """A file of sheets that is being read."""

    names: list[str]
    size: int
    misshapen: list[Misshapen]

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Return the sheets, some ten thousands at a time."""
        ...

    def done(self) -> int:
        """How much of the size has been read."""
        ...

    def line(self, row: int) -> int:
        """Line of a sheet, counted from 0, in the file; that of the header is 1."""
        ...


@contextmanager
def open_sheets(path: Path) -> Iterator[SheetReader]:
    """Open a Parquet file, by its ending, or else a CSV file.

    Raises
    ------
    SheetError
        If it is not what it seems to be.
    OSError
        If it cannot be read.
    """
    with path.open("rb") as file:
        try:
            yield ParquetReader(file) if path.suffix.lower() in PARQUET else CsvReader(file, path)
        except (pa.ArrowException, UnicodeDecodeError) as error:
            kind = "Parquet" if path.suffix.lower() in PARQUET else "CSV in UTF-8"
            raise SheetError(f"{path} is geen goed bestand in {kind} ({_first(error)}).") from error


def _first(error: Exception) -> str:
    """The first line of what a library says."""
    return str(error).strip().split("\n", 1)[0][:200]


class ParquetReader:
    """Sheets in columns; the size is the number of sheets."""

    def __init__(self, file: Any) -> None:
        self._file = pyarrow.parquet.ParquetFile(file)
        self.names = list(self._file.schema_arrow.names)
        self.size = int(self._file.metadata.num_rows)
        self.misshapen: list[Misshapen] = []
        self._done = 0

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Return the sheets."""
        for batch in self._file.iter_batches(batch_size=BATCH):
            self._done += batch.num_rows
            yield batch

    def done(self) -> int:
        """How many sheets have been read."""
        return self._done

    def line(self, row: int) -> int:
        """Number of the row, counted from 1: there is no header."""
        return row + 1


@dataclass
class CsvReader:
    """Sheets in lines; the size is in bytes. Every cell is read as the text it is."""

    file: Any
    path: Path
    names: list[str] = field(init=False)
    size: int = field(init=False)
    misshapen: list[Misshapen] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.size = os.fstat(self.file.fileno()).st_size
        header = self.file.readline(LONGEST_HEADER).decode("utf-8-sig")
        self.delimiter = max(",;\t", key=header.count)
        cells = next(csv.reader([header.strip()], delimiter=self.delimiter), [])
        self.names = [name.strip() for name in cells]
        if not header.strip():
            raise SheetError(f"{self.path} is leeg.")
        self.file.seek(0)

    def batches(self) -> Iterator[pa.RecordBatch]:
        """Return the sheets."""
        text = {name: pa.string() for name in self.names}
        reader = pyarrow.csv.open_csv(
            self.file,
            read_options=pyarrow.csv.ReadOptions(
                block_size=CSV_BLOCK,
                column_names=self.names,
                skip_rows=1,
                use_threads=False,  # else a line that is no row has no number
            ),
            parse_options=pyarrow.csv.ParseOptions(
                delimiter=self.delimiter,
                ignore_empty_lines=False,
                invalid_row_handler=self._note,
            ),
            convert_options=pyarrow.csv.ConvertOptions(column_types=text, null_values=[]),
        )
        yield from reader

    def _note(self, row: pyarrow.csv.InvalidRow) -> str:
        self.misshapen.append(Misshapen(row.number, row.actual_columns, row.expected_columns))
        return "skip"

    def done(self) -> int:
        """How many bytes have been read."""
        return int(self.file.tell())

    def line(self, row: int) -> int:
        """Line of a sheet; lines that were no sheet stand between them."""
        lines = [one.line for one in self.misshapen]
        line = row + 2
        while (shifted := row + 2 + bisect_right(lines, line)) != line:
            line = shifted
        return line
