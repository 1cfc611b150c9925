"""Files that are the same for everybody: made once for each choice, and then handed out.

They lie in a temporary folder that the processes of a server share, if it was made before they
were, and that goes when the server stops. Nothing that a visitor answered comes near it: what is
kept is found by what the address chose among things that exist.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
import weakref
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from threading import BoundedSemaphore, Lock
from typing import Final

from stemhulp.web.http import pdf_queue

MOST_FILES: Final = 256
MOST_BYTES: Final = 32 * 1024 * 1024
LOOK_AGAIN: Final = 0.05  # seconds
LOCK: Final = "lock"
MADE: Final = "*.made"


class Shelf:
    """Keeps files by what was chosen; over all processes of a server one is made at a time.

    Without a folder (no temporary folder, a full disk) every file is made when it is asked for,
    still one at a time in each process.

    Examples
    --------
    >>> shelf = Shelf()
    >>> [shelf.fetch(("debate", "a"), lambda: b"once"), shelf.fetch(("debate", "a"), lambda: b"")]
    [b'once', b'once']
    """

    def __init__(self, most_files: int = MOST_FILES, most_bytes: int = MOST_BYTES) -> None:
        self.most_files, self.most_bytes = most_files, most_bytes
        self.room = BoundedSemaphore(pdf_queue.PLACES)
        self._being_made = Lock()
        self.folder: Path | None = None
        with suppress(OSError):
            self.folder = Path(tempfile.mkdtemp(prefix="stemhulp-"))
            weakref.finalize(self, _remove, self.folder, os.getpid())

    def fetch(self, choice: tuple[Hashable, ...], make: Callable[[], bytes]) -> bytes:
        """Return the file of a choice; it is made when nobody asked for it before.

        `choice` is told apart by its ``repr``. Who asks for what is being made waits for it.

        Raises
        ------
        ServiceUnavailable
            If too many wait, or if it takes too long.
        """
        name = sha256(repr(choice).encode()).hexdigest()
        kept = self._find(name)
        if kept is not None:
            return kept
        with pdf_queue.place_in(self.room):
            return self._wait_for(name, make)

    def _wait_for(self, name: str, make: Callable[[], bytes]) -> bytes:
        """Make a file as soon as nobody else makes one, or take it when another one made it."""
        until = time.monotonic() + pdf_queue.LONGEST_WAIT
        while time.monotonic() < until:
            with self._turn() as is_mine:
                body = self._find(name)
                if body is None and is_mine:
                    body = make()
                    self._keep(name, body)
            if body is not None:
                return body
            time.sleep(LOOK_AGAIN)
        raise pdf_queue.try_again()

    @contextmanager
    def _turn(self) -> Iterator[bool]:
        """Whether nobody else makes a file now, in this process or another one."""
        if not self._being_made.acquire(blocking=False):
            yield False
            return
        try:
            with _locked(self.folder) as is_locked:
                yield is_locked
        finally:
            self._being_made.release()

    def _find(self, name: str) -> bytes | None:
        """Return a file that was made before, and remember that it was asked for."""
        if self.folder is None:
            return None
        path = self._path(self.folder, name)
        try:
            os.utime(path)
            return path.read_bytes()
        except OSError:
            return None

    def _keep(self, name: str, body: bytes) -> None:
        """Put a whole file on the shelf at once, and take away what no longer fits."""
        if self.folder is None or len(body) > self.most_bytes:
            return
        with suppress(OSError):
            part = self.folder / "part"  # only one file is being made
            part.write_bytes(body)
            part.replace(self._path(self.folder, name))
            self._tidy(self.folder)

    def _tidy(self, folder: Path) -> None:
        """Take away what was asked for longest ago, until the rest fits."""
        seen = sorted(((path.stat(), path) for path in folder.glob(MADE)), key=_last_use)
        count, size = len(seen), sum(status.st_size for status, _path in seen)
        for status, path in seen:
            if count <= self.most_files and size <= self.most_bytes:
                return
            path.unlink()
            count, size = count - 1, size - status.st_size

    @staticmethod
    def _path(folder: Path, name: str) -> Path:
        """Where a file lies."""
        return folder / MADE.replace("*", name)


def _last_use(seen: tuple[os.stat_result, Path]) -> int:
    """When a file was asked for last."""
    return seen[0].st_mtime_ns


@contextmanager
def _locked(folder: Path | None) -> Iterator[bool]:
    """Whether no other process makes a file; the system takes back the lock of one that ends."""
    if folder is None or sys.platform == "win32":  # there a server is one process
        yield True
        return
    import fcntl  # noqa: PLC0415 - not on Windows

    try:
        lock = (folder / LOCK).open("ab")
    except OSError:  # somebody took the folder away
        yield True
        return
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            yield False
            return
        yield True


def _remove(folder: Path, maker: int) -> None:
    """Take the folder away when the process that made it ends; its children leave it alone."""
    if os.getpid() == maker:
        shutil.rmtree(folder, ignore_errors=True)
