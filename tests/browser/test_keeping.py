"""Promises about where answers stay: in the tab, on the device for who asks, and nowhere else."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor, answer_by_keys, to_result

ON_DEVICE = "Object.keys(localStorage).length"
IN_TAB = "Object.values(sessionStorage).filter((value) => value).length"  # "" says: wiped


def keep_on_device(page: Page) -> None:
    page.get_by_text("Je antwoorden bewaren").click()
    page.get_by_label("Bewaar op dit apparaat").check()


def test_answers_survive_a_reload_in_the_tab(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        page.goto(home + "/vragenlijst")
        answer_by_keys(page, "13")
        page.reload()
        expect(page.locator(".current .count")).to_have_text("Stelling 3 van 6")
        page.goto(home + "/methode")
        page.goto(home + "/vragenlijst")
        expect(page.locator(".current .count")).to_have_text("Stelling 3 van 6")
        expect(page.get_by_text("2 van 6 beantwoord")).to_be_visible()
        assert page.evaluate(ON_DEVICE) == 0


def test_another_tab_knows_nothing(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        page.goto(home + "/vragenlijst")
        answer_by_keys(page, "13")
        other = page.context.new_page()
        other.goto(home + "/vragenlijst")
        expect(other.locator(".current .count")).to_have_text("Stelling 1 van 6")


def test_after_a_result_the_answers_are_still_in_the_tab(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        to_result(page, home)
        page.goto(home + "/vragenlijst")
        expect(page.get_by_text("5 van 6 beantwoord")).to_be_visible()
        assert page.evaluate(ON_DEVICE) == 0


def test_the_result_wipes_what_is_kept_and_says_so(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        to_result(page, home)
        page.get_by_role("button", name="Wis mijn antwoorden").press("Enter")
        expect(page.get_by_text("Je antwoorden zijn gewist.")).to_be_visible()
        assert page.evaluate(IN_TAB) == 0
        page.goto(home + "/uitslag")
        expect(page.get_by_role("heading", level=1)).to_have_text("Hier staat nog geen uitslag")


def test_one_button_wipes_after_asking_once(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        page.goto(home + "/vragenlijst")
        expect(page.get_by_role("button", name="Wis mijn antwoorden")).to_be_hidden()
        answer_by_keys(page, "13")
        page.get_by_role("button", name="Wis mijn antwoorden").click()
        assert page.evaluate(IN_TAB) == 1
        page.get_by_role("button", name="Zeker weten?").click()
        expect(page.get_by_role("status")).to_have_text("Je antwoorden zijn gewist.")
        expect(page.locator(".current .count")).to_have_text("Stelling 1 van 6")
        assert page.evaluate(IN_TAB) == 0
        page.reload()
        expect(page.locator("input:checked")).to_have_count(0)


def test_on_the_device_answers_wait_for_another_visit(visitor: Visitor, home: str) -> None:
    visitor.keeps = True
    with visitor.page(home) as page:
        page.goto(home + "/vragenlijst")
        answer_by_keys(page, "13")
        keep_on_device(page)
        assert page.evaluate(f"[{ON_DEVICE}, {IN_TAB}]") == [1, 0]
        other = page.context.new_page()
        other.goto(home + "/vragenlijst")
        expect(other.get_by_role("status")).to_have_text("Je bewaarde antwoorden staan er weer.")
        expect(other.locator(".current .count")).to_have_text("Stelling 3 van 6")
        other.get_by_label("Bewaar op dit apparaat").uncheck()
        assert other.evaluate(f"[{ON_DEVICE}, {IN_TAB}]") == [0, 1]


def test_the_result_says_what_is_still_on_the_device_and_deletes_it(
    visitor: Visitor, home: str
) -> None:
    with visitor.page(home) as page:
        page.goto(home + "/vragenlijst")
        keep_on_device(page)
        answer_by_keys(page, "132101")
        page.get_by_role("button", name="Bekijk je uitslag").click()
        page.wait_for_url("**/uitslag")
        assert page.evaluate(ON_DEVICE) == 1
        expect(page.get_by_text("Ze staan ook op dit apparaat.")).to_be_visible()
        page.get_by_role("button", name="Wis mijn antwoorden").press("Enter")
        expect(page.get_by_text("Je antwoorden zijn gewist.")).to_be_visible()
        assert page.evaluate(ON_DEVICE) == 0


def test_wiping_also_wipes_the_device(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        page.goto(home + "/vragenlijst")
        answer_by_keys(page, "13")
        keep_on_device(page)
        page.get_by_role("button", name="Wis mijn antwoorden").click()
        page.get_by_role("button", name="Zeker weten?").click()
        assert page.evaluate(f"[{ON_DEVICE}, {IN_TAB}]") == [0, 0]


def test_answers_with_other_options_are_wiped_and_that_is_said(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        page.goto(home + "/vragenlijst")
        answer_by_keys(page, "1")
        page.evaluate(
            """() => {
                const [key] = Object.keys(sessionStorage);
                localStorage.setItem(key.replace(/:[0-9a-f]+$/, ':5'), 'answer-hofjes=eens');
                sessionStorage.clear();
            }"""
        )
        page.goto(home + "/privacy")
        page.goto(home + "/vragenlijst")
        expect(page.get_by_role("status")).to_contain_text("De vragenlijst is veranderd.")
        expect(page.locator("input:checked")).to_have_count(0)
        assert page.evaluate(ON_DEVICE) == 0


def test_answers_kept_before_the_tables_changed_come_back_and_what_is_gone_is_said(
    visitor: Visitor, home: str
) -> None:
    with visitor.page(home) as page:
        page.goto(home + "/vragenlijst")
        answer_by_keys(page, "1")
        page.evaluate(
            """() => {
                const [key] = Object.keys(sessionStorage);
                const kept = 'answer-hofjes=eens&answer-zangkoor=eens';
                sessionStorage.clear();
                sessionStorage.setItem(key.replace(/:[0-9a-f]+$/, ':00000000'), kept);
            }"""
        )
        page.goto(home + "/privacy")
        page.goto(home + "/vragenlijst")
        expect(page.get_by_role("status")).to_contain_text("tellen niet mee")
        assert page.locator("input:checked").evaluate_all("all => all.map((one) => one.name)") == [
            "answer-hofjes"
        ]


def test_what_was_stored_by_somebody_else_ticks_nothing_strange(
    visitor: Visitor, home: str
) -> None:
    with visitor.page(home) as page:
        page.goto(home + "/vragenlijst")
        answer_by_keys(page, "1")
        page.evaluate(
            """() => {
                const [key] = Object.keys(sessionStorage);
                sessionStorage.setItem(key, 'answer-nergens=eens&answer-hofjes=onzin&%E0%A4%A=1');
            }"""
        )
        page.goto(home + "/privacy")
        page.goto(home + "/vragenlijst")
        expect(page.locator(".current .count")).to_have_text("Stelling 1 van 6")
        expect(page.locator("input:checked")).to_have_count(0)


def test_without_storage_the_quiz_works(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        page.add_init_script(
            """for (const name of ['localStorage', 'sessionStorage']) {
                const refuse = () => { throw new DOMException('no', 'SecurityError'); };
                const real = window[name];
                Object.defineProperty(window, name, {
                    get: () => (window.isAllowed ? real : refuse()),
                });
            }"""
        )
        to_result(page, home)
        expect(page.get_by_role("heading", level=1)).to_have_text("Je uitslag")
        page.evaluate("window.isAllowed = true")


def test_the_language_switch_keeps_answers_and_place(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        page.goto(home + "/vragenlijst")
        answer_by_keys(page, "13")
        page.get_by_role("button", name="English").click()
        expect(page.locator(".current .count")).to_have_text("Statement 3 of 6")
        expect(page.get_by_text("2 of 6 answered")).to_be_visible()


def test_back_after_a_switch_of_language_loses_nothing(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        page.goto(home + "/vragenlijst")
        answer_by_keys(page, "13")
        page.get_by_role("button", name="English").click()
        page.wait_for_url("**/en/questionnaire*")
        answer_by_keys(page, "11")
        while "/en/" in page.url:
            page.go_back()
        expect(page.get_by_text("4 van 6 beantwoord")).to_be_visible()


def test_back_brings_nothing_back_that_was_wiped(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        page.goto(home + "/vragenlijst")
        answer_by_keys(page, "13")
        page.get_by_role("button", name="English").click()
        page.get_by_role("button", name="Delete my answers").click()
        page.get_by_role("button", name="Are you sure?").click()
        while "/en/" in page.url:
            page.go_back()
        expect(page.get_by_text("0 van 6 beantwoord")).to_be_visible()


def test_another_tab_removes_nothing_from_the_device(visitor: Visitor, home: str) -> None:
    visitor.keeps = True
    with visitor.page(home) as page:
        page.goto(home + "/vragenlijst")
        other = page.context.new_page()
        other.goto(home + "/vragenlijst")
        answer_by_keys(page, "13")
        keep_on_device(page)
        answer_by_keys(other, "3")
        assert page.evaluate(ON_DEVICE) == 1
        page.reload()
        expect(page.get_by_text("2 van 6 beantwoord")).to_be_visible()


def test_starting_again_starts_with_nothing(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        page.goto(home + "/vragenlijst")
        keep_on_device(page)
        answer_by_keys(page, "132101")
        page.get_by_role("button", name="Bekijk je uitslag").click()
        page.get_by_role("link", name="Opnieuw beginnen").click()
        expect(page.locator(".current .count")).to_have_text("Stelling 1 van 6")
        expect(page.locator("input:checked")).to_have_count(0)


def test_somebody_elses_result_leaves_your_answers_alone(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        to_result(page, home)
        page.get_by_text("Deel je uitslag met een link", exact=True).click()
        link = page.get_by_label("Link met alle antwoorden").input_value()
        visitor.shared = link.partition("#")[2]
        page.get_by_role("link", name="Opnieuw beginnen").click()
        expect(page.locator(".current .count")).to_have_text("Stelling 1 van 6")
        answer_by_keys(page, "13")
        page.goto(link)
        page.get_by_role("button", name="Bekijk die uitslag").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Gedeelde uitslag")
        expect(page.get_by_role("button", name="Terug naar de vragenlijst")).to_have_count(0)
        page.get_by_role("button", name="English").click()
        page.wait_for_url("**/en/result")
        page.goto(home + "/vragenlijst")
        expect(page.get_by_text("2 van 6 beantwoord")).to_be_visible()


def test_enter_never_switches_the_language(visitor: Visitor, home: str) -> None:
    with visitor.page(home, java_script_enabled=False) as page:
        visitor.tolerated = "422"
        page.goto(home + "/vragenlijst")
        page.locator("input").first.press("Space")
        page.locator("input").first.press("Enter")
        page.wait_for_url("**/uitslag")
        expect(page.get_by_role("alert")).to_be_visible()
