"""Squares in a row, one a statement, told apart without colour."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import getitem
from typing import Final, NamedTuple

SIZE: Final = 10
STEP: Final = 13

FULL: Final = 0
HALF: Final = 1
OPEN: Final = 2
DOT: Final = 3
"""Shapes: a filled square, half of one, an empty one, and a short dash for what is not known."""


class Squares(NamedTuple):
    """Two paths: one drawn as wide as a square is high, one as a thin line."""

    width: int
    filled: str
    outlined: str


@dataclass(frozen=True, slots=True)
class Key:
    """What a shape means."""

    picture: Squares
    text: str


def squares(kinds: Sequence[int]) -> Squares:
    """Draw shapes in this order.

    Examples
    --------
    >>> squares((FULL, DOT))
    Squares(width=23, filled='M0 5h10', outlined='M16 5h4')
    """
    filled, outlined = _pieces(len(kinds))
    return Squares(
        width=STEP * len(kinds) - (STEP - SIZE),
        filled="".join(map(getitem, filled, kinds)),
        outlined="".join(map(getitem, outlined, kinds)),
    )


def counted(counts: Iterable[tuple[int, int]]) -> Squares:
    """Draw each count as that many of its shape, in the order given.

    Examples
    --------
    >>> counted([(FULL, 2), (OPEN, 0), (DOT, 1)]) == squares([FULL, FULL, DOT])
    True
    """
    return squares([shape for shape, count in counts for _ in range(count)])


def keys(meanings: Iterable[tuple[int, str]]) -> tuple[Key, ...]:
    """Return one shape beside each meaning.

    Examples
    --------
    >>> [key.text for key in keys([(FULL, "eens"), (OPEN, "oneens")])]
    ['eens', 'oneens']
    """
    return tuple(Key(squares([shape]), text) for shape, text in meanings)


@lru_cache
def _pieces(count: int) -> tuple[list[list[str]], list[list[str]]]:
    """Every kind of square at every place in a row: the same for everybody."""
    places = range(0, STEP * count, STEP)
    kinds = (FULL, HALF, OPEN, DOT)
    return (
        [[_filled(x, kind) for kind in kinds] for x in places],
        [[_outlined(x, kind) for kind in kinds] for x in places],
    )


def _filled(x: int, kind: int) -> str:
    """The part that is filled: everything, the left half, or nothing."""
    length = {FULL: SIZE, HALF: SIZE // 2}.get(kind, 0)
    return f"M{x} {SIZE // 2}h{length}" if length else ""


def _outlined(x: int, kind: int) -> str:
    """A frame round what is not full, a dash for what is not known."""
    if kind is DOT:
        return f"M{x + 3} {SIZE // 2}h4"
    return "" if kind is FULL else f"M{x + 1} 1h8v8h-8z"
