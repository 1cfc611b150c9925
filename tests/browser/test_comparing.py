"""Comparing and preparing in a real browser: any colours, any width, with and without script."""

from __future__ import annotations

import io

import pypdf
import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.conftest import Visitor, open_everything, sideways


def addresses(page: Page, home: str) -> list[str]:
    """A page of every kind, with parties that this site has."""
    page.goto(home + "/vergelijk")
    first, second, third = (
        str(box.get_attribute("value")) for box in page.locator("input[name=partij]").all()[:3]
    )
    page.goto(home + "/planken")
    plank = str(page.locator(".planks-table th a").first.get_attribute("href"))
    return [
        "/vergelijk",
        f"/vergelijk?partij={first}&partij={second}&partij={third}&volgorde=verdeeld",
        f"/vergelijk/{first}/{second}",
        "/planken",
        plank,
        "/debat",
        f"/debat/{first}?tegen={second},{third}",
        f"/en/debate/{first}?tegen={second}",
    ]


def test_axe_finds_nothing_on_what_no_link_leads_to(visitor: Visitor, any_home: str) -> None:
    with visitor.page(any_home, reduced_motion="reduce") as page:
        for path in (path for path in addresses(page, any_home) if "?" in path):
            page.goto(any_home + path)
            open_everything(page)
            assert violations(page) == [], path


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_nothing_scrolls_sideways(visitor: Visitor, any_home: str, width: int) -> None:
    with visitor.page(any_home, viewport={"width": width, "height": 700}) as page:
        for path in addresses(page, any_home):
            page.goto(any_home + path)
            open_everything(page)
            assert sideways(page) == 0, path


def test_choosing_works_without_script(visitor: Visitor, home: str) -> None:
    with visitor.page(home, java_script_enabled=False) as page:
        page.goto(home + "/vergelijk")
        page.get_by_role("checkbox", name="De Brug").check()
        page.get_by_role("checkbox", name="Haven").check()
        page.get_by_label("Alleen verschillen").check()
        page.get_by_label("Volgorde").select_option("verdeeld")
        page.get_by_role("button", name="Toon").click()
        table = page.get_by_role("table").first
        expect(table.get_by_role("columnheader")).to_have_count(4)
        expect(table.get_by_role("row")).to_have_count(4)
        page.goto(home + "/debat")
        page.get_by_label("Ik bereid me voor namens").select_option("brug")
        page.get_by_role("checkbox", name="Molenwiek").check()
        page.get_by_role("button", name="Maak de voorbereiding").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("De Brug in debat met Molenwiek")


def test_names_of_parties_stay_in_sight(visitor: Visitor, any_home: str) -> None:
    with visitor.page(any_home, viewport={"width": 800, "height": 700}) as page:
        page.goto(any_home + "/vergelijk")
        region = page.get_by_role("region", name="Standpunten per stelling")
        region.evaluate("node => { node.scrollIntoView(); node.scrollTo(60, 300); }")
        expect(region.get_by_role("columnheader", name="Stelling")).to_be_in_viewport()


def test_on_a_wide_screen_who_is_unknown_stands_in_the_columns_only(
    visitor: Visitor, home: str
) -> None:
    with visitor.page(home, viewport={"width": 1280, "height": 700}) as page:
        for path in ("/vergelijk", "/planken"):
            page.goto(home + path)
            row = page.locator(".stances tbody tr").first
            expect(row.locator("td.bg-unknown").first).to_be_visible()
            expect(row.locator(".only-narrow")).to_be_hidden()


def test_on_a_narrow_screen_a_statement_is_a_card_that_names_who_is_unknown(
    visitor: Visitor, home: str
) -> None:
    with visitor.page(home, viewport={"width": 320, "height": 700}) as page:
        page.goto(home + "/vergelijk")
        card = page.locator(".stances tbody tr").first
        expect(card.get_by_text("Onbekend: De Stille Partij")).to_be_visible()
        expect(card.locator("td.bg-unknown")).to_be_hidden()
        expect(page.locator(".stances thead")).to_be_hidden()


def test_on_paper_no_column_is_cut_off(visitor: Visitor, any_home: str) -> None:
    with visitor.page(any_home, viewport={"width": 1040, "height": 700}) as page:
        page.emulate_media(media="print")  # as wide as A4 on its side within its margins
        for path in ("/vergelijk", "/planken"):
            page.goto(any_home + path)
            for region in page.locator(".scroll:visible").all():
                assert region.evaluate("node => node.scrollWidth <= node.clientWidth"), path
            (first, *_rest) = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
            assert first.mediabox.width > first.mediabox.height


def test_a_briefing_on_paper_leaves_out_what_does_not_fit(visitor: Visitor, any_home: str) -> None:
    with visitor.page(any_home) as page:
        path = addresses(page, any_home)[6]
        page.goto(any_home + path)
        page.emulate_media(media="print")
        for folded in page.locator("details.more").all():
            expect(folded).to_be_hidden()
        expect(page.get_by_role("button", name="Maak de voorbereiding")).to_be_hidden()
        expect(page.locator(".brief-item").first).to_be_visible()
        assert len(page.pdf()) > 10_000
