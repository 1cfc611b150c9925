"""Promises about safety and silence."""

from __future__ import annotations

import logging
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
from flask import Flask

from stemhulp.errors import StemhulpError
from stemhulp.examples import fictional_site
from stemhulp.model import Election
from stemhulp.web import create_app
from stemhulp.web.pages import result
from stemhulp.web.server import require_free_port
from tests.support.documents import Document, PageClient, make_client
from tests.support.sheets import all_eens


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
        {"Origin": "https://elders.example"},
        {"Origin": "null"},
    ],
    ids=str,
)
def test_posts_from_other_sites_are_refused(
    client: PageClient, election: Election, headers: dict[str, str]
) -> None:
    response = client.post("/uitslag", data=all_eens(election), headers=headers)
    assert response.status_code == 403
    assert "andere site" in response.text


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "http://localhost"},
    ],
    ids=str,
)
def test_posts_from_our_own_pages_are_welcome(
    client: PageClient, election: Election, headers: dict[str, str]
) -> None:
    assert client.post("/uitslag", data=all_eens(election), headers=headers).status_code == 200


def test_refused_post_is_a_page_that_follows_the_rules(client: PageClient) -> None:
    client.environ_base["HTTP_ORIGIN"] = "https://elders.example"
    client.send({}, 403)


def test_huge_posts_are_refused(client: PageClient) -> None:
    client.send({"answer-hofjes": "x" * 70_000}, 413)


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("&".join(f"geheim-{number}=eens" for number in range(10_000)), 413),
        ("&".join(["a="] * 10_000), 400),
        ("&".join(f"{number:x}" for number in range(10_000)), 400),
    ],
    ids=["long names", "one name", "no values"],
)
def test_ten_thousand_fields_get_a_friendly_page_and_no_trace(
    client: PageClient, caplog: pytest.LogCaptureFixture, body: str, status: int
) -> None:
    with caplog.at_level(logging.DEBUG):
        response = client.post(
            "/uitslag", data=body, content_type="application/x-www-form-urlencoded"
        )
    assert response.status_code == status
    assert len(Document(response).texts("h1")) == 1
    assert caplog.text == ""


@pytest.mark.parametrize(
    "kind", ["application/json", "text/plain", "multipart/form-data; boundary=x"]
)
def test_other_kinds_of_post_are_refused(client: PageClient, kind: str) -> None:
    response = client.post("/uitslag", data=b"{}", content_type=kind)
    assert response.status_code == 415
    assert "gewoon webformulier" in response.text


@pytest.mark.parametrize("body", [b"\xff\xfe=\xff", b"answer-hofjes", b"&&&==", b"%ff%00=%00"])
def test_broken_bytes_are_a_friendly_page(client: PageClient, body: bytes) -> None:
    response = client.post("/uitslag", data=body, content_type="application/x-www-form-urlencoded")
    assert response.status_code in {400, 422}


def test_no_cookie_is_ever_set(client: PageClient, election: Election) -> None:
    responses = [
        client.get("/"),
        client.get("/vragenlijst"),
        client.post("/uitslag", data=all_eens(election)),
        client.post("/uitslag", data={}),
        client.get("/nergens"),
    ]
    assert [r.status_code for r in responses] == [200, 200, 200, 422, 404]
    assert not any("Set-Cookie" in r.headers for r in responses)


def test_there_is_no_secret_to_leak(app: Flask) -> None:
    assert app.config["SECRET_KEY"] is None


def test_untrusted_hosts_are_refused() -> None:
    client = make_client(create_app(fictional_site(), {"TRUSTED_HOSTS": ["stemhulp.example"]}))
    assert client.get("/", base_url="http://stemhulp.example").status_code == 200
    assert client.get("/", base_url="http://elders.example").status_code == 400


def test_framing_is_a_setting(client: PageClient) -> None:
    assert "frame-ancestors 'none'" in client.get("/").headers["Content-Security-Policy"]
    app = create_app(fictional_site(), {"FRAME_ANCESTORS": "https://krant.example"})
    policy = make_client(app).get("/").headers["Content-Security-Policy"]
    assert "frame-ancestors https://krant.example" in policy


def test_a_crash_is_a_friendly_page_and_logs_no_answer(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, election: Election
) -> None:
    def crash(*given: object) -> None:
        raise RuntimeError(repr(given))

    client = make_client(create_app(fictional_site()))
    monkeypatch.setattr(result, "match", crash)
    with caplog.at_level(logging.DEBUG):
        document = client.send(all_eens(election), 500)
    assert "ging bij ons iets mis" in document.text
    assert "RuntimeError" in caplog.text
    assert "result.py" in caplog.text
    for word in ("museumnacht", "neutraal", "hofjes"):
        assert word not in caplog.text
        assert word not in document.text


def test_requests_log_nothing(
    client: PageClient, election: Election, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        client.send(all_eens(election))
        client.send({"answer-hofjes": "eens"}, 422)
        client.send({"answer-geheim": "eens"}, 400)
    assert caplog.text == ""


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
