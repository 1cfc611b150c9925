"""Who stands first and how sure that is: chances from one model, certainty from the bounds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final, NamedTuple

from stemhulp.analysis.certainty import Certainty
from stemhulp.matching import MatchResult, PartyScore
from stemhulp.model import AnswerSheet, Election
from stemhulp.presentation.wording.formatting import (
    NBSP,
    alternatives,
    capital,
    enumeration,
    number_word,
    percent,
    whole_percent,
)
from stemhulp.presentation.wording.language import _, ngettext
from stemhulp.translatable import gettext_noop

MOST_NAMED: Final = 4  # more names than this are no sentence any more
ROUNDS_TO_ONE: Final = 1 / 200  # from here on a chance is one percent
SURENESS: Final = (
    (90, gettext_noop("%(answers)s passen bijna zeker het best bij %(parties)s.")),
    (67, gettext_noop("%(answers)s passen waarschijnlijk het best bij %(parties)s.")),
    (0, gettext_noop("%(answers)s passen misschien het best bij %(parties)s.")),
)
"""The word for a first place, from which whole percent on: the number that stands below it."""


class ChanceRow(NamedTuple):
    """Chances of one party if every position on these statements were known."""

    party_id: str
    party: str
    first: str
    top_three: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result in one sentence, how likely it stays so, and everything that stands behind it.

    `summary` and `others` are visible at once: the chances of who is named, and how many other
    parties can still come first ("" = none).
    """

    headline: str
    summary: str
    others: str
    sentences: tuple[str, ...]
    chances: tuple[ChanceRow, ...]


def verdict(
    election: Election,
    sheet: AnswerSheet,
    result: MatchResult,
    certain: Certainty,
    is_shared: bool = False,
) -> Verdict:
    """Say which parties are closest and how sure that is; of a shared result without *your*."""
    first = [score for score in result.ranked if score.rank == 1]
    if not first:
        return Verdict(
            headline=_("We kunnen geen partijen rangschikken."),
            summary=_("Van geen enkele partij kennen we een standpunt over deze antwoorden."),
            others="",
            sentences=(),
            chances=(),
        )
    equal = [s for s in result.ranked if s.party_id in certain.practically_equal and s.rank != 1]
    others = challengers(result, first)
    named = {score.party_id for score in (*first, *equal)}
    return Verdict(
        headline=_headline(election, certain, first, equal, bool(others), is_shared),
        summary=_summary(election, certain, first, equal, bool(others)),
        others=_others(election, [score for score in others if score.party_id not in named]),
        sentences=(
            *(_known(election, sheet, score) for score in first),
            _firmness(election, result, first, others),
            *_other_order(result, certain, is_open=bool(others)),
        ),
        chances=_chances(election, result, certain) if others else (),
    )


def challengers(result: MatchResult, first: Sequence[PartyScore]) -> list[PartyScore]:
    """Return the other parties that could stand first if every position were known.

    A party can reach the top exactly when its highest possible score is not below the lowest
    possible score of every other party: unknown positions of different parties are independent.
    """
    leaders = {score.party_id for score in first}
    surest = max(result.scores, key=lambda score: score.lower)
    second = max((s.lower for s in result.scores if s is not surest), default=surest.lower)
    return [
        score
        for score in result.scores
        if score.party_id not in leaders
        and score.upper >= (second if score is surest else surest.lower)
    ]


def chance_text(chance: float) -> str:
    """Return a chance as a percentage; one that is not quite 0 or 1 is not called that.

    Examples
    --------
    >>> chances = (0.0, 0.003, 0.555, 0.9999, 1.0)
    >>> [chance_text(chance).replace("\xa0", " ") for chance in chances]
    ['0 %', '< 1 %', '56 %', '> 99 %', '100 %']
    """
    if 0 < chance < ROUNDS_TO_ONE:
        return f"<{NBSP}{percent(Fraction(1, 100))}"
    if 1 - ROUNDS_TO_ONE < chance < 1:
        return f">{NBSP}{percent(Fraction(99, 100))}"
    return percent(chance)


def _chances(election: Election, result: MatchResult, certain: Certainty) -> tuple[ChanceRow, ...]:
    """Every party with its chances, in the order of the list."""
    return tuple(
        ChanceRow(
            party_id=score.party_id,
            party=election.party(score.party_id).short_name,
            first=chance_text(certain.first[score.party_id]),
            top_three=chance_text(certain.top_three[score.party_id]),
        )
        for score in result.scores
    )


def _other_order(result: MatchResult, certain: Certainty, *, is_open: bool) -> tuple[str, ...]:
    """Why a higher chance stands lower in the list, where that is seen; else nothing."""
    chances = [certain.first[score.party_id] for score in result.ranked]
    is_seen = any(later - before > ROUNDS_TO_ONE for before, later in pairwise(chances))
    if not is_open or not is_seen:
        return ()
    return (
        _(
            "Een partij die lager staat, kan toch een grotere kans hebben. De kans rekent ook met "
            "wat andere partijen van een stelling vinden, de score in de lijst niet."
        ),
    )


