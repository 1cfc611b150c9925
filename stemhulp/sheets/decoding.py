"""From columns with words or codes to answer codes and weights, with every row that is wrong."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from stemhulp.model import Election
from stemhulp.scale import SKIP_WORD, SKIPPED, UNKNOWN, Scale
from stemhulp.sheets.columns import Columns

HIGHEST_WEIGHT: Final = 100
WEIGHTS: Final = range(HIGHEST_WEIGHT + 1)
WRONG: Final = -9  # no answer code and no weight

Numbers = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that cannot be scored: which one (from 0, in the batch), where and why."""

    row: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True)
class Decoded:
    """Answers and weights of a batch.

    Parameters
    ----------
    codes : ndarray of shape (n_sheets, n_statements), dtype=int8
    weights : ndarray of shape (n_sheets, n_statements), dtype=int8, optional
        None = all answers weigh the same.
    faults : list of Fault
        The first fault of every row that has one, in the order of the rows.
    """

    codes: Numbers
    weights: Numbers | None
    faults: list[Fault] = field(default_factory=list)

    @property
    def is_good(self) -> npt.NDArray[np.bool_]:
        """Which rows can be scored, shape (n_sheets,)."""
        good = np.ones(len(self.codes), dtype=bool)
        good[[fault.row for fault in self.faults]] = False
        return good


def decode(batch: pa.RecordBatch, columns: Columns, election: Election) -> Decoded:
    """Read the answers and weights of a batch."""
    shape = (len(election.statements), batch.num_rows)
    codes, weights = np.full(shape, UNKNOWN, np.int8), np.ones(shape, np.int8)
    faults: dict[int, Fault] = {}
    words = _Words(election.scale)
    for s, (answer, weight) in enumerate(zip(columns.answers, columns.weights, strict=True)):
        if answer is not None:
            codes[s] = _numbers(batch.column(answer), words.code, words.range, UNKNOWN)
            _note(faults, codes[s], batch, answer, words.reason)
        if weight is not None:
            weights[s] = _numbers(batch.column(weight), _weight, WEIGHTS, 1)
            _note(faults, weights[s], batch, weight, _WEIGHT_REASON)
    _note_unscorable(faults, codes, weights, election)
    return Decoded(
        codes.T, weights.T if columns.has_weights else None, [faults[row] for row in sorted(faults)]
    )


_WEIGHT_REASON: Final = (
    f"is geen gewicht. Een gewicht is een heel getal van 0 tot en met {HIGHEST_WEIGHT}"
)


class _Words:
    """What an answer may be: a word of the scale, skip, a code, or nothing."""

    def __init__(self, scale: Scale) -> None:
        self.codes = {word: code for code, word in enumerate(scale.options)}
        self.codes |= {str(code): code for code in range(SKIPPED, scale.n_options)}
        self.codes |= {SKIP_WORD: SKIPPED, "": UNKNOWN}
        self.range = range(SKIPPED, scale.n_options)
        self.reason = "is geen antwoord. Kies uit: " + ", ".join((*scale.options, SKIP_WORD))

    def code(self, value: Any) -> int:
        """Code of a value."""
        return self.codes.get(_text(value).casefold(), WRONG)


def _weight(value: Any) -> int:
    """Weight of a value."""
    text = _text(value)
    if not text:
        return 1
    is_weight = text.isascii() and text.isdigit() and len(text) < 4
    return int(text) if is_weight and int(text) <= HIGHEST_WEIGHT else WRONG


def _text(value: Any) -> str:
    """A value as it would stand in a CSV file; 2.0 is what pandas makes of a 2 beside a gap."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _numbers(
    column: pa.Array, number_of: Callable[[Any], int], valid: range, missing: int
) -> Numbers:
    """Read a column: whole numbers as they are, of anything else each different value once."""
    if pa.types.is_integer(column.type):
        filled = column.fill_null(missing) if column.null_count else column
        numbers = filled.to_numpy(zero_copy_only=False)
        is_valid = (numbers >= valid.start) & (numbers < valid.stop)
        if is_valid.all():
            return np.asarray(numbers.astype(np.int8, copy=False))
        return np.where(is_valid, numbers, WRONG).astype(np.int8)
    encoded = column if pa.types.is_dictionary(column.type) else column.dictionary_encode()
    values = [number_of(value) for value in encoded.dictionary.to_pylist()]
    table = np.array([*values, missing], dtype=np.int8)
    index = encoded.indices.fill_null(len(values))
    return np.asarray(table[index.to_numpy(zero_copy_only=False)])


def _note(
    faults: dict[int, Fault], numbers: Numbers, batch: pa.RecordBatch, column: str, reason: str
) -> None:
    """Note the rows of a column that hold something else."""
    for row in np.flatnonzero(numbers == WRONG).tolist():
        value = _text(batch.column(column)[row].as_py())
        faults.setdefault(row, Fault(row, column, value, reason))


def _note_unscorable(
    faults: dict[int, Fault], codes: Numbers, weights: Numbers, election: Election
) -> None:
    """Note the rows that `match` would refuse."""
    needed = max(1, election.settings.minimum_answers)
    given = (codes >= 0).sum(axis=0)
    for row in np.flatnonzero(given < needed).tolist():
        reason = f"{given[row]} antwoorden is te weinig; het moeten er minstens {needed} zijn"
        faults.setdefault(row, Fault(row, "", "", reason))
    has_weight = ((codes >= 0) & (weights > 0)).any(axis=0)
    for row in np.flatnonzero(~has_weight).tolist():
        faults.setdefault(row, Fault(row, "", "", "alle antwoorden hebben gewicht 0"))
