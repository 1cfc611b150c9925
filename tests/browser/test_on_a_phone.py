"""Promises to who fills in the questionnaire on a phone of 360 by 740, in the font of phones."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from playwright.sync_api import Page

from tests.browser.conftest import PHONE, Visitor, has_phone_font, with_phone_font
from tests.support.sites import application
from tests.support.whole_site import questionnaires

# A button to read aloud comes with a voice; most phones have one.
VOICE = """Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => ['nl-NL', 'en-GB'].map((lang) => ({ lang, localService: true })),
    cancel() {},
} })"""
BOTTOM = """() => Math.max(...[...document.querySelectorAll(
    '.quiz-buttons button, .current .option')]
    .map((node) => node.getBoundingClientRect().bottom))"""
SIZES = (320, 360, 768, 1280)
# Answers whose hint does not stand below their word.
BESIDE = """() => [...document.querySelectorAll('.current .option > span')]
    .filter((span) => {
        const word = document.createRange();
        word.selectNode(span.firstChild);
        const hint = span.querySelector('small')?.getBoundingClientRect();
        return !hint?.height || hint.top < word.getBoundingClientRect().bottom - 2;
    })
    .map((span) => span.textContent)"""


def every_statement(page: Page, address: str) -> Iterator[int]:
    """Stand on every statement in turn; the first answer goes on to the next."""
    page.goto(address)
    assert has_phone_font(page), "Lettertype Roboto ontbreekt. Installeer het met: make browser"
    for number in range(1, page.locator("fieldset.question").count() + 1):
        page.wait_for_url(f"**#stelling-{number}")
        yield number
        page.locator(".current label.option").first.click()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_statement_fits_with_all_its_buttons(
    visitor: Visitor, any_home: str, any_app: Flask, language: str
) -> None:
    (path,) = questionnaires(any_app, language)
    with visitor.page(any_home, **PHONE) as page:
        with_phone_font(page)
        page.add_init_script(VOICE)
        bottoms = {
            number: page.evaluate(BOTTOM) for number in every_statement(page, any_home + path)
        }
        assert page.locator(".speak").count() == len(bottoms)
        assert {number: bottom for number, bottom in bottoms.items() if bottom > 740} == {}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_start_tells_the_main_things_before_one_scrolls(
    visitor: Visitor, any_home: str, language: str
) -> None:
    with visitor.page(any_home, **PHONE) as page:
        with_phone_font(page)
        page.goto(any_home + {"nl": "/", "en": "/en/"}[language])
        told = page.locator(".hero").locator("h1, .when, .button, .hero-known")
        assert told.count() == 4
        for place in told.all():
            box = place.bounding_box()
            assert box
            assert box["y"] + box["height"] <= 740, place.inner_text()


def test_every_answer_has_its_hint_below_it_at_every_width(visitor: Visitor, home: str) -> None:
    (path,) = questionnaires(application("verzonnenwoude"), "nl")
    with visitor.page(home) as page:
        page.goto(home + path)
        for width in SIZES:
            page.set_viewport_size({"width": width, "height": 740})
            assert page.locator(".current .option").count() == 4
            assert page.evaluate(BESIDE) == []
