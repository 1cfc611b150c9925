"""Comparing and preparing in a real browser: any colours, any width, with and without script."""

from __future__ import annotations

import io

import pypdf
import pytest
from PIL import Image
from playwright.sync_api import Page, ViewportSize, expect

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


def to_read(page: Page, home: str) -> list[str]:
    """The pages of comparison, programme, parties and statements; one of each kind."""
    pages = [path for path in addresses(page, home) if "/debat" not in path and "/en/" not in path]
    for listed in ("/partijen", "/stellingen"):
        page.goto(home + listed)
        first = page.locator(f"main a[href^='{listed}/']").first.get_attribute("href")
        pages += [str(first)]
    return [*pages, "/woorden-en-daden", "/vergelijk/sp/vvd" if "sp" in pages[1] else "/vergelijk"]


# Boxes of the page that scroll by themselves, whether or not there is something to scroll now.
SCROLL_BOXES = """() => [...document.querySelectorAll('main *')]
    .filter((node) => /auto|scroll/.test(getComputedStyle(node).overflow) && !node.popover)
    .map((node) => node.outerHTML.slice(0, 80))"""
# Pieces of text of which one is printed over another.
OVERPRINTED = """() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const boxes = [];
    while (walker.nextNode()) {
        const node = walker.currentNode;
        const isOff = node.parentElement.closest('.hidden, .skip-link, select, [popover]');
        if (isOff || !node.data.trim()) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const { left, right, top, bottom } of range.getClientRects()) {
            const text = node.data.trim().slice(0, 30);
            if (right - left > 1) boxes.push({ left, right, top, bottom, text });
        }
    }
    boxes.sort((a, b) => a.top - b.top);
    const found = [];
    for (const [i, a] of boxes.entries()) {
        for (let j = i + 1; j < boxes.length && boxes[j].top < a.bottom - 3; j += 1) {
            const b = boxes[j];
            if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2) {
                found.push(`${a.text} / ${b.text}`);
            }
        }
    }
    return found;
}"""
WIDE: ViewportSize = {"width": 1280, "height": 700}
SIZES = [(320, "100%"), (360, "100%"), (768, "100%"), (1280, "100%"), (360, "200%"), (1280, "200%")]


def test_nothing_scrolls_inside_a_page_and_nothing_falls_out_of_it(
    visitor: Visitor, any_home: str
) -> None:
    with visitor.page(any_home) as page:
        for path in to_read(page, any_home):
            page.goto(any_home + path)
            open_everything(page)
            for width, text in SIZES:
                page.set_viewport_size({"width": width, "height": 700})
                page.evaluate("size => { document.documentElement.style.fontSize = size; }", text)
                assert page.evaluate(SCROLL_BOXES) == [], path
                assert sideways(page) == 0, (path, width, text)


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_no_text_is_printed_over_another(visitor: Visitor, any_home: str, width: int) -> None:
    with visitor.page(any_home, viewport={"width": width, "height": 700}) as page:
        for path in to_read(page, any_home):
            page.goto(any_home + path)
            open_everything(page)
            assert page.evaluate(OVERPRINTED) == [], path


def test_overprinted_text_is_noticed(visitor: Visitor, home: str) -> None:
    with visitor.page(home, viewport={"width": 1280, "height": 700}) as page:
        page.goto(home + "/vergelijk")
        page.locator(".heat th").last.evaluate("node => { node.style.whiteSpace = 'nowrap'; }")
        page.locator("table").evaluate_all(
            "nodes => nodes.forEach(n => { n.style.tableLayout = 'fixed'; n.style.width = '300px'; "
            "n.querySelectorAll('th').forEach(h => { h.style.overflowWrap = 'normal'; }); })"
        )
        assert page.evaluate(OVERPRINTED) != []


def test_names_of_parties_stay_in_sight(visitor: Visitor, any_home: str) -> None:
    with visitor.page(any_home, viewport={"width": 1280, "height": 700}) as page:
        for path in ("/vergelijk", "/planken"):
            page.goto(any_home + path)
            table = page.locator(".stances").first
            table.locator("tbody tr").last.evaluate("row => row.scrollIntoView()")
            expect(table.locator("thead th").first).to_be_in_viewport()
            expect(table.locator("thead th").last).to_be_in_viewport()


