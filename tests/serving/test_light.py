"""The processes that answer are light: nothing is in their memory that only editors need."""

from __future__ import annotations

import json
import subprocess
import sys
from urllib.parse import urlencode

import pytest

from stemhulp.loading import bundled_root, load_election
from tests.support.sheets import all_eens

HEAVY = ("frictionless", "pandas", "pyarrow", "scipy", "simplemma", "sklearn", "wordfreq")

# As `serve` begins: all that it imports, and the application made in the process that forks.
START = """
import json, sys
from stemhulp.cli import main
import stemhulp.cli.serving, stemhulp.web.server, stemhulp.web.server.processes
from stemhulp.web import create_app
from stemhulp.web.crew import processes_here
client = create_app(sys.argv[1], {"PROCESSES": processes_here()}).test_client()
form = {"content_type": "application/x-www-form-urlencoded", "data": sys.argv[2]}
first, second = sys.argv[3:5]
answers = [
    *(client.post(path, **form) for path in ("/uitslag", "/en/result", "/uitslag/waarom")),
    *map(client.get, ("/", "/vragenlijst", "/vergelijk", f"/vergelijk/{first}/{second}")),
    *map(client.get, (f"/vergelijk?partij={first},{second}", "/planken", "/woorden-en-daden")),
    *map(client.get, (f"/debat/{first}?tegen={second}", "/vergelijk/standpunten.csv", "/poster")),
]
statuses = [answer.status_code for answer in answers]
print(json.dumps([statuses, sorted({name.split(".")[0] for name in sys.modules})]))
"""


@pytest.mark.slow
def test_nothing_heavy_is_in_memory_after_a_start_a_result_and_some_pages() -> None:
    election = load_election(site=bundled_root())
    first, second, *_ = election.parties
    arguments = (str(bundled_root()), urlencode(all_eens(election)), first, second)
    done = subprocess.run(
        [sys.executable, "-c", START, *arguments],
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    statuses, modules = json.loads(done.stdout)
    assert set(statuses) == {200}, statuses
    assert {"flask", "numpy", "waitress"} <= set(modules)
    assert sorted(set(HEAVY) & set(modules)) == []
