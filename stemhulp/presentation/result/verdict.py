"""Who stands first, and whether what is unknown could change that: exact, from the bounds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from stemhulp.analysis.robustness import EQUAL_ONE_IN, N_DRAWS, Robustness
from stemhulp.matching import MatchResult, Method, Number, PartyScore
from stemhulp.model import AnswerSheet, Election
from stemhulp.presentation.wording.formatting import capital, enumeration, score_text, whole_percent
from stemhulp.presentation.wording.language import _, ngettext

MOST_NAMED: Final = 4  # more names than this are no sentence any more


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result in two sentences, and everything that makes them less or more sure."""

    headline: str
    summary: str
    sentences: tuple[str, ...]
    is_firm: bool


def verdict(
    election: Election, sheet: AnswerSheet, result: MatchResult, variations: Robustness
) -> Verdict:
    """Say which parties are closest and how firm that is."""
    first = [score for score in result.ranked if score.rank == 1]
    if not first:
        return Verdict(
            headline=_("Er is te weinig bekend om partijen te rangschikken."),
            summary=_(
                "Van geen enkele partij kennen we bij genoeg van je antwoorden het standpunt."
            ),
            sentences=(),
            is_firm=False,
        )
    near = _near(result, variations, first)
    others = challengers(result, first)
    return Verdict(
        headline=_headline(election, result.method, first, near, bool(others)),
        summary=_summary(election, result.method, first, near, bool(others)),
        sentences=(
            *(_known(election, sheet, score) for score in first),
            *_equal(election, near),
            _steadiness(election, variations, first),
            _firmness(election, result, first, others),
        ),
        is_firm=not others,
    )


def challengers(result: MatchResult, first: Sequence[PartyScore]) -> list[PartyScore]:
    """Return the other parties that could stand first if every position were known.

    A party can reach the top exactly when its highest possible score is not below the lowest
    possible score of every other party: unknown positions of different parties are independent.
    """
    leaders = {score.party_id for score in first}
    return [
        score
        for score in result.scores
        if score.party_id not in leaders
        and all(score.upper >= other.lower for other in result.scores if other is not score)
    ]


def _names(election: Election, scores: Sequence[PartyScore]) -> str:
    """Names of the parties as one says them."""
    return enumeration([election.party(score.party_id).name_in_sentence for score in scores])


def _near(
    result: MatchResult, variations: Robustness, first: Sequence[PartyScore]
) -> tuple[PartyScore, ...]:
    """Parties below the first that are practically equal to it."""
    leaders = {score.party_id for score in first}
    return tuple(
        result.by_party[party_id]
        for party_id in variations.practically_equal
        if party_id not in leaders
    )


def _headline(
    election: Election,
    method: Method,
    first: Sequence[PartyScore],
    near: Sequence[PartyScore],
    is_open: bool,
) -> str:
    """The closest parties, practically equal ones together; no surer than what is known allows."""
    closest = (*first, *near)
    if len(closest) > MOST_NAMED:
        values = {"parties": _("%(count)s partijen", count=len(closest))}
    else:
        values = {"parties": _names(election, closest)}
    if len(closest) == 1:
        values["share"] = _share(method, first)
        if is_open:
            return _(
                "Voor zover we weten liggen je antwoorden het dichtst bij %(parties)s: %(share)s.",
                **values,
            )
        return _("Je antwoorden liggen het dichtst bij %(parties)s: %(share)s.", **values)
    if is_open:
        return _("Voor zover we weten liggen je antwoorden het dichtst bij %(parties)s.", **values)
    return _("Je antwoorden liggen het dichtst bij %(parties)s.", **values)


def _summary(
    election: Election,
    method: Method,
    first: Sequence[PartyScore],
    near: Sequence[PartyScore],
    is_open: bool,
) -> str:
    """The one thing to know beside the headline."""
    values = {"parties": _names(election, first), "share": _share(method, first)}
    if near:
        return capital(_near_summary(len(first), len(near), values))
    if len(first) > 1:
        return capital(_("%(parties)s delen de eerste plaats, met %(share)s.", **values))
    if is_open:
        return _("Zeker is dat niet, want we kennen niet alle standpunten.")
    return _("Ook als we alle standpunten kenden, stond %(parties)s bovenaan.", **values)


def _near_summary(n_first: int, n_near: int, values: Mapping[str, str]) -> str:
    """Who stands on top, and that it says little."""
    if n_first > 1:
        return ngettext(
            "%(parties)s delen de eerste plaats, met %(share)s. "
            "Het verschil met de andere partij zegt weinig.",
            "%(parties)s delen de eerste plaats, met %(share)s. "
            "Het verschil met de andere partijen zegt weinig.",
            n_near,
            **values,
        )
    return ngettext(
        "%(parties)s staat bovenaan met %(share)s, maar het verschil met de andere zegt weinig.",
        "%(parties)s staat bovenaan met %(share)s, maar het verschil met de andere %(count)s "
        "zegt weinig.",
        n_near,
        **values,
    )


def _share(method: Method, first: Sequence[PartyScore]) -> str:
    """The score of the first place."""
    return "" if first[0].score is None else _phrase(method, first[0].score)


def _phrase(method: Method, score: Number) -> str:
    """Score with what it may be called; a direction score is never a percentage."""
    text, word = score_text(method, score), _(method.score_word)
    if method.is_percentage:
        return f"{text} {word}"
    return _("een %(word)s van %(score)s", word=word, score=text)


def _known(election: Election, sheet: AnswerSheet, score: PartyScore) -> str:
    """On how many answers the position of a leading party is known."""
    values = {
        "party": election.party(score.party_id).name_in_sentence,
        "known": score.n_known,
        "given": sheet.n_answered,
    }
    if score.n_known == sheet.n_answered:
        return _("Van %(party)s kennen we het standpunt bij al je %(given)s antwoorden.", **values)
    return _(
        "Van %(party)s kennen we het standpunt bij %(known)s van je %(given)s antwoorden.",
        **values,
    )


def _steadiness(election: Election, variations: Robustness, first: Sequence[PartyScore]) -> str:
    """Say how often the first party stays first when the statements are drawn again."""
    shares = variations.first_share("redrawn")
    counts = [
        _(
            "%(party)s in %(share)s",
            party=election.party(score.party_id).name_in_sentence,
            share=whole_percent(shares[score.party_id]),
        )
        for score in first
    ]
    return _(
        "Met net andere stellingen stond %(parties)s van de 100 keer bovenaan. "
        "Dat hebben we %(draws)s keer geprobeerd met je antwoorden. Het gaat alleen over de keuze "
        "van de stellingen, niet over onbekende standpunten.",
        parties=enumeration(counts),
        draws=N_DRAWS,
    )


def _equal(election: Election, near: Sequence[PartyScore]) -> Iterator[str]:
    """Name the parties that are practically equal to the first, and say what that is."""
    if near:
        sentence = ngettext(
            "%(parties)s ligt zo dichtbij dat het verschil weinig zegt. "
            "Met net andere stellingen komt die partij "
            "in minstens 1 op de %(one_in)s keer even hoog of hoger uit.",
            "%(parties)s liggen zo dichtbij dat het verschil weinig zegt. "
            "Met net andere stellingen komt elk van die partijen "
            "in minstens 1 op de %(one_in)s keer even hoog of hoger uit.",
            len(near),
            parties=_names(election, near),
            one_in=EQUAL_ONE_IN,
        )
        yield capital(sentence)


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
