"""Promises about sharing a result and taking it along, in a real browser."""

from __future__ import annotations

import io
import re
from urllib.parse import urldefrag

import pypdf
import pytest
from playwright.sync_api import Page, expect

from stemhulp.web.http.pdf_queue import WAITING_ROOM
from tests.browser.conftest import Visitor, agree_without_script, to_result

SHARE = "Deel je uitslag met een link"
OFFER = "Iemand deelde antwoorden met je"


def shared_link(page: Page, home: str) -> str:
    """Fill everything in, open the explanation and read the link."""
    to_result(page, home)
    expect(page.get_by_label("Link met alle antwoorden")).to_be_hidden()
    page.get_by_text(SHARE, exact=True).click()
    return page.get_by_label("Link met alle antwoorden").input_value()


def first_place(page: Page) -> str:
    return page.locator(".ranking li").first.inner_text()


def test_a_link_brings_the_same_result_after_a_button(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        link = shared_link(page, home)
        assert re.fullmatch(re.escape(home) + "/uitslag#3-[0-9A-Za-z-]+", link)
        assert page.url == f"{home}/uitslag"
        wanted = first_place(page)
    visitor.shared = urldefrag(link).fragment
    with visitor.page(home) as page:
        posts: list[str] = []
        page.on("request", lambda r: posts.append(r.url) if r.method == "POST" else None)
        page.goto(link)
        expect(page.get_by_role("heading", name=OFFER)).to_be_focused()
        assert page.url == f"{home}/uitslag"
        assert posts == []  # nothing is sent by itself
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Gedeelde uitslag")
        assert page.url == f"{home}/uitslag"
        assert first_place(page) == wanted


def test_a_link_opened_on_the_page_itself_works_too(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        link = shared_link(page, home)
        visitor.shared = urldefrag(link).fragment
        page.goto(link)  # from a result: the same address but for the part behind the #
        expect(page.get_by_role("heading", name=OFFER)).to_be_visible()
        assert page.url == f"{home}/uitslag"
        page.goto(home + "/uitslag")
        expect(page.get_by_role("heading", level=1)).to_have_text("Je uitslag")
        page.goto(f"{home}/uitslag#{visitor.shared}")  # only the part behind the # changes
        expect(page.get_by_role("heading", name=OFFER)).to_be_visible()
        assert page.url == f"{home}/uitslag"


def test_a_cut_off_link_is_explained_in_words(visitor: Visitor, home: str) -> None:
    visitor.shared, visitor.tolerated = "1-2436-38", "400 (BAD REQUEST)"
    with visitor.page(home) as page:
        page.goto(f"{home}/uitslag#1-2436-38")
        page.get_by_role("button", name="Bekijk die uitslag").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Deze link klopt niet")


def test_an_ordinary_place_on_the_page_is_no_shared_result(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        page.goto(home + "/uitslag#inhoud")
        expect(page.get_by_role("heading", name=OFFER)).to_be_hidden()
        assert page.url.endswith("#inhoud")


def test_without_script_the_page_says_why_the_link_does_nothing(
    visitor: Visitor, home: str
) -> None:
    visitor.shared = "1-x"
    with visitor.page(home, java_script_enabled=False) as page:
        page.goto(home + "/uitslag#1-x")
        expect(page.get_by_text("alleen lezen met JavaScript")).to_be_visible()
        expect(page.get_by_role("heading", name=OFFER)).to_be_hidden()


def test_the_copy_button_copies_and_says_so(visitor: Visitor, home: str) -> None:
    with visitor.page(home, permissions=["clipboard-read", "clipboard-write"]) as page:
        link = shared_link(page, home)
        page.get_by_role("button", name="Kopieer de link").click()
        expect(page.get_by_role("status").filter(has_text="gekopieerd")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == link


def test_copying_works_on_plain_http_too(visitor: Visitor, home: str) -> None:
    """Browsers offer no clipboard there; the old way still works, and else the link is selected."""
    named, visitor.tolerated = (
        home.replace("127.0.0.1", "stemhulp.test"),
        "Cross-Origin-Opener-Policy",
    )
    with visitor.page(named) as page:
        link = shared_link(page, named)
        assert link.startswith(named)
        assert page.evaluate("typeof navigator.clipboard") == "undefined"
        page.get_by_role("button", name="Kopieer de link").click()
        expect(page.get_by_role("status").filter(has_text="gekopieerd")).to_be_visible()
        visitor.shared = urldefrag(link).fragment
        page.goto(link)
        page.get_by_role("button", name="Bekijk die uitslag").click()  # and its post is welcome
        expect(page.get_by_role("heading", level=1)).to_have_text("Gedeelde uitslag")


def test_without_script_the_link_is_there_to_copy_by_hand(visitor: Visitor, home: str) -> None:
    with visitor.page(home, java_script_enabled=False) as page:
        agree_without_script(page, home)
        page.get_by_text(SHARE, exact=True).click()
        assert page.get_by_label("Link met alle antwoorden").input_value().startswith(home)
        expect(page.get_by_role("button", name="Kopieer de link")).to_be_hidden()


@pytest.mark.parametrize("kind", ["json", "pdf", "png", "svg"])
def test_a_file_downloads_and_the_result_stays(visitor: Visitor, home: str, kind: str) -> None:
    with visitor.page(home, accept_downloads=True) as page:
        to_result(page, home)
        page.locator("#plaatje summary").click()
        with page.expect_download() as waiting:
            page.locator(f"[data-file={kind}]").click()
        assert waiting.value.suggested_filename == f"stemhulp-uitslag.{kind}"
        expect(page.get_by_role("heading", level=1)).to_have_text("Je uitslag")


@pytest.mark.parametrize("path", ["/poster", "/en/poster"])
def test_the_poster_is_one_sheet_of_paper_with_its_code(
    visitor: Visitor, any_home: str, path: str
) -> None:
    with visitor.page(any_home) as page:
        page.goto(any_home + path)
        page.wait_for_function("document.querySelector('.poster img').naturalWidth > 0")
        printed = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
        assert len(printed.pages) == 1
        words = " ".join(printed.pages[0].extract_text().split())
        assert any_home.removeprefix("http://") in words
        assert "Welke partij past bij jou?" in words
        assert "Which party suits you?" in words
        assert "Privacy" not in words


def test_a_pdf_button_that_is_too_busy_explains_itself(visitor: Visitor, home: str) -> None:
    visitor.tolerated = "503"
    with visitor.page(home) as page:
        to_result(page, home)
        with WAITING_ROOM, WAITING_ROOM:
            page.locator("[data-file=pdf]").click()
            expect(page.get_by_role("heading", level=1)).to_have_text("Het is even druk")
