"""The real server, as a process: what it writes, what it survives and how it stops."""

from __future__ import annotations

import contextlib
import http.client
import os
import pty
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from stemhulp.examples import fictional_site
from stemhulp.model import Election
from tests.attack.running import free_port
from tests.support.sheets import all_eens

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="gunicorn"),
]
WAIT = 60.0


class Served:
    """A server of a copy of the fictional site, with everything it writes in one file."""

    def __init__(self, folder: Path, **given: object) -> None:
        self.folder = folder
        self.site = folder / "site"
        shutil.copytree(fictional_site().root, self.site)
        self.port = free_port()
        self.output = folder / "output.txt"
        self.output.touch()
        with self.output.open("ab") as file:
            settings = {"stdout": file, "stderr": file, "stdin": subprocess.DEVNULL} | given
            self.process = subprocess.Popen(
                [
                    *(sys.executable, "-m", "stemhulp", "--site", str(self.site)),
                    *("serve", "--port", str(self.port)),
                ],
                env={**os.environ, "HOME": str(folder)},
                **settings,  # type: ignore[call-overload]
            )

    @property
    def home(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def wait_for(self, text: str) -> None:
        wait_until(lambda: text in self.written(), self)

    def written(self) -> str:
        return self.output.read_text(encoding="utf-8")

    def workers(self) -> list[int]:
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(number) for number in children.read_text().split()]

    def is_whole_again(self, victim: int) -> bool:
        return len(self.workers()) == 2 and victim not in self.workers()

    def reload(self, expected: str) -> None:
        self.process.send_signal(signal.SIGHUP)
        self.wait_for(expected)

    def end(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
            self.process.wait(30)


def wait_until(true: Callable[[], bool], served: Served) -> None:
    end = time.monotonic() + WAIT
    while not true():
        assert served.process.poll() is None, served.written()
        assert time.monotonic() < end, served.written()
        time.sleep(0.05)


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    server = Served(tmp_path)
    server.wait_for("draait op")
    yield server
    server.end()


def status(url: str, data: dict[str, str] | None = None) -> int:
    body = urllib.parse.urlencode(data).encode() if data is not None else None
    try:
        with urllib.request.urlopen(urllib.request.Request(url, data=body), timeout=10) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


def page(url: str) -> str:
    with urllib.request.urlopen(url, timeout=10) as answer:
        return str(answer.read().decode())


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM])
def test_the_real_server_writes_no_answer_anywhere_and_stops_cleanly(
    served: Served, election: Election, stop: signal.Signals
) -> None:
    files = set(served.folder.rglob("*"))
    home = served.home
    assert status(home + "/") == 200
    assert status(home + "/uitslag", all_eens(election)) == 200
    assert status(home + "/uitslag", {"answer-hofjes": "eens"}) == 422
    assert status(home + "/uitslag", {"answer-geheim": "eens"}) == 400
    assert status(home + "/uitslag?answer-hofjes=eens") == 200
    served.process.send_signal(stop)
    assert served.process.wait(20) == 0
    assert served.written().splitlines() == [f"Stemhulp draait op {home} (stoppen met Ctrl+C)"]
    assert set(served.folder.rglob("*")) == files


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="reads /proc")
def test_no_process_that_answers_has_a_heavy_library_in_memory(
    served: Served, election: Election
) -> None:
    for path in ("/", "/vergelijk", "/planken", "/debat"):
        assert status(served.home + path) == 200
    for _ in range(8):  # one of the two takes it
        assert status(served.home + "/uitslag", all_eens(election)) == 200
    for worker in served.workers():
        mapped = Path(f"/proc/{worker}/maps").read_text(encoding="utf-8")
        assert "/numpy/" in mapped
        for name in ("pandas", "pyarrow", "scipy", "sklearn"):
            assert f"/{name}/" not in mapped


def test_a_killed_worker_is_replaced_and_the_site_goes_on(served: Served) -> None:
    for _ in range(3):
        victim = served.workers()[0]
        os.kill(victim, signal.SIGKILL)
        for _ in range(20):
            assert status(served.home + "/") == 200
        wait_until(lambda: served.is_whole_again(victim), served)  # noqa: B023  # called at once


