"""Decisions are found by their number: each is given once, and each heading is a room."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

TEXT = (Path(__file__).parents[2] / "docs" / "decisions.md").read_text(encoding="utf-8")


def numbers_in(text: str) -> list[int]:
    """Numbers of the decisions, in the order of the page."""
    return [int(number) for number in re.findall(r"^(\d+)\. \*\*", text, flags=re.MULTILINE)]


def test_every_decision_has_a_number_of_its_own() -> None:
    numbers = numbers_in(TEXT)
    assert len(numbers) > 50
    assert [number for number, times in Counter(numbers).items() if times > 1] == []


def test_within_a_room_the_oldest_decision_comes_first() -> None:
    for heading, *rest in (part.split("\n", 1) for part in TEXT.split("\n## ")[1:]):
        numbers = numbers_in("".join(rest))
        assert numbers, f"{heading}: no decision"
        assert numbers == sorted(numbers), heading
