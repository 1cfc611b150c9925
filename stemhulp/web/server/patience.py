"""How long the server waits for a client: never for ever, and never with a thread in its hand.

Waitress collects a request and sends an answer in one loop of its own. What it does not have is a
limit on how long a request may take to arrive; that is added here.
"""

from __future__ import annotations

import contextlib
import socket
import sys
import time
from dataclasses import dataclass
from typing import Any, Final

from flask import Flask
from waitress import wasyncore
from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser
from waitress.server import TcpWSGIServer
from waitress.task import ThreadedTaskDispatcher
from waitress.utilities import BadRequest

from stemhulp.web.server.refusals import Refusals, RefusalTask, RequestTimeout, make_refusals
from stemhulp.web.server.silence import silence_waitress

# Paper may hold four of them (`http/shelf.py`, `http/pdf_queue.py`); pages need some too.
THREADS: Final = 8
LOOP_SECONDS: Final = 1.0
# Who has only just connected is about to ask; at a reload they would lose a page that nobody began.
NEW_SECONDS: Final = 1.0
KILOBYTE: Final = 1024
HEADER_BYTES: Final = 32 * KILOBYTE
# More than the application takes, so that it can answer with a page of its own (413).
BODY_BYTES: Final = 256 * KILOBYTE
NEVER_ON_DISK: Final = 1024 * KILOBYTE * KILOBYTE


@dataclass(frozen=True, slots=True)
class Patience:
    """How many seconds a client gets.

    Attributes
    ----------
    header : float
        For the head of a request, from its first byte or from the start of the connection.
    body : float
        For a whole request, from its first byte.
    idle : float
        For the next request, after an answer.
    stall : float
        Between two bytes of an answer that the client takes in.
    answer : float
        For a whole answer: ten minutes bring 5 MB over 8 kB/s.
    linger : float
        To read the page of a refusal while it is still sending.
    """

    header: float = 10
    body: float = 30
    idle: float = 15
    stall: float = 30
    answer: float = 600
    linger: float = 2


class OneRequest(HTTPRequestParser):  # type: ignore[misc]
    """A request; who sends the next one before the answer is told to come back.

    No browser does that, and it would let one client fill the memory with answers it never reads.
    """

    def received(self, data: bytes) -> int:
        """Take in some bytes; return how many were used up."""
        try:
            consumed = int(super().received(data))
        except ValueError:  # an address or a length that Python cannot read
            self.error = BadRequest("unreadable")
            self.completed = True
            return len(data)
        if self.completed and not self.empty and data[consumed:].strip():
            self.headers["CONNECTION"] = "close"
        return len(data) if self.completed and not self.empty else consumed


