"""Promises about how every page looks and reads, in a real browser."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor, to_last_step, to_result, without_script

PLAIN = (
    "/",
    "/vragenlijst",
    "/stellingen",
    "/partijen",
    "/methode",
    "/verantwoording",
    "/privacy",
    "/toegankelijkheid",
    "/uitslag",
)
SCHEMES: dict[str, dict[str, Any]] = {
    "licht": {"color_scheme": "light"},
    "donker": {"color_scheme": "dark"},
    "vaste kleuren": {"forced_colors": "active"},
}


def addresses(page: Page, home: str) -> list[str]:
    """The plain pages, two statements and every party of the site."""
    found = list(PLAIN)
    for path, limit in (("/stellingen", 2), ("/partijen", 10)):
        page.goto(home + path)
        links = page.locator(f"main a[href^='{path}/']").all()[:limit]
        found += [str(link.get_attribute("href")) for link in links]
    return found


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [
        f"{v['id']}: {v['nodes'][0]['html'][:200]} {v['nodes'][0]['failureSummary'][:300]}"
        for v in found
    ]


def open_everything(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_on_any_page(visitor: Visitor, any_home: str, scheme: str) -> None:
    with visitor.page(any_home, reduced_motion="reduce", **SCHEMES[scheme]) as page:
        for path in addresses(page, any_home):
            page.goto(any_home + path)
            open_everything(page)
            assert violations(page) == [], path


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_in_the_steps_and_on_the_result(
    visitor: Visitor, any_home: str, scheme: str
) -> None:
    with visitor.page(any_home, reduced_motion="reduce", **SCHEMES[scheme]) as page:
        to_last_step(page, any_home)
        assert violations(page) == []
        page.get_by_role("button", name="Bekijk je uitslag").click()
        page.wait_for_url("**/uitslag")
        assert violations(page) == []
        open_everything(page)
        assert violations(page) == []


def test_axe_finds_nothing_in_the_long_list(visitor: Visitor, any_home: str) -> None:
    with visitor.page(any_home) as page:
        without_script(page)
        page.goto(any_home + "/vragenlijst")
        assert violations(page) == []


@pytest.mark.parametrize("width", [320, 768])
def test_no_page_scrolls_sideways(visitor: Visitor, any_home: str, width: int) -> None:
    with visitor.page(any_home, viewport={"width": width, "height": 700}) as page:
        for path in addresses(page, any_home):
            page.goto(any_home + path)
            open_everything(page)
            assert sideways(page) == 0, path
        to_last_step(page, any_home)
        assert sideways(page) == 0
        page.get_by_role("button", name="Bekijk je uitslag").click()
        page.wait_for_url("**/uitslag")
        open_everything(page)
        assert sideways(page) == 0


def sideways(page: Page) -> int:
    """How many points the page is wider than the screen."""
    root = "document.documentElement"
    return int(page.evaluate(f"{root}.scrollWidth - {root}.clientWidth"))


def test_everything_to_press_is_large_enough(visitor: Visitor, any_home: str) -> None:
    with visitor.page(any_home, viewport={"width": 360, "height": 700}) as page:
        to_result(page, any_home)
        small = page.evaluate(
            """() => [...document.querySelectorAll('button, summary, label.option, nav a')]
                .map(n => [n.textContent.trim().slice(0, 30), n.getBoundingClientRect().height])
                .filter(([, height]) => height > 0 && height < 44)"""
        )
        assert small == []


def test_print_shows_what_is_folded_and_leaves_out_what_one_presses(
    visitor: Visitor, home: str
) -> None:
    with visitor.page(home, java_script_enabled=False) as page:
        page.goto(home + "/vragenlijst")
        for step in page.locator("fieldset.question").all():
            step.get_by_label("Eens", exact=True).check()
        page.get_by_role("button", name="Bekijk je uitslag").click()
        page.wait_for_url("**/uitslag")
        folded = page.locator("#stelling-hofjes table")
        expect(folded).to_be_hidden()
        page.emulate_media(media="print")
        expect(folded).to_be_visible()
        expect(page.get_by_role("button", name="Bereken opnieuw")).to_be_hidden()
        expect(page.locator(".ranking").first).to_be_visible()
        assert len(page.pdf()) > 10_000


def test_skip_link_leads_to_the_content(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        page.goto(home + "/privacy")
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).to_have_text("Naar de inhoud")
        expect(page.locator(":focus")).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()
