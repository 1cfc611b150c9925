"""Thousands of odd requests to the real server: none may break it, hang, or be written down.

Run it with ``python -m tests.attack.web_fuzz [--requests 30000] [--seed 1]``. Every request has a
connection of its own; the same seed sends the same requests. Afterwards the site has to answer as
before, by the same processes, and to have said nothing.
"""

from __future__ import annotations

import argparse
import contextlib
import itertools
import socket
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from stemhulp.examples import fictional_election
from stemhulp.web.server.patience import Patience
from tests.attack.headers import NEVER, PROMISED
from tests.attack.odd_requests import OddRequests
from tests.attack.running import Server, serving
from tests.attack.slow_clients import visit

CLIENTS: Final = 64
# Half a request is sent away after this at the latest; whatever takes longer hangs.
LONGEST: Final = Patience().body + 10
NO_ANSWER: Final = "hung up"
HANGS: Final = "hangs"
MARK: Final = b"HTTP/1."


@dataclass(slots=True)
class Outcome:
    """What the clients got, and what the server did meanwhile."""

    statuses: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def add(self, kind: str, request: bytes, answer: bytes | None) -> None:
        """Count one answer, and look for what it should not have."""
        status = status_of(answer)
        self.statuses[status] += 1
        self.kinds[kind] += 1
        wrong = faults_of(status, answer or b"")
        self.faults += [f"{fault}: {request[:300]!r}" for fault in wrong]

    def table(self) -> str:
        """Rows of the table."""
        rows = [f"| {name} | {count} |" for name, count in sorted(self.statuses.items())]
        return "\n".join(("| answer | requests |", "|---|---|", *rows))


def status_of(answer: bytes | None) -> str:
    """Return the status of an answer, or what came instead of one."""
    if answer is None:
        return HANGS
    return answer[9:12].decode() if answer.startswith(MARK) else NO_ANSWER


def faults_of(status: str, answer: bytes) -> list[str]:
    """Everything that an answer should not have, whatever was asked.

    Examples
    --------
    >>> faults_of("hung up", b"")
    []
    >>> faults_of("500", b"HTTP/1.1 500 Oops")[0], faults_of("hangs", b"")
    ('500', ['hangs'])
    """
    if status == NO_ANSWER:
        return []
    found = [status] if status in {"500", HANGS} else []
    if status == HANGS:
        return found
    head, _, body = answer.partition(b"\r\n\r\n")
    lines = head.decode("latin-1").split("\r\n")
    found += [
        f"{status} without {name}" for name, v in PROMISED.items() if f"{name}: {v}" not in lines
    ]
    names = {line.partition(":")[0].lower() for line in lines}
    found += [f"{status} with {name}" for name in NEVER if name.lower() in names]
    return found + [f"{status} with a trace"] * (b"Traceback" in body)


def ask(port: int, request: bytes, longest: float = LONGEST) -> bytes | None:
    """Send bytes and return the answer; empty = hung up, None = nothing came for too long."""
    received = b""
    with socket.create_connection(("127.0.0.1", port), longest) as sock:
        end = time.monotonic() + longest
        try:
            with contextlib.suppress(ConnectionError):  # refused before we had sent everything
                sock.sendall(request)
            while not is_whole(received, request):
                sock.settimeout(max(end - time.monotonic(), 0.01))
                piece = sock.recv(65536)
                if not piece:
                    return received
                received = (received + piece).removeprefix(b"HTTP/1.1 100 Continue\r\n\r\n")
        except TimeoutError:
            return None
        except ConnectionError:
            return received
    return received


def is_whole(received: bytes, request: bytes) -> bool:
    """Whether an answer has come to its end."""
    head, between, body = received.partition(b"\r\n\r\n")
    if not between:
        return False
    if request.startswith(b"HEAD ") or head[9:12] in {b"304", b"204"}:
        return True
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            return len(body) >= int(line.partition(b":")[2])
    return False


def fuzz(port: int, n_requests: int, seed: int, longest: float = LONGEST) -> Outcome:
    """Send so many requests, and wait so long for each answer."""
    requests = itertools.islice(OddRequests(fictional_election(), seed), n_requests)
    outcome, lock = Outcome(), threading.Lock()

    def work() -> None:
        while True:
            with lock:
                kind, request = next(requests, ("", b""))
            if not kind:
                return
            answer = ask(port, request, longest)
            with lock:
                outcome.add(kind, request, answer)

    threads = [threading.Thread(target=work) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcome


@contextlib.contextmanager
def watched(outcome: list[str]) -> Iterator[Server]:
    """Run a server; what is different about it afterwards is added to the list."""
    with TemporaryDirectory() as folder, serving(environment={"TMPDIR": folder}) as server:
        before = server.when_whole()
        yield server
        met = visit(server.port, 3, fictional_election())
        if server.workers() != before:
            outcome.append(f"other processes: {before} → {server.workers()}")
        if server.said_more():
            outcome.append(f"the server wrote: {server.said_more()[:2000]}")
        if met.n_failed or not met.seconds:
            outcome.append(f"afterwards {met.n_failed} pages failed")
        if strange := left_behind(Path(folder)):
            outcome.append(f"files were left: {strange}")


def left_behind(folder: Path) -> list[str]:
    """Files in the temporary folder that are not of the shelf."""
    seen = [path.relative_to(folder) for path in folder.rglob("*") if path.is_file()]
    return [str(path) for path in seen if path.suffix != ".made" and path.name != "lock"]


def main(arguments: list[str]) -> int:
    """Print how the requests were answered; a fault is an exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--requests", type=int, default=30_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    faults: list[str] = []
    begin = time.monotonic()
    with watched(faults) as server:
        outcome = fuzz(server.port, given.requests, given.seed)
    faults += outcome.faults
    print(outcome.table())
    print(
        f"{outcome.statuses.total()} requests of {len(outcome.kinds)} kinds (seed {given.seed}) "
        f"in {time.monotonic() - begin:.0f} s; {len(faults)} faults"
    )
    print(*faults[:20], sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