def _names(election: Election, scores: Sequence[PartyScore]) -> str:
    """Names of the parties as one says them."""
    return enumeration([election.party(score.party_id).name_in_sentence for score in scores])


def _headline(
    election: Election,
    certain: Certainty,
    first: Sequence[PartyScore],
    equal: Sequence[PartyScore],
    is_open: bool,
    is_shared: bool,
) -> str:
    """The closest parties, practically equal ones together, and how sure, in one word."""
    closest = (*first, *equal)
    answers = _("Deze antwoorden") if is_shared else _("Je antwoorden")
    if not is_open:
        parties = _names(election, closest)
        if len(closest) > MOST_NAMED:
            parties = _("%(count)s partijen", count=number_word(len(closest)))
        return _("%(answers)s passen het best bij %(parties)s.", answers=answers, parties=parties)
    chance = whole_percent(certain.first[first[0].party_id]) if len(closest) == 1 else 0
    text = next(text for least, text in SURENESS if chance >= least)
    return _(text, answers=answers, parties=_alternatives(election, closest))


def _alternatives(election: Election, scores: Sequence[PartyScore]) -> str:
    """One of these parties, as one says it; too many names become a number."""
    if len(scores) > MOST_NAMED:
        return _("een van %(count)s partijen", count=number_word(len(scores)))
    return alternatives([election.party(score.party_id).name_in_sentence for score in scores])


def _summary(
    election: Election,
    certain: Certainty,
    first: Sequence[PartyScore],
    equal: Sequence[PartyScore],
    is_open: bool,
) -> str:
    """How likely the named parties stay first."""
    parties = _names(election, first)
    if not is_open:
        if len(first) > 1:
            return capital(_("%(parties)s delen de eerste plaats.", parties=parties))
        return _("Ook als we alle standpunten kenden, stond %(parties)s bovenaan.", parties=parties)
    named = (*first, *equal) if len(first) + len(equal) <= MOST_NAMED else first
    return _(
        "Kans op de eerste plaats als we alle standpunten kenden: %(chances)s.",
        chances=enumeration([_chance_of(election, certain.first, score) for score in named]),
    )


def _others(election: Election, others: Sequence[PartyScore]) -> str:
    """How many parties that are not named can still come first; "" when there are none."""
    if not others:
        return ""
    return ngettext(
        "Eén andere partij kan ook bovenaan komen: %(parties)s.",
        "%(number)s andere partijen kunnen ook bovenaan komen.",
        len(others),
        number=capital(number_word(len(others))),
        parties=_names(election, others[:1]),
    )


def _chance_of(election: Election, chances: Mapping[str, float], score: PartyScore) -> str:
    """Chance of one party with its name."""
    return _(
        "%(party)s %(chance)s",
        chance=chance_text(chances[score.party_id]),
        party=election.party(score.party_id).short_name,
    )


def _known(election: Election, sheet: AnswerSheet, score: PartyScore) -> str:
    """On how many answers the position of a leading party is known."""
    values = {
        "party": election.party(score.party_id).name_in_sentence,
        "known": score.n_known,
        "given": sheet.n_answered,
    }
    if score.n_known == sheet.n_answered:
        return _("Van %(party)s kennen we het standpunt bij alle %(given)s antwoorden.", **values)
    return _(
        "Van %(party)s kennen we het standpunt bij %(known)s van de %(given)s antwoorden.",
        **values,
    )


def _firmness(
    election: Election,
    result: MatchResult,
    first: Sequence[PartyScore],
    others: Sequence[PartyScore],
) -> str:
    """Whether the unknown positions could put somebody else on top."""
    if not others:
        return ngettext(
            "Ook als we alle standpunten kenden, stond deze partij bovenaan. "
            "De standpunten die nu onbekend zijn, maken daarvoor geen verschil.",
            "Ook als we alle standpunten kenden, stond een van deze partijen bovenaan. "
            "De standpunten die nu onbekend zijn, maken daarvoor geen verschil.",
            len(first),
        )
    if len(others) > 1 and len(others) == len(result.scores) - len(first):
        return _(
            "Zeker is die eerste plaats niet, want we kennen niet alle standpunten. "
            "Waren die wel allemaal bekend, dan zou ook elke andere partij bovenaan kunnen staan."
        )
    return ngettext(
        "Zeker is die eerste plaats niet, want we kennen niet alle standpunten. "
        "Waren die wel allemaal bekend, dan zou ook %(parties)s bovenaan kunnen staan.",
        "Zeker is die eerste plaats niet, want we kennen niet alle standpunten. "
        "Waren die wel allemaal bekend, dan zouden ook %(parties)s bovenaan kunnen staan.",
        len(others),
        parties=_names(election, others),
    )
