"""Squares in a row: how each of some answers relates to the position of one party."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

SIZE: Final = 10
STEP: Final = 13


Kind = int
"""How an answer and a position relate, as one of four; the shapes differ, not only the colours."""

SAME: Final = 0
BETWEEN: Final = 1
OPPOSITE: Final = 2
UNKNOWN: Final = 3


@dataclass(frozen=True, slots=True)
class Squares:
    """Two paths: one drawn as wide as a square is high, one as a thin line."""

    width: int
    filled: str
    outlined: str


def squares(kinds: tuple[Kind, ...]) -> Squares:
    """Draw a full, half or empty square, or a short dash for what is not known.

    Examples
    --------
    >>> squares((SAME, UNKNOWN))
    Squares(width=23, filled='M0 5h10', outlined='M16 5h4')
    """
    filled, outlined = _pieces(len(kinds))
    return Squares(
        width=STEP * len(kinds) - (STEP - SIZE),
        filled="".join([pieces[kind] for pieces, kind in zip(filled, kinds, strict=True)]),
        outlined="".join([pieces[kind] for pieces, kind in zip(outlined, kinds, strict=True)]),
    )


@lru_cache
def _pieces(count: int) -> tuple[list[list[str]], list[list[str]]]:
    """Every kind of square at every place in a row: the same for everybody."""
    places = range(0, STEP * count, STEP)
    kinds = (SAME, BETWEEN, OPPOSITE, UNKNOWN)
    return (
        [[_filled(x, kind) for kind in kinds] for x in places],
        [[_outlined(x, kind) for kind in kinds] for x in places],
    )


def _filled(x: int, kind: Kind) -> str:
    """The part that is filled: everything, the left half, or nothing."""
    length = {SAME: SIZE, BETWEEN: SIZE // 2}.get(kind, 0)
    return f"M{x} {SIZE // 2}h{length}" if length else ""


def _outlined(x: int, kind: Kind) -> str:
    """A frame round what is not full, a dash for what is not known."""
    if kind is UNKNOWN:
        return f"M{x + 3} {SIZE // 2}h4"
    return "" if kind is SAME else f"M{x + 1} 1h8v8h-8z"
