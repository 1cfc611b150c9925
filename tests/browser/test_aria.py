"""What a screen reader is told about the main pages, kept as text.

``make snapshots`` renews the files after a change that is meant; the difference is in the commit.
"""

from __future__ import annotations

from collections.abc import Callable
from difflib import unified_diff
from os import environ
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page

from stemhulp.model import Election
from stemhulp.presentation.wording.language import LANGUAGES
from tests.browser.conftest import Visitor, send_answers, to_last_step, without_script
from tests.support.whole_site import kinds, questionnaires, view_of

FOLDER = Path(__file__).parent / "snapshots"
READ = ("start", "statements", "statement", "parties", "party", "compare", "method", "not_yet")
Scene = Callable[[Page, str, str], object]  # page, address of the site, path of the questionnaire


def first_step(page: Page, home: str, path: str) -> None:
    page.goto(home + path)


def long_list(page: Page, home: str, path: str) -> None:
    without_script(page)
    page.goto(home + path)


def result(page: Page, home: str, path: str) -> None:
    send_answers(page, home + path)


FILLED: dict[str, Scene] = {
    "questionnaire": first_step,
    "questionnaire-long-list": long_list,
    "questionnaire-last-step": to_last_step,
    "result": result,
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", READ)
def test_a_screen_reader_is_told_the_same_about_a_page_to_read(
    visitor: Visitor, app: Flask, home: str, election: Election, name: str, language: str
) -> None:
    (path,) = (p for p in kinds(app, language) if view_of(app, p).endswith(f".{name}"))
    with visitor.page(home) as page:
        page.goto(home + path)
        compare(f"{name}.{language}", heard(page, election))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", FILLED)
def test_a_screen_reader_is_told_the_same_about_a_page_to_fill_in(
    visitor: Visitor, app: Flask, home: str, election: Election, name: str, language: str
) -> None:
    (path,) = questionnaires(app, language)
    with visitor.page(home) as page:
        FILLED[name](page, home, path)
        compare(f"{name}.{language}", heard(page, election))


def test_every_kept_text_belongs_to_a_page() -> None:
    wanted = {f"{name}.{language}" for name in (*READ, *FILLED) for language in LANGUAGES}
    assert {path.stem for path in FOLDER.glob("*.yml")} == wanted


def heard(page: Page, election: Election) -> str:
    """The page in roles, names and states; the version of the tables is not of its making."""
    text = page.locator("body").aria_snapshot()
    for version in (election.dataset, election.dataset[:8]):
        text = text.replace(version, "VERSION")
    return text + "\n"


def compare(name: str, text: str) -> None:
    path = FOLDER / f"{name}.yml"
    if environ.get("UPDATE_SNAPSHOTS"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    kept = path.read_text(encoding="utf-8") if path.is_file() else ""
    lines = unified_diff(kept.splitlines(), text.splitlines(), "was", "is", lineterm="", n=1)
    assert text == kept, f"{path.name} (make snapshots, if this is meant)\n" + "\n".join(lines)
