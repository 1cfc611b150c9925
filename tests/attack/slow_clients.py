"""Two hundred clients that are slow on purpose, and a visitor who only wants a page.

Run it with ``python -m tests.attack.slow_clients [--seconds 60] [--clients 200]``. A client that
is sent away comes back at once. The visitor opens a connection for every page, as a phone does.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import http.client
import itertools
import multiprocessing
import socket
import statistics
import sys
import time
import urllib.parse
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass
from typing import Final

from stemhulp.loading import load_election
from stemhulp.model import Election
from tests.attack.running import running
from tests.support.sheets import all_eens

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]
Slow = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Coroutine[None, None, None]]

HEAD: Final = b"GET /vergelijk HTTP/1.1\r\nHost: localhost\r\n"
POST: Final = (
    b"POST /uitslag HTTP/1.1\r\nHost: localhost\r\nContent-Length: 6000\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\n\r\nanswer-"
)
VISITOR_SECONDS: Final = 10.0
TINY_BUFFER: Final = 2048


async def says_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Connect, and that is all."""
    await reader.read()


async def stops_in_the_header(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Send half a header."""
    writer.write(HEAD)
    await reader.read()


async def drips_the_header(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Send a sign of the header each second, for ever."""
    writer.write(HEAD + b"X-Slow: ")
    await _drip(reader, writer)


async def stops_in_the_body(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Send the beginning of a form."""
    writer.write(POST)
    await reader.read()


async def drips_the_body(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Send a sign of a form each second."""
    writer.write(POST)
    await _drip(reader, writer)


async def reads_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Ask for the same big page a hundred times and never look at it."""
    writer.write((HEAD + b"\r\n") * 100)
    await asyncio.sleep(3600)


async def sips_the_answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Ask for a big page and take one byte of it each second."""
    writer.write(HEAD + b"\r\n")
    while await reader.read(1):
        await asyncio.sleep(1)


async def _drip(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Send a sign each second until the server has had enough."""
    while not writer.is_closing() and not reader.at_eof():
        writer.write(b"x")
        await asyncio.sleep(1)


KINDS: Final[tuple[Slow, ...]] = (
    says_nothing,
    stops_in_the_header,
    drips_the_header,
    stops_in_the_body,
    drips_the_body,
    reads_nothing,
    sips_the_answer,
)


async def _come_back(port: int, kind: Slow) -> None:
    """Be slow in this way, again and again."""
    while True:
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            sock = socket.socket()
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, TINY_BUFFER)
            sock.setblocking(False)
            await asyncio.get_running_loop().sock_connect(sock, ("127.0.0.1", port))
            reader, writer = await asyncio.open_connection(sock=sock, limit=TINY_BUFFER)
            try:
                await kind(reader, writer)
            finally:
                writer.transport.abort()
        await asyncio.sleep(0.05)


async def _attack(port: int, n_clients: int, kinds: tuple[Slow, ...]) -> None:
    await asyncio.gather(
        *(_come_back(port, kind) for _, kind in zip(range(n_clients), itertools.cycle(kinds)))
    )


def _attack_for_ever(port: int, n_clients: int, names: tuple[str, ...]) -> None:
    with contextlib.suppress(KeyboardInterrupt):
        kinds = tuple(kind for kind in KINDS if kind.__name__ in names)
        asyncio.run(_attack(port, n_clients, kinds))


@contextlib.contextmanager
def attack(port: int, n_clients: int, kinds: tuple[Slow, ...] = KINDS) -> Iterator[None]:
    """Let so many slow clients loose, in a process of their own."""
    names = tuple(kind.__name__ for kind in kinds)
    process = multiprocessing.get_context("spawn").Process(
        target=_attack_for_ever, args=(port, n_clients, names), daemon=True
    )
    process.start()
    try:
        yield
    finally:
        process.kill()
        process.join()


@dataclass(frozen=True, slots=True)
class Visit:
    """What a visitor met: seconds per page that came, and how many pages did not come."""

    seconds: tuple[float, ...]
    n_failed: int

    @property
    def slowest(self) -> float:
        """Seconds for the slowest page; infinite when a page did not come."""
        return float("inf") if self.n_failed or not self.seconds else max(self.seconds)


def visit(port: int, seconds: float, election: Election | None = None) -> Visit:
    """Ask for a start page, a form and a result in turn, some ten a second."""
    election = election or load_election()
    form = urllib.parse.urlencode(all_eens(election))
    times: list[float] = []
    failed = 0
    end = time.monotonic() + seconds
    for path in itertools.cycle(("/", "/vragenlijst", "/uitslag")):
        if time.monotonic() > end:
            return Visit(tuple(times), failed)
        begin = time.perf_counter()
        if _page_comes(port, path, form if path == "/uitslag" else None):
            times.append(time.perf_counter() - begin)
        else:
            failed += 1
        time.sleep(0.1)
    raise AssertionError


def _page_comes(port: int, path: str, form: str | None) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=VISITOR_SECONDS)
    kind = {"Content-Type": "application/x-www-form-urlencoded"} if form else {}
    try:
        connection.request("POST" if form else "GET", path, form, kind)
        answer = connection.getresponse()
        return answer.status == 200 and len(answer.read()) > 1000
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def row(name: str, met: Visit) -> str:
    """Return a line of the table."""
    times = sorted(met.seconds) or [float("nan")]
    return (
        f"| {name} | {len(met.seconds)} | {met.n_failed} | {statistics.median(times):.3f} "
        f"| {times[int(len(times) * 0.95)]:.3f} | {times[-1]:.3f} |"
    )


TABLE_HEAD: Final = (
    "| clients | pages | failed | median s | 95 % s | slowest s |\n|---|---|---|---|---|---|"
)


def main(arguments: list[str]) -> int:
    """Attack our own server, first with each kind alone, then with all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--seconds", type=float, default=60, help="how long all kinds together go on"
    )
    parser.add_argument("--clients", type=int, default=200)
    given = parser.parse_args(arguments)
    print(TABLE_HEAD)
    with running() as port:
        print(row("none", visit(port, 5)), flush=True)
        for kind in KINDS:
            with attack(port, given.clients, (kind,)):
                time.sleep(2)
                print(row(kind.__name__, visit(port, given.seconds / 4)), flush=True)
        with attack(port, given.clients):
            time.sleep(2)
            met = visit(port, given.seconds)
        print(row(f"all, {given.clients} together", met))
    return 0 if met.slowest < 1 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
