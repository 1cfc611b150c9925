"""The few things that only a whole new process shows: its start, its terminal, its signals."""

from __future__ import annotations

import os
import pty
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.command_runner import ROOT

METHODS = f"{sys.executable} -m stemhulp methods"


def shell(script: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line in a shell."""
    whole = {**os.environ, **environment}
    return subprocess.run(
        ["bash", "-c", script], cwd=ROOT, env=whole, capture_output=True, check=False
    )


@pytest.mark.parametrize(
    ("script", "code", "words"),
    [
        (f"{METHODS} >/dev/full", 1, "Fout: De uitvoer kan niet worden geschreven: de schijf is"),
        (f"{METHODS} >&-", 1, "Fout: De uitvoer kan niet worden geschreven: dit kanaal is gesl"),
        (f"{METHODS} >&- 2>&-", 1, ""),
        (f"{METHODS} >/dev/full 2>/dev/full", 1, ""),
        (f"{METHODS} | true; exit ${{PIPESTATUS[0]}}", 1, ""),
        (f"{METHODS} <&- >/dev/null", 0, ""),
    ],
)
def test_streams_of_a_shell(script: str, code: int, words: str) -> None:
    done = shell(script)
    error = done.stderr.decode()
    assert done.returncode == code
    assert error.startswith(words)
    assert error.count("\n") == bool(words)


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "latin-1"},
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"LC_ALL": "C"},
    ],
)
def test_terminals_without_our_signs(environment: dict[str, str]) -> None:
    done = shell(METHODS, **environment)
    assert (done.returncode, done.stderr) == (0, b"")
    missing = shell(f"{sys.executable} -m stemhulp match ‘één’", **environment)
    assert missing.returncode == 2
    assert missing.stderr.decode("latin-1").startswith("Fout: ")
    assert missing.stderr.endswith(b"bestaat niet.\n")


@pytest.mark.parametrize("end", ["interrupt", "end of input"])
def test_stopping_is_one_clean_line(end: str, tmp_path: Path) -> None:
    """`match /dev/stdin` waits for somebody who types."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "stemhulp", "match", "/dev/stdin"],
        cwd=ROOT, stdin=follower, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    n_asleep = 0
    while n_asleep < 5:  # it may also sleep for a moment on its way to reading
        assert process.poll() is None
        n_asleep = n_asleep + 1 if _waits_for_typing(process.pid) else 0
        time.sleep(0.05)
    if end == "interrupt":
        process.send_signal(signal.SIGINT)
    else:
        os.write(leader, b"\x04")
    _, error = process.communicate(timeout=30)
    lines = error.decode().split("\n")
    if end == "interrupt":
        assert (process.returncode, lines) == (130, ["", "Gestopt.", ""])
    else:
        assert process.returncode == 1
        assert lines[0].startswith("Fout: /dev/stdin is geen geldige JSON")
        assert lines[1:] == [""]
    os.close(leader)
    os.close(follower)


def _waits_for_typing(process_id: int) -> bool:
    """Whether a process has opened the terminal for itself, and sleeps."""
    folder = Path(f"/proc/{process_id}")
    try:
        handles = [path.readlink() for path in (folder / "fd").iterdir() if path.name not in "012"]
    except FileNotFoundError:  # it closed a file while we looked
        return False
    is_asleep = (folder / "stat").read_text().rsplit(")", 1)[1].split()[0] == "S"
    return is_asleep and any(handle.parts[:3] == ("/", "dev", "pts") for handle in handles)
