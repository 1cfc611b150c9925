"""What the script of the site says: it comes with the script, so that no page has to carry it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from stemhulp.presentation.wording.language import _
from stemhulp.translatable import gettext_noop

# In some of these stands markup of our own; nothing from a table or a visitor is ever put in.
WORDS: Final[Mapping[str, str]] = {
    "problem": gettext_noop("Nog niet klaar:"),
    "progress": gettext_noop("Voortgang"),
    "all": gettext_noop("Alle stellingen"),
    "given": gettext_noop("%(given)s van %(total)s beantwoord"),
    "list": gettext_noop("Alles op één pagina"),
    "single": gettext_noop("Eén stelling tegelijk"),
    "states": gettext_noop("nog open|overgeslagen|beantwoord"),
    "back": gettext_noop("Vorige"),
    "next": gettext_noop("Volgende"),
    "overview": gettext_noop("Terug naar het overzicht"),
    "extra": gettext_noop("Extra belangrijk"),
    "yours": gettext_noop("Jouw antwoord:"),
    "double": gettext_noop("telt dubbel"),
    "change": gettext_noop("Wijzig"),
    "few": gettext_noop(
        "Voor een uitslag zijn minstens %(minimum)s antwoorden nodig. "
        "Je gaf er %(given)s: <strong>nog %(missing)s te gaan</strong>."
    ),
    "open": gettext_noop("Ga naar de eerste open stelling"),
    "skipped": gettext_noop("Stellingen die je oversloeg, staan hier niet."),
    "more": gettext_noop("Beantwoord er alsnog een"),
    "keyboard": gettext_noop("Antwoorden met het toetsenbord"),
    "off": gettext_noop("Zet deze toetsen uit"),
    "on": gettext_noop("Zet deze toetsen aan"),
    "keep": gettext_noop("Je antwoorden bewaren"),
    "here": gettext_noop(
        "Je antwoorden staan alleen in dit tabblad. Ze verdwijnen als je je uitslag bekijkt of het "
        "tabblad sluit."
    ),
    "device": gettext_noop("Bewaar op dit apparaat"),
    "care": gettext_noop(
        "Dan kun je later verder. Wie dit apparaat ook gebruikt, kan je antwoorden zien tot je ze "
        "wist."
    ),
    "wipe": gettext_noop("Wis mijn antwoorden"),
    "sure": gettext_noop("Zeker weten? Ja, wis alles"),
    "wiped": gettext_noop("Je antwoorden zijn gewist."),
    "kept": gettext_noop("Je bewaarde antwoorden staan er weer."),
    "part": gettext_noop(
        "Je bewaarde antwoorden staan er weer. Antwoorden op stellingen die weg zijn, tellen niet "
        "mee."
    ),
    "changed": gettext_noop(
        "De vragenlijst is veranderd. Je bewaarde antwoorden passen er niet meer bij en zijn "
        "gewist."
    ),
    "speak": gettext_noop("Lees voor"),
    "hush": gettext_noop("Stop met voorlezen"),
    "close": gettext_noop("Sluit"),
}


def script_words() -> dict[str, str]:
    """Return the words of the script in the current language."""
    return {key: _(text) for key, text in WORDS.items()}
