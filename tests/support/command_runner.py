"""Commands as real processes, hundreds of them: one process has everything imported and forks.

A child gets streams, folder and rights of its own before the command starts, and ends as Python
ends: what goes wrong at the very end (the last flush) goes wrong here too.
"""

from __future__ import annotations

import ctypes
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
# What the commands import when they start; a name that is forgotten only costs time.
HEAVY = (
    "stemhulp.cli",
    "stemhulp.analysis.reliability",
    "stemhulp.authoring.lint",
    "stemhulp.authoring.programme",
    "stemhulp.authoring.texts",
    "stemhulp.loading.changes",
    "stemhulp.presentation.debate.briefing",
    "stemhulp.presentation.debate.markdown",
    "stemhulp.presentation.compare.tables",
    "stemhulp.presentation.files.match_export",
    "stemhulp.web.server",
    "frictionless",
)


@dataclass(frozen=True)
class Bad:
    """What is wrong around a command.

    `stdout` and `stderr` are ``file``, ``closed``, ``full`` or ``gone`` (a pipe that nobody reads);
    `largest` is the number of bytes that a file may have (0 = as many as it likes).
    """

    stdout: str = "file"
    stderr: str = "file"
    encoding: str = "utf-8"
    folder_is_gone: bool = False
    largest: int = 0
    environment: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: int
    out: bytes
    err: str


class CommandRunner:
    """Runs commands of the checkout in children of one process."""

    def __init__(self, process: subprocess.Popen[str], folder: Path) -> None:
        self.process, self.folder = process, folder

    def __call__(self, *arguments: object, cwd: Path = ROOT, bad: Bad = Bad()) -> Done:
        """Run one command."""
        case = {"arguments": [*map(str, arguments)], "cwd": str(cwd), **asdict(bad)}
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(case | {"files": str(self.folder)}) + "\n")
        self.process.stdin.flush()
        code = int(self.process.stdout.readline())
        out, err = ((self.folder / name).read_bytes() for name in ("out", "err"))
        return Done(code, out, err.decode("utf-8", "backslashreplace"))


@contextmanager
def command_runner() -> Iterator[CommandRunner]:
    """Start the process that forks."""
    with tempfile.TemporaryDirectory() as folder:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.support.command_runner"],
            cwd=ROOT, env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        try:
            yield CommandRunner(process, Path(folder))
        finally:
            process.communicate()


def _fork_for_every_line() -> None:
    """Run a command for every line of stdin; its exit code is a line of stdout."""
    lines = os.fdopen(os.dup(0), encoding="utf-8")
    while line := lines.readline():
        if child := os.fork():
            code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            os.write(1, f"{code}\n".encode())
        else:
            _run(json.loads(line))


def _run(case: dict[str, Any]) -> None:
    """Be the command; the interpreter ends with it."""
    files = Path(case["files"])
    os.chdir(case["cwd"])
    if case["folder_is_gone"]:
        gone = tempfile.mkdtemp()
        os.chdir(gone)
        Path(gone).rmdir()
    os.environ.update(case["environment"])
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for number, stream, name in ((1, "stdout", "out"), (2, "stderr", "err")):
        _redirect(number, case[stream], files / name)
        as_at_start = _stream(number, case["encoding"], stream)
        setattr(sys, stream, as_at_start)
        setattr(sys, f"__{stream}__", as_at_start)
    _drop_powers()
    if case["largest"]:
        resource.setrlimit(resource.RLIMIT_FSIZE, (case["largest"],) * 2)
    import_module("stemhulp.cli").main(case["arguments"], prog_name="stemhulp")


def _redirect(number: int, kind: str, file: Path) -> None:
    """Let a stream go where the case says; what it says is in the file."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    if kind == "full":
        handle = os.open("/dev/full", os.O_WRONLY)
    elif kind == "gone":
        reader, handle = os.pipe()
        os.close(reader)
    os.dup2(handle, number)
    os.close(handle)
    if kind == "closed":
        os.close(number)


def _stream(number: int, encoding: str, name: str) -> Any:
    """Make a stream as Python does at its start: None for one that is closed."""
    try:
        os.fstat(number)
    except OSError:
        return None
    errors = "backslashreplace" if name == "stderr" else "strict"
    return os.fdopen(number, "w", encoding=encoding, errors=errors, closefd=False)


def _drop_powers() -> None:
    """Let permissions bind us, also where tests run as root."""
    header, nothing = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    if os.geteuid() == 0:
        assert ctypes.CDLL(None, use_errno=True).capset(header, nothing) == 0


if __name__ == "__main__":
    for module in HEAVY:
        import_module(module)
    import_module("stemhulp.authoring.dutch").commonness("woningbouw")  # reads the word lists
    _fork_for_every_line()
