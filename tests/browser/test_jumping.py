"""Promises about the list of all statements, and about all of them on one page."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import Visitor, answer_by_keys


def test_the_list_names_every_statement_with_its_state(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        page.goto(home + "/vragenlijst")
        answer_by_keys(page, "10")
        page.get_by_text("Alle stellingen").press("Enter")
        entries = page.locator(".jump button")
        expect(entries).to_have_count(6)
        for number, state in ((1, "beantwoord"), (2, "overgeslagen"), (3, "nog open")):
            entry = page.locator(".jump").get_by_role("button", name=f"{number}. ")
            expect(entry).to_contain_text(state)
        expect(page.locator(".jump [aria-current=step]")).to_contain_text("3. ")


def test_the_list_goes_to_a_statement_and_says_so(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        page.goto(home + "/vragenlijst")
        page.get_by_text("Alle stellingen").press("Enter")
        page.locator(".jump").get_by_role("button", name="5. ").press("Enter")
        page.wait_for_url("**#stelling-5")
        expect(page.locator(".current h2")).to_be_focused()
        expect(page.locator(".jump")).to_have_js_property("open", False)
        page.go_back()
        expect(page.locator(".current .count")).to_have_text("Stelling 1 van 6")


def test_everything_on_one_page_is_a_choice_that_is_remembered(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        page.goto(home + "/vragenlijst")
        answer_by_keys(page, "13")
        page.get_by_role("button", name="Alles op één pagina").press("Enter")
        expect(page.locator(".question:visible")).to_have_count(6)
        expect(page.locator("input:checked")).to_have_count(2)
        page.reload()
        expect(page.locator(".question:visible")).to_have_count(6)
        page.locator("#naar-stelling-4").get_by_label("Oneens").check()
        page.wait_for_timeout(400)
        expect(page.locator(".question:visible")).to_have_count(6)
        page.get_by_role("button", name="Eén stelling tegelijk").click()
        expect(page.locator(".question:visible")).to_have_count(1)
        expect(page.get_by_text("3 van 6 beantwoord")).to_be_visible()


def test_a_result_from_the_long_list(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        page.goto(home + "/vragenlijst")
        page.get_by_role("button", name="Alles op één pagina").click()
        send = page.get_by_role("button", name="Bekijk je uitslag")
        send.click()
        expect(page.locator(".too-few")).to_be_focused()
        for number in range(1, 6):
            page.locator(f"#naar-stelling-{number}").locator("input").first.check()
        expect(page.locator(".too-few")).to_be_hidden()
        page.get_by_label("Het hele thema").first.check()
        send.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Je uitslag")


def test_the_first_screen_begins_at_the_top(visitor: Visitor, home: str) -> None:
    with visitor.page(home, viewport={"width": 360, "height": 500}) as page:
        page.goto(home + "/vragenlijst")
        page.wait_for_timeout(300)
        assert page.evaluate("window.scrollY") == 0
