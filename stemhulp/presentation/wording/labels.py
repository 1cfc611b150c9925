"""What the codes in the tables are called on the screen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from stemhulp.model import Election, Evidence, Party
from stemhulp.presentation.wording.formatting import capital, plural
from stemhulp.presentation.wording.language import _
from stemhulp.scale import SKIP_WORD, SKIPPED, UNKNOWN, Scale
from stemhulp.translatable import gettext_noop

# The label says this already, in either language.
DERIVED_START: Final = re.compile(r"^(?:afgeleid|derived): ")

UNKNOWN_TEXT: Final = gettext_noop("Onbekend")
CONTRADICTION_TEXT: Final = gettext_noop("Bronnen spreken elkaar tegen")
DERIVED_TEXT: Final = gettext_noop("afgeleid uit de stemuitslag")
AGREE_EFFECT: Final = gettext_noop("Goed voor partijen die dit willen.")
NEUTRAL_EFFECT: Final = gettext_noop("Ertussenin. Dit telt mee.")
DISAGREE_EFFECT: Final = gettext_noop("Goed voor partijen die dit niet willen.")

STANCES: Final[Mapping[str, str]] = {
    "zeer oneens": gettext_noop("zeer oneens"),
    "oneens": gettext_noop("oneens"),
    "een beetje oneens": gettext_noop("een beetje oneens"),
    "neutraal": gettext_noop("neutraal"),
    "een beetje eens": gettext_noop("een beetje eens"),
    "eens": gettext_noop("eens"),
    "zeer eens": gettext_noop("zeer eens"),
}
BASIS: Final[Mapping[str, str]] = {
    "programme": gettext_noop("verkiezingsprogramma"),
    "council-vote": gettext_noop("stemming in de raad"),
    "statement": gettext_noop("uitspraak van de partij"),
    "plank": gettext_noop("eigen programmapunt"),
    "contradiction": gettext_noop("tegenspraak tussen bronnen"),
}
SCOPE: Final[Mapping[str, str]] = {
    "council-vote": gettext_noop("stemming in de raad"),
    "statement": gettext_noop("uitspraak"),
    "coalition-agreement": gettext_noop("coalitieakkoord"),
}
CONFIDENCE: Final[Mapping[str, str]] = {
    "high": gettext_noop("hoog"),
    "medium": gettext_noop("redelijk"),
    "low": gettext_noop("laag"),
}
PERIOD: Final[Mapping[str, str]] = {
    "before": gettext_noop("van vóór de verkiezing"),
    "coalition": gettext_noop("van de vorming van het college"),
    "election-year": gettext_noop("uit het jaar van de verkiezing, maand onbekend"),
    "after": gettext_noop("van na de verkiezing"),
    "unknown": gettext_noop("datum onbekend"),
}
DIRECTIONS: Final[Mapping[int, str]] = {
    1: gettext_noop("voor de stelling"),
    0: gettext_noop("neutraal"),
    -1: gettext_noop("tegen de stelling"),
}
SEATS_BASIS: Final[Mapping[str, str]] = {
    "read": gettext_noop("gelezen in een bron"),
    "computed": gettext_noop("berekend, niet in een bron gelezen"),
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


def derived_text(row: Evidence) -> str:
    """Return how a derived row was read; "" for a row whose source names the party itself.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> derived_text(fictional_election().evidence["molen-2"])
    'afgeleid uit de stemuitslag: de bron noemt alleen de tegenstemmers'
    """
    if not row.is_derived:
        return ""
    how = DERIVED_START.sub("", row.note)
    return f"{_(DERIVED_TEXT)}: {how}" if how else _(DERIVED_TEXT)


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
