"""Pages made by several processes are the same pages, whatever happens to a process."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from stemhulp.web import crew

pytestmark = pytest.mark.skipif(not crew.CAN_FORK, reason="needs fork")

TASKS = """
import json, os, signal, sys, time
from stemhulp.web.crew import crew
mine = os.getpid()
is_helper = lambda: os.getpid() != mine
def slow(number):
    def task():
        time.sleep(0.02)
        return [number, os.getpid()]
    return task
tasks = [slow(number) for number in range(20)]
"""
FINISH = """
with crew(tasks, 3) as finish:
    result = finish()
try:
    os.waitpid(-1, os.WNOHANG)
except ChildProcessError:
    print(json.dumps([mine, result, len(os.listdir("/proc/self/fd"))]))
"""


def run(code: str, *, fails: bool = False) -> Any:
    """What a process says; it may fork, for it has no threads."""
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, check=False, text=True, timeout=120)
    assert bool(done.returncode) == fails, done.stderr
    return done.stderr if fails else json.loads(done.stdout.splitlines()[-1])


def test_everything_is_done_once_in_order_and_by_several() -> None:
    _mine, result, n_files = run(TASKS + FINISH)
    assert [number for number, _ in result] == list(range(20))
    assert len({process for _, process in result}) == 3
    assert n_files <= run("import json, os; print(json.dumps(len(os.listdir('/proc/self/fd'))))")


@pytest.mark.parametrize(
    "blow",
    [
        "os.kill(os.getpid(), signal.SIGKILL)",
        "os._exit(3)",
        "raise ValueError('only there')",
        "return lambda: 'cannot be pickled'",
    ],
)
def test_what_a_process_does_not_bring_is_made_here(blow: str) -> None:
    wrong = f"""
def wrong():
    time.sleep(0.02)
    if is_helper():
        {blow}
    return ["good", os.getpid()]
tasks[4:4] = [wrong] * 6
"""
    mine, result, _ = run(TASKS + wrong + FINISH)
    assert [number for number, _ in result] == [*range(4), *["good"] * 6, *range(4, 20)]
    assert {process for number, process in result if number == "good"} == {mine}


def test_a_mistake_shows_as_it_would_with_one_process() -> None:
    wrong = "tasks[3] = lambda: {}['lost']\n"
    assert "KeyError: 'lost'" in run(TASKS + wrong + FINISH, fails=True)


SITE = """
import json, sys
from stemhulp.errors import StemhulpError
from stemhulp.web import create_app
def bodies(processes):
    try:
        app = create_app(sys.argv[1] if len(sys.argv) > 1 else SITE, {"PROCESSES": processes})
    except StemhulpError as error:
        return [str(error)]
    client = app.test_client()
    paths = ["/", "/vragenlijst", "/partijen", "/stellingen", "/vergelijk", "/planken", "/en/",
             "/en/parties", "/en/compare", "/vergelijk?verschil=ja", "/woorden-en-daden", "/debat"]
    answers = [client.get(path, headers={"Accept-Encoding": c}) for path in paths
               for c in ("br", "gzip", "identity")]
    return [[a.status_code, a.headers["ETag"], a.data.hex()] for a in answers]
one, two = bodies(1), bodies(2)
print(json.dumps([one == two, two[0] if len(two) == 1 else len({repr(a) for a in two})]))
"""


def test_the_pages_are_the_same_to_the_byte(site_copy: Any) -> None:
    is_same, n_different = run(SITE.replace("SITE", repr(str(site_copy.root))))
    assert is_same
    assert n_different > 30


def test_a_broken_template_is_told_in_the_same_words(site_copy: Any) -> None:
    broken = Path(site_copy.root) / "templates/parties/one.html"
    broken.parent.mkdir(parents=True)
    broken.write_text("\n{{ page.bestaat_niet }}", encoding="utf-8")
    is_same, said = run(SITE.replace("SITE", repr(str(site_copy.root))))
    assert is_same
    assert "parties/one.html, regel 2: " in said
    assert "bestaat_niet" in said
