"""A real browser, and the rules that hold during every test with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from typing import Any

import pytest
from flask import Flask
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, Route, sync_playwright

from tests.browser.running import chromium_path, launch, running

ADDRESS = re.compile(
    r"/(vragenlijst(#(naar-)?(stelling-\d+|extra-belangrijk))?"
    r"|uitslag(/waarom|\.(pdf|png|svg))?(#[a-z0-9-]+)?|poster|wijzigingen|woorden-en-daden|(stellingen|partijen)(/[a-z0-9-]+)?(#punt-[0-9.]+)?"
    r"|methode|verantwoording|privacy|toegankelijkheid)?(#(inhoud|zeker|onbekend))?"
    r"|/en/(questionnaire(#(naar-)?(stelling-\d+|extra-belangrijk))?"
    r"|result(/why|\.(pdf|png|svg))?(#[a-z0-9-]+)?|poster|changes|words-and-deeds|(statements|parties)(/[a-z0-9-]+)?(#punt-[0-9.]+)?"
    r"|method|accountability|privacy|accessibility)?(#inhoud)?"
    # Parties and themes in an address are no answers.
    r"|(/vergelijk|/en/compare|/planken|/en/programme-points|/debat|/en/debate)(/[a-z0-9.-]+){0,2}"
    r"(\?((partij|thema|tegen|verschil|bron|voor|volgorde)=[a-z0-9,-]*&?)*)?(#[a-z0-9-]+)?"
)

PHONE: dict[str, Any] = {
    "has_touch": True,
    "is_mobile": True,
    "viewport": {"width": 360, "height": 740},
    "device_scale_factor": 2,
}
STORED = "[Object.keys(localStorage), Object.keys(sessionStorage), document.cookie]"
# The answers to one election, whether somebody likes a long list, the code of a shared result, and
# where one was on the page of a result.
KEPT = re.compile(r"stemhulp(:[a-z0-9-]+:[0-9a-f]+|-list|-shared|-place)")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in item.nodeid:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if chromium_path() is None:
        pytest.fail("Chromium ontbreekt. Installeer hem met: make browser")
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Flask], str]]:
    """Gives the address of a site; each site has one server per worker."""
    with ExitStack() as servers:
        yield cache(lambda app: servers.enter_context(running(app)))


@pytest.fixture
def home(serve: Callable[[Flask], str], app: Flask) -> str:
    return serve(app)


@pytest.fixture
def any_home(serve: Callable[[Flask], str], any_app: Flask) -> str:
    return serve(any_app)


class Visitor:
    """Opens pages, and remembers everything that should not have happened."""

    def __init__(self, browser: Browser) -> None:
        self.browser = browser
        self.tolerated = ""  # a piece of text in a console line or address that a test means
        self.keeps = False  # asked to keep the answers on the device
        self.shared = ""  # the code of a shared result that a test opens on purpose
        self.complaints: list[str] = []
        self.addresses: list[str] = []

    @contextmanager
    def page(self, home: str, **options: Any) -> Iterator[Page]:
        context = self.browser.new_context(locale="nl-NL", **options)
        page = context.new_page()
        page.set_default_timeout(8000)
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self._watch(request.url, home))
        page.on("framenavigated", lambda frame: self.addresses.append(frame.url))
        yield page
        if page.url.startswith(home):
            self.check_storage(page)
        assert context.cookies() == []
        context.close()
        self.check(home)

    def check_storage(self, page: Page) -> None:
        """Answers stay in the tab; on the device only for who asks."""
        device, tab, cookie = page.evaluate(STORED)
        assert cookie == ""
        assert device == [] or self.keeps
        assert all(KEPT.fullmatch(key) for key in device + tab)

    def _listen(self, message: ConsoleMessage) -> None:
        is_meant = self.tolerated and self.tolerated in message.text
        if message.type in {"error", "warning"} and not is_meant:
            self.complaints.append(message.text)

    def _watch(self, address: str, home: str) -> None:
        is_meant = self.tolerated and self.tolerated in address
        if not address.startswith(home) and not is_meant:
            self.complaints.append(address)

    def check(self, home: str) -> None:
        assert self.complaints == []
        for address in self.addresses:
            if address.startswith(home) and not (self.shared and address.endswith(self.shared)):
                assert ADDRESS.fullmatch(address.removeprefix(home)), address


@pytest.fixture
def visitor(browser: Browser) -> Visitor:
    return Visitor(browser)


def answer_by_keys(page: Page, keys: str) -> None:
    """Answer statements with number keys; each one goes on to the next by itself."""
    for key in keys:
        before = page.url
        page.keyboard.press(key)
        page.wait_for_url(lambda url, before=before: url != before)


def without_script(page: Page) -> None:
    """Let the script arrive empty, as if it broke."""

    def empty(route: Route) -> None:
        route.fulfill(body="", content_type="text/javascript")

    page.route("**/static/*.js*", empty)


def with_phone_font(page: Page) -> None:
    """Show pages in the font of most phones: the one of this machine may be wider or narrower."""
    page.add_init_script(
        """document.addEventListener('DOMContentLoaded', () => {
            const sheet = new CSSStyleSheet();
            sheet.replaceSync(':root { --sans: Roboto, monospace; }');
            document.adoptedStyleSheets = [sheet];
        })"""
    )


def has_phone_font(page: Page) -> bool:
    """Whether this machine has that font."""
    return bool(
        page.evaluate(
            """() => {
                const pen = document.createElement('canvas').getContext('2d');
                const width = (font) => {
                    pen.font = `16px ${font}`;
                    return pen.measureText('illustratie').width;
                };
                return width('Roboto, monospace') !== width('monospace');
            }"""
        )
    )


def open_everything(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")


def sideways(page: Page) -> int:
    """How many points the page is wider than the screen."""
    root = "document.documentElement"
    return int(page.evaluate(f"{root}.scrollWidth - {root}.clientWidth"))


def agree_without_script(page: Page, home: str) -> None:
    """Agree with everything in the long list, and go to the result."""
    page.goto(home + "/vragenlijst")
    for step in page.locator("fieldset.question").all():
        step.get_by_label(re.compile("^Eens")).check()
    page.get_by_role("button", name="Bekijk je uitslag").click()
    page.wait_for_url("**/uitslag")


def to_last_step(page: Page, home: str, path: str = "/vragenlijst") -> None:
    """Fill in the whole questionnaire by keyboard."""
    page.goto(home + path)
    total = page.locator("fieldset.question").count()
    answer_by_keys(page, ("13210" * total)[:total])


def to_result(page: Page, home: str) -> None:
    """Fill in the whole questionnaire by keyboard and go to the result."""
    to_last_step(page, home)
    page.get_by_role("button", name="Bekijk je uitslag").press("Enter")
    page.wait_for_url("**/uitslag")


def open_block(page: Page, statement_id: str) -> Locator:
    """Unfold the theme of a statement on the result, and return the statement."""
    block = page.locator(f"#stelling-{statement_id}")
    if not block.is_visible():
        page.locator("details", has=block).locator("summary").first.click()
    return block


def send_answers(page: Page, address: str) -> None:
    """Answer a questionnaire in any language, past its script, and wait for the result."""
    page.goto(address)
    with page.expect_event("load"):
        page.evaluate(
            """() => {
                const radios = [...document.querySelectorAll('input[type=radio]')];
                const names = [...new Set(radios.map(radio => radio.name))];
                names.forEach((name, i) => {
                    const options = radios.filter(radio => radio.name === name);
                    options[[0, 2, 1, 0, 3][i % 5]].checked = true;
                });
                HTMLFormElement.prototype.submit.call(radios[0].form);
            }"""
        )
