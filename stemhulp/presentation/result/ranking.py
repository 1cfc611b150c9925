"""The ranking: one card a party, first what we know, then what we expect; ranks exact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import takewhile
from typing import Final, NamedTuple

from stemhulp.analysis.certainty import Certainty
from stemhulp.matching import MatchResult, Method, Number, PartyScore
from stemhulp.model import AnswerSheet, Election
from stemhulp.presentation.result.relations import BETWEEN, OPPOSITE, SAME, UNKNOWN, Relations
from stemhulp.presentation.wording.formatting import (
    count_of,
    on_bar,
    rank_text,
    score_range,
    score_text,
)
from stemhulp.presentation.wording.language import _
from stemhulp.translatable import gettext_noop

LITTLE_KNOWN: Final = Fraction(2, 5)
"""Coverage under which a card says that little is known. It is a mark: no place depends on it."""

SHOWN_FIRST: Final = 3  # what fits on the first screen of a phone
WHY: Final[Mapping[int | None, str]] = {
    SAME: gettext_noop("Hetzelfde"),
    BETWEEN: gettext_noop("Niet hetzelfde, niet tegengesteld"),
    OPPOSITE: gettext_noop("Tegengesteld"),
    None: gettext_noop("Bronnen spreken elkaar tegen"),
    UNKNOWN: gettext_noop("Geen bruikbare bron"),
}
"""Names of the groups of statements behind a score; None = sources contradict each other."""

NARROWEST: Final = 4  # units of a bar that can still be seen


class Stretch(NamedTuple):
    """A part of a bar of 1000 units; `length` 0 = nothing to draw."""

    start: int
    length: int


class Bar(NamedTuple):
    """A bar of 1000 units: where the score ends, where it likely lies, and where it may lie."""

    score: int
    likely: Stretch
    possible: Stretch


class WhyGroup(NamedTuple):
    """Answered statements on which a party says the same, something else, or nothing we know."""

    title: str
    statements: str


class RankCard(NamedTuple):
    """One party in the list; `rank` and `score` are "" when nothing is known of it.

    `agrees` is what we know, `mark` says when that is little. `is_estimated` tells that positions
    are unknown, so that the score is an estimate; `likely` and `margin` say how wide. `why` names
    every answered statement once.
    """

    party_id: str
    party: str
    place: str
    rank: str
    is_shared: bool
    agrees: str
    mark: str
    score: str
    is_estimated: bool
    likely: str
    margin: str
    bar: Bar
    is_practically_equal: bool
    why: tuple[WhyGroup, ...]


@dataclass(frozen=True, slots=True)
class RankList:
    """The ranked parties: the first ones, and the rest behind them; nobody changes place.

    `n_equal` of the first ones are practically equal to each other; 0 = the first stands alone.
    """

    top: tuple[RankCard, ...]
    rest: tuple[RankCard, ...]
    n_equal: int


def rank_cards(
    election: Election,
    sheet: AnswerSheet,
    result: MatchResult,
    certain: Certainty,
    kinds: Relations,
) -> tuple[RankCard, ...]:
    """Every party, ranked ones first."""
    cards = _Cards(election, sheet, result, certain)
    return tuple([cards.card(score, kinds[score.party_id]) for score in result.scores])


def rank_list(cards: Sequence[RankCard]) -> RankList:
    """Split the ranked cards after the third; who shares a place is never split."""
    end = min(SHOWN_FIRST, len(cards))
    while 0 < end < len(cards) and cards[end].place == cards[end - 1].place:
        end += 1
    n_equal = sum(1 for _card in takewhile(lambda card: card.is_practically_equal, cards[:end]))
    return RankList(tuple(cards[:end]), tuple(cards[end:]), n_equal if n_equal > 1 else 0)


class _Cards:
    """Makes the cards of one result; what they share is looked up once."""

    def __init__(
        self, election: Election, sheet: AnswerSheet, result: MatchResult, certain: Certainty
    ) -> None:
        self.election = election
        self.method = result.method
        self.intervals = certain.interval
        self.equal = certain.practically_equal if len(certain.practically_equal) > 1 else ()
        self.ranks = [score.rank for score in result.ranked]
        self.n_answered = sheet.n_answered
        statements = zip(election.statements.values(), sheet.codes, strict=True)
        self.labels = [statement.label if code >= 0 else None for statement, code in statements]
        self.titles = {key: _(title) for key, title in WHY.items()}

    def card(self, score: PartyScore, kinds: Sequence[int]) -> RankCard:
        """One party; without a known position it has no score and no place."""
        likely = _round(score, self.intervals[score.party_id])
        is_shared = score.rank is not None and self.ranks.count(score.rank) > 1
        return RankCard(
            party_id=score.party_id,
            party=self.election.party(score.party_id).short_name,
            place=rank_text(score.rank, False) if score.rank else "",
            rank=rank_text(score.rank, is_shared) if score.rank else "",
            is_shared=is_shared,
            agrees=_agrees(kinds.count(SAME), score),
            mark=_mark(self.n_answered, score),
            score="" if score.score is None else score_text(self.method, score.score),
            is_estimated=score.n_known < self.n_answered,
            likely="" if score.score is None else score_range(self.method, *likely),
            margin=_margin(self.method, score),
            bar=_bar(self.method, score, likely),
            is_practically_equal=score.party_id in self.equal,
            why=self._why(kinds, score.party_id),
        )

    def _why(self, kinds: Sequence[int], party_id: str) -> tuple[WhyGroup, ...]:
        """Every answered statement, in the group that says how it relates to this party."""
        groups: dict[int | None, list[str]] = {key: [] for key in WHY}
        for key, label, kind in zip(self.election.statement_ids, self.labels, kinds, strict=True):
            if label is not None:
                is_split = kind is UNKNOWN and (party_id, key) in self.election.positions
                groups[None if is_split else kind].append(label)
        titled = zip(self.titles.values(), groups.values(), strict=True)
        return tuple([WhyGroup(title, ", ".join(group)) for title, group in titled if group])


def _round(score: PartyScore, interval: tuple[float, float]) -> tuple[Number, Number]:
    """Keep the exact score inside its interval, also where rounding to a float moved it."""
    if score.score is None:
        return interval
    rounded = float(score.score)  # never outside the interval: an end that equals it, is it
    low, high = (score.score if end == rounded else end for end in interval)
    return low, high


def _agrees(n_same: int, score: PartyScore) -> str:
    """On how many of the known positions the party says the same as the answers."""
    if not score.n_known:
        return _("Geen standpunt bekend")
    return _("%(count)s van %(total)s gelijk", count=n_same, total=score.n_known)


def _mark(n_answered: int, score: PartyScore) -> str:
    """Say when little is known, with the count; "" otherwise."""
    if not score.n_known or score.coverage >= LITTLE_KNOWN:
        return ""
    return _("Weinig bekend: %(count)s", count=count_of(score.n_known, n_answered))


def _bar(method: Method, score: PartyScore, likely: tuple[Number, Number]) -> Bar:
    """The bar of a score; without one only what is still possible."""
    return Bar(
        score=0 if score.score is None else on_bar(method, score.score),
        likely=Stretch(0, 0)
        if score.score is None
        else _stretch(*(on_bar(method, end) for end in likely)),
        possible=_stretch(on_bar(method, score.lower), on_bar(method, score.upper)),
    )


def _stretch(start: int, end: int) -> Stretch:
    """A stretch of a bar, wide enough to see; nothing when both ends are the same."""
    return Stretch(start, 0 if start == end else max(NARROWEST, end - start))


def _margin(method: Method, score: PartyScore) -> str:
    """Scores that the unknown positions still allow; "" when everything is known."""
    if score.lower == score.upper:
        return ""
    return score_range(method, score.lower, score.upper)
