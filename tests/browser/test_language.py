"""The script has no words of its own: what it shows is in the language of the page."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor, answer_by_keys
from tests.support.speech import strange


def check(page: Page) -> None:
    assert strange(page.content(), "nl") == [], page.url


def test_the_quiz_in_english_stays_english_at_every_step(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        page.goto(home + "/en/questionnaire")
        for number, key in enumerate("113000", start=1):
            assert page.title().startswith(f"Statement {number} of 6 – ")
            check(page)
            answer_by_keys(page, key)
        expect(page.locator(".too-few")).to_contain_text("You gave 3")
        expect(page.locator(".weight-list li:visible").first).to_contain_text("Your answer: agree")
        assert page.title().startswith("Extra important – ")
        check(page)


def test_the_result_in_english_stays_english_when_it_is_used(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        page.goto(home + "/en/questionnaire")
        answer_by_keys(page, "113213")
        page.get_by_role("button", name="See your result").click()
        page.wait_for_url("**/en/result*")
        for summary in page.locator("summary").all():
            if summary.is_visible():
                summary.click()
        check(page)
