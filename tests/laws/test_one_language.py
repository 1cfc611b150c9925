"""A page speaks one language; what is quoted in the other language says so."""

from __future__ import annotations

import pytest
from flask import Flask
from tests.support.whole_site import whole_site

<<<<<<< HEAD
from tests.conftest import HTML, name_of

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
    return [text for text in _texts(html5lib.parse(page), language) if words_of(text, language)]


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
    return node.tag == f"{HTML}a" and "noopener" in node.get("rel", "") and not node.get("lang")
=======
from tests.support.speech import strange
from tests.support.whole_site import whole_site
>>>>>>> main


def test_every_page_speaks_one_language(any_app: Flask) -> None:
    pages = whole_site(any_app)
    for spoken, other in (("en", "nl"), ("nl", "en")):
        here = [page for page in pages if f'<html lang="{spoken}">' in page.html]
        assert {page.status for page in here} >= {200, 404, 422}
        for page in here:
            assert strange(page.html, other) == [], page.name


@pytest.mark.parametrize(
    "piece",
    [
        "<p>What do de partijen think?</p>",
        '<p aria-label="Positions of de partij"></p>',
        '<button data-next="Naar de volgende"></button>',
        "<p lang='nl'>Dit mag. <span lang='en'>Dit niet.</span></p>",
        "<title>Wat vind je ervan?</title>",
        "<button>Volgende</button>",
    ],
)
def test_dutch_on_an_english_page_is_noticed(piece: str) -> None:
    assert strange(f"<html lang='en'>{piece}", "nl")


@pytest.mark.parametrize(
    "piece",
    [
        "<p>Anita de Rijke of the Volwassenenfonds Sport en Cultuur, see maar.example/van</p>",
        "<p><a href='/' lang='nl'>Verslag van de raad</a> (raad.example, 2022)</p>",
        "<script>const stelling = 'van de'</script>",
    ],
)
def test_names_addresses_and_marked_quotations_are_no_dutch(piece: str) -> None:
    assert strange(f"<html lang='en'>{piece}", "nl") == []
