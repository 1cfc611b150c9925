"""Party × party as a table: the text says it, the shade only repeats it."""

from __future__ import annotations

from dataclasses import dataclass

from stemhulp.comparison import PairAgreement, agreement_matrix
from stemhulp.model import Election
from stemhulp.presentation.compare.tables import Filters, chosen_parties, within_period
from stemhulp.presentation.compare.text import share_text
from stemhulp.presentation.wording.formatting import count_of, heat_level, percent


@dataclass(frozen=True, slots=True)
class HeatCell:
    """One pair; `level` 0 = no share, else 1 (little) to 5 (much); `share` "" = too little."""

    first: str
    second: str
    other: str
    share: str
    count: str
    said: str
    level: int
    is_self: bool


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One party beside every party."""

    party: str
    cells: tuple[HeatCell, ...]


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
        other=election.party(pair.second).short_name,
        share="" if share is None else percent(share),
        count=count_of(pair.n_same, pair.n_shared) if pair.n_shared else "",
        said=share_text(pair),
        level=0 if share is None else heat_level(share),
        is_self=pair.first == pair.second,
    )
