"""Lighthouse gives start, questionnaire and result full marks, from the real server."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from os import getuid
from pathlib import Path
from typing import Any

from flask import Flask

from stemhulp.loading import bundled_root
from tests.browser.running import QUIET, chromium_path
from tests.support.whole_site import crawl, view_of

TRIES = 3
NEEDED = {"performance": 95, "accessibility": 100, "best-practices": 100}


@dataclass(frozen=True, slots=True)
class Visit:
    """One page to measure; with `fill`, the page that answers the questionnaire there."""

    name: str
    address: str
    fill: bool


def test_start_questionnaire_and_result_get_full_marks(
    tools: Path, sites: dict[str, Flask], tmp_path: Path
) -> None:
    with serving(tmp_path) as home:
        visits = wanted(sites["Assen"], home)
        assert len(visits) >= 3
        found = lighthouse(visits)
        for _ in range(TRIES - 1):  # the machine may have been busy: speed, and only speed, again
            if slow := [visit for visit in visits if only_slow(found[visit.name])]:
                found |= lighthouse(slow)
    missed = [miss for report in found.values() for miss in misses(report)]
    assert not missed, "\n" + "\n".join(missed)


def wanted(app: Flask, home: str) -> list[Visit]:
    """Start, questionnaire and result in every language of the site."""
    visits = []
    for path in crawl(app):
        match view_of(app, path).rpartition(".")[2]:
            case "start":
                visits.append(Visit(f"start {path}", home + path, False))
            case "questionnaire":
                visits.append(Visit(f"vragenlijst {path}", home + path, False))
                visits.append(Visit(f"uitslag van {path}", home + path, True))
    return visits


def lighthouse(visits: list[Visit]) -> dict[str, dict[str, Any]]:
    """Marks and what was missed, per visit."""
    wish = {
        "chromium": chromium_path(),
        "flags": [*QUIET, *(["--no-sandbox"] if getuid() == 0 else [])],
        "visits": [asdict(visit) for visit in visits],
    }
    script = Path(__file__).with_name("lighthouse.mjs")
    command = ["node", script, json.dumps(wish)]
    limit = 60 * len(visits)
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=limit)
    assert done.returncode == 0, done.stderr
    return {report["name"]: report for report in json.loads(done.stdout)}


def misses(report: dict[str, Any]) -> list[str]:
    """Every mark that is too low, with the audits behind it."""
    low = {key: report["scores"][key] for key, least in NEEDED.items() if is_low(report, key)}
    why = [audit for audit in report["missed"] if audit["category"] in low]
    problem = report["error"] or report["warnings"]
    return [f"{report['name']}: {low or problem} {why}"] if low or problem else []


def is_low(report: dict[str, Any], key: str) -> bool:
    score = report["scores"][key]
    return score is None or score < NEEDED[key]


def only_slow(report: dict[str, Any]) -> bool:
    return [key for key in NEEDED if is_low(report, key)] == ["performance"]


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve the site of Assen with the server that visitors meet."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    output = folder / "server.txt"
    with output.open("wb") as file:
        server = subprocess.Popen(
            [sys.executable, "-m", "stemhulp", "serve", "--port", str(port)],
            cwd=bundled_root(),
            stdout=file,
            stderr=subprocess.STDOUT,
        )
    try:
        deadline = time.monotonic() + 60
        while b"draait op" not in output.read_bytes():
            assert server.poll() is None, output.read_text()
            assert time.monotonic() < deadline, output.read_text()
            time.sleep(0.05)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)
