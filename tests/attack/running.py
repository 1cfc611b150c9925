"""A server in a process of its own, for as long as it is needed."""

from __future__ import annotations

import contextlib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from typing import Final

OURS: Final = (sys.executable, "-m", "stemhulp", "serve", "--port", "{port}")
START_SECONDS: Final = 60.0


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def running(command: Sequence[str] = OURS) -> Iterator[int]:
    """Start a server and give its port; `{port}` in the command is filled in."""
    port = free_port()
    filled = [part.replace("{port}", str(port)) for part in command]
    process = subprocess.Popen(filled, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until_it_answers(port, process)
        yield port
    finally:
        process.terminate()
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


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