def test_the_names_of_parties_cover_nothing_that_has_the_focus(
    visitor: Visitor, any_home: str
) -> None:
    with visitor.page(any_home, viewport=WIDE, reduced_motion="reduce") as page:
        page.goto(any_home + "/vergelijk")
        page.locator(".stances tbody a").last.focus()
        for _ in range(4):
            page.keyboard.press("Shift+Tab")
            focused = page.locator(":focus").bounding_box()
            head = page.locator(".stances thead th").first.bounding_box()
            assert focused
            assert head
            assert focused["y"] >= head["y"] + head["height"]


def test_on_a_wide_screen_who_is_unknown_stands_in_the_columns_only(
    visitor: Visitor, home: str
) -> None:
    with visitor.page(home, viewport={"width": 1280, "height": 700}) as page:
        for path in ("/vergelijk", "/planken"):
            page.goto(home + path)
            row = page.locator(".stances tbody tr").first
            expect(row.locator("td.bg-unknown").first).to_be_visible()
            expect(row.locator(".as-card")).to_be_hidden()


def test_on_a_narrow_screen_a_statement_is_a_card_that_names_who_is_unknown(
    visitor: Visitor, home: str
) -> None:
    with visitor.page(home, viewport={"width": 320, "height": 700}) as page:
        page.goto(home + "/vergelijk")
        card = page.locator(".stances tbody tr").first
        expect(card.get_by_text("Onbekend: De Stille Partij")).to_be_visible()
        expect(card.locator("td.bg-unknown")).to_be_hidden()
        expect(page.locator(".stances thead")).to_be_hidden()


def test_what_is_folded_opens_without_script(visitor: Visitor, any_home: str) -> None:
    with visitor.page(any_home, java_script_enabled=False) as page:
        page.goto(any_home + "/planken")
        folded = page.locator("main details").first
        expect(folded.get_by_role("link").first).to_be_hidden()
        folded.locator("summary").click()
        expect(folded.get_by_role("link").first).to_be_visible()


def test_on_paper_no_column_is_cut_off(visitor: Visitor, any_home: str) -> None:
    with visitor.page(any_home, viewport={"width": 1040, "height": 700}) as page:
        page.emulate_media(media="print")  # as wide as A4 on its side within its margins
        for path in ("/vergelijk", "/planken"):
            page.goto(any_home + path)
            assert page.locator(".fits > table:visible").count() > 1
            for table in page.locator(".fits > table").all():
                assert table.evaluate("node => getComputedStyle(node).display") == "table"
                assert table.evaluate("node => node.scrollWidth <= node.parentNode.clientWidth")
            (first, *_rest) = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
            assert first.mediabox.width > first.mediabox.height


def test_in_forced_colours_the_length_of_a_bar_can_be_seen(visitor: Visitor, any_home: str) -> None:
    """Half a bar is dark for half of its length, also where it is a few points high."""
    with visitor.page(any_home, forced_colors="active") as page:
        for path, kind, box in (("/vergelijk", "bar", "0 0 1000 34"),):
            page.goto(any_home + path)
            page.evaluate(DRAW, [kind, box])
            picture = Image.open(io.BytesIO(page.locator("#proef").screenshot())).convert("L")
            row = [picture.getpixel((x, 2)) for x in range(picture.width)]
            background = picture.getpixel((picture.width - 4, 2))
            share = sum(abs(point - background) > 100 for point in row) / len(row)
            assert 0.45 < share < 0.55, (kind, share)


DRAW = """([kind, box]) => {
    const [, , width, height] = box.split(' ').map(Number);
    const svg = `<svg id="proef" class="${kind}" viewBox="${box}" preserveAspectRatio="none">`
        + `<rect class="bar-track" width="${width}" height="${height}"/>`
        + `<rect class="bar-score" width="${width / 2}" height="${height}"/></svg>`;
    document.querySelector('main').insertAdjacentHTML('beforeend', svg);
}"""


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
