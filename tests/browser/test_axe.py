"""Axe finds nothing on any page: light, dark and forced colours, narrow and wide."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask
from playwright.sync_api import Page

from tests.browser.conftest import (
    Visitor,
    open_everything,
    send_answers,
    to_last_step,
    without_script,
)
from tests.whole_site import kinds, paths, questionnaires

SCHEMES: dict[str, dict[str, Any]] = {
    "licht": {"color_scheme": "light"},
    "donker": {"color_scheme": "dark"},
    "vaste kleuren": {"forced_colors": "active"},
}
WIDTHS = {"smal": {"width": 320, "height": 640}, "breed": {"width": 1280, "height": 860}}
LOOKS = {
    f"{scheme} {width}": {**SCHEMES[scheme], "viewport": WIDTHS[width], "reduced_motion": "reduce"}
    for scheme in SCHEMES
    for width in WIDTHS
}
EVERY_PAGE = ("licht breed", "donker smal", "vaste kleuren breed")
OTHER_WIDTH = ("licht smal", "donker breed", "vaste kleuren smal")
# The size of targets (WCAG 2.2) is a rule that axe leaves off unless asked.
OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [
        f"{v['id']}: {v['nodes'][0]['html'][:200]} {v['nodes'][0]['failureSummary'][:300]}"
        for v in found
    ]


def check(page: Page, addresses: list[str]) -> None:
    found: dict[str, list[str]] = {}
    for address in addresses:
        page.goto(address)
        open_everything(page)
        found[address] = violations(page)
    assert {address: wrong for address, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("look", EVERY_PAGE)
def test_axe_finds_nothing_on_any_page(
    visitor: Visitor, any_app: Flask, any_home: str, look: str
) -> None:
    with visitor.page(any_home, **LOOKS[look]) as page:
        check(page, [any_home + path for path in paths(any_app)])


@pytest.mark.parametrize("any_app", ["assen"], indirect=True)
@pytest.mark.parametrize("look", OTHER_WIDTH)
def test_axe_finds_nothing_on_any_kind_of_page_at_the_other_width(
    visitor: Visitor, any_app: Flask, any_home: str, look: str
) -> None:
    with visitor.page(any_home, **LOOKS[look]) as page:
        check(page, [any_home + path for path in kinds(any_app)])


@pytest.mark.parametrize("look", OTHER_WIDTH)
def test_axe_finds_nothing_in_the_steps_and_on_the_result(
    visitor: Visitor, any_app: Flask, any_home: str, look: str
) -> None:
    with visitor.page(any_home, **LOOKS[look]) as page:
        for path in questionnaires(any_app):
            to_last_step(page, any_home, path)
            assert violations(page) == []
            send_answers(page, any_home + path)
            assert violations(page) == []
            open_everything(page)
            assert violations(page) == []


def test_axe_finds_nothing_in_the_long_list(
    visitor: Visitor, any_app: Flask, any_home: str
) -> None:
    with visitor.page(any_home) as page:
        without_script(page)
        check(page, [any_home + path for path in questionnaires(any_app)])
