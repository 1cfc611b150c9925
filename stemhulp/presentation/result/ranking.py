"""The ranking: one card a party, first what we know, then what we expect; ranks exact."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import takewhile
from typing import Final

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


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a bar of 1000 units; `length` 0 = nothing to draw."""

    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of 1000 units: where the score ends, where it likely lies, and where it may lie."""

    score: int
    likely: Stretch
    possible: Stretch


@dataclass(frozen=True, slots=True)
class WhyGroup:
    """Answered statements on which a party says the same, something else, or nothing we know."""

    title: str
    statements: str


@dataclass(frozen=True, slots=True)
class RankCard:
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
    ranks = [score.rank for score in result.ranked]
    equal = certain.practically_equal if len(certain.practically_equal) > 1 else ()
    return tuple(
        _card(
            election,
            sheet,
            result.method,
            score,
            certain.interval,
            kinds[score.party_id],
            is_shared=score.rank is not None and ranks.count(score.rank) > 1,
            equal=equal,
        )
        for score in result.scores
    )


def rank_list(cards: Sequence[RankCard]) -> RankList:
    """Split the ranked cards after the third; who shares a place is never split."""
    end = min(SHOWN_FIRST, len(cards))
    while 0 < end < len(cards) and cards[end].place == cards[end - 1].place:
        end += 1
    n_equal = sum(1 for _card in takewhile(lambda card: card.is_practically_equal, cards[:end]))
    return RankList(tuple(cards[:end]), tuple(cards[end:]), n_equal if n_equal > 1 else 0)


def _card(
    election: Election,
    sheet: AnswerSheet,
    method: Method,
    score: PartyScore,
    intervals: Mapping[str, tuple[float, float]],
    kinds: Sequence[int],
    *,
    is_shared: bool,
    equal: Collection[str],
) -> RankCard:
    """One party; without a known position it has no score and no place."""
    likely = _round(score, intervals[score.party_id])
    return RankCard(
        party_id=score.party_id,
        party=election.party(score.party_id).short_name,
        place=rank_text(score.rank, False) if score.rank else "",
        rank=rank_text(score.rank, is_shared) if score.rank else "",
        is_shared=is_shared,
        agrees=_agrees(kinds.count(SAME), score),
        mark=_mark(sheet, score),
        score="" if score.score is None else score_text(method, score.score),
        is_estimated=score.n_known < sheet.n_answered,
        likely="" if score.score is None else score_range(method, *likely),
        margin=_margin(method, score),
        bar=_bar(method, score, likely),
        is_practically_equal=score.party_id in equal,
        why=_why(election, sheet, kinds, score.party_id),
    )


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


def _mark(sheet: AnswerSheet, score: PartyScore) -> str:
    """Say when little is known, with the count; "" otherwise."""
    if not score.n_known or score.coverage >= LITTLE_KNOWN:
        return ""
    return _("Weinig bekend: %(count)s", count=count_of(score.n_known, sheet.n_answered))


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


def _why(
    election: Election, sheet: AnswerSheet, kinds: Sequence[int], party_id: str
) -> tuple[WhyGroup, ...]:
    """Every answered statement, in the group that says how it relates to this party."""
    groups: dict[int | None, list[str]] = {key: [] for key in WHY}
    for (key, statement), code, kind in zip(
        election.statements.items(), sheet.codes, kinds, strict=True
    ):
        if code >= 0:
            is_split = kind is UNKNOWN and (party_id, key) in election.positions
            groups[None if is_split else kind].append(statement.label)
    return tuple(WhyGroup(_(WHY[key]), ", ".join(group)) for key, group in groups.items() if group)


def _margin(method: Method, score: PartyScore) -> str:
    """Scores that the unknown positions still allow; "" when everything is known."""
    if score.lower == score.upper:
        return ""
    return score_range(method, score.lower, score.upper)
