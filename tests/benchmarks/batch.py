"""Speed and memory of many sheets, as ratios in one interleaved run, beside others.

Run it with ``python -m tests.benchmarks.batch [--sheets 1000000] [--write]``; ``--write`` puts the
table in docs/performance.md. The limit is what memory allows: read the answers once, a byte each,
and write the scores once. Peers score the same sheets by the same rule (unknown positions left
out), as many as they can do in a second or so; their time is then reckoned for all.
"""

from __future__ import annotations

import argparse
import gc
import itertools
import json
import multiprocessing
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet
from distributed import Client, LocalCluster
from scipy.spatial.distance import cdist
from sklearn.metrics.pairwise import nan_euclidean_distances

from stemhulp.matching import match_many, match_methods
from stemhulp.model import Election
from stemhulp.sheets.cluster import score_folder
from stemhulp.sheets.scoring import Options, score_file
from tests.support.elections import election_of

N_PARTIES, N_STATEMENTS, N_OPTIONS, ROUNDS = 12, 30, 5, 5
PAGE: Final = Path(__file__).resolve().parents[2] / "docs" / "performance.md"
NODE_SHEETS: Final = 2_000
BEGIN, END = "<!-- table of tests.benchmarks.batch -->", "<!-- end -->"
FOUR: Final = ("agreement", "exact", "directional", "hybrid")

Work = tuple[Election, np.ndarray, np.ndarray]


def case(n_sheets: int, n_statements: int = N_STATEMENTS, n_parties: int = N_PARTIES) -> Work:
    """Five options, a tenth of positions and answers missing, weights 1 and 2."""
    rng = np.random.default_rng(2022)
    positions = rng.integers(0, N_OPTIONS, (n_parties, n_statements))
    positions[rng.random(positions.shape) < 0.1] = -1
    answers = rng.integers(0, N_OPTIONS, (n_sheets, n_statements)).astype(np.int8)
    answers[rng.random(answers.shape) < 0.1] = -1
    weights = rng.integers(1, 3, answers.shape).astype(np.uint8)
    return election_of(positions.tolist(), n_options=N_OPTIONS), answers, weights


def limit(work: Work) -> Callable[[], object]:
    """Read the answers once and write the scores once."""
    _, answers, _ = work
    scores = np.empty((len(answers), N_PARTIES), dtype=np.float32)

    def once() -> None:
        answers.max()
        scores.fill(1)

    return once


def _floats(work: Work) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    election, answers, weights = work
    positions = np.where(election.position_codes < 0, np.nan, election.position_codes)
    return positions, np.where(answers < 0, np.nan, answers), weights.astype(float)


def pandas_way(work: Work) -> np.ndarray:
    """Column by column, as one would in a notebook."""
    positions, answers, weights = _floats(work)
    frame, factors = pd.DataFrame(answers), pd.DataFrame(weights)
    scores = {}
    for p, party in enumerate(positions):
        agreement = 1 - (frame - party).abs() / (N_OPTIONS - 1)
        scores[p] = (agreement * factors).sum(axis=1) / (agreement.notna() * factors).sum(axis=1)
    return pd.DataFrame(scores).to_numpy()


def one_hot(work: Work) -> np.ndarray:
    """One matrix product over options."""
    election, answers, weights = work
    known = election.position_codes >= 0
    points, possible = 0.0, 0.0
    for option in range(N_OPTIONS):
        chosen = np.where(answers == option, weights, 0).astype(np.float32)
        worth = 1 - np.abs(election.position_codes - option) / (N_OPTIONS - 1)
        points = points + chosen @ np.where(known, worth, 0).T.astype(np.float32)
        possible = possible + chosen @ known.T.astype(np.float32)
    return np.asarray(points / possible)


def scipy_way(work: Work) -> np.ndarray:
    """City-block distance; it knows no missing positions and no weights of one sheet."""
    positions, answers, _ = _floats(work)
    middle = (N_OPTIONS - 1) / 2
    filled = (np.nan_to_num(one, nan=middle) for one in (answers, positions))
    return cdist(*filled, metric="cityblock")


def sklearn_way(work: Work) -> np.ndarray:
    """Euclidean distance that knows missing values, and no weights."""
    positions, answers, _ = _floats(work)
    return nan_euclidean_distances(answers, positions)


