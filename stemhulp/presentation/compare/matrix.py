"""Party × party as a table and as a picture: the text says it, the shade only repeats it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from stemhulp.analysis.likeness import leaf_order
from stemhulp.comparison import PairAgreement, agreement_matrix
from stemhulp.model import Election
from stemhulp.presentation.compare.tables import Filters, chosen_parties, within_period
from stemhulp.presentation.compare.text import share_text
from stemhulp.presentation.wording.formatting import heat_level, percent

CELL: Final = 64
LABELS: Final = 170
TOP: Final = 150
RIGHT: Final = 90  # the last name leans over the edge


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One pair; `level` 0 = no share, else 1 (little) to 5 (much); `text` is what it says."""

    first: str
    second: str
    text: str
    count: str
    said: str
    level: int
    is_self: bool


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One party beside every party."""

    party: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class Square:
    """One square of the picture."""

    x: int
    y: int
    text: str
    level: int


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a party beside or above the squares."""

    text: str
    place: int


@dataclass(frozen=True, slots=True)
class LikenessPicture:
    """The same shares as squares, parties that are alike side by side."""

    width: int
    height: int
    size: int
    left: int
    top: int
    labels: tuple[Label, ...]
    squares: tuple[Square, ...]
    order: str


def heat_rows(election: Election, filters: Filters) -> tuple[HeatRow, ...]:
    """Return party × party for the chosen parties, in neutral order."""
    parties = chosen_parties(election, filters)
    matrix = agreement_matrix(within_period(election, filters), parties)
    return tuple(
        HeatRow(election.party(key).short_name, tuple(_cell(election, pair) for pair in row))
        for key, row in zip(parties, matrix, strict=True)
    )


def _cell(election: Election, pair: PairAgreement) -> HeatCell:
    """One pair, in the order of the election so that the page of a pair has one address."""
    keys = list(election.parties)
    first, second = sorted((pair.first, pair.second), key=keys.index)
    share = pair.agreement
    return HeatCell(
        first=first,
        second=second,
        text="–" if share is None else percent(share),
        count=str(pair.n_shared),
        said=share_text(pair),
        level=0 if share is None else heat_level(share),
        is_self=pair.first == pair.second,
    )


def likeness_order(election: Election) -> tuple[str, ...]:
    """Return the parties so that those that are alike stand side by side; takes a moment."""
    matrix = agreement_matrix(election)
    places = leaf_order([[pair.agreement for pair in row] for row in matrix])
    return tuple(election.party_ids[place] for place in places)


def likeness_picture(election: Election, order: tuple[str, ...]) -> LikenessPicture:
    """Draw party × party in this order."""
    matrix = agreement_matrix(election, order)
    squares = (
        Square(LABELS + CELL * j, TOP + CELL * i, cell.text, cell.level)
        for i, row in enumerate(matrix)
        for j, pair in enumerate(row)
        if not (cell := _cell(election, pair)).is_self
    )
    names = [election.party(key).short_name for key in order]
    return LikenessPicture(
        width=LABELS + CELL * len(order) + RIGHT,
        height=TOP + CELL * len(order),
        size=CELL,
        left=LABELS,
        top=TOP,
        labels=tuple(Label(name, CELL * i + CELL // 2) for i, name in enumerate(names)),
        squares=tuple(squares),
        order=", ".join(names),
    )