def test_a_second_one_on_the_same_port_refuses_and_the_first_goes_on(served: Served) -> None:
    for _ in range(2):
        second = subprocess.run(
            [sys.executable, "-m", "stemhulp", "serve", "--port", str(served.port)],
            capture_output=True,
            check=False,
            text=True,
            timeout=WAIT,
        )
        assert second.returncode == 1
        assert second.stderr.startswith(f"Fout: Poort {served.port} is al in gebruik")
        assert status(served.home + "/") == 200


def test_of_two_started_at_the_same_moment_one_lives(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    first = Served(tmp_path / "one")
    command = [sys.executable, "-m", "stemhulp", "serve", "--port", str(first.port)]
    second = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    end = time.monotonic() + WAIT
    while first.process.poll() is None and second.poll() is None:
        assert time.monotonic() < end
        time.sleep(0.05)
    alive = [process for process in (first.process, second) if process.poll() is None]
    assert len(alive) == 1
    with contextlib.suppress(urllib.error.URLError):
        assert status(first.home + "/") == 200
    alive[0].terminate()
    assert alive[0].wait(30) == 0


def test_new_tables_are_loaded_without_a_stop_and_broken_ones_change_nothing(
    served: Served,
) -> None:
    parties = next(served.site.glob("parties/*/parties.csv"))
    before = parties.read_text(encoding="utf-8")
    assert "Molenwiek" in page(served.home + "/partijen")
    parties.write_text(before.replace("Molenwiek", "Windwiek"), encoding="utf-8")
    served.reload("opnieuw geladen")
    assert "Windwiek" in page(served.home + "/partijen")
    parties.write_text(before + "kapot,\n", encoding="utf-8")
    served.reload("blijft zoals hij was")
    assert "parties.csv" in served.written()
    assert "Windwiek" in page(served.home + "/partijen")
    parties.write_text(before, encoding="utf-8")
    served.reload("opnieuw geladen")
    wait_until(lambda: "Molenwiek" in page(served.home + "/partijen"), served)
    assert "Traceback" not in served.written()


def test_a_request_that_runs_is_finished_at_a_reload_and_at_a_stop(
    served: Served, election: Election
) -> None:
    """Half a form is in when the signal comes; the other half still gets its result."""
    form = urllib.parse.urlencode(all_eens(election)).encode()
    for stop in (signal.SIGHUP, signal.SIGTERM):
        connection = http.client.HTTPConnection("127.0.0.1", served.port, timeout=20)
        connection.putrequest("POST", "/uitslag")
        connection.putheader("Content-Type", "application/x-www-form-urlencoded")
        connection.putheader("Content-Length", str(len(form)))
        connection.endheaders(form[:20])
        time.sleep(0.3)
        served.process.send_signal(stop)
        time.sleep(1.5)
        connection.send(form[20:])
        answer = connection.getresponse()
        assert (answer.status, b"</html>" in answer.read()) == (200, True)
        connection.close()
    assert served.process.wait(20) == 0


@pytest.mark.parametrize("shell", [">&-", ">/dev/full", "| true", ">&- 2>&- <&-"])
def test_the_site_starts_whatever_happens_to_its_output(tmp_path: Path, shell: str) -> None:
    port = free_port()
    command = f"exec {sys.executable} -m stemhulp serve --port {port} {shell}"
    process = subprocess.Popen(
        ["bash", "-c", command.replace("exec ", "") if "|" in shell else command],
        start_new_session=True,
        cwd=tmp_path,
    )
    try:
        end = time.monotonic() + WAIT
        while True:
            with contextlib.suppress(urllib.error.URLError, OSError):
                assert status(f"http://127.0.0.1:{port}/") == 200
                break
            assert time.monotonic() < end
            time.sleep(0.1)
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(30)


def test_a_closed_window_stops_the_site(tmp_path: Path) -> None:
    """Else it would go on without anybody who can stop it, and keep the port."""
    keyboard, terminal = pty.openpty()
    server = Served(tmp_path, stdin=terminal, start_new_session=True)
    os.close(terminal)
    server.wait_for("draait op")
    os.close(keyboard)
    server.process.send_signal(signal.SIGHUP)
    assert server.process.wait(20) == 0
