"""How long a start takes, and what a process that answers keeps in memory, in one run.

Run with ``make bench``. Nothing here is a test: a start takes turns with that of a bare Flask
application, and ``--help`` with that of a bare click command, so that their ratio means something
on a shared machine. "Longest" is the processor time of the process that takes longest: what one
waits for where every process has a processor of its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from stemhulp.loading import bundled_root
from stemhulp.web.crew import processes_here
from tests.support.large_site import large_site

ROUNDS: Final = 7
# Seconds on the clock, of processor in the longest process and in all, and memory in MB.
Measured = tuple[float, float, float, float]

MEASURED: Final = """
import json, os, resource, sys, time
here = resource.getrusage(resource.RUSAGE_SELF)
helped = resource.getrusage(resource.RUSAGE_CHILDREN)
mine, theirs = here.ru_utime + here.ru_stime, helped.ru_utime + helped.ru_stime
try:
    lines = open("/proc/self/smaps_rollup").read().splitlines()
    memory = next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
except OSError:
    memory = here.ru_maxrss / 1024
print(json.dumps([mine, mine + theirs, memory]))
"""
BARE_COMMAND: Final = """
import click
@click.group()
def main(): "A command."
main.command("one")(lambda: None)
try: main(["--help"])
except SystemExit: pass
"""
OUR_COMMAND: Final = """
from stemhulp.cli import main
try: main(["--help"])
except SystemExit: pass
"""
BARE_SITE: Final = """
import flask, numpy
app = flask.Flask("bare")
app.add_url_rule("/", view_func=lambda: "<p>hallo")
assert app.test_client().get("/").status_code == 200
"""
OUR_SITE: Final = """
import sys
import stemhulp.cli.serving, stemhulp.web.server
if sys.platform != "win32": import stemhulp.web.server.processes
app = stemhulp.web.create_app(sys.argv[1], {"PROCESSES": int(sys.argv[2])})
assert app.test_client().get("/").status_code == 200
"""


def main() -> None:
    """Print each start beside the bare one."""
    with tempfile.TemporaryDirectory() as folder:
        large = str(large_site(Path(folder)).root)
        many, assen = str(processes_here()), str(bundled_root())
        compare({"bare click --help": (BARE_COMMAND,), "stemhulp --help": (OUR_COMMAND,)})
        sites = {
            f"{name}, {count} process{'es' * (count != '1')}": (OUR_SITE, site, count)
            for name, site in (("Assen", assen), ("34 parties x 38 statements", large))
            for count in dict.fromkeys(("1", many))
        }
        compare({"bare Flask application": (BARE_SITE,), **sites})


def compare(programs: Mapping[str, Sequence[str]]) -> None:
    """Run programs in turn, and print the best of each beside the first."""
    best: dict[str, Measured] = {}
    for _ in range(ROUNDS):
        for name, (code, *arguments) in programs.items():
            now = measured(code, arguments)
            first = best.get(name, now)
            best[name] = (
                min(first[0], now[0]), min(first[1], now[1]), min(first[2], now[2]),
                min(first[3], now[3]),
            )  # fmt: skip
    bare = next(iter(best.values()))
    print(f"\nbest of {ROUNDS} rounds          clock   longest    all processes    memory")
    for name, (clock, longest, whole, memory) in best.items():
        print(
            f"{name:40} {clock:6.2f} s ({clock / bare[0]:4.1f} x) {longest:6.2f} s "
            f"({longest / bare[1]:4.1f} x) {whole:6.2f} s {memory:6.0f} MB"
        )


def measured(code: str, arguments: Sequence[str]) -> Measured:
    """Run a program in an interpreter of its own."""
    program = f"{code}\nimport time; ended = time.monotonic()\n{MEASURED}print(ended)"
    began = time.monotonic()  # one clock for all processes
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, check=True, text=True
    )
    *_, figures, ended = done.stdout.splitlines()
    longest, whole, memory = json.loads(figures)
    return float(ended) - began, longest, whole, memory


if __name__ == "__main__":
    main()
