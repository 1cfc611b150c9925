"""A briefing on paper: tonight on the first page, the rest behind it; cards that can be read."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from math import sqrt
from typing import Any

import pypdf
import pytest

from stemhulp.debate import SECTIONS, briefing
from stemhulp.examples import fictional_election
from stemhulp.loading import bundled_root, load_election
from stemhulp.model import Election
from stemhulp.presentation.debate.briefing import BriefingView, SheetView, briefing_view
from stemhulp.presentation.debate.paper import briefing_html, briefing_pdf
from stemhulp.presentation.debate.parts import Item
from stemhulp.presentation.files.templates import template_loader
from stemhulp.presentation.wording.language import using_language

TEMPLATES = template_loader(None, bundled_root() / "templates")
BODY, SOURCES = 10, 7
"""Least size of text in points, of what is said on a card and of where it comes from."""


def made(
    election: Election, party: str, *opponents: str, language: str = "nl", layout: str = "pages"
) -> tuple[BriefingView, str]:
    """A briefing and its HTML for paper."""
    with using_language(language):
        prepared = briefing(election, party, list(opponents))
        view = briefing_view(election.in_language(language), prepared)
        return view, briefing_html(view, TEMPLATES, layout)


@cache
def assen() -> Election:
    return load_election("gr2022-assen", site=bundled_root())


def pages_of(html: str) -> list[Any]:
    return list(pypdf.PdfReader(io.BytesIO(briefing_pdf(html))).pages)


def words_of(text: str) -> str:
    """Text without what differs between forms: white space, and hyphens at the end of a line."""
    return re.sub(r"[\s‐-]+", "", text)


def texts_of(pages: list[Any]) -> list[str]:
    return [words_of(page.extract_text()) for page in pages]


def sizes_of(page: Any) -> Iterator[tuple[str, float]]:
    """Every piece of text on a page with its size in points."""
    found: list[tuple[str, float]] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:
        a, b, c, d = (
            tm[0] * cm[0] + tm[1] * cm[2],
            tm[0] * cm[1] + tm[1] * cm[3],
            tm[2] * cm[0] + tm[3] * cm[2],
            tm[2] * cm[1] + tm[3] * cm[3],
        )
        if text.strip():
            found.append((text.strip(), size * sqrt(abs(a * d - b * c))))

    page.extract_text(visitor_text=visit)
    yield from found


def front_items(sheet: SheetView) -> list[Item]:
    return [item for section in sheet.front for item in section.front]


def test_the_first_page_holds_what_one_says_tonight_and_the_others_the_rest() -> None:
    view, html = made(assen(), "sp", "vvd")
    first, *others = texts_of(pages_of(html))
    sheet, _field = view.sheets
    contrasts, common = sheet.front
    assert (len(contrasts.front), len(common.front)) == (3, 2)
    for item in front_items(sheet):
        assert words_of(item.heading) in first
        for position in item.positions:
            assert words_of(position.text) in first
        if item.warning:  # beside its point: behind its positions and before the next point
            told = first.index(words_of(item.positions[-1].text))
            assert words_of(item.warning.text) in first[told : told + 400]
    assert [item.warning is not None for item in contrasts.front] == [True] * 3
    for section in sheet.rest:
        for item in section.items:
            where = [n for n, text in enumerate(others) if words_of(item.heading) in text]
            assert where
        assert words_of(section.title_of_rest) not in first
    assert words_of(view.appendix.title) in others[-1]
    assert not re.search(r"×(bewijs|steun)", "".join((first, *others[:-1])))


def test_a_number_leads_to_its_source_on_paper() -> None:
    view, html = made(fictional_election(), "brug", "molen", "haven")
    pages = pages_of(html)
    names = set(pypdf.PdfReader(io.BytesIO(briefing_pdf(html))).named_destinations)
    assert {f"bron-{source.number}" for source in view.printed_sources} <= names
    numbers = {text for page in pages for text, size in sizes_of(page) if size < BODY}
    assert {str(source.number) for source in view.printed_sources} <= {
        digits for text in numbers for digits in re.findall(r"\d+", text)
    }


@pytest.mark.slow
@pytest.mark.parametrize(
    ("party", "language"), [("sp", "nl"), ("sp", "en"), ("vvd", "nl"), ("plop", "nl")]
)
def test_an_opponent_takes_two_pages_at_most(party: str, language: str) -> None:
    others = [key for key in assen().parties if key != party]
    view, html = made(assen(), party, *others, language=language)
    texts = texts_of(pages_of(html))
    fronts = [sheet for sheet in view.sheets if sheet.front]
    for number, sheet in enumerate(fronts):
        assert words_of(sheet.title + sheet.intro[:12]) in texts[number], sheet.title
        for item in front_items(sheet):
            assert words_of(item.heading) in texts[number], (sheet.title, item.heading)
    starts = [
        next(n for n, text in enumerate(texts) if words_of(sheet.title_of_rest) in text)
        for sheet in fronts
    ]
    assert starts[0] == len(fronts)
    for sheet, (first, following) in zip(fronts, pairwise(starts), strict=False):
        assert following - first == 1, f"{sheet.title}: lower `most` of a section"


def test_cue_cards_are_one_card_a_point_on_a6() -> None:
    view, html = made(fictional_election(), "brug", "molen", layout="cards")
    pages = pages_of(html)
    items = front_items(view.sheets[0])
    texts = texts_of(pages)
    for item in items:
        assert sum(words_of(f"{item.heading}{item.text}") in text for text in texts) == 1
    box = pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx((419.5, 297.6), abs=0.3)
    assert len(pages) >= len(items) + 1


def test_a_card_about_common_ground_says_what_each_of_the_two_says() -> None:
    view, html = made(assen(), "sp", "vvd", layout="cards")
    texts = texts_of(pages_of(html))
    _contrasts, common = view.sheets[0].front
    for item in common.front:
        (card,) = (text for text in texts if words_of(f"{item.heading}{item.text}") in text)
        assert [position.label for position in item.positions] == ["SP:", "VVD:"]
        for position in item.positions:
            assert position.text
            assert words_of(position.label + position.text) in card


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_card_is_large_enough_to_read_in_the_hand(language: str) -> None:
    _view, html = made(assen(), "sp", "vvd", language=language, layout="cards")
    pieces = [piece for page in pages_of(html) for piece in sizes_of(page)]
    small = [text for text, size in pieces if size < BODY - 0.05]
    assert min(size for _text, size in pieces) >= SOURCES - 0.05
    assert len(small) < len(pieces) / 2
    view, _html = made(assen(), "sp", "vvd", language=language)
    said = [one.text for item in front_items(view.sheets[0]) for one in item.positions]
    said += [item.warning.text for item in front_items(view.sheets[0]) if item.warning]
    in_small = words_of(" ".join(small))
    assert not [text for text in said if words_of(text)[:30] in in_small]


@pytest.mark.slow
@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("party", ["sp", "plop"])
def test_no_card_runs_over_its_edge(party: str, language: str) -> None:
    others = [key for key in assen().parties if key != party]
    _view, html = made(assen(), party, *others, language=language, layout="cards")
    assert len(pages_of(html)) == html.count('<div class="card')


def test_the_first_page_takes_as_many_lines_as_the_registry_says() -> None:
    sheet = made(assen(), "sp", "vvd")[0].sheets[0]
    for section in sheet.sections:
        assert len(section.front) <= SECTIONS[section.section_id].front
