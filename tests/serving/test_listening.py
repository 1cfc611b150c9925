"""One port, one site; and an announcement that nobody needs to read."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from stemhulp.errors import StemhulpError
from stemhulp.web.server.listening import announce, handed_over, listen


def test_a_taken_port_is_a_clear_message() -> None:
    with listen("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        with pytest.raises(StemhulpError, match=f"Poort {port} is al in gebruik.*PORT={port + 1}"):
            listen("127.0.0.1", port)
    listen("127.0.0.1", port).close()


def test_of_two_that_come_at_once_exactly_one_gets_the_port() -> None:
    """Both may look at a free port before either listens; still only one gets through."""
    with listen("127.0.0.1", 0) as first:
        port = first.getsockname()[1]
        for _ in range(20):
            with pytest.raises(StemhulpError, match="al in gebruik"):
                listen("127.0.0.1", port)


@pytest.mark.parametrize(
    "host", ["256.1.1.1", "nergens.invalid", "a" * 300, "é" * 80, "192.0.2.77"]
)
def test_an_address_of_somebody_else_is_a_clear_message(host: str) -> None:
    with pytest.raises(StemhulpError, match="kan Stemhulp niet luisteren"):
        listen(host, 0)


def test_ipv6_is_announced_as_browsers_write_it(monkeypatch: pytest.MonkeyPatch) -> None:
    output = StringIO()
    monkeypatch.setattr(sys, "stdout", output)
    announce("::1", 5000)
    assert output.getvalue() == "Stemhulp draait op http://[::1]:5000 (stoppen met Ctrl+C)\n"


def test_nobody_needs_to_read_the_announcement(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = StringIO()
    closed.close()
    for stream in (None, closed):
        monkeypatch.setattr(sys, "stdout", stream)
        announce("127.0.0.1", 5000)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full disk to try")
def test_a_full_disk_does_not_stop_a_site(monkeypatch: pytest.MonkeyPatch) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        monkeypatch.setattr(sys, "stdout", full)
        announce("127.0.0.1", 5000)
        monkeypatch.undo()
        with pytest.raises(OSError, match="space"):
            full.close()


def test_a_port_is_free_again_right_after_a_stop() -> None:
    """A connection that was just served does not keep the next start from listening."""
    sock = listen("127.0.0.1", 0)
    port = sock.getsockname()[1]
    with socket.create_connection(("127.0.0.1", port)):
        served, _ = sock.accept()
        served.close()
    sock.close()
    listen("127.0.0.1", port).close()


HANDED_OVER = """
import os, socket, sys
os.dup2(int(sys.argv[1]), 3)
if sys.argv[2] == "ours":
    os.environ["LISTEN_PID"] = str(os.getpid())
from stemhulp.web.server.listening import handed_over
sock = handed_over()
print(sock.getsockname()[1] if sock else None, sorted(n for n in os.environ if "LISTEN_" in n))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="systemd")
@pytest.mark.parametrize("whose", ["ours", "another's"])
def test_what_systemd_hands_over_is_taken_only_by_whom_it_is_for(whose: str) -> None:
    """And nobody after us is told of it."""
    with listen("127.0.0.1", 0) as first:
        given = {"LISTEN_PID": "1", "LISTEN_FDS": "1", "LISTEN_FDNAMES": "stemhulp.socket"}
        done = subprocess.run(
            [sys.executable, "-c", HANDED_OVER, str(first.fileno()), whose],
            env=os.environ | given,
            pass_fds=[first.fileno()],
            capture_output=True,
            text=True,
            check=True,
        )
        port = first.getsockname()[1] if whose == "ours" else None
    assert done.stdout.strip() == f"{port} []"


def test_without_systemd_nothing_is_handed_over() -> None:
    assert handed_over() is None
