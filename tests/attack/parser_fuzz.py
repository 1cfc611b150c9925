"""A hundred thousand damaged files and texts: findings and refusals come out, and nothing else.

Run it with ``python -m tests.attack.parser_fuzz [--cases 100000] [--seed 1] [--engine atheris]``.
Every case is read twice, and has to give the same twice. Hypothesis makes the cases, from a seed
and without a memory; with ``--engine atheris``, where that is installed, the branches that are
taken in our code steer the same strategies.
"""

from __future__ import annotations

import argparse
import importlib.util
import subprocess
import sys
import time
import traceback
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.attack.parsers import PARSERS, Parser, outcome

ENGINES: Final = ("hypothesis", "atheris")


@dataclass(slots=True)
class Met:
    """What came of the cases of one parser."""

    parser: Parser
    counts: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    faults: list[str] = field(default_factory=list)

    def meet(self, case: object, folder: Path) -> None:
        """Read one case twice."""
        begin = time.perf_counter()
        try:
            first, again = (outcome(self.parser, case, folder) for _ in range(2))
        except Exception:  # that is what we look for
            self.faults.append(f"{self.parser.name}: {case!r:.300}\n{traceback.format_exc(-3)}")
            self.counts["fault"] += 1
            return
        self.slowest = max(self.slowest, time.perf_counter() - begin)
        if first != again:
            self.faults.append(f"{self.parser.name}: not the same twice: {case!r:.300}")
        self.counts[first.partition(":")[0]] += 1

    def row(self) -> str:
        """A line of the table."""
        cells = (
            self.parser.name, self.counts.total(), self.counts["read"], self.counts["refused"],
            len(self.faults), f"{self.slowest / 2:.2f}",
        )  # fmt: skip
        return "| " + " | ".join(str(cell) for cell in cells) + " |"


TABLE_HEAD: Final = (
    "| parser | cases | read | refused by name | other exceptions, or not the same twice "
    "| slowest s |\n|---|---|---|---|---|---|"
)


def prepared(met: Met, n_cases: int, number: int, folder: Path) -> Callable[[], None]:
    """Return a test of Hypothesis that meets so many cases, always the same ones."""

    @seed(number)
    @settings(
        max_examples=n_cases, database=None, deadline=None, phases=[Phase.generate],
        suppress_health_check=list(HealthCheck), derandomize=False,
    )  # fmt: skip
    @given(met.parser.damage())
    def run(case: Any) -> None:
        met.meet(case, folder)

    return run


def fuzz(parser: Parser, n_cases: int, number: int) -> Met:
    """Feed one parser so many cases."""
    met = Met(parser)
    with TemporaryDirectory() as folder:
        prepared(met, n_cases, number, Path(folder))()
    return met


def cases_of(parser: Parser, total: int) -> int:
    """Return how many of all cases are for this parser."""
    return max(round(total * parser.part / sum(one.part for one in PARSERS)), 1)


def main(arguments: list[str]) -> int:
    """Print a line for each parser; a fault is an exit code."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--cases", type=int, default=100_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--engine", choices=ENGINES, default=ENGINES[0])
    chosen = options.parse_args(arguments)
    if chosen.engine == "atheris":
        return _with_atheris(chosen.cases, chosen.seed)
    print(TABLE_HEAD)
    faults: list[str] = []
    total = 0
    for parser in PARSERS:
        met = fuzz(parser, cases_of(parser, chosen.cases), chosen.seed)
        print(met.row(), flush=True)
        faults += met.faults
        total += met.counts.total()
    print(f"{total} cases, {len(faults)} faults (seed {chosen.seed})")
    print(*faults[:10], sep="\n")
    return 1 if faults else 0


def _with_atheris(total: int, number: int) -> int:
    """Give every parser a process of its own: atheris ends the one it runs in."""
    if importlib.util.find_spec("atheris") is None:
        print("atheris is not installed here: python -m pip install atheris")
        return 2
    print(TABLE_HEAD, flush=True)
    codes = [
        subprocess.run(
            [
                *(sys.executable, "-m", "tests.attack.with_atheris", parser.name),
                *(str(cases_of(parser, total)), str(number)),
            ],
            stderr=subprocess.DEVNULL,
            check=False,
        ).returncode
        for parser in PARSERS
    ]
    return max(codes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
