"""Promises about the result page in a real browser: choosing parties and changing in place."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor, agree_without_script, open_block, to_result

CHOOSE = "Kies partijen"


def open_all_parties(page: Page) -> None:
    page.get_by_text(re.compile(r"^Alle \d+ partijen$")).click()


def ranking(page: Page) -> list[str]:
    """Places and scores of the cards that can be seen."""
    cards = page.locator(".ranking li:visible")
    return [" ".join(text.split()) for text in cards.locator(".rank-head").all_inner_texts()]


def change(page: Page, answer: str) -> None:
    """Give another answer to one statement, on the result."""
    block = open_block(page, "marktdag")
    if block.locator(".change[open]").count() == 0:
        block.get_by_text("Verander je antwoord").click()
    block.get_by_label(answer, exact=True).check()


def test_a_party_disappears_at_once_and_the_others_stay_as_they_are(
    visitor: Visitor, home: str
) -> None:
    with visitor.page(home) as page:
        to_result(page, home)
        open_all_parties(page)
        before = ranking(page)
        page.get_by_text(CHOOSE).press("Enter")
        box = page.locator(".tick input").first
        party = str(box.get_attribute("name")).removeprefix("show-")
        name = page.locator(".tick span").first.inner_text()
        box.press("Space")
        expect(page.locator("#verborgen")).to_contain_text("Verborgen partijen: 1.")
        for element in page.locator(f'[data-party="{party}"]').all():
            expect(element).to_be_hidden()
        assert ranking(page) == [card for card in before if name not in card]
        assert len(ranking(page)) == len(before) - 1
        page.get_by_role("button", name="Toon alle partijen").press("Enter")
        expect(page.locator("#verborgen")).not_to_contain_text("Verborgen", use_inner_text=True)
        assert ranking(page) == before
        assert page.url == f"{home}/uitslag"


def test_without_script_the_button_hides_parties_and_shows_them_again(
    visitor: Visitor, home: str
) -> None:
    with visitor.page(home, java_script_enabled=False) as page:
        agree_without_script(page, home)
        open_all_parties(page)
        before = ranking(page)
        page.get_by_text(CHOOSE).click()
        page.locator(".tick input").first.uncheck()
        page.get_by_role("button", name="Toon deze partijen").click()
        expect(page.locator("#verborgen")).to_contain_text("Verborgen partijen: 1.")
        assert len(ranking(page)) == len(before) - 1
        assert set(ranking(page)) < set(before)
        page.get_by_role("button", name="Toon alle partijen").click()
        expect(page.get_by_role("button", name="Toon alle partijen")).to_be_hidden()
        open_all_parties(page)
        assert ranking(page) == before


def test_a_changed_answer_changes_the_result_in_place(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        to_result(page, home)
        page.evaluate("window.isSamePage = true")
        page.locator(".why summary").first.click()
        code = page.locator("#deel-link").get_attribute("value")
        old = page.locator(".rank-score").all_inner_texts()
        change(page, "Eens")
        place = page.locator("#antwoorden").evaluate("node => node.getBoundingClientRect().top")
        change(page, "Oneens")
        expect(page.locator("#gewijzigd")).to_contain_text("Nieuwe uitslag:")
        expect(page.locator("#stelling-marktdag .yours")).to_contain_text("Oneens")
        now = page.locator("#antwoorden").evaluate("node => node.getBoundingClientRect().top")
        assert abs(now - place) <= 1
        assert page.evaluate("window.isSamePage")
        assert page.locator(".why[open]").count() == 1
        assert page.locator(".rank-score").all_inner_texts() != old
        assert page.locator(".was").first.inner_text().removeprefix("was ") in old
        assert page.locator("#deel-link").get_attribute("value") != code
        assert page.evaluate("document.activeElement.value") == "oneens"


def test_without_a_connection_the_page_says_so_and_leaves_the_button(
    visitor: Visitor, home: str
) -> None:
    visitor.tolerated = "Failed to load resource"
    with visitor.page(home) as page:
        to_result(page, home)
        old = page.locator(".rank-score").all_inner_texts()
        page.route("**/uitslag", lambda route: route.abort())
        change(page, "Oneens")
        expect(page.locator("#gewijzigd")).to_contain_text("Dat lukte niet.")
        assert page.locator(".rank-score").all_inner_texts() == old
        page.unroute("**/uitslag")
        with page.expect_navigation():
            page.get_by_role("button", name="Bereken opnieuw").click()
        expect(page.locator("#stelling-marktdag .yours")).to_contain_text("Oneens")
