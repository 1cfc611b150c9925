"""A server in a process of its own, for as long as it is needed."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from stemhulp.examples import fictional_site

OURS: Final = (sys.executable, "-m", "stemhulp", "serve", "--port", "{port}")
# The fictional election: small, and every kind of page is there.
FICTIONAL: Final = (
    *(sys.executable, "-m", "stemhulp", "--site", str(fictional_site().root)),
    *("serve", "--port", "{port}"),
)
START_SECONDS: Final = 60.0


@dataclass(frozen=True, slots=True)
class Server:
    """A server that runs, with everything it writes in a file."""

    port: int
    process: subprocess.Popen[bytes]
    output: Path

    @property
    def home(self) -> str:
        """Front of its addresses."""
        return f"http://127.0.0.1:{self.port}"

    def written(self) -> str:
        """Everything it wrote to its output so far."""
        return self.output.read_text(encoding="utf-8", errors="replace")

    def said_more(self) -> str:
        """What it wrote besides where it is."""
        return "".join(line for line in self.written().splitlines(True) if "draait op" not in line)

    def workers(self) -> tuple[int, ...]:
        """Processes that answer, by number."""
        pid = self.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
        return tuple(sorted(int(number) for number in children.split()))

    def when_whole(self) -> tuple[int, ...]:
        """Wait until every process answers, and return them."""
        end = time.monotonic() + START_SECONDS
        while "draait op" not in self.written():
            assert time.monotonic() < end, self.written()
            time.sleep(0.05)
        return self.workers()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def running(command: Sequence[str] = OURS) -> Iterator[int]:
    """Start a server and give its port; `{port}` in the command is filled in."""
    with serving(command) as server:
        yield server.port


@contextlib.contextmanager
def serving(
    command: Sequence[str] = FICTIONAL,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
) -> Iterator[Server]:
    """Start a server, in a folder and with more in its environment, and stop it afterwards."""
    port = free_port()
    filled = [part.replace("{port}", str(port)) for part in command]
    places = (str(Path(__file__).parents[2]), *os.environ.get("PYTHONPATH", "").split(os.pathsep))
    path = os.pathsep.join(filter(None, places))
    around = {**os.environ, "PYTHONPATH": path, **(environment or {})}
    with tempfile.TemporaryDirectory() as kept:
        output = Path(kept) / "output.txt"
        with output.open("wb") as file:
            process = subprocess.Popen(filled, stdout=file, stderr=file, env=around, cwd=folder)
        server = Server(port, process, output)
        try:
            wait_until_it_answers(port, process)
            yield server
        finally:
            stop(process)


def stop(process: subprocess.Popen[bytes]) -> int:
    """End a server as an operator does, or by force; return its exit code."""
    process.terminate()
    try:
        return process.wait(30)
    except subprocess.TimeoutExpired:
        process.kill()
        return process.wait()


def wait_until_it_answers(port: int, process: subprocess.Popen[bytes]) -> None:
    """Ask for the start page until it comes."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"the server stopped with code {process.returncode}")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 5) as sock:
            sock.sendall(b"GET / HTTP/1.0\r\nHost: localhost\r\n\r\n")
            if sock.recv(12).startswith(b"HTTP/1."):
                return
        time.sleep(0.1)
    raise RuntimeError("the server did not start")
