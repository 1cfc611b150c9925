"""Promises about coming back to a result: from every kind of link, by Back, by its address."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor, agree_without_script, answer_by_keys, to_result

# One of each kind of link that leaves a result.
LINKS = (
    ".rank-head a",
    ".strongest .plank-id",
    "a[href='/stellingen/marktdag']",
    "a[href='/methode']",
    "a[href='/methode#zeker']",
    "a[href='/poster']",
    "a[href='/uitslag/waarom']",
    ".site-header a[href='/vragenlijst']",
    ".site-header a[href='/stellingen']",
    ".site-header a[href='/partijen']",
    ".site-header a[href='/vergelijk']",
    ".site-footer a[href='/privacy']",
    ".site-name",
)


def scores(page: Page) -> list[str]:
    """Places and scores, also of parties that are folded away."""
    heads = page.locator(".rank-head").all_text_contents()
    return [" ".join(text.split()) for text in heads]


def open_everything(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")


@pytest.mark.parametrize("link", LINKS)
def test_back_brings_the_result_back_whatever_link_was_taken(
    visitor: Visitor, home: str, link: str
) -> None:
    with visitor.page(home) as page:
        to_result(page, home)
        before = scores(page)
        open_everything(page)
        with page.expect_navigation():
            page.locator(link).first.click()
        page.go_back()
        expect(page.get_by_role("heading", level=1)).to_have_text("Je uitslag")
        assert scores(page) == before
        assert page.url == f"{home}/uitslag"


def test_forward_works_as_well_and_reload_too(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        to_result(page, home)
        before = scores(page)
        page.locator(".rank-head a").first.click()
        page.wait_for_url("**/partijen/*")
        page.go_back()
        expect(page.locator(".rank-head").first).to_be_visible()
        page.go_forward()
        page.wait_for_url("**/partijen/*")
        page.go_back()
        page.reload()
        expect(page.locator(".rank-head").first).to_be_visible()
        assert scores(page) == before


def test_back_from_the_result_leads_to_the_filled_questionnaire(
    visitor: Visitor, home: str
) -> None:
    with visitor.page(home) as page:
        to_result(page, home)
        page.go_back()
        expect(page.get_by_text("5 van 6 beantwoord")).to_be_visible()
        page.go_forward()
        expect(page.get_by_role("heading", level=1)).to_have_text("Je uitslag")


def test_what_was_open_and_hidden_is_so_again(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        to_result(page, home)
        page.locator("#alle-partijen > summary").click()
        page.locator("#partijkeuze > summary").click()
        page.locator(".tick input").first.uncheck()
        page.locator("#thema-verkeer > summary").click()
        page.locator("#stelling-marktdag a").scroll_into_view_if_needed()
        top = page.evaluate("window.scrollY")
        assert top > 0
        page.locator("#stelling-marktdag a").click()
        page.wait_for_url("**/stellingen/*")
        page.go_back()
        expect(page.locator("#thema-verkeer")).to_have_attribute("open", "")
        expect(page.locator("#verborgen")).to_contain_text("Verborgen partijen: 1.")
        assert abs(page.evaluate("window.scrollY") - top) < 200


def test_a_changed_answer_is_in_the_result_that_comes_back(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        to_result(page, home)
        page.locator("#thema-verkeer > summary").click()
        block = page.locator("#stelling-marktdag")
        block.get_by_text("Verander je antwoord").click()
        block.get_by_label("Oneens", exact=True).check()
        expect(page.locator("#gewijzigd")).to_contain_text("Nieuwe uitslag:")
        after = [re.sub(r"was \d+ %", "", text) for text in scores(page)]
        page.goto(home + "/methode")
        page.go_back()
        expect(page.locator(".rank-head").first).to_be_visible()
        assert scores(page) == after


def test_the_address_of_a_result_shows_it_in_both_languages(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        to_result(page, home)
        before = page.locator(".rank-score").all_text_contents()
        page.goto(home + "/en/result")
        expect(page.get_by_role("heading", level=1)).to_have_text("Your result")
        assert [
            text.replace("%", "\xa0%") for text in page.locator(".rank-score").all_text_contents()
        ] == before
        page.goto(home + "/uitslag/waarom")
        expect(page.get_by_role("heading", level=1)).to_have_text("Zo komt de uitslag tot stand")
        page.get_by_role("button", name="Terug naar de uitslag").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Je uitslag")


def test_another_tab_knows_no_result(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        to_result(page, home)
        other = page.context.new_page()
        other.goto(home + "/uitslag")
        expect(other.get_by_role("heading", level=1)).to_have_text("Hier staat nog geen uitslag")


def test_a_half_filled_form_has_no_result_and_says_where_to_go_on(
    visitor: Visitor, home: str
) -> None:
    visitor.tolerated = "422"
    with visitor.page(home) as page:
        page.goto(home + "/vragenlijst")
        answer_by_keys(page, "13")
        page.goto(home + "/uitslag")
        expect(page.get_by_role("heading", level=1)).to_have_text("Hier staat nog geen uitslag")
        page.get_by_role("link", name="Naar de vragenlijst").click()
        expect(page.get_by_text("2 van 6 beantwoord")).to_be_visible()


def test_a_shared_result_comes_back_as_a_shared_one(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        to_result(page, home)
        visitor.shared = str(page.locator("#deel-link").get_attribute("data-link")).split("#")[1]
    with visitor.page(home) as page:
        page.goto(home + "/vragenlijst")
        answer_by_keys(page, "31")
        page.goto(f"{home}/uitslag#{visitor.shared}")
        page.get_by_role("button", name="Bekijk die uitslag").click()
        before = scores(page)
        page.locator(".rank-head a").first.click()
        page.wait_for_url("**/partijen/*")
        page.go_back()
        expect(page.get_by_role("heading", level=1)).to_have_text("Gedeelde uitslag")
        assert scores(page) == before
        page.goto(home + "/vragenlijst")
        expect(page.get_by_text("2 van 6 beantwoord")).to_be_visible()


def test_without_script_the_address_is_a_friendly_page(visitor: Visitor, home: str) -> None:
    with visitor.page(home, java_script_enabled=False) as page:
        agree_without_script(page, home)
        page.goto(home + "/uitslag")
        expect(page.get_by_text("Had je net een uitslag?")).to_be_visible()
        expect(page.get_by_role("link", name="Naar de vragenlijst")).to_be_visible()


def test_where_a_device_can_share_it_does(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        page.add_init_script("navigator.share = async (what) => { window.shared = what; };")
        to_result(page, home)
        page.locator("#deel > summary").click()
        page.get_by_role("button", name="Deel de link").click()
        assert page.evaluate("window.shared.url") == page.locator("#deel-link").input_value()


def test_where_a_device_cannot_share_there_is_only_copying(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        page.add_init_script("delete Navigator.prototype.share;")
        to_result(page, home)
        page.locator("#deel > summary").click()
        expect(page.get_by_role("button", name="Kopieer de link")).to_be_visible()
        expect(page.get_by_role("button", name="Deel de link")).to_be_hidden()