def polars_way(work: Work) -> Any:
    """Expressions over columns."""
    positions, answers, weights = _floats(work)
    names = [f"a{s}" for s in range(N_STATEMENTS)]
    frame = pl.DataFrame(answers, schema=names).with_columns(
        pl.Series(f"w{s}", weights[:, s]) for s in range(N_STATEMENTS)
    )
    frame = frame.fill_nan(None)

    def score(party: np.ndarray) -> pl.Expr:
        known = [s for s in range(N_STATEMENTS) if not np.isnan(party[s])]
        agreed = [(1 - (pl.col(f"a{s}") - party[s]).abs() / 4) * pl.col(f"w{s}") for s in known]
        counted = [pl.col(f"a{s}").is_not_null() * pl.col(f"w{s}") for s in known]
        return pl.sum_horizontal(agreed) / pl.sum_horizontal(counted)

    return frame.select(score(party).alias(f"p{p}") for p, party in enumerate(positions))


def plain_python(work: Work) -> list[list[float]]:
    """Three loops."""
    election, answers, weights = work
    positions = election.position_codes.tolist()
    found = []
    for codes, factors in zip(answers.tolist(), weights.tolist(), strict=True):
        row = []
        for party in positions:
            points = possible = 0.0
            for code, factor, position in zip(codes, factors, party, strict=True):
                if code >= 0 and position >= 0:
                    points += factor * (1 - abs(code - position) / 4)
                    possible += factor
            row.append(points / possible if possible else float("nan"))
        found.append(row)
    return found


PEERS: Final[Mapping[str, tuple[Callable[[Work], object], int]]] = {
    "NumPy, one matrix product over options": (one_hot, 100_000),
    "SciPy `cdist` (no missing, no weights)": (scipy_way, 100_000),
    "scikit-learn `nan_euclidean_distances` (no weights)": (sklearn_way, 50_000),
    "Polars, expressions over columns": (polars_way, 100_000),
    "pandas, column by column": (pandas_way, 50_000),
    "plain Python, three loops": (plain_python, 1_000),
}


def node_peers(work: Work, n_sheets: int) -> dict[str, float]:
    """Seconds for all sheets of two others' rules in JavaScript, where Node is there."""
    node = shutil.which("node")
    if node is None:
        return {}
    election, answers, weights = (work[0], work[1][:NODE_SHEETS], work[2][:NODE_SHEETS])
    given = {
        "positions": election.position_codes.tolist(),
        "answers": answers.tolist(),
        "weights": weights.tolist(),
        "nOptions": N_OPTIONS,
    }
    script = Path(__file__).with_name("peers.mjs")
    done = subprocess.run(
        [node, script], input=json.dumps(given), capture_output=True, text=True, check=True
    )
    found = json.loads(done.stdout)
    factor = n_sheets / NODE_SHEETS
    return {
        "Mat-O-Wahl's rule in Node": found["matOWahl"] * factor,
        "OpenVAA's rule in Node": found["openVaa"] * factor,
    }


def seconds(way: Callable[[], object]) -> float:
    """How long one turn takes."""
    gc.collect()
    start = time.perf_counter()
    way()
    return time.perf_counter() - start


def interleaved(ways: Mapping[str, Callable[[], object]]) -> dict[str, float]:
    """Best of some rounds in which the ways take turns."""
    best = dict.fromkeys(ways, float("inf"))
    for _ in range(ROUNDS):
        for name, way in ways.items():
            best[name] = min(best[name], seconds(way))
    return best


def kernel_rows(n_sheets: int) -> list[tuple[str, str]]:
    """Ours against the limit and against each other way."""
    work = case(n_sheets)
    election, answers, weights = work
    ways: dict[str, Callable[[], object]] = {
        "limit": limit(work),
        "ours": lambda: match_many(election, answers, weights),
        "ours, one thread": lambda: match_many(election, answers, weights, threads=1),
        "ours, unknown left out": lambda: match_many(
            election, answers, weights, missing="leave-out"
        ),
        "ours, no weights": lambda: match_many(election, answers),
        "ours, four methods": lambda: match_methods(election, answers, weights, FOUR),
        "ours, with places": lambda: match_many(election, answers, weights, ranks=True),
    }
    found = interleaved(ways)
    factors = {}
    for name, (peer, size) in PEERS.items():
        small = (election, answers[:size], weights[:size])
        ways[name] = lambda peer=peer, small=small: peer(small)
        factors[name] = n_sheets / size
    found |= {
        name: spent * factors[name]
        for name, spent in interleaved({name: ways[name] for name in factors}).items()
    }
    found |= node_peers(work, n_sheets)
    rows = [(name, f"{spent / found['limit']:,.0f} x the limit") for name, spent in found.items()]
    rows[0] = ("memory limit", "1 x")
    four = found["ours, four methods"] / found["ours"]
    faster = found["pandas, column by column"] / found["ours, unknown left out"]
    rows.append(("four methods against one", f"{four:.2f} x"))
    rows.append(("pandas against ours, the same rule", f"{faster:,.0f} x"))
    return rows


