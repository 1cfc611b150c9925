"""Promises to who has only a finger: everything works by tapping, and nothing needs a swipe."""

from __future__ import annotations

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from tests.browser.conftest import (
    PHONE,
    Visitor,
    has_phone_font,
    open_everything,
    to_last_step,
    with_phone_font,
)
from tests.support.whole_site import kinds, questionnaires

# What is smaller than WCAG 2.5.8 asks. A sentence excuses how wide a word in it is, not how high.
SMALL = """() => {
    const isInSentence = (node) => {
        const sentence = node.closest('p');
        return node.matches('a') && sentence
            && sentence.textContent.trim() !== node.textContent.trim();
    };
    return [...document.querySelectorAll(
        'a[href], button, summary, select, label:has(input), input, [role=button]')]
    .filter((node) => node.checkVisibility({ visibilityProperty: true }))
    .filter((node) => !node.matches('label input, .skip-link'))
    .map((node) => [node, node.getBoundingClientRect()])
    .filter(([node, box]) => box.height < 24 || (box.width < 24 && !isInSentence(node)))
    .map(([node, box]) => `${node.textContent.trim().slice(0, 40)}: ${box.width} × ${box.height}`);
}"""


def tap_answers(page: Page, choices: str) -> None:
    """Tap the option with this number on each statement; each tap goes on by itself."""
    for choice in choices:
        before = page.url
        page.locator(".current label.option").nth(int(choice)).tap()
        page.wait_for_url(lambda url, before=before: url != before)


def test_whole_quiz_by_touch(visitor: Visitor, home: str) -> None:
    with visitor.page(home, **PHONE) as page:
        page.goto(home + "/")
        page.get_by_role("link", name="Begin").first.tap()
        page.wait_for_url("**/vragenlijst*")
        tap_answers(page, "0")
        page.get_by_role("button", name="Vorige").tap()
        expect(page.locator(".current input").first).to_be_checked()
        tap_answers(page, "202130")
        page.locator(".weight-list label.option:visible").first.tap()
        expect(page.locator(".weight-list input:visible").first).to_be_checked()
        page.get_by_role("button", name="Bekijk je uitslag").tap()
        page.wait_for_url("**/uitslag")
        yours = page.locator("#stelling-fietsbrug .yours")
        expect(yours).to_have_text("Jouw antwoord: Oneens (telt dubbel)")


def test_a_finger_opens_the_explanation(visitor: Visitor, home: str) -> None:
    with visitor.page(home, **PHONE) as page:
        page.goto(home + "/vragenlijst")
        page.locator(".current summary").first.tap()
        expect(page.locator(".current details").first).to_have_js_property("open", True)


def test_the_hint_about_keys_is_not_shown_to_a_finger(visitor: Visitor, home: str) -> None:
    with visitor.page(home, **PHONE) as page:
        page.goto(home + "/vragenlijst")
        expect(page.locator(".current")).to_be_visible()
        expect(page.locator(".keys")).to_be_hidden()


def test_the_next_statement_begins_at_the_top_at_once(visitor: Visitor, home: str) -> None:
    with visitor.page(home, **PHONE | {"viewport": {"width": 360, "height": 400}}) as page:
        page.goto(home + "/vragenlijst")
        page.locator(".current label.option").last.scroll_into_view_if_needed()
        assert page.evaluate("scrollY") > 0
        before = page.url
        page.locator(".current label.option").last.tap()
        page.wait_for_url(lambda url: url != before)
        assert page.evaluate("scrollY") == 0


@pytest.mark.parametrize("width", [360, 1280])
def test_everything_to_press_is_24_points_on_every_kind_of_page(
    visitor: Visitor, any_app: Flask, any_home: str, width: int
) -> None:
    with visitor.page(any_home, viewport={"width": width, "height": 740}) as page:
        with_phone_font(page)
        for path in kinds(any_app):
            page.goto(any_home + path)
            assert has_phone_font(page), "Roboto ontbreekt: make browser"
            open_everything(page)
            assert page.locator("a[href], button").count() > 5
            assert page.evaluate(SMALL) == [], path
        for path in questionnaires(any_app):
            to_last_step(page, any_home, path)
            open_everything(page)
            assert page.evaluate(SMALL) == [], f"{path}, laatste stap"
            page.evaluate("sessionStorage.clear()")  # the other language begins anew
