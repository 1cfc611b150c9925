"""What every matching method makes of the same answers, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from stemhulp.matching import MatchResult, match, methods_of
from stemhulp.model import AnswerSheet, Election
from stemhulp.presentation.pictures.bump_chart import BumpChart, bump_chart
from stemhulp.presentation.wording.formatting import rank_text, score_text
from stemhulp.presentation.wording.language import _


@dataclass(frozen=True, slots=True)
class MethodCell:
    """Place and score of one party by one method; "" = not ranked."""

    rank: str
    score: str


@dataclass(frozen=True, slots=True)
class MethodRow:
    """One ranked party in the table of methods."""

    party_id: str
    party: str
    cells: tuple[MethodCell, ...]


@dataclass(frozen=True, slots=True)
class MethodTable:
    """Ranked parties × methods, our own method first."""

    methods: tuple[str, ...]
    rows: tuple[MethodRow, ...]
    chart: BumpChart
    conclusion: str


def method_table(election: Election, sheet: AnswerSheet, result: MatchResult) -> MethodTable:
    """What the other methods make of the same answers."""
    others = [key for key in methods_of(election) if key != result.method_id]
    results = [result, *(match(election, sheet, key, result.policy_id) for key in others)]
    cells = [_cells(outcome) for outcome in results]
    return MethodTable(
        methods=tuple(_(outcome.method.title) for outcome in results),
        rows=tuple(
            MethodRow(
                party_id=score.party_id,
                party=election.party(score.party_id).short_name,
                cells=tuple(row[score.party_id] for row in cells),
            )
            for score in result.ranked
        ),
        chart=bump_chart(election, results),
        conclusion=_conclusion(results),
    )


def _cells(result: MatchResult) -> dict[str, MethodCell]:
    """Place and score of every party by one method."""
    shared = Counter(score.rank for score in result.ranked)
    return {
        score.party_id: MethodCell("", "")
        if score.rank is None or score.score is None
        else MethodCell(
            rank_text(score.rank, shared[score.rank] > 1), score_text(result.method, score.score)
        )
        for score in result.scores
    }


def _conclusion(results: Sequence[MatchResult]) -> str:
    """Say by how many methods the same parties stand first."""
    firsts = [{s.party_id for s in result.ranked if s.rank == 1} for result in results]
    same = sum(first == firsts[0] for first in firsts)
    if same == len(firsts):
        return _("Bij alle %(count)s methoden staat dezelfde bovenaan.", count=len(firsts))
    return _(
        "Bij %(same)s van de %(count)s methoden staat dezelfde bovenaan als in je ranglijst.",
        same=same,
        count=len(firsts),
    )
