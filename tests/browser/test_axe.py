"""Axe finds nothing on any page: light, dark and forced colours, narrow and wide."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from flask import Flask

from stemhulp.presentation.wording.language import LANGUAGES, SOURCE_LANGUAGE
from tests.browser.axe import LOOKS, OTHERS, SHAPES, violations, violations_in_content
from tests.browser.conftest import (
    Visitor,
    open_everything,
    send_answers,
    to_last_step,
    without_script,
)
from tests.support.whole_site import kinds, paths, questionnaires


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
