"""nginx with our own files before the real site: what it keeps, and what it writes down.

It runs as whoever runs the tests, on a free port, with everything it writes in one folder.
"""

from __future__ import annotations

import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.parse
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from stemhulp.loading import load_election
from tests.attack.running import OURS, free_port, wait_until_it_answers
from tests.support.sheets import all_eens

ROOT = Path(__file__).resolve().parents[2]
# `make test` unpacks Debian's nginx here when the machine has none.
UNPACKED = Path(sys.prefix, "nginx", "usr", "sbin")
NGINX = shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin:{UNPACKED}")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(NGINX is None, reason="no nginx on this machine: make nginx"),
]
MARK = "geheimmerk"
FOLDERS = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def settings(folder: Path, port: int, behind: int) -> Path:
    """Write our files for this folder and these ports; everything else stays as it is."""
    site = (ROOT / "deploy" / "nginx-site.conf").read_text(encoding="utf-8")
    site = site.replace("127.0.0.1:5000", f"127.0.0.1:{behind}")
    site = site.replace("/var/log/nginx", str(folder))
    (folder / "snippets").mkdir()
    (folder / "snippets" / "stemhulp.conf").write_text(site, encoding="utf-8")
    front = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    front = front.replace("/var/lib/nginx/stemhulp", str(folder / "cache"))
    front = re.sub(r"^ +listen \[::\].*\n", "", front, flags=re.M)
    front = front.replace("listen 80", f"listen 127.0.0.1:{port}")
    temporary = "".join(f"{name}_temp_path {folder}/{name};\n" for name in FOLDERS)
    user = "user root;\n" if os.geteuid() == 0 else ""  # nobody may not come in here
    whole = folder / "nginx.conf"
    whole.write_text(
        f"{user}pid {folder}/pid;\nerror_log {folder}/error.log;\n"
        f"daemon off;\nworker_processes 1;\n"
        f"events {{}}\nhttp {{\n{temporary}access_log {folder}/access.log;\n"
        f"add_header X-Cache-Status $upstream_cache_status always;\n{front}\n}}\n",
        encoding="utf-8",
    )
    return whole


@dataclass
class Front:
    """nginx, what is behind it, and everything it writes."""

    folder: Path
    port: int
    behind: subprocess.Popen[bytes]

    def ask(
        self,
        path: str,
        body: str | None = None,
        host: str = "stemhulp.example",
        more: Mapping[str, str] | None = None,
    ) -> tuple[int, http.client.HTTPMessage, bytes]:
        kind = {} if body is None else {"Content-Type": "application/x-www-form-urlencoded"}
        headers = {"Host": host, "User-Agent": MARK, "Referer": f"http://x/{MARK}", **kind}
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(
                "GET" if body is None else "POST", path, body, headers | dict(more or {})
            )
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            connection.close()

    def written(self) -> dict[Path, bytes]:
        """Everything on its disk."""
        return {path: path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}


@pytest.fixture
def front(tmp_path: Path) -> Iterator[Front]:
    port, behind = free_port(), free_port()
    command = [part.replace("{port}", str(behind)) for part in OURS]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen(command, **quiet)  # type: ignore[call-overload]
    call = [str(NGINX), "-p", str(tmp_path), "-c", str(settings(tmp_path, port, behind))]
    try:
        checked = subprocess.run([*call, "-t"], capture_output=True, text=True, check=False)
        assert checked.returncode == 0, checked.stderr
        nginx = subprocess.Popen(call, **quiet)  # type: ignore[call-overload]
        try:
            wait_until_it_answers(behind, server)
            _wait_until_it_listens(port)
            yield Front(tmp_path, port, server)
        finally:
            nginx.terminate()
            nginx.wait(10)
    finally:
        server.terminate()
        server.wait(30)


def _wait_until_it_listens(port: int) -> None:
    for _ in range(100):
        try:
            with socket.create_connection(("127.0.0.1", port), 5):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError("nginx does not listen")


def test_nginx_keeps_pages_and_never_what_somebody_answered(front: Front) -> None:
    form = urllib.parse.urlencode(all_eens(load_election()))
    for path in ("/", "/vragenlijst", "/en/questionnaire", "/uitslag", "/debat/sp?tegen=vvd"):
        got = [front.ask(path, more={"Accept-Encoding": "br"}) for _ in range(2)]
        assert [(status, head["X-Cache-Status"]) for status, head, _ in got] == [
            (200, "MISS"),
            (200, "HIT"),
        ], path
        assert got[0][2] == got[1][2]
        assert "Content-Security-Policy" in got[1][1]
    for _ in range(2):
        for path in ("/uitslag", "/uitslag/waarom", "/uitslag.json", "/en/result", "/vragenlijst"):
            status, head, _ = front.ask(f"{path}?{MARK}", form)
            assert (status, head["X-Cache-Status"], head["Cache-Control"]) == (
                200,
                None,
                "no-store",
            )
        for path in ("/status", f"/?fbclid={MARK}", f"/vergelijk?tegen={MARK.upper()}"):
            assert front.ask(path)[1]["X-Cache-Status"] != "HIT"
    kept = [data for path, data in front.written().items() if "cache" in path.parts]
    assert kept
    assert not [data for data in kept if b"answer-" in data.partition(b"\r\n\r\n")[0]]


def test_nginx_writes_down_when_and_how_it_went_and_nothing_else(front: Front) -> None:
    form = urllib.parse.urlencode(all_eens(load_election()) | {"answer-hofjes": MARK})
    assert front.ask("/")[0] == 200
    front.ask(f"/nergens/{MARK}?{MARK}")
    front.ask("/uitslag", form)
    front.ask("/uitslag", f"answer-x={MARK * 30_000}")
    front.behind.terminate()
    front.behind.wait(30)
    assert front.ask("/uitslag", form)[0] == 503  # nginx would say so, with address and request
    log = front.folder / "stemhulp.log"
    end = time.monotonic() + 10
    while log.read_bytes().count(b"\n") < 5 and time.monotonic() < end:
        time.sleep(0.05)  # nginx writes when it has answered
    files = front.written()
    assert not [path for path, data in files.items() if MARK.encode() in data.lower()]
    lines = files[front.folder / "stemhulp.log"].decode().splitlines()
    line = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d \d{3} (-|[A-Z]+) [\d.]+")
    assert [bool(line.fullmatch(one)) for one in lines] == [True] * 5
    assert files.get(front.folder / "access.log", b"") == b""
    assert b"127.0.0.1" not in files[front.folder / "error.log"]


def test_pages_stay_when_stemhulp_is_away(front: Front) -> None:
    before = front.ask("/vragenlijst")
    front.behind.terminate()
    front.behind.wait(30)
    status, _, body = front.ask("/vragenlijst")
    assert (status, body) == (200, before[2])
    status, head, body = front.ask("/uitslag", "answer-hofjes=eens")
    assert status == 503
    assert b"niet bewaard" in body
    assert head["Cache-Control"] == "no-store"
    assert "default-src 'none'" in head["Content-Security-Policy"]
    assert front.ask("/status")[0] == 503


def test_a_name_that_is_not_ours_gets_nothing(front: Front) -> None:
    with pytest.raises((http.client.RemoteDisconnected, ConnectionResetError)):
        front.ask("/", host="elders.example")
