"""Where a party stands theme by theme: positions counted, no judgement made of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from stemhulp.model import Election
from stemhulp.presentation.pictures.squares import (
    DOT,
    FULL,
    HALF,
    OPEN,
    Key,
    Squares,
    counted,
    keys,
)
from stemhulp.presentation.wording.language import _
from stemhulp.scale import UNKNOWN
from stemhulp.translatable import gettext_noop

SIDES: Final[Mapping[int, str]] = {
    FULL: gettext_noop("eens"),
    HALF: gettext_noop("neutraal"),
    OPEN: gettext_noop("oneens"),
    DOT: gettext_noop("onbekend"),
}
"""Shape → the side of the scale; strongly and mildly on one side are the same side."""


@dataclass(frozen=True, slots=True)
class ThemeStand:
    """On how many statements of a theme the party is for, in the middle, against or unknown."""

    title: str
    text: str
    picture: Squares


def theme_stands(election: Election, party_id: str) -> tuple[ThemeStand, ...]:
    """Count the positions of a party, theme by theme."""
    row = election.position_codes[election.party_ids.index(party_id)]
    codes = dict(zip(election.statements, row.tolist(), strict=True))
    return tuple(
        _stand(election, theme.title, [codes[s.statement_id] for s in statements])
        for key, theme in election.themes.items()
        if (statements := election.statements_of_theme(key))
    )


def _stand(election: Election, title: str, codes: list[int]) -> ThemeStand:
    """One shape a statement, and the same in words."""
    found = Counter(_side(election, code) for code in codes)
    counts = [(side, found[side]) for side in SIDES if found[side]]
    text = ", ".join(f"{count} {_(SIDES[side])}" for side, count in counts)
    return ThemeStand(title, text, counted(counts))


def _side(election: Election, code: int) -> int:
    """Shape of the side on which a position lies."""
    if code == UNKNOWN:
        return DOT
    place = election.scale.coordinate(code)
    return HALF if place == 0 else FULL if place > 0 else OPEN


def stand_keys() -> tuple[Key, ...]:
    """Say what each shape means."""
    return keys((side, _(word)) for side, word in SIDES.items())
