"""Which server is best for this site, measured: slow clients, and pages a second.

Run it with ``python -m tests.attack.servers [--seconds 20]``. Only ours is installed with the
project; others are measured when they are there (granian, hypercorn, gevent, cheroot), each with
two processes of four threads where it has those. All get the same pages, in rounds one after the
other, from a client on the same machine.
"""

from __future__ import annotations

import argparse
import importlib.util
import multiprocessing
import socket
import statistics
import sys
import time
import urllib.parse
from collections.abc import Sequence
from typing import BinaryIO, Final

from stemhulp.loading import load_election
from tests.attack.running import OURS, running
from tests.attack.slow_clients import Visit, attack, visit
from tests.support.sheets import all_eens

APP: Final = "tests.attack.wsgi:app"
GUNICORN: Final = (
    sys.executable,
    "-m",
    "gunicorn",
    "-w",
    "2",
    "--preload",
    "-b",
    "127.0.0.1:{port}",
)
SERVERS: Final[dict[str, tuple[str, Sequence[str]]]] = {
    "waitress, kept by gunicorn (ours)": ("waitress", OURS),
    "gunicorn gthread (before)": ("gunicorn", (*GUNICORN, "--threads", "4", "-k", "gthread", APP)),
    "gunicorn gevent": ("gevent", (*GUNICORN, "-k", "gevent", APP)),
    "granian": (
        "granian",
        (
            *(sys.executable, "-m", "granian", "--interface", "wsgi", "--workers", "2"),
            *("--blocking-threads", "4", "--http1-header-read-timeout", "10000"),
            *("--port", "{port}", APP),
        ),
    ),
    "hypercorn": (
        "hypercorn",
        (sys.executable, "-m", "hypercorn", "-w", "2", "-b", "127.0.0.1:{port}", APP),
    ),
    "cheroot": (
        "cheroot",
        (sys.executable, "-m", "cheroot", "--threads", "8", "--bind", "127.0.0.1:{port}", APP),
    ),
}
N_CONNECTIONS: Final = 8
ROUNDS: Final = 3


def _requests() -> dict[str, bytes]:
    """Return a form and a result as bytes on the wire."""
    form = urllib.parse.urlencode(all_eens(load_election())).encode()
    common = b"Host: localhost\r\nAccept-Encoding: br\r\n"
    post = b"POST /uitslag HTTP/1.1\r\n" + common
    post += b"Content-Type: application/x-www-form-urlencoded\r\n"
    post += b"Content-Length: %d\r\n\r\n" % len(form)
    return {"form": b"GET /vragenlijst HTTP/1.1\r\n" + common + b"\r\n", "result": post + form}


def _ask(port: int, request: bytes, seconds: float, counted: multiprocessing.Queue[int]) -> None:
    """Ask the same again and again, and count the answers; some servers hang up now and then."""
    n, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        with socket.create_connection(("127.0.0.1", port), 10) as sock:
            file = sock.makefile("rb")
            while time.monotonic() < end and _whole_answer(sock, file, request):
                n += 1
    counted.put(n)


def _whole_answer(sock: socket.socket, file: BinaryIO, request: bytes) -> bool:
    sock.sendall(request)
    length = 0
    while (line := file.readline()) not in (b"\r\n", b""):
        if line.lower().startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    return length > 0 and len(file.read(length)) == length


def pages_a_second(port: int, request: bytes, seconds: float) -> float:
    """Return how many answers come each second to eight clients at once."""
    context = multiprocessing.get_context("fork")
    counted = context.Queue()
    asking = [
        context.Process(target=_ask, args=(port, request, seconds, counted))
        for _ in range(N_CONNECTIONS)
    ]
    for process in asking:
        process.start()
    total = sum(counted.get(timeout=seconds + 30) for _ in asking)
    for process in asking:
        process.join()
    return total / seconds


def _attacked(command: Sequence[str], seconds: float) -> Visit:
    with running(command) as port, attack(port, 200):
        time.sleep(2)
        return visit(port, seconds)


def _throughput(names: Sequence[str]) -> dict[tuple[str, str], float]:
    """Return the median of the rounds, for each server and page."""
    found: dict[tuple[str, str], list[float]] = {}
    for _ in range(ROUNDS):
        for name in names:
            with running(SERVERS[name][1]) as port:
                for page, request in _requests().items():
                    pages_a_second(port, request, 0.5)
                    found.setdefault((name, page), []).append(pages_a_second(port, request, 3))
    return {key: statistics.median(values) for key, values in found.items()}


def main(arguments: list[str]) -> int:
    """Print a row for each server that is installed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=20, help="how long each is attacked")
    given = parser.parse_args(arguments)
    names = [name for name, (module, _) in SERVERS.items() if importlib.util.find_spec(module)]
    speed = _throughput(names)
    base = next(name for name in names if "before" in name)
    print("| server | form | result | pages under attack | failed | slowest s |")
    print("|---|---|---|---|---|---|")
    for name in names:
        met = _attacked(SERVERS[name][1], given.seconds)
        form, result = (speed[name, page] / speed[base, page] for page in ("form", "result"))
        slowest = f"{max(met.seconds):.2f}" if met.seconds else "–"
        row = (name, f"{form:.2f} x", f"{result:.2f} x", len(met.seconds), met.n_failed, slowest)
        print("| " + " | ".join(str(cell) for cell in row) + " |", flush=True)
    for name in SERVERS.keys() - set(names):
        print(f"not installed, not measured: {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
