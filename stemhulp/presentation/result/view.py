"""The result page: what the numbers mean, said exactly and never more surely than they are."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from stemhulp.analysis.certainty import certainty
from stemhulp.matching import MatchResult
from stemhulp.model import AnswerSheet, Election
from stemhulp.presentation.quiz.left_out import left_out
from stemhulp.presentation.result.not_yet import tab_key
from stemhulp.presentation.result.party_filter import PartyFilter, party_filter
from stemhulp.presentation.result.planks import PlankSection, plank_section
from stemhulp.presentation.result.ranking import RankCard, RankList, rank_cards, rank_list
from stemhulp.presentation.result.relations import relations
from stemhulp.presentation.result.review import answered_statements
from stemhulp.presentation.result.share_code import encode
from stemhulp.presentation.result.themes import ThemeBlock, theme_blocks
from stemhulp.presentation.result.verdict import Verdict, verdict
from stemhulp.presentation.wording import labels
from stemhulp.presentation.wording.formatting import plural
from stemhulp.presentation.wording.language import _


@dataclass(frozen=True, slots=True)
class ResultView:
    """The result page. `key` is where a tab keeps the answers; a shared result is not kept."""

    title: str
    is_shared: bool
    key: str
    verdict: Verdict
    basis: str
    left_out: tuple[str, ...]
    filter: PartyFilter
    ranking: RankList
    unranked: tuple[RankCard, ...]
    order: str
    has_ties: bool
    coding: str
    has_estimates: bool
    planks: PlankSection
    themes: tuple[ThemeBlock, ...]
    share_code: str

    @property
    def n_parties(self) -> int:
        """Number of parties, ranked or not."""
        return len(self.filter.choices)


def result_view(
    election: Election,
    sheet: AnswerSheet,
    result: MatchResult,
    shown: Collection[str] = (),
    is_shared: bool = False,
) -> ResultView:
    """Build the result page.

    Parameters
    ----------
    election : Election
    sheet : AnswerSheet
    result : MatchResult
    shown : collection of str
        Ids of the parties that somebody wants to see; empty = all. It changes no score or rank.
    is_shared : bool
        Whether it may be somebody else's: then nothing on it says *you*.
    """
    certain = certainty(election, sheet, result.method_id, result)
    kinds = relations(election, sheet)
    cards = rank_cards(election, sheet, result, certain, kinds)
    ranked = tuple(card for card in cards if card.rank)
    statements = answered_statements(election, sheet, is_own=not is_shared)
    return ResultView(
        title=_("Gedeelde uitslag") if is_shared else _("Je uitslag"),
        is_shared=is_shared,
        key=tab_key(election),
        verdict=verdict(election, sheet, result, certain, is_shared),
        basis=basis(sheet),
        left_out=left_out(election, sheet),
        filter=party_filter(election, shown),
        ranking=rank_list(ranked),
        unranked=tuple(card for card in cards if not card.rank),
        order=labels.order_text(election.parties),
        has_ties=any(card.is_shared for card in ranked),
        coding=election.settings.publisher.coding_short,
        has_estimates=any(card.is_estimated for card in ranked),
        planks=plank_section(election, sheet),
        themes=theme_blocks(election, sheet, result, kinds, statements),
        share_code=encode(election, sheet),
    )


def basis(sheet: AnswerSheet) -> str:
    """Say what a result was computed from."""
    pieces = [plural(sheet.n_answered, "antwoord", "antwoorden")]
    if sheet.n_skipped:
        pieces.append(_("%(count)s overgeslagen", count=sheet.n_skipped))
    if sheet.n_open:
        pieces.append(_("%(count)s niet beantwoord", count=sheet.n_open))
    doubled = sum(w > 1 and c >= 0 for c, w in zip(sheet.codes, sheet.weights, strict=True))
    if doubled:
        pieces.append(_("%(count)s extra belangrijk (telt dubbel)", count=doubled))
    return ", ".join(pieces)
