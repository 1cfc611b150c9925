"""Axe finds nothing on any page: light, dark and forced colours, narrow and wide."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Page

from stemhulp.presentation.language import LANGUAGES
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


# Every page in each of these; one page of every kind in the others too.
LOOKS = (Look("light", "none", 1280), Look("dark", "none", 320), Look("light", "active", 1280))
OTHERS = (Look("light", "none", 320), Look("dark", "none", 1280), Look("light", "active", 320))
# The size of targets (WCAG 2.2) is a rule that axe leaves off unless asked.
OPTIONS: dict[str, Any] = {
    "resultTypes": ["violations"],
    "rules": {"target-size": {"enabled": True}},
}
RUN = "(options) => axe.run(document, options).then((result) => result.violations)"


def violations(page: Page, *looks: Look) -> list[str]:
    """What axe has to say about the page as it stands, in each of these looks."""
    page.evaluate(Axe().axe_script)
    return [f"{look}: {wrong}" for look in looks or LOOKS for wrong in _violations(page, look)]


def _violations(page: Page, look: Look) -> list[str]:
    page.emulate_media(color_scheme=look.scheme, forced_colors=look.forced)
    page.set_viewport_size({"width": look.width, "height": 800})
    return [
        f"{v['id']}: {v['nodes'][0]['html'][:200]} {v['nodes'][0]['failureSummary'][:300]}"
        for v in page.evaluate(RUN, OPTIONS)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_any_page(
    visitor: Visitor, any_app: Flask, any_home: str, language: str
) -> None:
    every_look = kinds(any_app, language)
    found = {}
    with visitor.page(any_home, reduced_motion="reduce") as page:
        for path in paths(any_app, language):
            page.goto(any_home + path)
            open_everything(page)
            found[path] = violations(page, *LOOKS, *(OTHERS if path in every_look else ()))
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
        assert violations(page) == []
        open_everything(page)
        assert violations(page, *LOOKS, *OTHERS) == []


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
