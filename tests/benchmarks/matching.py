"""Speed of one match, as ratios in one interleaved run. Nothing here is a test.

Run with ``make bench``. Absolute times on a shared machine mean nothing; the ratio between two ways
that take turns in the same run does.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable

import pandas as pd

from stemhulp.analysis.robustness import robustness
from stemhulp.matching import match
from stemhulp.model import AnswerSheet, Election
from tests.support.elections import election_of, sheet_of
from tests.support.oracle import oracle

N_PARTIES, N_STATEMENTS, ROUNDS = 12, 30, 60


def case() -> tuple[Election, AnswerSheet]:
    """Twelve parties, thirty statements, a tenth of the positions unknown, weights 1 and 2."""
    rng = random.Random(2022)  # a fixed seed, no secret
    codes = [
        [-1 if rng.random() < 0.1 else rng.randrange(3) for _ in range(N_STATEMENTS)]
        for _ in range(N_PARTIES)
    ]
    answers = [rng.randrange(3) for _ in range(N_STATEMENTS)]
    return election_of(codes), sheet_of(answers, [rng.choice((1, 2)) for _ in answers])


def the_pandas_way(frame: pd.DataFrame, sheet: AnswerSheet) -> pd.Series:
    """Score every party column by column with pandas, as one would in a notebook."""
    answers = pd.Series(sheet.codes, index=frame.columns)
    weights = pd.Series(sheet.weights, index=frame.columns)
    agreement = 1 - (frame - answers).abs() / 2
    scores = (agreement * weights).sum(axis=1) / (agreement.notna() * weights).sum(axis=1)
    return scores.sort_values(ascending=False)


def interleaved(ways: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Median seconds of each way, the ways taking turns."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(ROUNDS):
        for name, way in ways.items():
            start = time.perf_counter()
            way()
            times[name].append(time.perf_counter() - start)
    return {name: statistics.median(found) for name, found in times.items()}


def main() -> None:
    """Print how many times slower each way is than ours."""
    election, sheet = case()
    frame = pd.DataFrame(election.position_codes, index=list(election.parties)).astype(float)
    frame = frame.mask(frame < 0)
    result = match(election, sheet)
    ways: dict[str, Callable[[], object]] = {
        "match (exact, with coverage, bounds and ranks)": lambda: match(election, sheet),
        "robustness (five kinds of variations)": lambda: robustness(election, sheet, result),
        "pandas (scores only)": lambda: the_pandas_way(frame, sheet),
        "three loops over fractions": lambda: oracle(election, sheet),
    }
    found = interleaved(ways)
    ours = next(iter(found.values()))
    print(f"one sheet, {N_PARTIES} parties x {N_STATEMENTS} statements, median of {ROUNDS}")
    for name, seconds in found.items():
        print(f"{seconds / ours:8.1f} x  {name}")


if __name__ == "__main__":
    main()
