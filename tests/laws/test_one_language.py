"""A page speaks one language; what is quoted in the other language says so."""

from __future__ import annotations

import pytest
from flask import Flask

from tests.support.speech import strange
from tests.support.whole_site import whole_site


def test_every_page_speaks_one_language(whole_app: Flask) -> None:
    pages = whole_site(whole_app)
    for spoken, other in (("en", "nl"), ("nl", "en")):
        here = [page for page in pages if f'<html lang="{spoken}">' in page.html]
        assert {page.status for page in here} >= {200, 404, 422}
        for html, name in {page.html: page.name for page in here}.items():
            assert strange(html, other) == [], name


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
