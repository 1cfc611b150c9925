"""Which way a row of evidence points: on its plank, on its proposition, on a statement."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

LEANING: Final[Mapping[str, int]] = MappingProxyType({"agree": 1, "neutral": 0, "disagree": -1})
"""Direction of a stance, seen from the direction of the plank or the proposition.

What is not here (``unclear``, ``""``) leans nowhere.
"""


def leanings(
    stances: Mapping[str, str], planks: Mapping[str, int], propositions: Mapping[str, int]
) -> frozenset[int]:
    """Directions on a statement of one row, through what the two speak of together.

    Parameters
    ----------
    stances : mapping
        Of the row: ``plank_id``, ``stance_on_plank``, ``proposition_id`` and
        ``stance_on_proposition``.
    planks, propositions : mapping of id to ±1
        What the statement is linked to: +1 = agreeing supports it, −1 = agreeing opposes it.

    Returns
    -------
    frozenset of int
        From −1, 0 and 1; empty when the row carries no stance on this statement. Two when a row
        says different things about the plank and the proposition.

    Examples
    --------
    >>> row = {"plank_id": "1.2", "stance_on_plank": "unclear",
    ...        "proposition_id": "toren", "stance_on_proposition": "disagree"}
    >>> leanings(row, {"1.2": 1}, {"toren": -1})
    frozenset({1})
    >>> leanings(row, {"1.2": 1}, {})
    frozenset()
    """
    pairs = (
        (stances["stance_on_plank"], planks.get(stances["plank_id"])),
        (stances["stance_on_proposition"], propositions.get(stances["proposition_id"])),
    )
    return frozenset(
        LEANING[stance] * direction
        for stance, direction in pairs
        if direction is not None and stance in LEANING
    )
