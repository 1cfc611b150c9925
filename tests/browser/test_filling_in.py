"""Promises about filling in the questionnaire in a real browser."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import (
    Visitor,
    agree_without_script,
    answer_by_keys,
    open_block,
    to_result,
    without_script,
)


def heading(page: Page) -> str:
    return page.locator(".step.current h2").inner_text()


def test_whole_quiz_by_keyboard_with_script(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        page.goto(home + "/")
        while page.evaluate("document.activeElement.textContent") != "Begin":
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/vragenlijst*")
        for number, key in enumerate("132101", start=1):
            expect(page).to_have_title(re.compile(f"^Stelling {number} van 6 – Vragenlijst"))
            expect(page.locator(".current .count")).to_have_text(f"Stelling {number} van 6")
            page.keyboard.press(key)
        expect(page).to_have_title(re.compile("^Extra belangrijk"))
        assert (
            page.evaluate("document.activeElement.textContent") == "Wat vind je extra belangrijk?"
        )
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        while page.evaluate("document.activeElement.textContent") != "Bekijk je uitslag":
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**/uitslag")
        expect(page.get_by_role("heading", level=1)).to_have_text("Je uitslag")
        yours = page.locator("#stelling-fietsbrug .yours")
        expect(yours).to_have_text("Jouw antwoord: Eens (telt dubbel)")
        expect(page.locator("#stelling-toren .yours")).to_have_text("Jouw antwoord: Overgeslagen")


def test_whole_quiz_by_keyboard_without_script(visitor: Visitor, home: str) -> None:
    with visitor.page(home, java_script_enabled=False) as page:
        page.goto(home + "/vragenlijst")
        focus = page.locator(":focus")
        for _ in range(200):
            page.keyboard.press("Tab")
            if focus.get_attribute("type") == "radio":
                page.keyboard.press("Space")
                page.keyboard.press("ArrowDown")
            if focus.inner_text() == "Bekijk je uitslag":
                page.keyboard.press("Enter")
                break
        page.wait_for_url("**/uitslag")
        expect(page.get_by_role("heading", level=1)).to_have_text("Je uitslag")
        expect(page.locator("#stelling-toren .yours")).to_have_text("Jouw antwoord: Neutraal")


def test_without_script_too_few_answers_lead_back_to_the_open_statement(
    visitor: Visitor, home: str
) -> None:
    with visitor.page(home, java_script_enabled=False) as page:
        visitor.tolerated = "422"
        page.goto(home + "/vragenlijst")
        page.locator("#naar-stelling-1").get_by_text("Oneens").click()
        page.get_by_role("button", name="Bekijk je uitslag").click()
        expect(page.get_by_role("alert")).to_contain_text("1 stelling beantwoord")
        expect(page.locator("#naar-stelling-1").get_by_label(re.compile("^Oneens"))).to_be_checked()
        page.get_by_role("link", name="Ga verder bij de eerste open stelling").click()
        assert page.url.endswith("#naar-stelling-2")


def test_one_statement_at_a_time(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        page.goto(home + "/vragenlijst")
        expect(page.locator(".step:visible")).to_have_count(1)
        expect(page.get_by_role("progressbar")).to_be_visible()
        expect(page.get_by_role("button", name="Vorige")).to_be_hidden()
        expect(page.get_by_role("button", name="Bekijk je uitslag")).to_be_hidden()


def test_choosing_with_a_pointer_goes_on_and_moves_focus(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        page.goto(home + "/vragenlijst")
        first = heading(page)
        page.locator(".current .option").first.click()
        page.wait_for_url("**#stelling-2")
        assert heading(page) != first
        assert page.evaluate("document.activeElement.textContent") == heading(page)


def test_arrow_keys_look_around_and_stay(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        page.goto(home + "/vragenlijst")
        page.locator(".current input").first.focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        page.wait_for_timeout(500)
        assert page.url.endswith("#stelling-1")
        expect(page.locator(".current").get_by_label(re.compile("^Oneens"))).to_be_checked()
        page.keyboard.press("Enter")
        page.wait_for_url("**#stelling-2")


def test_enter_does_not_skip_what_is_open(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        page.goto(home + "/vragenlijst")
        page.keyboard.press("Enter")
        page.wait_for_timeout(400)
        assert page.url.endswith("#stelling-1")


def test_there_is_one_way_to_skip(visitor: Visitor, home: str) -> None:
    """It stood there twice: as an answer and as a button, in other words."""
    with visitor.page(home) as page:
        page.goto(home + "/vragenlijst")
        expect(page.get_by_text("Overslaan", exact=False).locator("visible=true")).to_have_count(1)
        expect(page.get_by_role("button", name="Volgende")).to_be_hidden()
        page.locator(".current").get_by_text("Overslaan").click()
        page.wait_for_url("**#stelling-2")
        page.get_by_role("button", name="Vorige").click()
        expect(page.locator(".current").get_by_label("Overslaan")).to_be_checked()
        page.get_by_role("button", name="Volgende").click()
        page.wait_for_url("**#stelling-2")


def test_a_refused_form_says_so_in_the_title_and_has_the_focus(visitor: Visitor, home: str) -> None:
    for has_script in (True, False):
        with visitor.page(home, java_script_enabled=has_script) as page:
            visitor.tolerated = "422"
            page.goto(home + "/vragenlijst")
            page.locator("#naar-stelling-1").get_by_text("Oneens").click()
            page.locator("#vragenlijst").evaluate("form => form.submit()")
            page.wait_for_url("**/uitslag*" if not has_script else "**#stelling-2")
            expect(page.get_by_role("alert")).to_be_focused()
            expect(page).to_have_title(re.compile("^Nog niet klaar: .*Vragenlijst"))


def test_a_form_that_the_script_keeps_back_says_so_in_the_title_too(
    visitor: Visitor, home: str
) -> None:
    with visitor.page(home) as page:
        page.goto(home + "/vragenlijst")
        answer_by_keys(page, "111100")
        expect(page).to_have_title(re.compile("^Extra belangrijk – Vragenlijst"))
        page.get_by_role("button", name="Bekijk je uitslag").click()
        expect(page).to_have_title(re.compile("^Nog niet klaar: Extra belangrijk – Vragenlijst"))
        expect(page.locator(".too-few")).to_be_focused()
        page.get_by_role("button", name="Ga naar de eerste open stelling").click()
        page.keyboard.press("1")
        expect(page).to_have_title(re.compile("^Extra belangrijk – Vragenlijst"))


def test_back_button_of_the_browser_goes_to_the_previous_statement(
    visitor: Visitor, home: str
) -> None:
    with visitor.page(home) as page:
        page.goto(home + "/")
        page.get_by_role("link", name="Begin").click()
        page.wait_for_url("**#stelling-1")
        answer_by_keys(page, "13")
        page.go_back()
        page.wait_for_url("**#stelling-2")
        expect(page.locator(".current .count")).to_have_text("Stelling 2 van 6")
        expect(page.locator(".current").get_by_label(re.compile("^Oneens"))).to_be_checked()
        page.go_forward()
        expect(page.locator(".current .count")).to_have_text("Stelling 3 van 6")
        page.go_back()
        page.go_back()
        page.go_back()
        page.wait_for_url(home + "/")


def test_answers_can_be_changed_from_the_last_step_and_are_not_asked_again(
    visitor: Visitor, home: str
) -> None:
    with visitor.page(home) as page:
        page.goto(home + "/vragenlijst")
        answer_by_keys(page, "111110")
        items = page.locator(".weight-list li:visible")
        expect(items).to_have_count(5)
        expect(items.nth(1)).to_contain_text("Jouw antwoord: eens")
        items.nth(1).get_by_role("button", name="Wijzig").click()
        page.wait_for_url("**#stelling-2")
        page.keyboard.press("3")
        page.wait_for_url("**#extra-belangrijk")
        expect(items.nth(1)).to_contain_text("Jouw antwoord: oneens")
        expect(items.nth(1).get_by_role("button", name="Wijzig")).to_be_focused()
        page.get_by_role("button", name="Beantwoord er alsnog een").click()
        page.wait_for_url("**#stelling-6")


def test_coming_back_from_the_result_asks_nothing_again(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        to_result(page, home)
        page.go_back()
        page.wait_for_url("**#extra-belangrijk")
        expect(page.locator(".weight-list li:visible")).to_have_count(5)
        page.get_by_role("button", name="Bekijk je uitslag").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Je uitslag")


def test_too_few_answers_are_explained_in_place(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        page.goto(home + "/vragenlijst")
        answer_by_keys(page, "113000")
        warning = page.locator(".too-few")
        expect(warning).to_contain_text("Je gaf er 3")
        expect(warning).to_contain_text("nog 2")
        page.get_by_role("button", name="Bekijk je uitslag").click()
        page.wait_for_timeout(300)
        assert page.url.endswith("#extra-belangrijk")
        page.get_by_role("button", name="Ga naar de eerste open stelling").click()
        page.wait_for_url("**#stelling-4")
        page.keyboard.press("1")
        page.wait_for_url("**#stelling-5")  # one more is missing: straight on
        page.keyboard.press("1")
        page.wait_for_url("**#extra-belangrijk")
        expect(warning).to_be_hidden()


def test_with_script_a_refused_form_goes_on_where_an_answer_is_missing(
    visitor: Visitor, home: str
) -> None:
    with visitor.page(home) as page:
        visitor.tolerated = "422"
        page.goto(home + "/vragenlijst")
        answer_by_keys(page, "13")
        page.evaluate("document.getElementById('vragenlijst').submit()")
        page.wait_for_url("**/uitslag*")
        expect(page.get_by_role("alert")).to_be_visible()
        expect(page.locator(".current .count")).to_have_text("Stelling 3 van 6")
        page.reload()
        expect(page.locator(".current .count")).to_have_text("Stelling 3 van 6")
        answer_by_keys(page, "1111")
        expect(page.get_by_role("alert")).to_have_count(0)
        page.get_by_role("button", name="Bekijk je uitslag").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Je uitslag")
        expect(page.locator("#stelling-parkeren .yours")).to_have_text("Jouw antwoord: Oneens")


def test_a_broken_script_leaves_the_long_list(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        without_script(page)
        page.goto(home + "/vragenlijst")
        expect(page.locator("fieldset.question:visible")).to_have_count(6)
        expect(page.get_by_role("button", name="Bekijk je uitslag")).to_be_visible()


def test_nothing_moves_for_who_asked_for_that(visitor: Visitor, home: str) -> None:
    with visitor.page(home, reduced_motion="reduce") as page:
        page.goto(home + "/vragenlijst")
        step = page.locator(".step.current")
        assert step.evaluate("node => getComputedStyle(node).animationName") == "none"
        answer_by_keys(page, "1")


@pytest.mark.parametrize("has_script", [True, False])
def test_answers_are_changed_on_the_result_without_losing_any(
    visitor: Visitor, home: str, has_script: bool
) -> None:
    with visitor.page(home, java_script_enabled=has_script) as page:
        if has_script:
            page.goto(home + "/vragenlijst")
            answer_by_keys(page, "111111")
            page.get_by_role("button", name="Bekijk je uitslag").click()
            page.wait_for_url("**/uitslag")
        else:
            agree_without_script(page, home)
        block = open_block(page, "marktdag")
        block.get_by_text("Verander je antwoord").click()
        block.get_by_label(re.compile("^Oneens")).check()
        block.get_by_label("Telt dubbel").check()
        if not has_script:  # else the result follows by itself
            with page.expect_navigation():
                page.get_by_role("button", name="Bereken opnieuw").click()
        expect(block.locator(".yours")).to_have_text("Jouw antwoord: Oneens (telt dubbel)")
        expect(page.locator("#stelling-toren .yours")).to_have_text("Jouw antwoord: Eens")


def test_the_form_works_on_plain_http_with_another_name(visitor: Visitor, home: str) -> None:
    """There the browser does not say Sec-Fetch-Site, only Origin."""
    named = home.replace("127.0.0.1", "stemhulp.test")
    visitor.tolerated = "Cross-Origin-Opener-Policy"  # which plain http cannot have
    with visitor.page(named) as page:
        to_result(page, named)
        block = open_block(page, "marktdag")
        block.get_by_text("Verander je antwoord").click()
        block.get_by_label("Telt dubbel").check()
        expect(page.locator("#gewijzigd")).to_contain_text("Nieuwe uitslag:")


def test_another_site_cannot_send_answers(visitor: Visitor, home: str) -> None:
    named = home.replace("127.0.0.1", "stemhulp.test")
    context = visitor.browser.new_context()
    page = context.new_page()
    page.route(
        named + "/vals",
        lambda route: route.fulfill(
            content_type="text/html",
            body=f'<form method="post" action="{home}/uitslag"><button>x</button></form>',
        ),
    )
    page.goto(named + "/vals")
    with page.expect_response("**/uitslag") as answer:
        page.get_by_role("button").click()
    assert answer.value.status == 403
    context.close()


def test_the_source_learns_nothing(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        visitor.tolerated = "bosblad.example"
        asked: list[str | None] = []

        def source(route: Route) -> None:
            asked.append(route.request.headers.get("referer"))
            route.fulfill(body="ok")

        page.context.route("https://bosblad.example/**", source)
        to_result(page, home)
        open_block(page, "marktdag").get_by_role("link", name="Uitleg en bronnen").click()
        page.locator("a[href*='bosblad']").first.click()
        page.wait_for_url("https://bosblad.example/**")
        assert asked == [None]
        assert page.evaluate("document.referrer") == ""


def test_number_keys_can_be_switched_off(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        page.goto(f"{home}/vragenlijst")
        page.get_by_text("Antwoorden met het toetsenbord").click()
        page.get_by_role("button", name="Zet deze toetsen uit").click()
        page.locator(".current h2").click()
        page.keyboard.press("1")
        page.wait_for_timeout(400)
        assert page.title().startswith("Stelling 1 van")
        page.get_by_role("button", name="Zet deze toetsen aan").click()
        page.locator("body").press("1")
        expect(page).to_have_title(re.compile("^Stelling 2 van"))


def test_a_difficult_word_is_explained_by_keyboard(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        page.goto(f"{home}/vragenlijst")
        word = page.locator("button.term").first
        question = "[...b.form.querySelectorAll('.question')].indexOf(b.closest('.question'))"
        number = int(word.evaluate(f"b => {question}"))
        answer_by_keys(page, "1" * number)
        page.locator(".current summary").press("Enter")
        explanation = page.locator(f"#{word.get_attribute('popovertarget')}")
        expect(explanation).to_be_hidden()
        word.press("Enter")
        expect(explanation).to_be_visible()
        expect(explanation).to_be_focused()
        page.keyboard.press("Escape")
        expect(explanation).to_be_hidden()
        expect(word).to_be_focused()


def test_a_difficult_word_is_explained_without_script(visitor: Visitor, home: str) -> None:
    with visitor.page(home, java_script_enabled=False) as page:
        page.goto(f"{home}/vragenlijst")
        word = page.locator("button.term").first
        page.locator(".question:has(button.term) summary").first.click()
        word.click()
        explanation = page.locator(f"#{word.get_attribute('popovertarget')}")
        expect(explanation).to_be_visible()
        page.locator(".count").first.click()
        expect(explanation).to_be_hidden()
