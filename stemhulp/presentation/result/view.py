"""The result page: what the numbers mean, said exactly and never more surely than they are."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from stemhulp.analysis.certainty import certainty
from stemhulp.analysis.robustness import robustness
from stemhulp.matching import MatchResult
from stemhulp.model import AnswerSheet, Election
from stemhulp.presentation.quiz.left_out import left_out
from stemhulp.presentation.quiz.view import ThemeMark, theme_marks
from stemhulp.presentation.result.decided import PairLine, pair_lines
from stemhulp.presentation.result.methods import MethodTable, method_table
from stemhulp.presentation.result.party_filter import PartyFilter, party_filter
from stemhulp.presentation.result.party_sum import PartySum, party_sum
from stemhulp.presentation.result.planks import PlankSection, plank_section
from stemhulp.presentation.result.ranking import (
    RankBand,
    RankCard,
    StatementLabel,
    bands,
    rank_cards,
    statement_labels,
)
from stemhulp.presentation.result.review import AnsweredStatement, answered_statements
from stemhulp.presentation.result.share_code import encode
from stemhulp.presentation.result.themes import ThemeTable, theme_table
from stemhulp.presentation.result.unknown import UnknownLine, unknown_lines
from stemhulp.presentation.result.verdict import Verdict, verdict
from stemhulp.presentation.wording import labels
from stemhulp.presentation.wording.formatting import plural
from stemhulp.presentation.wording.language import _

NEEDED: Final = ("one-step",)  # the variations that the page speaks of


@dataclass(frozen=True, slots=True)
class ResultView:
    """The result page; `ranked` and `bands` are the same cards."""

    title: str
    verdict: Verdict
    basis: str
    left_out: tuple[str, ...]
    filter: PartyFilter
    ranked: tuple[RankCard, ...]
    bands: tuple[RankBand, ...]
    unranked: tuple[RankCard, ...]
    order: str
    has_ties: bool
    coding: str
    has_estimates: bool
    pairs: tuple[PairLine, ...]
    deciding: tuple[StatementLabel, ...]
    planks: PlankSection
    themes: ThemeTable
    methods: MethodTable
    unknown: tuple[UnknownLine, ...]
    sums: tuple[PartySum, ...]
    statements: tuple[AnsweredStatement, ...]
    theme_marks: tuple[ThemeMark, ...]
    share_code: str


def result_view(
    election: Election, sheet: AnswerSheet, result: MatchResult, shown: Collection[str] = ()
) -> ResultView:
    """Build the result page.

    Parameters
    ----------
    election : Election
    sheet : AnswerSheet
    result : MatchResult
    shown : collection of str
        Ids of the parties that somebody wants to see; empty = all. It changes no score or rank.
    """
    variations = robustness(election, sheet, result, NEEDED)
    certain = certainty(election, sheet, result.method_id, result)
    cards = rank_cards(election, sheet, result, certain)
    ranked = tuple(card for card in cards if card.rank)
    return ResultView(
        title=_("Je uitslag"),
        verdict=verdict(election, sheet, result, certain),
        basis=_basis(sheet),
        left_out=left_out(election, sheet),
        filter=party_filter(election, shown),
        ranked=ranked,
        bands=bands(ranked),
        unranked=tuple(card for card in cards if not card.rank),
        order=labels.order_text(election.parties),
        has_ties=any(card.is_shared for card in ranked),
        coding=election.settings.publisher.coding_short,
        has_estimates=any(card.is_estimated for card in ranked),
        pairs=pair_lines(election, result),
        deciding=statement_labels(election, variations.deciding),
        planks=plank_section(election, sheet),
        themes=theme_table(election, sheet, result),
        methods=method_table(election, sheet, result),
        unknown=unknown_lines(election, sheet, tuple(score.party_id for score in result.scores)),
        sums=tuple(
            party_sum(election, sheet, result, score.party_id)
            for score in result.ranked
            if score.rank == 1
        ),
        statements=answered_statements(election, sheet),
        theme_marks=theme_marks(election, sheet),
        share_code=encode(election, sheet),
    )


def _basis(sheet: AnswerSheet) -> str:
    """Say what the result was computed from."""
    pieces = [plural(sheet.n_answered, "antwoord", "antwoorden")]
    if sheet.n_skipped:
        pieces.append(_("%(count)s overgeslagen", count=sheet.n_skipped))
    if sheet.n_open:
        pieces.append(_("%(count)s niet beantwoord", count=sheet.n_open))
    doubled = sum(w > 1 and c >= 0 for c, w in zip(sheet.codes, sheet.weights, strict=True))
    if doubled:
        pieces.append(_("%(count)s extra belangrijk (telt dubbel)", count=doubled))
    return ", ".join(pieces)
