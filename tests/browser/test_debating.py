"""Preparing for a debate in a real browser: focus, small numbers, and a page that is printed."""

from __future__ import annotations

import io
import re

import pypdf
import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.conftest import Visitor, open_everything

WRONG = ("/debat?partij=brug&tegen=brug", "/vergelijk?partij=brug")


@pytest.mark.parametrize("path", WRONG)
@pytest.mark.parametrize("with_script", [True, False])
def test_what_is_wrong_with_a_form_has_focus_and_leads_to_the_field(
    visitor: Visitor, home: str, path: str, with_script: bool
) -> None:
    with visitor.page(home, java_script_enabled=with_script) as page:
        page.goto(home + path)
        problem = page.locator(".problem")
        expect(problem).to_be_focused()
        expect(page).to_have_title(re.compile("^Nog niet klaar: "))
        page.keyboard.press("Tab")
        expect(problem.get_by_role("link")).to_be_focused()
        page.keyboard.press("Enter")
        box = page.locator("fieldset[aria-describedby] input").first
        expect(box).to_be_focused()
        before = box.is_checked()
        page.keyboard.press("Space")
        expect(box).to_be_checked(checked=not before)


def test_axe_finds_nothing_on_a_form_with_something_wrong(visitor: Visitor, home: str) -> None:
    for scheme in ("light", "dark"):
        with visitor.page(home, color_scheme=scheme) as page:
            for path in WRONG:
                page.goto(home + path)
                assert violations(page) == [], (path, scheme)


def test_a_small_number_leads_to_its_source_and_is_called_that(visitor: Visitor, home: str) -> None:
    with visitor.page(home, java_script_enabled=False) as page:
        page.goto(home + "/debat/brug?tegen=molen")
        number = page.locator(".brief-front .ref a").last
        said = number.inner_text().strip()
        expect(number).to_have_accessible_name(re.compile(r"^bron \d+$"))
        number.click()
        expect(page).to_have_url(re.compile(r"#bron-\d+$"))
        source = page.locator(page.url[page.url.index("#") :])
        expect(source).to_be_in_viewport()
        assert said.endswith(source.get_attribute("id").removeprefix("bron-"))  # type: ignore[union-attr]


def test_numbers_beside_each_other_can_be_told_apart_by_a_finger(
    visitor: Visitor, any_home: str
) -> None:
    with visitor.page(any_home, viewport={"width": 360, "height": 740}) as page:
        page.goto(any_home + "/debat")
        first, second = (
            str(box.get_attribute("value")) for box in page.locator("input[name=tegen]").all()[:2]
        )
        page.goto(f"{any_home}/debat/{first}?tegen={second}")
        open_everything(page)
        for link in page.locator(".ref a:visible").all():
            box = link.bounding_box()
            assert box
            assert box["height"] >= 24


@pytest.mark.parametrize("with_script", [True, False])
def test_a_printed_page_has_what_is_folded_on_the_screen(
    visitor: Visitor, home: str, with_script: bool
) -> None:
    with visitor.page(home, java_script_enabled=with_script) as page:
        page.goto(home + "/debat/brug?tegen=molen")
        expect(page.get_by_text("Eigen programmatekst bij de verschillen")).to_be_hidden()
        pages = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
        text = " ".join(" ".join(sheet.extract_text().split()) for sheet in pages)
        assert "Eigen programmatekst bij de verschillen" in text
        assert "Om te citeren" in text
