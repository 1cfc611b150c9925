"""A bump chart: the place of every party by every method, as coordinates for an SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from stemhulp.matching import MatchResult
from stemhulp.model import Election
from stemhulp.presentation.wording.language import _

COLUMN: Final = 150  # units between two methods
ROW: Final = 30
MARGIN: Final = 150  # room for names on both sides
TOP: Final = 56


@dataclass(frozen=True, slots=True)
class Line:
    """One party: where its line runs, and where its names stand."""

    party: str
    points: str
    left: int
    right: int
    is_first: bool


@dataclass(frozen=True, slots=True)
class Column:
    """One method: where its title stands."""

    title: str
    x: int


@dataclass(frozen=True, slots=True)
class BumpChart:
    """Everything the template draws; all numbers in SVG units."""

    width: int
    height: int
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]


def bump_chart(election: Election, results: Sequence[MatchResult]) -> BumpChart:
    """Place the ranked parties of the first result by every result.

    Parties that share a rank are drawn side by side, in the order of the tables.

    Parameters
    ----------
    election : Election
    results : sequence of MatchResult
        At least one; the same parties are ranked in each, because coverage is the same.
    """
    places = [
        {score.party_id: row for row, score in enumerate(result.ranked)} for result in results
    ]
    party_ids = [score.party_id for score in results[0].ranked]
    return BumpChart(
        width=2 * MARGIN + COLUMN * (len(results) - 1),
        height=TOP + ROW * len(party_ids),
        columns=tuple(Column(_(r.method.title), _x(i)) for i, r in enumerate(results)),
        lines=tuple(
            Line(
                party=election.party(party_id).short_name,
                points=" ".join(f"{_x(i)},{_y(place[party_id])}" for i, place in enumerate(places)),
                left=_y(places[0][party_id]),
                right=_y(places[-1][party_id]),
                is_first=results[0].by_party[party_id].rank == 1,
            )
            for party_id in party_ids
        ),
    )


def _x(column: int) -> int:
    """Place of a method from the left."""
    return MARGIN + COLUMN * column


def _y(row: int) -> int:
    """Place of a rank from the top."""
    return TOP + ROW * row
