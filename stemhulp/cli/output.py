"""What several commands print: reports, and JSON that people can read."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from stemhulp.cli.say import say, say_bytes
from stemhulp.cli.streams import is_utf8
from stemhulp.signs import harmless_json

if TYPE_CHECKING:
    from stemhulp.loading import Report


def print_report(report: Report, *, with_advice: bool = True, to_stderr: bool = False) -> None:
    """Every finding on a line, then the counts."""
    for finding in report:
        if finding.severity == "error" or with_advice:
            label = "fout  " if finding.severity == "error" else "advies"
            say(f"{label}  {finding}", err=to_stderr)
    names = {
        "planks": "programmapunten",
        "statements": "stellingen",
        "parties": "partijen",
        "positions": "standpunten",
        "evidence": "vindplaatsen",
    }
    counts = ", ".join(f"{n} {names[key]}" for key, n in report.counts.items())
    verdict = "in orde" if report.ok else number_of(len(report.errors), "fout", "fouten")
    advice = number_of(len(report.advice), "advies", "adviezen")
    say(f"{report.election}: {counts} – {verdict}, {advice}.", err=to_stderr)


def number_of(number: int, one: str, more: str) -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else more}"


def echo_json(value: object) -> None:
    """Print JSON as people can read it, Dutch signs and all where the terminal has them."""
    written = json.dumps(value, ensure_ascii=not is_utf8(sys.stdout.encoding), indent=2)
    say(harmless_json(written))


def echo_file(content: str | bytes) -> None:
    """Print what is meant for a file: UTF-8 whatever the terminal is, so that nothing is lost."""
    say_bytes(content if isinstance(content, bytes) else content.encode())
