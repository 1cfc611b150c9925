"""Axe finds nothing on any page: light, dark and forced colours, narrow and wide."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Page

from stemhulp.presentation.wording.language import LANGUAGES, SOURCE_LANGUAGE
from tests.browser.conftest import (
    Visitor,
    open_everything,
    send_answers,
    to_last_step,
    without_script,
)
from tests.whole_site import kinds, paths, questionnaires


class Look(NamedTuple):
    """How a visitor's screen shows a page."""

    scheme: Literal["light", "dark"]
    forced: Literal["active", "none"]
    width: int


# Every shape in each of these; one page of every kind in the others too.
LOOKS = (Look("light", "none", 1280), Look("dark", "none", 320), Look("light", "active", 1280))
OTHERS = (Look("light", "none", 320), Look("dark", "none", 1280), Look("light", "active", 320))
# The size of targets (WCAG 2.2) is a rule that axe leaves off unless asked.
OPTIONS: dict[str, Any] = {
    "resultTypes": ["violations"],
    "rules": {"target-size": {"enabled": True}},
}
# What depends on the style sheet alone: the same for everything of one shape, whatever it says.
OF_THE_LOOK = (
    "color-contrast",
    "link-in-text-block",
    "scrollable-region-focusable",
    "target-size",
)
CONTENT: dict[str, Any] = {
    "resultTypes": ["violations"],
    "rules": {rule: {"enabled": False} for rule in OF_THE_LOOK},
}
SHAPES = """() => {
    const ATTRIBUTES = ['class', 'type', 'open', 'hidden', 'disabled', 'aria-current', 'scope'];
    const say = (node) => node.localName
        + ATTRIBUTES.filter((name) => node.hasAttribute(name))
            .map((name) => `[${name}=${node.getAttribute(name)}]`).join('');
    const path = (node) => (node ? `${path(node.parentElement)} ${say(node)}` : '');
    return [...new Set([...document.querySelectorAll('body, body *')].map(path))];
}"""
RUN = "(options) => axe.run(document, options).then((result) => result.violations)"


def bring_axe(page: Page) -> None:
    """Have axe ready on this page."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)


def violations(page: Page, *looks: Look) -> list[str]:
    """What axe has to say about the page as it stands, in each of these looks."""
    bring_axe(page)
    return [f"{look}: {v}" for look in looks or LOOKS for v in _violations(page, look, OPTIONS)]


def violations_in_content(page: Page) -> list[str]:
    """What axe has to say about what a page holds, whatever it looks like."""
    bring_axe(page)
    return _violations(page, LOOKS[0], CONTENT)


def _violations(page: Page, look: Look, options: dict[str, Any]) -> list[str]:
    page.emulate_media(color_scheme=look.scheme, forced_colors=look.forced)
    page.set_viewport_size({"width": look.width, "height": 800})
    return [
        f"{v['id']}: {v['nodes'][0]['html'][:200]} {v['nodes'][0]['failureSummary'][:300]}"
        for v in page.evaluate(RUN, options)
    ]


def test_axe_finds_nothing_on_any_page(visitor: Visitor, any_app: Flask, any_home: str) -> None:
    """Pages of a kind differ in words: every look sees each shape, the first look every page."""
    first_of_kind = kinds(any_app, SOURCE_LANGUAGE)
    seen: set[str] = set()
    found = {}
    with visitor.page(any_home, reduced_motion="reduce") as page:
        page.add_init_script(Axe().axe_script)  # once, for all pages
        for path in paths(any_app):
            page.goto(any_home + path)
            open_everything(page)
            shapes = set(page.evaluate(SHAPES))
            if path in first_of_kind:
                found[path] = violations(page, *LOOKS, *OTHERS)
            elif shapes <= seen:
                found[path] = violations_in_content(page)
            else:
                found[path] = violations(page)
            seen |= shapes
    assert {path: wrong for path, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_in_the_steps_and_on_the_result(
    visitor: Visitor, any_app: Flask, any_home: str, language: str
) -> None:
    (path,) = questionnaires(any_app, language)
    with visitor.page(any_home, reduced_motion="reduce") as page:
        page.goto(any_home + path)
        assert violations(page) == []
        to_last_step(page, any_home, path)
        assert violations(page) == []
        send_answers(page, any_home + path)
        assert violations(page, LOOKS[0]) == []
        open_everything(page)
        assert violations(page, *LOOKS, OTHERS[0]) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_in_the_long_list(
    visitor: Visitor, any_app: Flask, any_home: str, language: str
) -> None:
    (path,) = questionnaires(any_app, language)
    with visitor.page(any_home) as page:
        without_script(page)
        page.goto(any_home + path)
        open_everything(page)
        assert violations(page) == []
