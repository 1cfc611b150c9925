"""Files that are the same for everybody are made once, kept in bounds, and gone at the end."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from werkzeug.exceptions import ServiceUnavailable

from stemhulp.web.http import pdf_queue, shelf
from stemhulp.web.http.shelf import Shelf


class Maker:
    """Makes a file slowly, and counts how often and how many at the same time."""

    def __init__(self, seconds: float = 0.0) -> None:
        self.seconds, self.times, self.busy, self.most = seconds, 0, 0, 0

    def __call__(self) -> bytes:
        self.times, self.busy = self.times + 1, self.busy + 1
        self.most = max(self.most, self.busy)
        time.sleep(self.seconds)
        self.busy -= 1
        return b"made"


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A temporary folder in which nothing else is."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def said(ask: Callable[[], bytes]) -> bytes | str:
    try:
        return ask()
    except ServiceUnavailable:
        return "busy"


def test_a_file_is_made_once_for_each_choice() -> None:
    kept, maker = Shelf(), Maker()
    for choice in (("a", 1), ("a", 1), ("a", 2), ("a", 1), ("a", 2)):
        assert kept.fetch(choice, maker) == b"made"
    assert maker.times == 2


def test_who_asks_for_what_is_being_made_waits_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_queue, "PLACES", 8)
    kept, maker = Shelf(), Maker(0.3)
    with ThreadPoolExecutor(8) as pool:
        got = list(pool.map(lambda _: said(lambda: kept.fetch(("same",), maker)), range(8)))
    assert got == [b"made"] * 8
    assert maker.times == 1


def test_one_file_is_made_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_queue, "PLACES", 4)
    kept, maker = Shelf(), Maker(0.1)
    with ThreadPoolExecutor(4) as pool:
        got = list(pool.map(lambda n: said(lambda: kept.fetch((n,), maker)), range(4)))
    assert got == [b"made"] * 4
    assert (maker.times, maker.most) == (4, 1)


def test_only_a_few_wait_and_what_is_there_needs_no_place() -> None:
    kept, maker = Shelf(), Maker(0.4)
    kept.fetch(("there",), Maker())
    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(said, lambda n=n: kept.fetch((n,), maker)) for n in range(8)]  # type: ignore[misc]
        time.sleep(0.1)
        assert kept.fetch(("there",), maker) == b"made"
        got = [one.result() for one in asked]
    assert got.count(b"made") == pdf_queue.PLACES
    assert got.count("busy") == 8 - pdf_queue.PLACES


def test_who_must_wait_too_long_is_sent_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_queue, "LONGEST_WAIT", 0.2)
    kept, started, end = Shelf(), threading.Event(), threading.Event()

    def make() -> bytes:
        started.set()
        end.wait(20)
        return b"late"

    with ThreadPoolExecutor(1) as pool:
        first = pool.submit(kept.fetch, ("long",), make)
        assert started.wait(20)
        assert said(lambda: kept.fetch(("other",), Maker())) == "busy"
        end.set()
        assert first.result() == b"late"


def test_what_fails_is_tried_again_and_holds_up_nothing() -> None:
    kept = Shelf()

    def crash() -> bytes:
        raise RuntimeError("broken")

    for _ in range(pdf_queue.PLACES + 1):
        with pytest.raises(RuntimeError):
            kept.fetch(("a",), crash)
    assert kept.fetch(("a",), Maker()) == b"made"


def test_what_was_asked_for_longest_ago_makes_room(temporary: Path) -> None:
    for kept in (Shelf(most_files=2), Shelf(most_bytes=9)):
        for choice in ("a", "b", "a", "c"):
            time.sleep(0.02)
            kept.fetch((choice,), lambda: b"four")
        assert kept.folder
        assert len(list(kept.folder.glob(shelf.MADE))) == 2
        maker = Maker()
        kept.fetch(("a",), maker)
        kept.fetch(("c",), maker)
        assert maker.times == 0
        kept.fetch(("b",), maker)
        assert maker.times == 1


def test_what_is_larger_than_the_shelf_is_handed_out_and_not_kept() -> None:
    kept = Shelf(most_bytes=3)
    assert kept.fetch(("a",), lambda: b"four") == b"four"
    assert kept.folder
    assert list(kept.folder.glob(shelf.MADE)) == []


def test_only_the_owner_can_look_in_the_folder() -> None:
    kept = Shelf()
    assert kept.folder
    if sys.platform != "win32":
        assert kept.folder.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("fault", ["no folder", "folder taken away", "disk full"])
def test_files_come_when_nothing_can_be_kept(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> str:
        raise OSError(28, "No space left on device")

    if fault == "no folder":
        monkeypatch.setattr(tempfile, "mkdtemp", full)
    kept, maker = Shelf(), Maker()
    if fault == "folder taken away":
        assert kept.folder
        kept.folder.rmdir()
    if fault == "disk full":
        monkeypatch.setattr(Path, "write_bytes", full)
    assert [kept.fetch(("a",), maker) for _ in range(2)] == [b"made"] * 2
    assert maker.times == 2


def test_the_folder_goes_with_the_shelf(temporary: Path) -> None:
    kept = Shelf()
    kept.fetch(("a",), Maker())
    assert list(temporary.iterdir())
    del kept
    assert list(temporary.iterdir()) == []


# A server: one process makes the shelf, two others are forked from it and ask for the same file.
FORKED = """
import os, signal, sys, time
from pathlib import Path
from stemhulp.web.http.shelf import Shelf

count, case = Path(sys.argv[1]), sys.argv[2]
shelf = Shelf()

def make():
    with count.open("a") as file:
        file.write("x")
    time.sleep(0.5 if case != "killed" or os.getpid() != first else 60)
    return b"made"

def child():
    global first
    pid = os.fork()
    if pid:
        return pid
    first = os.getpid() if case == "killed" and not count.exists() else 0
    assert shelf.fetch(("a",), make) == b"made"
    sys.exit(0)

first = 0
pids = [child()]
while not count.exists():
    time.sleep(0.01)
pids.append(child())
if case == "killed":
    time.sleep(0.2)
    os.kill(pids.pop(0), signal.SIGKILL)
for pid in pids:
    assert os.waitpid(pid, 0)[1] == 0
assert shelf.fetch(("a",), make) == b"made"  # the children ended, and left the folder alone
print(shelf.folder)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a server is one process there")
@pytest.mark.parametrize(("case", "times"), [("shared", 1), ("killed", 2)])
def test_processes_make_a_file_once_together(case: str, times: int, tmp_path: Path) -> None:
    count = tmp_path / "count"
    done = subprocess.run(
        [sys.executable, "-c", FORKED, str(count), case],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert count.read_text() == "x" * times
    assert not Path(done.stdout.strip()).exists()
