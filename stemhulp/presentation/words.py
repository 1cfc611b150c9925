"""What the codes in the tables are called on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from stemhulp.model import Election, Party
from stemhulp.presentation.formatting import capital
from stemhulp.scale import SKIP_WORD, SKIPPED, UNKNOWN, Scale

UNKNOWN_TEXT: Final = "Onbekend"
CONTRADICTION_TEXT: Final = "Bronnen spreken elkaar tegen"
SKIP_TEXT: Final = "Weet ik niet, sla over"

BASIS: Final[Mapping[str, str]] = {
    "programme": "verkiezingsprogramma",
    "council-vote": "stemming in de raad",
    "statement": "uitspraak van de partij",
    "plank": "eigen programmapunt",
    "contradiction": "tegenspraak tussen bronnen",
}
SCOPE: Final[Mapping[str, str]] = {
    "council-vote": "stemming in de raad",
    "statement": "uitspraak",
    "coalition-agreement": "coalitieakkoord",
}
CONFIDENCE: Final[Mapping[str, str]] = {"high": "hoog", "medium": "redelijk", "low": "laag"}
PERIOD: Final[Mapping[str, str]] = {
    "before": "van voor de verkiezing",
    "coalition": "van de vorming van het college",
    "election-year": "uit het jaar van de verkiezing, maand onbekend",
    "after": "van na de verkiezing",
    "unknown": "datum onbekend",
}
SEATS_BASIS: Final[Mapping[str, str]] = {
    "read": "gelezen in een bron",
    "computed": "berekend, niet in een bron gelezen",
}


def scope_text(scope: str) -> str:
    """Return the kind of source.

    Examples
    --------
    >>> scope_text("programme-2022"), scope_text("council-vote")
    ('verkiezingsprogramma 2022', 'stemming in de raad')
    """
    if scope.startswith("programme-"):
        return f"verkiezingsprogramma {scope.removeprefix('programme-')}"
    return SCOPE.get(scope, scope)


def answer_word(scale: Scale, code: int) -> str:
    """Return the form value of an answer code; "" = not answered."""
    if code == UNKNOWN:
        return ""
    return SKIP_WORD if code == SKIPPED else scale.word(code)


def answer_text(scale: Scale, code: int) -> str:
    """Return what a respondent answered, in words."""
    if code == UNKNOWN:
        return "Niet beantwoord"
    return "Overgeslagen" if code == SKIPPED else capital(scale.word(code))


def options(scale: Scale) -> tuple[str, ...]:
    """Return the stance words in the order of the form: agreement first."""
    return tuple(reversed(scale.options))


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
        return "op volgorde van lijstnummer"
    return "eerst op lijstnummer, daarna op alfabet" if numbered else "op alfabet"


def quiz_name(election: Election) -> str:
    """Return the name of this quiz."""
    return f"Stemhulp {election.settings.municipality}"
