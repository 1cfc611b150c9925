"""What the codes in the tables are called on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from stemhulp.model import Election, Party
from stemhulp.presentation.wording.formatting import capital, plural
from stemhulp.presentation.wording.language import _
from stemhulp.scale import SKIP_WORD, SKIPPED, UNKNOWN, Scale
from stemhulp.translatable import mark

UNKNOWN_TEXT: Final = mark("Onbekend")
CONTRADICTION_TEXT: Final = mark("Bronnen spreken elkaar tegen")
SKIP_TEXT: Final = mark("Weet ik niet, sla over")
AGREE_EFFECT: Final = mark("Goed voor partijen die dit ook willen.")
NEUTRAL_EFFECT: Final = mark("Ertussenin. Dit telt mee.")
DISAGREE_EFFECT: Final = mark("Goed voor partijen die dit ook niet willen.")

STANCES: Final[Mapping[str, str]] = {
    "zeer oneens": mark("zeer oneens"),
    "oneens": mark("oneens"),
    "een beetje oneens": mark("een beetje oneens"),
    "neutraal": mark("neutraal"),
    "een beetje eens": mark("een beetje eens"),
    "eens": mark("eens"),
    "zeer eens": mark("zeer eens"),
}
BASIS: Final[Mapping[str, str]] = {
    "programme": mark("verkiezingsprogramma"),
    "council-vote": mark("stemming in de raad"),
    "statement": mark("uitspraak van de partij"),
    "plank": mark("eigen programmapunt"),
    "contradiction": mark("tegenspraak tussen bronnen"),
}
SCOPE: Final[Mapping[str, str]] = {
    "council-vote": mark("stemming in de raad"),
    "statement": mark("uitspraak"),
    "coalition-agreement": mark("coalitieakkoord"),
}
CONFIDENCE: Final[Mapping[str, str]] = {
    "high": mark("hoog"),
    "medium": mark("redelijk"),
    "low": mark("laag"),
}
PERIOD: Final[Mapping[str, str]] = {
    "before": mark("van voor de verkiezing"),
    "coalition": mark("van de vorming van het college"),
    "election-year": mark("uit het jaar van de verkiezing, maand onbekend"),
    "after": mark("van na de verkiezing"),
    "unknown": mark("datum onbekend"),
}
SEATS_BASIS: Final[Mapping[str, str]] = {
    "read": mark("gelezen in een bron"),
    "computed": mark("berekend, niet in een bron gelezen"),
}


def scope_text(scope: str) -> str:
    """Return the kind of source.

    Examples
    --------
    >>> scope_text("programme-2022"), scope_text("council-vote")
    ('verkiezingsprogramma 2022', 'stemming in de raad')
    """
    if scope.startswith("programme-"):
        return _("verkiezingsprogramma %(year)s", year=scope.removeprefix("programme-"))
    return _(SCOPE.get(scope, scope))


def sure_text(confidence: str) -> str:
    """Return how sure the reading of a source is, in words; "" when that is not known.

    Examples
    --------
    >>> sure_text("medium"), sure_text("")
    ('zekerheid redelijk', '')
    """
    if not confidence:
        return ""
    return _("zekerheid %(confidence)s", confidence=_(CONFIDENCE.get(confidence, confidence)))


def answer_word(scale: Scale, code: int) -> str:
    """Return the form value of an answer code; "" = not answered."""
    if code == UNKNOWN:
        return ""
    return SKIP_WORD if code == SKIPPED else scale.word(code)


def answer_text(scale: Scale, code: int) -> str:
    """Return what a respondent answered, in words."""
    if code == UNKNOWN:
        return _("Niet beantwoord")
    return _("Overgeslagen") if code == SKIPPED else capital(stance_text(scale, code))


def stance_text(scale: Scale, code: int) -> str:
    """Return an option of the scale in words.

    Examples
    --------
    >>> from stemhulp.scale import THREE_POINT
    >>> stance_text(THREE_POINT, 2)
    'eens'
    """
    return _(STANCES.get(scale.word(code), scale.word(code)))


@dataclass(frozen=True, slots=True)
class Option:
    """An answer on the form: the word that is sent, the word that is shown, and what it does."""

    word: str
    text: str
    note: str


def options(scale: Scale) -> tuple[Option, ...]:
    """Return the options in the order of the form: agreement first.

    Examples
    --------
    >>> from stemhulp.scale import TWO_POINT
    >>> [option.text for option in options(TWO_POINT)]
    ['Eens', 'Oneens']
    """
    codes = reversed(range(scale.n_options))
    return tuple(
        Option(scale.word(code), capital(stance_text(scale, code)), _(_effect(scale, code)))
        for code in codes
    )


def _effect(scale: Scale, code: int) -> str:
    """Say what an answer does to the result, in words that are true for every method."""
    above_middle = 2 * code - (scale.n_options - 1)
    if above_middle == 0:
        return NEUTRAL_EFFECT
    return AGREE_EFFECT if above_middle > 0 else DISAGREE_EFFECT


def order_text(parties: Mapping[str, Party]) -> str:
    """Say in which neutral order parties stand.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> order_text(fictional_election().parties)
    'op volgorde van lijstnummer'
    """
    numbered = sum(party.list_number is not None for party in parties.values())
    if numbered == len(parties):
        return _("op volgorde van lijstnummer")
    return _("eerst op lijstnummer, daarna op alfabet") if numbered else _("op alfabet")


def quiz_name(election: Election) -> str:
    """Return the name of this quiz."""
    return _("Stemhulp %(municipality)s", municipality=election.settings.municipality)


def description(election: Election | None) -> str:
    """Return this quiz, or a site with several, in the sentence that search engines show.

    Examples
    --------
    >>> description(None).partition(",")[0]
    'Kies een verkiezing en zie welke partijen het met je eens zijn'
    """
    if election is None:
        return _(
            "Kies een verkiezing en zie welke partijen het met je eens zijn, "
            "met een bron bij elk standpunt."
        )
    return _(
        "Geef je mening over %(statements)s over %(municipality)s en zie welke partijen het met je "
        "eens zijn, met een bron bij elk standpunt.",
        statements=plural(len(election.statements), "stelling", "stellingen"),
        municipality=election.settings.municipality,
    )
