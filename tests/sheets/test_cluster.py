"""A folder of files on a cluster: the same bits, and what is done stays done."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pandas as pd
import pytest
from distributed import Client, LocalCluster

from stemhulp.model import Election
from stemhulp.sheets.cluster import NOTE, score_folder
from stemhulp.sheets.columns import SheetError
from stemhulp.sheets.scoring import Options, score_file
from tests.support.answer_files import random_sheets

pytestmark = [
    pytest.mark.slow,
    # Tornado and Dask leave loops and sockets to the garbage collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
N_FILES = 8


@pytest.fixture
def folder(election: Election, tmp_path: Path) -> Path:
    path = tmp_path / "in"
    path.mkdir()
    for number in range(N_FILES):
        random_sheets(election, 400, seed=number).to_parquet(path / f"deel-{number}.parquet")
    return path


def test_a_cluster_gives_the_bits_of_one_process(
    election: Election, folder: Path, tmp_path: Path
) -> None:
    target, progress = tmp_path / "uit", []
    found = score_folder(
        election, folder, target, Options(ranks=True),
        on_progress=lambda done, size: progress.append((done, size)), summarize=True,
    )  # fmt: skip
    assert found.n_sheets == N_FILES * 400
    assert progress == [(done, N_FILES) for done in range(N_FILES + 1)]
    for number in range(N_FILES):
        alone = tmp_path / f"alleen-{number}.parquet"
        score_file(election, folder / f"deel-{number}.parquet", alone, Options(ranks=True))
        pd.testing.assert_frame_equal(
            pd.read_parquet(target / f"deel-{number}.parquet"), pd.read_parquet(alone)
        )


def test_a_killed_process_costs_its_file_and_no_other(
    election: Election, folder: Path, tmp_path: Path
) -> None:
    target = tmp_path / "uit"
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0") as cluster,
        Client(cluster, set_as_default=False) as client,
    ):
        victim = min(client.run(os.getpid).values())
        killed: list[int] = []

        def kill_half_way(done: int, _size: int) -> None:
            if done >= N_FILES // 2 and not killed:
                killed.append(victim)
                os.kill(victim, signal.SIGKILL)

        address = cluster.scheduler_address
        found = score_folder(
            election, folder, target, Options(), address, kill_half_way, summarize=True
        )
    assert killed == [victim]
    assert found.n_sheets == N_FILES * 400
    assert len(list(target.glob("*.parquet"))) == N_FILES


def test_finished_files_are_not_made_again_and_other_options_start_elsewhere(
    election: Election, folder: Path, tmp_path: Path
) -> None:
    target = tmp_path / "uit"
    score_folder(election, folder, target, Options())
    made = {path.name: path.stat().st_mtime_ns for path in target.glob("*.parquet")}
    (target / "deel-3.parquet").unlink()
    found = score_folder(election, folder, target, Options())
    assert found.n_sheets == 400
    again = {path.name: path.stat().st_mtime_ns for path in target.glob("*.parquet")}
    assert {name for name in again if again[name] != made[name]} == {"deel-3.parquet"}
    assert (target / NOTE).exists()
    with pytest.raises(SheetError, match="andere tabellen of andere opties"):
        score_folder(election, folder, target, Options(method="exact"))


def test_an_empty_folder_is_an_error(election: Election, tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    with pytest.raises(SheetError, match="geen Parquet-bestanden"):
        score_folder(election, tmp_path / "leeg", tmp_path / "uit", Options())
