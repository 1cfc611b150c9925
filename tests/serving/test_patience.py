"""How long the server waits for whom, with a patience of tenths of a second."""

from __future__ import annotations

import contextlib
import logging
import socket
import threading
import time
from collections.abc import Callable, Iterator

import pytest
from flask import Flask

from stemhulp.examples import fictional_site
from stemhulp.web import create_app
from stemhulp.web.server.listening import listen
from stemhulp.web.server.patience import (
    BODY_BYTES,
    HEADER_BYTES,
    Patience,
    PatientChannel,
    PatientServer,
)

QUICK = Patience(header=0.5, body=1.5, idle=1.0, stall=1.0, answer=6.0)
GET = b"GET /privacy HTTP/1.1\r\nHost: localhost\r\n"
POST = b"POST /uitslag HTTP/1.1\r\nHost: localhost\r\nContent-Length: 50\r\n"


@pytest.fixture(scope="module")
def app() -> Flask:
    return create_app(fictional_site(), {"MAKES_PDF": False})


class Running:
    """A server in a thread, and the door to knock on."""

    def __init__(self, app: Flask) -> None:
        sock = listen("127.0.0.1", 0)
        self.address = sock.getsockname()
        self.server = PatientServer(app, sock, QUICK)
        self.stopping = threading.Event()
        self.thread = threading.Thread(target=self._run)
        self.thread.start()

    def _run(self) -> None:
        while not self.stopping.is_set():
            self.server.turn()
        self.server.finish(2)
        self.server.stop()

    def stop(self) -> None:
        self.stopping.set()
        with contextlib.suppress(OSError):  # stopped already
            self.server.pull_trigger()
        self.thread.join()

    def connect(self) -> socket.socket:
        return socket.create_connection(self.address, timeout=10)

    def ask(self, request: bytes) -> bytes:
        """Send some bytes and read until the server hangs up."""
        with self.connect() as sock:
            sock.sendall(request)
            return read_all(sock)


def read_all(sock: socket.socket) -> bytes:
    """Read until the server hangs up."""
    received = b""
    while piece := sock.recv(65536):
        received += piece
    return received


def read_one(sock: socket.socket) -> bytes:
    """Read one answer, to its end."""
    received = b""
    while b"</html>" not in received:
        received += sock.recv(65536)
    return received