def memory_rows() -> list[tuple[str, str]]:
    """Extra memory, the scores themselves not counted."""
    rows = []
    for n_sheets in (100_000, 400_000):
        election, answers, weights = case(n_sheets)
        tracemalloc.start()
        scores = match_many(election, answers, weights).scores
        peak = tracemalloc.get_traced_memory()[1] - scores.nbytes
        tracemalloc.stop()
        rows.append((f"extra memory, {n_sheets:,} sheets", f"{peak / 2**20:.0f} MB"))
    return rows


def growth_rows() -> list[tuple[str, str]]:
    """How time grows with sheets, statements and parties."""
    base = case(100_000)
    larger = {
        "four times the sheets": case(400_000),
        "twice the statements": case(100_000, n_statements=2 * N_STATEMENTS),
        "twice the parties": case(100_000, n_parties=2 * N_PARTIES),
    }
    ways = {
        name: (lambda w=work: match_many(*w)) for name, work in {"base": base, **larger}.items()
    }
    found = interleaved(ways)
    return [(f"time for {name}", f"{found[name] / found['base']:.1f} x") for name in larger]


def file_rows(n_sheets: int) -> list[tuple[str, str]]:
    """Parquet to aggregates against only reading it, and a cluster against two plain processes."""
    election, answers, weights = case(n_sheets)
    columns = {s: answers[:, i] for i, s in enumerate(election.statements)}
    columns |= {f"weight_{s}": weights[:, i] for i, s in enumerate(election.statements)}
    table = pa.table(columns)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "sheets.parquet"
        pyarrow.parquet.write_table(table, path, compression="zstd")
        found = interleaved(
            {
                "read": lambda: pyarrow.parquet.read_table(path).num_rows,
                "summary": lambda: score_file(election, path, None, Options(), summarize=True),
                "scores": lambda: score_file(election, path, folder / "out.parquet", Options()),
            }
        )
        rows = [
            (f"Parquet to {what} against only reading it", f"{found[key] / found['read']:.1f} x")
            for key, what in (("summary", "aggregates"), ("scores", "scores in Parquet"))
        ]
        return rows + cluster_rows(election, table, folder)


def cluster_rows(election: Election, table: pa.Table, folder: Path) -> list[tuple[str, str]]:
    """Dask on two processes, its start not counted, against two plain processes."""
    parts = folder / "parts"
    parts.mkdir()
    size = -(-table.num_rows // 8)
    for number in range(8):
        pyarrow.parquet.write_table(table.slice(number * size, size), parts / f"{number}.parquet")
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0") as cluster,
        Client(cluster, set_as_default=False) as client,
    ):
        address = cluster.scheduler_address
        client.run(_warm_up)
        turn = itertools.count()
        found = interleaved(
            {
                "plain": lambda: _two_processes(election, parts, folder / f"a{next(turn)}"),
                "dask": lambda: score_folder(
                    election, parts, folder / f"b{next(turn)}", Options(threads=1), address
                ),
            }
        )
    return [("Dask against two plain processes", f"{found['dask'] / found['plain']:.2f} x")]


def _warm_up() -> str:
    return score_file.__name__


def _two_processes(election: Election, parts: Path, target: Path) -> None:
    target.mkdir()
    files = sorted(parts.iterdir())
    context = multiprocessing.get_context("fork")

    def some(first: int) -> None:
        for part in files[first::2]:
            score_file(election, part, target / part.name, Options(threads=1))

    workers = [context.Process(target=some, args=(first,)) for first in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


def machine() -> str:
    """Where and with what it was measured."""
    versions = ", ".join(f"{m.__name__} {m.__version__}" for m in (np, pd, pa))
    processors = f"{os.cpu_count()} processors ({platform.machine()})"
    return f"{processors}, Python {platform.python_version()}, {versions}"


def main(arguments: list[str]) -> None:
    """Print the table, and write it where it is shown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sheets", type=int, default=1_000_000)
    parser.add_argument("--write", action="store_true", help="put the table in docs/performance.md")
    given = parser.parse_args(arguments)
    rows = kernel_rows(given.sheets) + memory_rows() + growth_rows() + file_rows(given.sheets)
    size = f"{given.sheets:,} sheets x {N_STATEMENTS} statements x {N_PARTIES} parties"
    table = "\n".join(
        [f"{size}; {machine()}.", "", "| what | measured |", "| --- | --- |"]
        + [f"| {name} | {value} |" for name, value in rows]
    )
    print(table)
    if given.write:
        text = PAGE.read_text(encoding="utf-8")
        before, after = text.split(BEGIN)[0], text.split(END)[1]
        PAGE.write_text(f"{before}{BEGIN}\n\n{table}\n\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
