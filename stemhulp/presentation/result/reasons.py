"""How a result came about: what made the difference, other methods, and the sums to do again."""

from __future__ import annotations

from dataclasses import dataclass

from stemhulp.analysis.robustness import robustness
from stemhulp.matching import MatchResult
from stemhulp.model import AnswerSheet, Election
from stemhulp.presentation.result.decided import (
    PairLine,
    StatementLabel,
    pair_lines,
    statement_labels,
)
from stemhulp.presentation.result.methods import MethodTable, method_table
from stemhulp.presentation.result.not_yet import tab_key
from stemhulp.presentation.result.party_sum import PartySum, party_sum
from stemhulp.presentation.wording.language import _


@dataclass(frozen=True, slots=True)
class ReasonsView:
    """The page behind a result. `sums` has the parties with a score, best first."""

    title: str
    is_shared: bool
    key: str
    deciding: tuple[StatementLabel, ...]
    pairs: tuple[PairLine, ...]
    methods: MethodTable
    sums: tuple[PartySum, ...]


def reasons_view(
    election: Election, sheet: AnswerSheet, result: MatchResult, is_shared: bool = False
) -> ReasonsView:
    """Build the page that says how a result came about."""
    variations = robustness(election, sheet, result, ("one-step",))
    return ReasonsView(
        title=_("Zo komt de uitslag tot stand"),
        is_shared=is_shared,
        key=tab_key(election),
        deciding=statement_labels(election, variations.deciding),
        pairs=pair_lines(election, result),
        methods=method_table(election, sheet, result),
        sums=tuple(party_sum(election, sheet, result, score.party_id) for score in result.ranked),
    )
