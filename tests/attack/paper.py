"""Eight clients ask for the largest files, while a visitor wants a page and a file of their own.

Run with ``python -m tests.attack.paper [seconds]``. It starts the real server on a free port, on
the tables of Assen: every party against all others, about everything.
"""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import permutations
from statistics import median
from typing import Final
from urllib.parse import urlencode

from stemhulp.loading import bundled_root, load_election
from stemhulp.model import Election
from tests.support.sheets import all_eens

CLIENTS: Final = 8
OWN_FILES: Final = 5
PATIENCE: Final = 60.0
FORM: Final = {"Content-Type": "application/x-www-form-urlencoded"}
# Says which file the next request is for; None = nobody asks, to compare with.
Choose = Callable[[], str] | None


@dataclass(slots=True)
class Outcome:
    """What the clients got, and what the visitor noticed of them."""

    files: Counter[str] = field(default_factory=Counter)
    own: list[tuple[str, float]] = field(default_factory=list)
    pages: list[tuple[str, float]] = field(default_factory=list)
    results: list[tuple[str, float]] = field(default_factory=list)

    @property
    def own_made(self) -> int:
        """How many of the visitor's own files came."""
        return sum(said == "200" for said, _seconds in self.own)

    def row(self, name: str) -> str:
        """One line of the table."""
        asked = " ".join(f"{said}:{count}" for said, count in sorted(self.files.items()))
        cells = (
            name,
            asked,
            f"{self.own_made} of {len(self.own)}",
            *(waited(times) for times in (self.own, self.pages, self.results)),
            f"{sum(said != '200' for said, _s in (*self.pages, *self.results))}",
        )
        return "| " + " | ".join(cells) + " |"


HEAD: Final = (
    "| eight clients ask for | they got | own PDFs that came | own PDF: median, slowest (s) "
    "| page (s) | result (s) | pages that failed |\n"
    "| --- | --- | --- | --- | --- | --- | --- |"
)


def waited(times: list[tuple[str, float]]) -> str:
    """How long somebody waited for an answer of whatever kind: usually, and at most."""
    seconds = [one for _said, one in times]
    return f"{median(seconds):.2f}, {max(seconds):.2f}"


def main() -> None:
    """Print one line for each way to ask."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 20.0
    election = load_election(site=bundled_root())
    print(HEAD)
    for name, choose in attacks(election).items():
        with running_site() as port:
            print(attack(port, election, choose, seconds).row(name), flush=True)


def attacks(election: Election) -> dict[str, Choose]:
    """Ways to ask: each is a name and what chooses the next file."""
    parties = list(election.parties)
    orders = permutations(parties[1:])
    lock = threading.Lock()

    def another(path: str) -> Choose:
        def choose() -> str:
            with lock:
                return address(path, parties[0], next(orders))

        return choose

    return {
        "nothing": None,
        "the same PDF": lambda: address("/debat.pdf", parties[0], tuple(parties[1:])),
        "each time another PDF": another("/debat.pdf"),
        "each time another document": another("/debat.docx"),
    }


def address(path: str, party: str, opponents: tuple[str, ...]) -> str:
    """Address of a briefing as a file."""
    return f"{path}?partij={party}&tegen={','.join(opponents)}"


def attack(port: int, election: Election, choose: Choose, seconds: float) -> Outcome:
    """Let the clients loose, be a visitor meanwhile, and return what came of it."""
    outcome, stop = Outcome(), threading.Event()
    body = urlencode(all_eens(election))
    work = [lambda: _look(port, body, stop, outcome)]
    if choose is not None:
        work += [lambda: _greedy(port, choose, stop, outcome.files)] * CLIENTS
    threads = [threading.Thread(target=one) for one in work]
    for thread in threads:
        thread.start()
    started = time.monotonic()
    time.sleep(1)
    for _ in range(OWN_FILES):
        outcome.own.append(timed(port, "POST", "/uitslag.pdf", body))
    time.sleep(max(0.0, started + seconds - time.monotonic()))
    stop.set()
    for thread in threads:
        thread.join()
    return outcome


def _greedy(port: int, choose: Callable[[], str], stop: threading.Event, got: Counter[str]) -> None:
    """Ask for one file after the other; who is sent away is back in no time."""
    while not stop.is_set():
        said, _seconds = timed(port, "GET", choose())
        got[said] += 1
        time.sleep(0.1)


def _look(port: int, body: str, stop: threading.Event, outcome: Outcome) -> None:
    """Look at pages, as visitors do."""
    while not stop.is_set():
        outcome.pages.append(timed(port, "GET", "/stellingen"))
        outcome.results.append(timed(port, "POST", "/uitslag", body))
        time.sleep(0.05)


def timed(port: int, method: str, path: str, body: str | None = None) -> tuple[str, float]:
    """Ask over a connection of its own: the status, or what went wrong, and how long it took."""
    started = time.monotonic()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request(method, path, body, FORM if body else {})
        answer = connection.getresponse()
        answer.read()
        said = str(answer.status)
    except OSError as error:
        said = type(error).__name__
    finally:
        connection.close()
    return said, time.monotonic() - started


@contextmanager
def running_site() -> Iterator[int]:
    """The real server as a process of its own; yields its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "stemhulp", "serve", "--port", str(port)]
    environment = {**os.environ, "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout
        assert b"draait op" in process.stdout.readline()
        try:
            yield port
        finally:
            process.terminate()


if __name__ == "__main__":
    main()
