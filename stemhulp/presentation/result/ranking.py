"""The ranking: one card a party, the practically equal ones together, ranks exact."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import groupby

from stemhulp.matching import MatchResult, Method, PartyScore
from stemhulp.model import AnswerSheet, Election
from stemhulp.presentation.wording.formatting import (
    on_bar,
    percent,
    rank_text,
    score_range,
    score_text,
)
from stemhulp.presentation.wording.language import _


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of 1000 units: where the score ends and which part the margin covers."""

    score: int
    lower: int
    margin: int


@dataclass(frozen=True, slots=True)
class StatementLabel:
    """An answered statement, to link to."""

    statement_id: str
    label: str


@dataclass(frozen=True, slots=True)
class WhyGroup:
    """Answered statements on which a party says the same, or something else."""

    title: str
    items: tuple[StatementLabel, ...]


@dataclass(frozen=True, slots=True)
class RankCard:
    """One party in the list; `rank` and `score` are "" when it is not ranked."""

    party_id: str
    party: str
    place: str
    rank: str
    is_shared: bool
    score: str
    bar: Bar
    known: str
    margin: str
    reason: str
    is_practically_equal: bool
    why: tuple[WhyGroup, ...]


@dataclass(frozen=True, slots=True)
class RankBand:
    """Cards that follow each other and are, or are not, practically equal to the first."""

    is_equal: bool
    cards: tuple[RankCard, ...]


def statement_labels(
    election: Election, statement_ids: Sequence[str]
) -> tuple[StatementLabel, ...]:
    """Labels of some statements."""
    return tuple(StatementLabel(key, election.statement(key).label) for key in statement_ids)


def rank_cards(
    election: Election, sheet: AnswerSheet, result: MatchResult, equal: Collection[str]
) -> tuple[RankCard, ...]:
    """Every party, ranked ones first.

    Parameters
    ----------
    election : Election
    sheet : AnswerSheet
    result : MatchResult
    equal : collection of str
        Ids of the parties that are practically equal to the first, itself included; empty when
        there is only one.
    """
    ranks = [score.rank for score in result.ranked]
    return tuple(
        _card(election, sheet, result.method, score, ranks.count(score.rank) > 1, equal)
        for score in result.scores
    )


def bands(cards: Sequence[RankCard]) -> tuple[RankBand, ...]:
    """Put neighbours together that are practically equal; nobody changes place."""
    groups = groupby(cards, key=lambda card: card.is_practically_equal)
    return tuple(RankBand(is_equal, tuple(group)) for is_equal, group in groups)


def _card(
    election: Election,
    sheet: AnswerSheet,
    method: Method,
    score: PartyScore,
    is_shared: bool,
    equal: Collection[str],
) -> RankCard:
    """One party, with a score only when it is ranked."""
    is_scored = score.rank is not None and score.score is not None
    return RankCard(
        party_id=score.party_id,
        party=election.party(score.party_id).short_name,
        place=rank_text(score.rank, False) if score.rank else "",
        rank=rank_text(score.rank, is_shared) if score.rank else "",
        is_shared=is_shared and score.rank is not None,
        score=score_text(method, score.score) if is_scored and score.score is not None else "",
        bar=_bar(method, score),
        known=_(
            "Standpunt bekend bij %(known)s van je %(given)s antwoorden",
            known=score.n_known,
            given=sheet.n_answered,
        ),
        margin=_margin(method, score),
        reason=_reason(score),
        is_practically_equal=score.party_id in equal,
        why=_why(election, sheet, score.party_id),
    )


def _bar(method: Method, score: PartyScore) -> Bar:
    """The bar of a score; an unranked party has only its margin, wide enough to see."""
    lower, upper = on_bar(method, score.lower), on_bar(method, score.upper)
    return Bar(
        score=on_bar(method, score.score) if score.rank and score.score is not None else 0,
        lower=lower,
        margin=0 if score.lower == score.upper else max(4, upper - lower),
    )


def _why(election: Election, sheet: AnswerSheet, party_id: str) -> tuple[WhyGroup, ...]:
    """Answered statements by whether the party says the same; the unknown stand elsewhere."""
    positions = election.position_codes[election.party_ids.index(party_id)].tolist()
    known = [
        (key, answer == position)
        for key, answer, position in zip(
            election.statement_ids, sheet.codes, positions, strict=True
        )
        if answer >= 0 and position >= 0
    ]
    same = statement_labels(election, [key for key, is_same in known if is_same])
    different = statement_labels(election, [key for key, is_same in known if not is_same])
    groups = (WhyGroup(_("Hetzelfde als jij"), same), WhyGroup(_("Anders dan jij"), different))
    return tuple(group for group in groups if group.items)


def _margin(method: Method, score: PartyScore) -> str:
    """Say which scores the unknown positions still allow."""
    if score.lower == score.upper:
        return _("geen marge")
    return _("marge %(range)s", range=score_range(method, score.lower, score.upper))


def _reason(score: PartyScore) -> str:
    """Say why a party is not ranked."""
    if score.reason == "no-position":
        return _("geen enkel standpunt bekend")
    if score.reason == "coverage":
        return _("dekking %(coverage)s", coverage=percent(score.coverage))
    return ""
