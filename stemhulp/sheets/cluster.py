"""Scoring a folder of files on a cluster of Dask: the same kernel, one file a task.

A file of scores is put in its place when it is whole, so that a finished file is not made again
after a fault. What the scores were made with is noted beside them; other options start anew
elsewhere, never over the old ones.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Final

from distributed import Client, LocalCluster, as_completed

from stemhulp.authoring.files import write_whole
from stemhulp.model import Election
from stemhulp.sheets.columns import SheetError
from stemhulp.sheets.reading import PARQUET
from stemhulp.sheets.scoring import Options, Progress, score_file
from stemhulp.sheets.summary import Summary

NOTE: Final = "stemhulp.json"
LOCAL_PROCESSES: Final = 2
RETRIES: Final = 3  # a task whose process dies is done elsewhere


def score_folder(
    election: Election,
    source: Path,
    target: Path,
    options: Options,
    scheduler: str | None = None,
    on_progress: Progress = lambda _done, _size: None,
    *,
    summarize: bool = False,
) -> Summary:
    """Score every Parquet file of a folder, each into a file of the same name.

    Parameters
    ----------
    election, options, on_progress, summarize
        As :func:`stemhulp.sheets.scoring.score_file`; progress counts files.
    source, target : Path
        Folders that all processes of the cluster can reach. The second is made if need be.
    scheduler : str, optional
        Address of a cluster; default two processes here.

    Raises
    ------
    SheetError
        If a file cannot be used, or the target holds scores made with something else.
    """
    files = _files(source)
    target.mkdir(exist_ok=True)
    _check_note(target, _note(election, options))
    todo = [file for file in files if not (target / file.name).exists() or summarize]
    summary = Summary(election.party_ids)
    on_progress(len(files) - len(todo), len(files))
    if not todo:
        return summary
    with _client(scheduler) as client:
        shared: Any = client.scatter(election, broadcast=True)  # type: ignore[no-untyped-call]
        tasks = [
            client.submit(
                _score, shared, file, target / file.name, options, summarize,
                key=f"stemhulp-{target.resolve()}-{file.name}-{summarize}", retries=RETRIES,
            )
            for file in todo
        ]  # fmt: skip
        finished: Any = as_completed(tasks, loop=client.loop)  # type: ignore[no-untyped-call]
        for done, task in enumerate(finished, len(files) - len(todo) + 1):
            summary.merge(task.result())
            on_progress(done, len(files))
    return summary


def _score(
    election: Election, source: Path, target: Path, options: Options, summarize: bool
) -> Summary:
    """Score one file, in a process of the cluster; a finished one only for the summary."""
    finished = target.exists()
    return score_file(
        election,
        source,
        None if finished else target,
        replace(options, threads=options.threads or 1),
        summarize=summarize,
    )


def _files(source: Path) -> list[Path]:
    """Return the Parquet files of a folder, in the order of their names."""
    files = sorted(path for path in source.iterdir() if path.suffix.lower() in PARQUET)
    if not files:
        raise SheetError(f"In {source} staan geen Parquet-bestanden.")
    return files


def _note(election: Election, options: Options) -> dict[str, Any]:
    """Return what decides about scores."""
    chosen = asdict(options)
    del chosen["threads"]
    return {"election": election.election_id, "data": election.dataset, **chosen}


def _check_note(target: Path, note: dict[str, Any]) -> None:
    """Refuse to put scores beside others that were made with something else."""
    path = target / NOTE
    if not path.exists():
        write_whole(path, json.dumps(note, ensure_ascii=False, indent=1) + "\n")
    elif json.loads(path.read_text(encoding="utf-8")) != note:
        raise SheetError(
            f"In {target} staan scores die met andere tabellen of andere opties zijn gemaakt. "
            "Kies een andere map, of haal deze leeg."
        )


@contextmanager
def _client(scheduler: str | None) -> Iterator[Client]:
    """Connect to a cluster, or start a small one here."""
    if scheduler is not None:
        with _connected(scheduler) as client:
            yield client
        return
    with _local() as cluster, _connected(cluster) as client:
        yield client


def _connected(cluster: Any) -> Any:
    """A client of a cluster, by address or as it is."""
    return Client(cluster, set_as_default=False)  # type: ignore[no-untyped-call]


def _local() -> Any:
    """Two processes on this machine, without a page that shows them."""
    return LocalCluster(  # type: ignore[no-untyped-call]
        n_workers=LOCAL_PROCESSES, threads_per_worker=1, dashboard_address="127.0.0.1:0"
    )