def status(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


@pytest.fixture
def running(app: Flask) -> Iterator[Running]:
    server = Running(app)
    yield server
    server.stop()


def test_a_page_comes_and_the_connection_stays_for_the_next(running: Running) -> None:
    with running.connect() as sock:
        for _ in range(2):
            sock.sendall(GET + b"\r\n")
            head = read_one(sock)
            assert status(head) == 200
            assert b"Connection: close" not in head


@pytest.mark.parametrize(
    ("begin", "least", "most"),
    [
        (b"", QUICK.header, 3),
        (b"GET", QUICK.header, 3),
        (GET, QUICK.header, 3),
        (POST + b"\r\nanswer-", QUICK.body, 4),
        (
            POST.replace(b"Content-Length: 50", b"Transfer-Encoding: chunked") + b"\r\n5\r\nab",
            1.5,
            4,
        ),
        (GET + b"\r\n", QUICK.idle, 4),
    ],
    ids=["nothing", "three letters", "half a header", "half a body", "half a chunk", "idle"],
)
def test_who_stops_half_way_is_sent_away_in_time(
    running: Running, begin: bytes, least: float, most: float
) -> None:
    start = time.monotonic()
    answer = running.ask(begin)
    assert least <= time.monotonic() - start < most
    if begin and begin != GET + b"\r\n":
        assert status(answer) == 408
        assert b"Content-Security-Policy: default-src 'none'" in answer


@pytest.mark.parametrize("begin", [GET + b"X-Slow: ", POST + b"\r\n"], ids=["header", "body"])
def test_who_drips_gains_no_time(running: Running, begin: bytes) -> None:
    start = time.monotonic()
    with running.connect() as sock:
        sock.sendall(begin)
        sock.settimeout(0.1)
        while time.monotonic() - start < 10:
            try:
                sock.sendall(b"x")
                if not sock.recv(65536):
                    break
            except TimeoutError:
                continue
            except OSError:
                break
    assert time.monotonic() - start < 4


def test_who_never_reads_an_answer_is_sent_away(running: Running) -> None:
    """Meanwhile the answer waits in memory and no thread waits with it."""
    running.server.application = lambda environ, start: _big_answer(start)
    with socket.socket() as sock:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
        sock.settimeout(10)
        sock.connect(running.address)
        sock.sendall(GET + b"\r\n")
        _wait_until(
            lambda: any(one.total_outbufs_len and not one.requests for one in _channels(running))
        )
        _wait_until(lambda: not _channels(running), seconds=5)


def _big_answer(start: Callable[[str, list[tuple[str, str]]], object]) -> list[bytes]:
    start("200 OK", [("Content-Length", str(8 * 1024 * 1024))])
    return [b"x" * (8 * 1024 * 1024)]


def test_many_requests_at_once_are_answered_one_at_a_time(running: Running) -> None:
    """The first gets its answer; the rest is told to come back, and nothing heaps up."""
    answer = running.ask((GET + b"\r\n") * 50)
    assert answer.count(b"HTTP/1.1 200 OK") == 1
    assert b"Connection: close" in answer


def test_an_empty_line_after_a_form_is_forgiven(running: Running) -> None:
    """Old browsers send one."""
    with running.connect() as sock:
        sock.sendall(GET + b"\r\n\r\n")
        assert b"Connection: close" not in read_one(sock)
        sock.sendall(b"\r\n" + GET + b"\r\n")
        assert status(read_one(sock)) == 200


@pytest.mark.parametrize(
    ("request_bytes", "expected"),
    [
        (b"nonsense\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost localhost\r\n\r\n", 400),
        (b"GET http://[ HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
        (b"get / HTTP/1.1\r\nHost: localhost\r\n\r\n", 400),
        (GET + b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n", 400),
        (GET + b"Content-Length: -1\r\n\r\n", 400),
        (GET + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcde", 400),
        (GET + b"Transfer-Encoding: gzip\r\n\r\n", 501),
        (
            POST.replace(b"Content-Length: 50", b"Transfer-Encoding: chunked") + b"\r\nzz\r\n\r\n",
            400,
        ),
        (GET + b"X: " + b"x" * HEADER_BYTES + b"\r\n\r\n", 431),
        (b"GET /" + b"x" * HEADER_BYTES + b" HTTP/1.1\r\n\r\n", 431),
        (GET + b"Content-Length: %d\r\n\r\n" % BODY_BYTES, 413),
        (b"GET / HTTP/1.1\r\nHost: a b\r\n\r\n", 400),
    ],
    ids=lambda value: value[:60].decode() if isinstance(value, bytes) else "",
)
def test_what_no_browser_sends_gets_a_page_of_ours_and_leaves_no_trace(
    running: Running, caplog: pytest.LogCaptureFixture, request_bytes: bytes, expected: int
) -> None:
    with caplog.at_level(logging.DEBUG):
        answer = running.ask(
            request_bytes.replace(b"\r\n\r\n", b"\r\nConnection: close\r\n\r\n", 1)
        )
    assert status(answer) == expected
    for header in (
        b"Content-Security-Policy",
        b"X-Content-Type-Options",
        b"Cache-Control: no-store",
    ):
        assert header in answer
    assert b"<h1>" in answer
    assert b"waitress" not in answer.lower()
    assert caplog.text == ""


def test_a_stop_lets_a_running_request_finish(app: Flask) -> None:
    running = Running(app)
    began = threading.Event()
    app.before_request_funcs.setdefault(None, []).insert(0, lambda: _linger(began))
    try:
        with running.connect() as sock:
            sock.sendall(GET + b"\r\n")
            began.wait(5)
            running.stop()
            assert status(read_all(sock)) == 200
    finally:
        app.before_request_funcs[None].pop(0)
    with pytest.raises(OSError, match="refused"):
        running.connect()


def _linger(began: threading.Event) -> None:
    began.set()
    time.sleep(0.3)


def test_an_error_in_the_server_is_written_down_without_values(
    running: Running, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_given: object) -> None:
        raise RuntimeError("ge" + "heim")

    running.server.application = broken
    answer = running.ask(GET.replace(b"/privacy", b"/geheim") + b"Connection: close\r\n\r\n")
    assert status(answer) == 500
    assert "RuntimeError" in caplog.text
    assert "geheim" not in caplog.text + capsys.readouterr().err


def _channels(running: Running) -> list[PatientChannel]:
    return list(running.server.active_channels.values())


def _wait_until(true: Callable[[], bool], seconds: float = 3) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_who_connects_just_before_a_stop_still_gets_a_page(running: Running) -> None:
    with running.connect() as sock, running.connect() as silent:
        time.sleep(0.2)  # both are let in
        running.stopping.set()
        running.server.pull_trigger()
        time.sleep(0.3)
        sock.sendall(GET + b"\r\n")
        assert status(sock.recv(65536)) == 200
        start = time.monotonic()
        assert silent.recv(1) == b""  # who says nothing does not keep us
        assert time.monotonic() - start < 1.5
