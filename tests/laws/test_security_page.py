"""The page about security says what the code says, and names only tests and commands that exist."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

from stemhulp.loading.findings import LONGEST
from stemhulp.web.application import SETTINGS
from stemhulp.web.http import pdf_queue, shelf
from stemhulp.web.server import patience, processes

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
GIVEN = patience.Patience()
KILOBYTE, MEGABYTE = 1024, 1024 * 1024
LIMITS = {
    "seconds for the head of a request": GIVEN.header,
    "seconds for a whole request": GIVEN.body,
    "seconds to the next request": GIVEN.idle,
    "seconds without a byte of an answer taken in": GIVEN.stall,
    "seconds for a whole answer": GIVEN.answer,
    "seconds to read a refusal": GIVEN.linger,
    "kilobytes in a head": patience.HEADER_BYTES / KILOBYTE,
    "kilobytes in a body, before the server refuses": patience.BODY_BYTES / KILOBYTE,
    "kilobytes in a form": SETTINGS["MAX_CONTENT_LENGTH"] / KILOBYTE,
    "fields in a form": SETTINGS["MAX_FORM_PARTS"],
    "processes": processes.WORKERS,
    "threads in each": patience.THREADS,
    "seconds for what runs, at a stop": processes.GRACE_SECONDS,
    "own files made or waited for, in each process": pdf_queue.PLACES,
    "seconds to wait for that": pdf_queue.LONGEST_WAIT,
    "files on the shelf": shelf.MOST_FILES,
    "megabytes on the shelf": shelf.MOST_BYTES / MEGABYTE,
    "signs in a cell": LONGEST,
}


def test_every_limit_on_the_page_is_that_of_the_code() -> None:
    table = PAGE.partition("## Deadlines and limits")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| ([^|]+) \| ([\d,]+) \| `([^`]+)` \|$", table, flags=re.MULTILINE)
    assert {name: float(most.replace(",", "")) for name, most, _ in rows} == LIMITS
    assert all((ROOT / "stemhulp" / place).is_file() for _, _, place in rows)


def test_every_field_of_patience_is_on_the_page() -> None:
    assert len(patience.Patience.__dataclass_fields__) == 6


def test_every_test_and_command_that_is_named_exists() -> None:
    tests = set(re.findall(r"`(tests/[a-z_/]+\.py)`", PAGE))
    commands = set(re.findall(r"python -m (tests\.[a-z_.]+)", PAGE))
    assert len(tests) > 8
    assert [path for path in tests if not (ROOT / path).is_file()] == []
    assert [name for name in commands if find_spec(name) is None] == []


def test_every_attack_is_run_by_make_and_told_on_the_page() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8").partition("\nattack:")[2]
    run = set(re.findall(r"-m (tests\.attack\.[a-z_]+)", makefile.partition("\n\n")[0]))
    assert len(run) == 8
    assert run <= set(re.findall(r"python -m (tests\.[a-z_.]+)", PAGE))


def test_every_result_has_its_command() -> None:
    """What nobody measured is not claimed: each result has its command."""
    results = PAGE.partition("## What was tried")[2].partition("\n## ")[0]
    assert "MEASURED" not in results
    assert all("python -m" in part for part in results.split("\n### ")[1:])
