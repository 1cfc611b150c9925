"""Promises about how every page looks and reads, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

from flask import Flask
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.browser.broken import BROKEN
from tests.browser.conftest import (
    Visitor,
    agree_without_script,
    open_everything,
    send_answers,
    sideways,
    to_last_step,
    to_result,
)
from tests.support.whole_site import largest, questionnaires

NORMAL, LARGE = "100%", "200%"
SIZES = [(320, NORMAL), (360, NORMAL), (768, NORMAL), (1280, NORMAL)]
SIZES += [(360, LARGE), (640, LARGE), (1280, LARGE)]
# Text that its own box hides, and names that fall out of a picture. What scrolls is not cut off.
CUT_OFF = """() => {
    const isHiding = (value) => value === 'hidden' || value === 'clip';
    const boxes = [...document.querySelectorAll('body *')].filter((node) => {
        const { overflowX, overflowY } = getComputedStyle(node);
        const isCutOff = (isHiding(overflowX) && node.scrollWidth > node.clientWidth + 1)
            || (isHiding(overflowY) && node.scrollHeight > node.clientHeight + 1);
        return isCutOff && node.innerText?.trim() && !node.closest('.hidden');
    });
    const names = [...document.querySelectorAll('svg text')].filter((text) => {
        const inner = text.getBoundingClientRect();
        const outer = text.ownerSVGElement.getBoundingClientRect();
        return inner.left < outer.left - 1 || inner.right > outer.right + 1
            || inner.top < outer.top - 1 || inner.bottom > outer.bottom + 1;
    });
    return [...boxes, ...names].map((node) => node.textContent.trim().slice(0, 60));
}"""


def walk(page: Page, app: Flask, home: str) -> Iterator[str]:
    """Stand on the pages in turn, then on the last step and the result."""
    for path in largest(app):
        page.goto(home + path)
        yield path
    for path in questionnaires(app):
        page.evaluate("sessionStorage.clear()")  # the other language begins anew
        to_last_step(page, home, path)
        yield f"{path}, laatste stap"
        send_answers(page, home + path)
        yield f"{path}, uitslag"


def fits(page: Page, width: int, text: str, where: str) -> None:
    """Nothing sticks out of the screen or out of its own box at this width and size of text."""
    page.set_viewport_size({"width": width, "height": 700})
    page.evaluate("size => { document.documentElement.style.fontSize = size; }", text)
    how = f"{where}, {width} breed, tekst {text}"
    assert sideways(page) == 0, how
    assert page.evaluate(CUT_OFF) == [], how
    if text == NORMAL and width > 320:  # the longest words do not fit in less
        assert page.evaluate(BROKEN) == [], how


def test_every_page_fits_on_narrow_screens_and_with_text_twice_as_large(
    visitor: Visitor, any_app: Flask, any_home: str
) -> None:
    with visitor.page(any_home, reduced_motion="reduce") as page:
        for where in walk(page, any_app, any_home):
            open_everything(page)
            for width, text in SIZES:
                fits(page, width, text, where)


def test_everything_to_press_is_large_enough(visitor: Visitor, any_home: str) -> None:
    with visitor.page(any_home, viewport={"width": 360, "height": 700}) as page:
        to_result(page, any_home)
        small = page.evaluate(
            """() => [...document.querySelectorAll('button:not(.link), summary, label, nav a')]
                .map(n => [n.textContent.trim().slice(0, 30), n.getBoundingClientRect().height,
                    n.matches('.why > *, .point > *') ? 24 : 44])  // a line of its own list
                .filter(([, height, least]) => height > 0 && height < least)"""
        )
        assert small == []


def test_print_shows_what_is_folded_and_leaves_out_what_one_presses(
    visitor: Visitor, home: str
) -> None:
    with visitor.page(home, java_script_enabled=False) as page:
        agree_without_script(page, home)
        folded = page.locator(".why dl").first
        expect(folded).to_be_hidden()
        page.emulate_media(media="print")
        expect(folded).to_be_visible()
        expect(page.get_by_role("button", name="Bereken opnieuw")).to_be_hidden()
        expect(page.locator(".ranking").first).to_be_visible()


def test_a_printed_result_says_where_its_sources_are(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        to_result(page, home)
        page.emulate_media(media="print")
        expect(page.locator(".only-print").first).to_contain_text(f"{home}/stellingen")


def test_a_printed_result_is_whole_and_stays_on_the_paper(visitor: Visitor, any_home: str) -> None:
    with visitor.page(any_home, viewport={"width": 680, "height": 900}) as page:
        to_result(page, any_home)
        blocks = page.locator("#antwoorden .groups").all()
        parties = [name for block in blocks for name in block.locator("dd").all_inner_texts()]
        page.emulate_media(media="print")
        assert sideways(page) == 0
        paper = PdfReader(BytesIO(page.pdf(format="A4")))
        text = "".join("".join(sheet.extract_text().split()) for sheet in paper.pages)
        unknown = sum(map(int, re.findall(r"Onbekend: (\d+) ", page.inner_text("#antwoorden"))))
        assert len(parties) + unknown == len(blocks) * page.locator("[name^=show-]").count()
        for name in set(parties):
            assert text.count("".join(name.split())) >= parties.count(name)
        assert len(paper.pages) <= 16


def test_skip_link_leads_to_the_content(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        page.goto(home + "/privacy")
        page.keyboard.press("Tab")
        expect(page.locator(":focus")).to_have_text("Naar de inhoud")
        expect(page.locator(":focus")).to_be_in_viewport()
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()
