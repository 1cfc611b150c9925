"""Notebooks run from top to bottom and import only what is public."""

from __future__ import annotations

import ast
import runpy
import sys
from pathlib import Path

import pytest

import stemhulp

WAHLOMAT = Path(__file__).resolve().parents[3] / "shared" / "data" / "wahlomat"
NOTEBOOKS = sorted((Path(__file__).resolve().parents[2] / "notebooks").glob("*.py"))


@pytest.mark.parametrize("path", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])
def test_notebook_runs(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WAHLOMAT", raising=False)
    runpy.run_path(str(path))
    assert "De Brug" in capsys.readouterr().out


def test_the_second_notebook_makes_pictures_of_its_tables() -> None:
    names = runpy.run_path(str(NOTEBOOKS[2]))
    election = names["assen"]
    svg = names["likeness"].svg
    assert svg.startswith("<svg")
    for party in election.parties.values():
        assert svg.count(f">{party.short_name}<") == 2
    pair = stemhulp.agreement_between(election, "sp", "vvd")
    assert svg.count(f">{names['share'](pair)}<") >= 2


def test_the_third_notebook_makes_a_picture_of_what_came_true() -> None:
    names = runpy.run_path(str(NOTEBOOKS[3]))
    svg = names["reliability"].svg
    assert svg.startswith("<svg")
    assert "<title>" in svg
    rows = names["drawn_rows"]
    assert abs(rows[:, 0].mean() - rows[:, 1].mean()) < 0.1


@pytest.mark.skipif(not WAHLOMAT.is_dir(), reason="the Wahl-O-Mat positions are not in the project")
def test_methods_are_compared_on_a_national_election_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAHLOMAT", str(WAHLOMAT / "2021-deutschland"))
    runpy.run_path(str(NOTEBOOKS[1]))
    assert "Bundestagswahl" in capsys.readouterr().out


@pytest.mark.parametrize("path", NOTEBOOKS, ids=[path.stem for path in NOTEBOOKS])
def test_notebook_uses_only_the_public_interface(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            ours = {"stemhulp", "stemhulp.examples"}
            assert node.module in ours | set(sys.stdlib_module_names)
        if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "stemhulp":
            assert node.attr in stemhulp.__all__
