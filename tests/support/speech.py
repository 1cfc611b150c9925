"""Which language a text on a page is in, told by its small words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from tests.support.documents import HTML, name_of, parsed

WORDS: Final = {
    "nl": (
        "aan als antwoord antwoorden bij bron bronnen dan dat de deze dit een eens en er geen "
        "heb hebben het hier ik je jij jouw kan kies maar minder moet naar niet nog onbekend "
        "ons onze oneens ook op overslaan partijen stelling stellingen te tegen terug thema "
        "toelichting toon tot uit uitleg uitslag van vanaf verder volgende voor vorige "
        "vragenlijst wat wel werd wie wis wordt worden zijn zo zonder zou"
    ),
    "en": (
        "and are because been does from has have how not our than that the their them then they "
        "this what when which who with you your"
    ),
}
SMALL_WORDS: Final = {language: frozenset(words.split()) for language, words in WORDS.items()}
# Small words inside a name, as in Anita de Rijke or Sport en Cultuur.
LOWER_ONLY: Final = frozenset(("de", "en", "het", "te", "van", "op", "has", "the"))  # De Brug
NAME: Final = re.compile(r"[A-Z][\w’'-]*(?: (?:de|den|der|en|het|te|van|voor|and|the))+ [A-Z]")
SPOKEN: Final = ("aria-label", "alt", "title", "placeholder", "content", "label")


def words_of(text: str, language: str) -> set[str]:
    """The small words of a language that a text has, outside names."""
    found = re.findall(r"(?<![\w/.])[A-Za-z][a-z]*(?![\w/]|\.\w)", NAME.sub(" ", text))
    said = {word if word.lower() in LOWER_ONLY else word.lower() for word in found}
    return SMALL_WORDS[language] & said


def strange(page: str, language: str) -> list[str]:
    """Texts on a page that are in another language than they should be."""
    return [text for text in _texts(parsed(page)[0], language) if words_of(text, language)]


def _texts(node: Any, language: str, spoken: str = "") -> Iterator[str]:
    """Every text that does not say that it is in this language; `spoken` is what it does say."""
    spoken = node.get("lang", spoken)
    if name_of(node) in {"script", "style"} or _is_elsewhere(node):
        return
    own = [node.text, *(child.tail for child in node)]
    own += [v for k, v in node.attrib.items() if k in SPOKEN or (k[:5] == "data-" and " " in v)]
    yield from (text for text in own if text and spoken != language)
    for child in node:
        if isinstance(child.tag, str):
            yield from _texts(child, language, spoken)


def _is_elsewhere(node: Any) -> bool:
    """Whether this is the title of a publication: those are never translated."""
    is_link = node.tag == f"{HTML}a" and "noopener" in node.get("rel", "")
    return (is_link or node.tag == f"{HTML}cite") and not node.get("lang")
