"""Scoring a file of answer sheets, batch by batch."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa

from stemhulp.matching import DEFAULT_POLICY, match_many
from stemhulp.matching.methods import get_method
from stemhulp.matching.missing import get_policy
from stemhulp.model import Election
from stemhulp.sheets.columns import Columns, SheetError, columns_of
from stemhulp.sheets.decoding import Decoded, Fault, decode
from stemhulp.sheets.reading import SheetReader, open_sheets
from stemhulp.sheets.summary import Summary
from stemhulp.sheets.writing import ScoreWriter, open_scores, score_table

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Options:
    """How to score.

    Parameters
    ----------
    method, missing : str
        Ids from the registries.
    ranks : bool
        Whether places are written too.
    skip_bad : bool
        Whether a row that cannot be scored goes to a file beside the scores; else it is an error.
    threads : int, optional
        Default: one for each processor, four at most.
    """

    method: str = "agreement"
    missing: str = DEFAULT_POLICY
    ranks: bool = False
    skip_bad: bool = False
    threads: int | None = None


def bad_rows_file(target: Path) -> Path:
    """Return where rows go that cannot be scored.

    Examples
    --------
    >>> bad_rows_file(Path("scores.parquet")).name
    'scores.fout.csv'
    """
    return target.with_name(f"{target.stem}.fout.csv")


def score_file(
    election: Election,
    source: Path,
    target: Path | None,
    options: Options,
    on_progress: Progress = lambda _done, _size: None,
    on_note: Callable[[str], None] = lambda _note: None,
    *,
    summarize: bool = False,
) -> Summary:
    """Score every sheet of a file.

    Parameters
    ----------
    election : Election
    source : Path
        Parquet or CSV; :mod:`stemhulp.sheets.columns` says what its columns are.
    target : Path, optional
        Parquet or CSV, by its ending; None = only the summary is wanted.
    options : Options
    on_progress : callable
        Is told how much of the file has been read, and how much there is.
    on_note : callable
        Is told which statements have no column, and which columns are kept.
    summarize : bool
        Whether first places and means are counted; the numbers of sheets are always.

    Raises
    ------
    SheetError
        If the file, or without `skip_bad` a row of it, cannot be used. Nothing is written then.
    UnknownMethodError
        If the method or policy is not in its registry.
    """
    get_method(election, options.method)
    get_policy(options.missing)
    summary = Summary(election.party_ids)
    with ExitStack() as stack:
        reader = stack.enter_context(open_sheets(source))
        columns = columns_of(reader.names, election, str(source))
        for note in _notes(columns, election):
            on_note(note)
        scores = stack.enter_context(open_scores(target)) if target else None
        bad = None
        if options.skip_bad and target:
            bad = stack.enter_context(open_scores(bad_rows_file(target)))
            bad.write(_bad_rows([], []))  # so that a file of an earlier run does not stay
        sheets = _Sheets(election, source, columns, options, scores, bad, summary, summarize)
        n_read = 0
        for batch in stack.enter_context(_read_ahead(reader.batches())):
            sheets.score(batch, reader, n_read)
            n_read += batch.num_rows
            on_progress(min(reader.done(), reader.size), reader.size)
        sheets.finish(reader)
    return summary


@contextmanager
def _read_ahead(batches: Iterator[pa.RecordBatch]) -> Iterator[Iterator[pa.RecordBatch]]:
    """Let the next batch be read while this one is scored."""

    def ahead(pool: ThreadPoolExecutor) -> Iterator[pa.RecordBatch]:
        coming = pool.submit(next, batches, None)
        while (batch := coming.result()) is not None:
            coming = pool.submit(next, batches, None)
            yield batch

    with ThreadPoolExecutor(1) as pool:
        yield ahead(pool)


@dataclass
class _Sheets:
    """A file that is being scored."""

    election: Election
    source: Path
    columns: Columns
    options: Options
    scores: ScoreWriter | None
    bad: ScoreWriter | None
    summary: Summary
    summarize: bool

    def score(self, batch: pa.RecordBatch, reader: SheetReader, n_before: int) -> None:
        """Score a batch, write it and count it."""
        decoded = decode(batch, self.columns, self.election)
        if decoded.faults:
            self._refuse(decoded, reader, n_before)
        good = decoded.is_good
        everything = bool(good.all())
        result = match_many(
            self.election,
            decoded.codes if everything else decoded.codes[good],
            decoded.weights if decoded.weights is None or everything else decoded.weights[good],
            self.options.method,
            self.options.missing,
            ranks=self.options.ranks,
            firsts=self.summarize,
            threads=self.options.threads,
        )
        if self.summarize:
            self.summary.add(result)
        else:
            self.summary.n_sheets += len(result.scores)
        if self.scores is not None:
            mask = pa.array(good)
            kept = {name: batch.column(name).filter(mask) for name in self.columns.kept}
            self.scores.write(score_table(self.election, kept, result))

    def _refuse(self, decoded: Decoded, reader: SheetReader, n_before: int) -> None:
        """Note the rows that cannot be scored, or stop at the first."""
        lines = [reader.line(n_before + fault.row) for fault in decoded.faults]
        if not self.options.skip_bad:
            raise SheetError(self._sentence(lines[0], decoded.faults[0]))
        self._note(lines, decoded.faults)

    def finish(self, reader: SheetReader) -> None:
        """Note the lines that were no row, and make sure that there are files."""
        if reader.misshapen:
            faults = [
                Fault(0, "", "", f"{one.found} cellen op deze regel, in plaats van {one.expected}")
                for one in reader.misshapen
            ]
            lines = [one.line for one in reader.misshapen]
            if not self.options.skip_bad:
                raise SheetError(self._sentence(lines[0], faults[0]))
            self._note(lines, faults)
        if self.summary.n_sheets == 0 and not self.summary.n_bad:
            raise SheetError(f"{self.source}: er staan geen antwoorden in.")

    def _note(self, lines: list[int], faults: list[Fault]) -> None:
        """Write rows to the file of what could not be scored."""
        self.summary.n_bad += len(faults)
        if self.bad is not None:
            self.bad.write(_bad_rows(lines, faults))

    def _sentence(self, line: int, fault: Fault) -> str:
        """Say where it is, what stands there and what could."""
        cell = f", kolom {fault.column}: ‘{fault.value}’" if fault.column else ":"
        return (
            f"{self.source}, regel {line}{cell} {fault.reason}. "
            "Met --skip-bad slaat Stemhulp zulke regels over."
        )


def _bad_rows(lines: list[int], faults: list[Fault]) -> pa.Table:
    """Rows that could not be scored, as a table."""
    return pa.table(
        {
            "regel": np.array(lines, dtype=np.int64),
            "kolom": pa.array([fault.column for fault in faults], pa.string()),
            "waarde": pa.array([fault.value for fault in faults], pa.string()),
            "reden": pa.array([fault.reason for fault in faults], pa.string()),
        }
    )


def _notes(columns: Columns, election: Election) -> list[str]:
    """What is read otherwise than somebody may think: a name that was misspelt shows here."""
    named = zip(election.statements, columns.answers, strict=True)
    missing = [statement_id for statement_id, name in named if name is None]
    notes = []
    if missing:
        notes.append(f"Geen kolom, dus niet beantwoord: {', '.join(missing)}.")
    if columns.kept:
        notes.append(f"Geen stelling, dus ongewijzigd mee: {', '.join(columns.kept)}.")
    return notes
