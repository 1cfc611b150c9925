"""Real positions with made-up gaps and residents, for measuring what thin data do.

Every table here is of numbers only: rows are parties, columns are statements.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
import pandas as pd

from stemhulp.loading import load_qualomat

BESIDE: Final = Path(__file__).resolve().parents[3] / "shared" / "data"
DATA: Final = Path(os.environ.get("MEASURING_DATA", BESIDE))
SEED: Final = 2026
# On how many of its 25 statements each party of Assen was known in the first tables.
ASSEN: Final = np.array([25, 15, 14, 12, 12, 11, 10, 8, 6, 6]) / 25
KINDS: Final = ("supporter 30 %", "supporter 50 %", "random", "two parties", "neutral", "skips")
MIN_PARTIES, MIN_CANDIDATES, LIST_LENGTH = 4, 300, 24

Table = np.ndarray


class Sheets(NamedTuple):
    """Respondents of one election with gaps.

    Parameters
    ----------
    full, masked : ndarray of shape (n_parties, n_statements)
        Positions, and what is left of them; −1 = unknown.
    answers, weights : ndarray of shape (n_respondents, n_statements)
    kinds : sequence of str
        Of each respondent.
    n_options : int
    """

    full: Table
    masked: Table
    answers: Table
    weights: Table
    kinds: Sequence[str]
    n_options: int


def municipal_tables() -> list[Table]:
    """Dutch municipal elections, without parties that most likely never answered."""
    frame = pd.read_csv(DATA / "gr2026" / "positions.csv", dtype=str)
    frame = frame[frame["silent"] == "0"]
    tables = [
        np.array([[int(digit) for digit in row] for row in rows])
        for _, rows in frame.groupby("election")["stances"]
    ]
    return [table for table in tables if len(table) >= MIN_PARTIES]


def wahlomat_tables() -> list[Table]:
    """Three German elections."""
    folders = sorted(path for path in (DATA / "wahlomat").iterdir() if path.is_dir())
    return [load_qualomat(folder).position_codes.astype(int) for folder in folders]


def candidates(n_options: int) -> tuple[Table, Table]:
    """Medians of the larger Finnish parties, and the answers of their candidates."""
    frame = pd.read_csv(DATA / "hs2017" / "candidates.csv")
    sizes = frame["party"].value_counts()
    frame = frame[frame["party"].isin(sizes[sizes >= MIN_CANDIDATES].index)]
    codes = frame.drop(columns="party").round().astype(int).to_numpy() - 1
    if n_options == 3:
        codes = np.array([0, 0, 1, 2, 2])[codes]
    names = frame["party"].to_numpy()
    medians = [np.round(np.median(codes[names == name], axis=0)) for name in np.unique(names)]
    return np.array(medians, dtype=int), codes


def with_gaps(full: Table, rng: np.random.Generator) -> Table:
    """Forget positions at random until the parties are known as unevenly as in Assen."""
    n_parties, n_statements = full.shape
    shares = np.interp(np.linspace(0, 1, n_parties), np.linspace(0, 1, len(ASSEN)), ASSEN)
    masked = full.copy()
    for party, share in zip(rng.permutation(n_parties), shares, strict=True):
        known = max(1, round(share * n_statements))
        masked[party, rng.permutation(n_statements)[known:]] = -1
    return masked


def resident(full: Table, kind: str, rng: np.random.Generator) -> tuple[Table, Table]:
    """Answers and weights of a made-up resident; −1 = skipped."""
    n_statements = full.shape[1]
    any_answer, weights = rng.integers(0, 3, n_statements), np.ones(n_statements, dtype=int)
    if kind == "random":
        return any_answer, weights
    one, other = full[rng.integers(len(full))], full[rng.integers(len(full))]
    answers = np.where(rng.random(n_statements) < 0.5, one, other) if kind == "two parties" else one
    redrawn = {"supporter 30 %": 0.3, "supporter 50 %": 0.5, "neutral": 0.3, "skips": 0.4}
    answers = np.where(rng.random(n_statements) < redrawn.get(kind, 0.3), any_answer, answers)
    if kind == "neutral":
        answers = np.where(rng.random(n_statements) < 0.25, 1, answers)
    if kind == "skips":
        weights = np.where(rng.random(n_statements) < 0.2, 2, 1)
        skipped = rng.random(n_statements) < rng.uniform(0.1, 0.5)
        answers = np.where(skipped & (np.arange(n_statements) >= 5), -1, answers)
    return answers, weights


def made_up(tables: Sequence[Table], n_masks: int, n_each: int, seed: int) -> Iterator[Sheets]:
    """Every table with gaps, and residents: half at random, half of every other kind."""
    rng = np.random.default_rng(seed)
    kinds = [kind for kind in KINDS for _ in range(n_each * (5 if kind == "random" else 1))]
    for full in tables:
        for _ in range(n_masks):
            masked = with_gaps(full, rng)
            people = [resident(full, kind, rng) for kind in kinds]
            answers, weights = (np.array(part) for part in zip(*people, strict=True))
            yield Sheets(full, masked, answers, weights, kinds, 3)


def real_people(
    n_options: int, n_lists: int, n_each: int, seed: int, *, half: int, length: int = LIST_LENGTH
) -> Iterator[Sheets]:
    """Candidates (one half of them) with lists of half the statements, and gaps."""
    rng = np.random.default_rng(seed)
    positions, codes = candidates(n_options)
    codes = codes[np.random.default_rng(SEED).permutation(len(codes))][half::2]
    for _ in range(n_lists):
        columns = rng.choice(codes.shape[1], length, replace=False)
        answers = codes[rng.choice(len(codes), n_each, replace=False)][:, columns]
        full = positions[:, columns]
        kinds = ["candidate"] * n_each
        yield Sheets(full, with_gaps(full, rng), answers, np.ones_like(answers), kinds, n_options)


def two_lists(groups: Iterable[Sheets], seed: int) -> Iterator[tuple[Sheets, Sheets]]:
    """The same respondents on two lists without a statement in common; gaps are new."""
    rng = np.random.default_rng(seed)
    for sheets in groups:
        order = rng.permutation(sheets.full.shape[1])
        size = len(order) // 2
        one, other = (
            sheets._replace(
                full=sheets.full[:, part],
                masked=with_gaps(sheets.full[:, part], rng),
                answers=np.where(anything(sheets, part), sheets.answers[:, part], 1),
                weights=sheets.weights[:, part],
            )
            for part in (order[:size], order[size : 2 * size])
        )
        yield one, other


def anything(sheets: Sheets, columns: Table) -> Table:
    """Whether a respondent answered anything on these statements."""
    return np.asarray((sheets.answers[:, columns] >= 0).any(axis=1, keepdims=True))


def half_of(tables: Sequence[Table], half: int) -> list[Table]:
    """One half of the elections, always the same."""
    order = np.random.default_rng(SEED).permutation(len(tables))
    return [tables[place] for place in order[half::2]]