class PatientChannel(HTTPChannel):  # type: ignore[misc]
    """A connection that knows since when its client has been busy."""

    parser_class = OneRequest
    error_task_class = RefusalTask

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.busy_since = self.creation_time
        self.is_refused = False
        self.is_lingering = False

    def received(self, data: bytes) -> bool:
        """Take in some bytes, and start the clock with the first of a request."""
        before = self.request
        kept = bool(super().received(data))
        if self.request is not before:  # a request began, or was completed
            self.busy_since = time.time()
        return kept

    def handle_close(self) -> None:
        """Hang up; after a refusal not before its page has been read.

        A connection closed with bytes still unread is reset, and the page is lost on the way.
        """
        if self.is_refused and not self.is_lingering and self.connected:
            self.is_lingering = True
            self.will_close = self.close_when_flushed = False
            self.busy_since = time.time()
            with contextlib.suppress(OSError):
                self.socket.shutdown(socket.SHUT_WR)
        else:
            super().handle_close()

    def readable(self) -> bool:
        """Whether bytes may come in."""
        return self.is_lingering or bool(super().readable())

    def handle_read(self) -> None:
        """Take bytes in; those after a refusal are thrown away."""
        if not self.is_lingering:
            super().handle_read()
        elif not self.recv(self.adj.recv_bytes):
            self.will_close = True

    def is_running(self) -> bool:
        """Whether somebody would lose something if the connection were closed now."""
        request: HTTPRequestParser | None = self.request
        half = request is not None and request.headers_finished
        is_new = self.busy_since == self.creation_time > time.time() - NEW_SECONDS
        return bool(self.requests or self.total_outbufs_len or half or is_new)

    def part_if_late(self, now: float, patience: Patience) -> None:
        """Hang up when the client has used up the patience, half a request with a page."""
        request: HTTPRequestParser | None = self.request
        busy = now - self.busy_since
        if self.requests:
            return  # a thread is at work: the client is waiting for us
        if self.is_lingering:
            late = busy > patience.linger
        elif self.total_outbufs_len:
            late = now - self.last_activity > patience.stall or busy > patience.answer
        elif request is None:
            limit = patience.idle if self.busy_since > self.creation_time else patience.header
            late = now - max(self.busy_since, self.last_activity) > limit
        else:
            late = busy > (patience.body if request.headers_finished else patience.header)
        if late and request is not None and not self.is_refused:
            self._refuse_as_late(request)
        elif late:
            self.handle_close()  # at once: who does not read is never ready for a last byte

    def _refuse_as_late(self, request: HTTPRequestParser) -> None:
        """Answer half a request with a page that says so, and close."""
        request.error = RequestTimeout("late")
        with self.requests_lock:
            self.request = None
            self.requests.append(request)
        self.server.add_task(self)


class PatientServer(TcpWSGIServer):  # type: ignore[misc]
    """The loop that reads and writes for everybody."""

    channel_class = PatientChannel

    def __init__(self, app: Flask, sock: socket.socket, patience: Patience = Patience()) -> None:
        self.patience = patience
        self.refusals: Refusals = make_refusals(app)
        silence_waitress()
        settings = Adjustments(
            sockets=[sock],
            asyncore_use_poll=True,
            asyncore_loop_timeout=LOOP_SECONDS,
            cleanup_interval=1,
            connection_limit=_most_connections(),
            ident=None,
            inbuf_overflow=NEVER_ON_DISK,
            outbuf_overflow=NEVER_ON_DISK,
            log_socket_errors=False,
            max_request_header_size=HEADER_BYTES,
            max_request_body_size=BODY_BYTES,
            threads=THREADS,
        )
        # The loop sends head and body in one go; a thread that sends gives its turn away for each.
        settings.send_bytes = NEVER_ON_DISK
        workers = ThreadedTaskDispatcher()
        workers.set_thread_count(settings.threads)
        place = (sock.family, sock.type, sock.proto, sock.getsockname())
        super().__init__(
            app, {}, True, sock, workers, adj=settings, sockinfo=place, bind_socket=False
        )

    def maintenance(self, now: float) -> None:
        """Look once a second whose time is up; waitress calls this."""
        for channel in tuple(self.active_channels.values()):
            channel.part_if_late(now, self.patience)

    def turn(self) -> None:
        """Do what there is to do, and wait a second at most."""
        wasyncore.loop(LOOP_SECONDS, use_poll=True, map=self._map, count=1)

    def finish(self, seconds: float) -> None:
        """Take no more requests, and let those that run come to their end."""
        self.accepting = False
        end = time.monotonic() + seconds
        while any(channel.is_running() for channel in self.active_channels.values()):
            self._close_idle()
            if time.monotonic() > end:
                return
            wasyncore.loop(0.1, use_poll=True, map=self._map, count=1)

    def stop(self) -> None:
        """Close everything."""
        self.task_dispatcher.shutdown()
        wasyncore.close_all(self._map)

    def _close_idle(self) -> None:
        for channel in self.active_channels.values():
            channel.will_close |= not channel.is_running()


def _most_connections() -> int:
    """Return how many connections fit, with files to spare for everything else."""
    if sys.platform == "win32":
        return 512  # as many as its select() takes
    import resource  # noqa: PLC0415  # not on Windows

    files = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return max(files - 256, 100) if files != resource.RLIM_INFINITY else 16_384
