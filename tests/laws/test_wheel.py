"""The wheel alone, in an empty environment elsewhere, serves the quiz and a result."""

from __future__ import annotations

import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

FETCH = """
from stemhulp.web import create_app
import stemhulp
print(stemhulp.__file__)
client = create_app().test_client()
start = client.get("/")
assert start.status_code == 200, start.status
assert "Assen" in start.text
election = stemhulp.load_election("gr2022-assen")
answers = {f"answer-{statement_id}": "eens" for statement_id in election.statements}
result = client.post("/uitslag", data=answers, headers={"Sec-Fetch-Site": "same-origin"})
assert result.status_code == 200, result.status
assert "<h1" in result.text and "Je uitslag" in result.text
assert client.get("/static/stemhulp.css").status_code == 200
"""


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command; its output belongs in the failure."""
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
def test_wheel_serves_start_page_and_result_from_an_empty_environment(tmp_path: Path) -> None:
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "-q")
    run(*pip, "wheel", "--no-deps", "--no-build-isolation", "-w", tmp_path, ROOT, cwd=tmp_path)
    wheel = next(tmp_path.glob("stemhulp-*.whl"))
    venv.create(tmp_path / "leeg", with_pip=False)
    python = tmp_path / "leeg" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    install = (*pip, "--python", python, "install")
    pins = ROOT / "requirements" / "run.txt"
    run(*install, "--require-hashes", "-r", pins, cwd=tmp_path)
    run(*install, "--no-deps", wheel, cwd=tmp_path)
    elsewhere = tmp_path / "elders"
    elsewhere.mkdir()
    output = run(python, "-c", FETCH, cwd=elsewhere)
    assert str(tmp_path / "leeg") in output
    assert "gr2022-assen" in run(python, "-m", "stemhulp", "validate", "--quiet", cwd=elsewhere)
