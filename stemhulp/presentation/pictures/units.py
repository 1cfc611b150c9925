"""Counts as a row of small shapes: one shape a statement, told apart without colour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

STEP: Final = 18
FULL, HALF, OPEN, DOT = "full", "half", "open", "dot"
"""Shapes: a filled square, half of one, an empty one, and a dot for what is not known."""


@dataclass(frozen=True, slots=True)
class Unit:
    """One shape, and where it begins."""

    shape: str
    x: int


@dataclass(frozen=True, slots=True)
class Units:
    """A row of shapes; `text` says the same in words."""

    width: int
    units: tuple[Unit, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Key:
    """What a shape means."""

    picture: Units
    text: str


def units(counts: Sequence[tuple[str, int]], text: str) -> Units:
    """Draw each count as that many shapes, in the order given.

    Examples
    --------
    >>> row = units([(FULL, 2), (OPEN, 0), (DOT, 1)], "2 eens, 1 onbekend")
    >>> [(unit.shape, unit.x) for unit in row.units], row.width
    ([('full', 0), ('full', 18), ('dot', 36)], 54)
    """
    shapes = [shape for shape, count in counts for _ in range(count)]
    placed = tuple(Unit(shape, STEP * place) for place, shape in enumerate(shapes))
    return Units(STEP * len(shapes), placed, text)


def keys(meanings: Iterable[tuple[str, str]]) -> tuple[Key, ...]:
    """Return one shape beside each meaning.

    Examples
    --------
    >>> [key.text for key in keys([(FULL, "eens"), (OPEN, "oneens")])]
    ['eens', 'oneens']
    """
    return tuple(Key(units([(shape, 1)], text), text) for shape, text in meanings)
