"""How every answer relates to the position of every party: the same, between, opposite, unknown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from stemhulp.model import AnswerSheet, Election
from stemhulp.presentation.pictures.squares import DOT, FULL, HALF, OPEN

SAME: Final = FULL
BETWEEN: Final = HALF
OPPOSITE: Final = OPEN
UNKNOWN: Final = DOT
"""How an answer and a position relate, as the shape that shows it."""

Relations = Mapping[str, Sequence[int]]
"""For every party, in the order of the tables: a kind for every statement."""


def relations(election: Election, sheet: AnswerSheet) -> Relations:
    """Relate a sheet to all positions; what was not answered relates to nothing, so UNKNOWN.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> from stemhulp.matching import answer_sheet
    >>> election = fictional_election()
    >>> sheet = answer_sheet(election, {"fietsbrug": "eens", "parkeren": "neutraal"})
    >>> relations(election, sheet)["haven"][:3] == [OPPOSITE, BETWEEN, UNKNOWN]
    True
    """
    rows = [_row(election.scale.n_options, code) for code in sheet.codes]
    return {
        party_id: [row[position] for row, position in zip(rows, positions, strict=True)]
        for party_id, positions in zip(
            election.party_ids, election.position_codes.tolist(), strict=True
        )
    }


@lru_cache
def _row(n_options: int, answer: int) -> tuple[int, ...]:
    """Kinds of one answer by position; the last is for −1, not known."""
    if answer < 0:
        return (UNKNOWN,) * (n_options + 1)
    middle = n_options - 1  # twice the code of neutral

    def kind(position: int) -> int:
        if answer == position:
            return SAME
        across = (2 * answer - middle) * (2 * position - middle) < 0
        return OPPOSITE if across else BETWEEN

    return (*(kind(position) for position in range(n_options)), UNKNOWN)
