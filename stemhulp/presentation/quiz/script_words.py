"""What the script of the site says: it comes with the script, so that no page has to carry it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from stemhulp.presentation.wording.language import _
from stemhulp.translatable import mark

# In some of these stands markup of our own; nothing from a table or a visitor is ever put in.
WORDS: Final[Mapping[str, str]] = {
    "progress": mark("Voortgang"),
    "all": mark("Alle stellingen"),
    "given": mark("%(given)s van %(total)s beantwoord"),
    "list": mark("Alles op één pagina"),
    "single": mark("Eén stelling tegelijk"),
    "states": mark("nog open|overgeslagen|beantwoord"),
    "back": mark("Vorige"),
    "next": mark("Volgende"),
    "skip": mark("Overslaan"),
    "overview": mark("Terug naar het overzicht"),
    "extra": mark("Extra belangrijk"),
    "yours": mark("Jouw antwoord:"),
    "double": mark("telt dubbel"),
    "change": mark("Wijzig"),
    "few": mark(
        "Voor een uitslag zijn minstens %(minimum)s antwoorden nodig. "
        "Je gaf er %(given)s: <strong>nog %(missing)s te gaan</strong>."
    ),
    "open": mark("Ga naar de eerste open stelling"),
    "skipped": mark("Stellingen die je oversloeg, staan hier niet."),
    "more": mark("Beantwoord er alsnog een"),
    "keyboard": mark("Antwoorden met het toetsenbord"),
    "off": mark("Zet deze toetsen uit"),
    "on": mark("Zet deze toetsen aan"),
    "keep": mark("Je antwoorden bewaren"),
    "here": mark(
        "Je antwoorden staan alleen in dit tabblad. Ze verdwijnen als je je uitslag bekijkt of het "
        "tabblad sluit."
    ),
    "device": mark("Bewaar op dit apparaat"),
    "care": mark(
        "Dan kun je later verder. Wie dit apparaat ook gebruikt, kan je antwoorden zien tot je ze "
        "wist."
    ),
    "wipe": mark("Wis mijn antwoorden"),
    "sure": mark("Zeker weten? Ja, wis alles"),
    "wiped": mark("Je antwoorden zijn gewist."),
    "kept": mark("Je bewaarde antwoorden staan er weer."),
    "changed": mark(
        "De vragenlijst is veranderd. Je bewaarde antwoorden passen er niet meer bij en zijn "
        "gewist."
    ),
    "speak": mark("Lees voor"),
    "hush": mark("Stop met voorlezen"),
    "close": mark("Sluit"),
}


def script_words() -> dict[str, str]:
    """Return the words of the script in the current language."""
    return {key: _(text) for key, text in WORDS.items()}
