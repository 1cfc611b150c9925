"""Who stands first, and whether what is unknown could change that: exact, from the bounds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stemhulp.analysis.robustness import N_DRAWS, Robustness
from stemhulp.matching import MatchResult, Method, Number, PartyScore
from stemhulp.model import AnswerSheet, Election
from stemhulp.presentation.formatting import capital, enumeration, score_text, whole_percent


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result in plain sentences."""

    headline: str
    sentences: tuple[str, ...]
    is_firm: bool


def verdict(
    election: Election, sheet: AnswerSheet, result: MatchResult, variations: Robustness
) -> Verdict:
    """Say which parties are closest and how firm that is."""
    first = [score for score in result.ranked if score.rank == 1]
    if not first:
        return Verdict(
            headline="Er is te weinig bekend om partijen te rangschikken.",
            sentences=(
                "Van geen enkele partij kennen we bij genoeg van je antwoorden het standpunt.",
            ),
            is_firm=False,
        )
    others = challengers(result, first)
    return Verdict(
        headline=_headline(election, result.method, first, bool(others)),
        sentences=(
            *(_known(election, sheet, score) for score in first),
            _steadiness(election, variations, first),
            *_equal(election, result, variations, first),
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


def _headline(
    election: Election, method: Method, first: Sequence[PartyScore], is_open: bool
) -> str:
    """The closest party or parties, ties together; no surer than the known positions allow."""
    start = "Voor zover we weten liggen je antwoorden" if is_open else "Je antwoorden liggen"
    score = first[0].score
    share = _phrase(method, score) if score is not None else ""
    if len(first) > 1:
        return (
            f"{start} het dichtst bij {_names(election, first)}: "
            f"zij delen de eerste plaats, met {share}."
        )
    return f"{start} het dichtst bij {_names(election, first)}: {share}."


def _phrase(method: Method, score: Number) -> str:
    """Score with what it may be called; a direction score is never a percentage."""
    text = score_text(method, score)
    if method.is_percentage:
        return f"{text} {method.score_word}"
    return f"een {method.score_word} van {text}"


def _known(election: Election, sheet: AnswerSheet, score: PartyScore) -> str:
    """On how many answers the position of a leading party is known."""
    party = election.party(score.party_id).name_in_sentence
    if score.n_known == sheet.n_answered:
        return f"Van {party} kennen we het standpunt bij al je {sheet.n_answered} antwoorden."
    return (
        f"Van {party} kennen we het standpunt bij {score.n_known} "
        f"van je {sheet.n_answered} antwoorden."
    )


def _steadiness(election: Election, variations: Robustness, first: Sequence[PartyScore]) -> str:
    """Say how often the first party stays first when the statements are drawn again."""
    shares = variations.first_share("redrawn")
    counts = [
        f"{election.party(score.party_id).name_in_sentence} in "
        f"{whole_percent(shares[score.party_id])}"
        for score in first
    ]
    return (
        f"Met net andere stellingen stond {enumeration(counts)} van de 100 keer bovenaan. "
        f"Dat hebben we {N_DRAWS} keer nagebootst met je antwoorden. Het gaat alleen over de keuze "
        "van de stellingen, niet over de standpunten die we niet kennen."
    )


def _equal(
    election: Election,
    result: MatchResult,
    variations: Robustness,
    first: Sequence[PartyScore],
) -> Iterator[str]:
    """Name the parties that are practically equal to the first."""
    leaders = {score.party_id for score in first}
    near = [
        result.by_party[party_id]
        for party_id in variations.practically_equal
        if party_id not in leaders
    ]
    if near:
        verb = "ligt" if len(near) == 1 else "liggen"
        yield capital(
            f"{_names(election, near)} {verb} daar zo dichtbij dat het verschil weinig zegt."
        )


def _firmness(
    election: Election,
    result: MatchResult,
    first: Sequence[PartyScore],
    others: Sequence[PartyScore],
) -> str:
    """Whether the unknown positions could put somebody else on top."""
    if not others:
        subject = "deze partij" if len(first) == 1 else "een van deze partijen"
        return (
            "Deze eerste plaats hangt niet af van wat we niet weten: ook als alle onbekende "
            f"standpunten bekend waren, stond {subject} bovenaan."
        )
    everyone = len(others) == len(result.scores) - len(first)
    who = "elke andere partij" if everyone and len(others) > 1 else _names(election, others)
    also = "zou" if everyone or len(others) == 1 else "zouden"
    return (
        "Zeker is die eerste plaats niet, want we kennen niet alle standpunten. "
        f"Waren die wel allemaal bekend, dan {also} ook {who} bovenaan kunnen staan."
    )
