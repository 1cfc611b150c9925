"""The map of the house is right: every file and test that it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MAP = (ROOT / "docs" / "house.md").read_text(encoding="utf-8")
NAMED = sorted(set(re.findall(r"`([^`\s]+)`", MAP)))
FILES = [name for name in NAMED if re.fullmatch(r"[\w./<>-]+(?:/|\.(?:py|html|json|csv|md))", name)]
TESTS = [name for name in NAMED if name.startswith("test_")]


@pytest.mark.parametrize("name", FILES)
def test_every_file_on_the_map_is_there(name: str) -> None:
    """Rooms and elections have names of their own; the package need not be named."""
    pattern = re.sub(r"<\w+>", "*", name).rstrip("/")
    places = ("", "stemhulp/**/", "templates/", "statements/*/")
    assert any(any(ROOT.glob(place + pattern)) for place in places), f"{name} is not there"


@pytest.mark.parametrize("name", TESTS)
def test_every_test_on_the_map_is_there(name: str) -> None:
    written = (path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    assert any(f"def {name}(" in text for text in written), f"{name} is not there"
