"""The real server writes nothing down and stops when it is asked to."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from stemhulp.errors import StemhulpError
from stemhulp.model import Election
from stemhulp.web.server import require_free_port
from tests.support.sheets import all_eens


def test_a_taken_port_is_a_clear_message() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(StemhulpError, match=f"Poort {port} is al in gebruik.*PORT={port + 1}"):
            require_free_port("127.0.0.1", port)
    require_free_port("127.0.0.1", port)


@pytest.fixture(scope="module")
def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def server(tmp_path: Path, free_port: int) -> Iterator[tuple[subprocess.Popen[bytes], Path]]:
    """The real server in its own process, with everything it writes in one file."""
    if sys.platform == "win32":
        pytest.skip("gunicorn")
    output = tmp_path / "output.txt"
    code = (
        "from stemhulp.web.server import serve; from stemhulp.examples import fictional_site;"
        f"serve('127.0.0.1', {free_port}, fictional_site())"
    )
    with output.open("wb") as file:
        process = subprocess.Popen(
            [sys.executable, "-c", code],
            stdout=file,
            stderr=subprocess.STDOUT,
            env={**os.environ, "HOME": str(tmp_path)},
        )
        deadline = time.monotonic() + 60
        while b"draait op" not in output.read_bytes():
            assert process.poll() is None, output.read_text()
            assert time.monotonic() < deadline, output.read_text()
            time.sleep(0.05)
        yield process, output
        if process.poll() is None:
            process.kill()
            process.wait()


@pytest.mark.slow
@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_the_real_server_writes_no_answer_anywhere_and_stops_cleanly(
    server: tuple[subprocess.Popen[bytes], Path],
    free_port: int,
    election: Election,
    stop: signal.Signals,
) -> None:
    process, output = server
    home = f"http://127.0.0.1:{free_port}"
    assert _status(home + "/") == 200
    assert _status(home + "/uitslag", all_eens(election)) == 200
    assert _status(home + "/uitslag", {"answer-hofjes": "eens"}) == 422
    assert _status(home + "/uitslag", {"answer-geheim": "eens"}) == 400
    assert _status(home + "/uitslag?answer-hofjes=eens") == 200
    process.send_signal(stop)
    assert process.wait(20) == 0
    assert output.read_text(encoding="utf-8").splitlines() == [
        f"Stemhulp draait op {home} (stoppen met Ctrl+C)"
    ]
    assert [path.name for path in output.parent.rglob("*") if path.is_file()] == ["output.txt"]


def _status(url: str, data: dict[str, str] | None = None) -> int:
    body = urllib.parse.urlencode(data).encode() if data is not None else None
    try:
        with urllib.request.urlopen(urllib.request.Request(url, data=body), timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code
