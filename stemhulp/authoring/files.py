"""Writing a file whole or not at all. Whatever a command writes goes through here.

The new text is written beside the old one and takes its place in one step, so that a full disk, a
power cut or Ctrl+C leaves the old file as it was.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


def write_whole(
    path: Path, content: str | bytes, accept: Callable[[Path], bool] = lambda _: True
) -> bool:
    """Write a file beside its target, then rename it into place; tells whether it did.

    An old file keeps its mode and its owner, and a symlink stays one: what it points to is
    replaced. What is no ordinary file (``/dev/stdout``, a pipe) is written to as it is.

    Parameters
    ----------
    path : Path
        In a folder that is there.
    content : str or bytes
        Text becomes UTF-8, its line ends as they are.
    accept : callable, optional
        Looks at the new file before it takes its place; on False the old one stays.

    Raises
    ------
    OSError
        With the name of the file, or of the folder in which nothing can be made.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "punten.csv"
    ...     written = write_whole(path, "één\\n"), write_whole(path, "", lambda _: False)
    ...     (*written, path.read_text(encoding="utf-8"))
    (True, False, 'één\\n')
    """
    data = content.encode() if isinstance(content, str) else content
    old = _old(path)
    if old and not stat.S_ISREG(old.st_mode):
        with naming(path):
            path.write_bytes(data)
        return True
    return _replace(Path(os.path.realpath(path)), old, data, accept)


def _old(path: Path) -> os.stat_result | None:
    """What stands there now, if it may be written; a folder may not."""
    with naming(path):
        if not _exists(path):
            return None
        old = path.stat()
        if stat.S_ISDIR(old.st_mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if stat.S_ISREG(old.st_mode):
            os.close(os.open(path, os.O_WRONLY))  # a rename would not ask whether we may
        return old


def _exists(path: Path) -> bool:
    """Whether there is something; what cannot be known (a loop, no permission) is an error."""
    try:
        path.stat()
    except FileNotFoundError:
        return False
    return True


def _replace(
    target: Path, old: os.stat_result | None, data: bytes, accept: Callable[[Path], bool]
) -> bool:
    """Make the new file, have it looked at, and put it in the place of the old one."""
    with _beside(target, old) as temporary:
        with naming(target), temporary.open("wb") as file:
            file.write(data)
        return accept(temporary) and _put(temporary, target, old)


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """Give a file to write in pieces; it takes the place of its target when all went well.

    Parameters
    ----------
    path : Path
        In a folder that is there.

    Raises
    ------
    OSError
        As :func:`write_whole`; then, and with any other error, the old file stays.

    Examples
    --------
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     path = Path(folder) / "scores.csv"
    ...     with written_whole(path) as temporary:
    ...         _ = temporary.write_text("een")
    ...     path.read_text()
    'een'
    """
    old = _old(path)
    if old and not stat.S_ISREG(old.st_mode):
        yield path
        return
    target = Path(os.path.realpath(path))
    with _beside(target, old) as temporary:
        yield temporary
        _put(temporary, target, old)


@contextmanager
def _beside(target: Path, old: os.stat_result | None) -> Iterator[Path]:
    """Make an empty file beside the target, that is gone afterwards unless it was put in place."""
    temporary = target.with_name(f".stemhulp-{secrets.token_hex(8)}")  # short: any name has room
    with naming(target.parent):
        os.close(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600 if old else 0o666))
    try:
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _put(temporary: Path, target: Path, old: os.stat_result | None) -> bool:
    """Put a whole file in the place of its target."""
    with naming(target):
        handle = os.open(temporary, os.O_RDWR)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        if old:
            _take_over(target, old, temporary)
        temporary.replace(target)
    return True


def _take_over(target: Path, old: os.stat_result, temporary: Path) -> None:
    """Give the new file the owner, mode and other marks of the old one, but its own time."""
    if hasattr(os, "chown"):
        with suppress(OSError):  # only root may give a file away
            os.chown(temporary, old.st_uid, old.st_gid)
    shutil.copystat(target, temporary)
    os.utime(temporary)


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Name the file in an error of the system: not the temporary one, and never nothing."""
    try:
        yield
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
