"""Every kind of page on a phone, in Firefox, with script and without."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from stemhulp.presentation.wording.language import SOURCE_LANGUAGE
from tests.browser.broken import BROKEN
from tests.proof.firefox.driver import PHONE, SIDEWAYS, Firefox
from tests.support.whole_site import kinds, questionnaires

HEADINGS = "[...document.querySelectorAll('h1')].filter((h1) => h1.checkVisibility()).length"
# The paper of our own style sheet, or of the poster: not the white of a page without style.
IS_STYLED = """getComputedStyle(document.body).marginTop === '0px'
    && [...document.styleSheets].some((sheet) => sheet.cssRules.length > 20)"""
UNFOLD = "document.querySelectorAll('details').forEach((fold) => { fold.open = true; })"
FOLDS = "[...document.querySelectorAll('main summary')].filter((it) => it.checkVisibility()).length"
FIRST_IS_OPEN = """[...document.querySelectorAll('main summary')]
    .find((it) => it.checkVisibility()).parentElement.open"""
EXPLAINED = "document.querySelectorAll('[popover]:popover-open').length"


@pytest.mark.parametrize("site", ["Verzonnenwoude", "Assen"])
def test_every_kind_of_page_is_whole_on_a_phone(
    fox: Firefox, sites: dict[str, Flask], homes: dict[str, str], site: str
) -> None:
    pages = kinds(sites[site])
    assert len(pages) >= 40
    fox.visit(homes[site])
    assert fox.see("[innerWidth, innerHeight]") == list(PHONE)
    found = [wrong for path in pages for wrong in wrongs(fox, path)]
    assert not found, "\n" + "\n".join(found)


def test_every_kind_of_page_is_whole_without_script(
    plain_fox: Firefox, sites: dict[str, Flask], homes: dict[str, str]
) -> None:
    plain_fox.visit(homes["Assen"])
    pages = kinds(sites["Assen"], SOURCE_LANGUAGE)
    found = [wrong for path in pages for wrong in wrongs(plain_fox, path)]
    assert not found, "\n" + "\n".join(found)


def wrongs(fox: Firefox, path: str) -> Iterator[str]:
    """What is not as it should be on a page: closed as it comes, and with every fold open."""
    status = fox.open(path)
    found = {
        "status": status == 200,
        "titel": bool(fox.see("document.title")),
        "één kop": fox.see(HEADINGS) == 1,
        "stijl": fox.see(IS_STYLED),
        "past in de breedte": fox.see(SIDEWAYS) == 0,
        "hele woorden": fox.see(f"({BROKEN})()") == [],
        "klapt open en dicht": not fox.see(FOLDS) or folds(fox),
    }
    fox.see(UNFOLD)
    found["past open in de breedte"] = fox.see(SIDEWAYS) == 0
    yield from (f"{path}: {what}" for what, is_right in found.items() if not is_right)
    yield from (f"{path}: {complaint}" for complaint in fox.complaints())


def folds(fox: Firefox) -> bool:
    """Whether the first fold of a page opens and closes by pressing it."""
    before = fox.see(FIRST_IS_OPEN)
    fox.click("main summary")
    after = fox.see(FIRST_IS_OPEN)
    fox.click("main summary")
    return bool(after != before and fox.see(FIRST_IS_OPEN) == before)


@pytest.mark.parametrize("which", ["fox", "plain_fox"])
def test_a_difficult_word_is_explained_where_it_stands(
    request: pytest.FixtureRequest, sites: dict[str, Flask], homes: dict[str, str], which: str
) -> None:
    browser: Firefox = request.getfixturevalue(which)
    (path,) = questionnaires(sites["Assen"], SOURCE_LANGUAGE)
    browser.visit(homes["Assen"])
    browser.open(path)
    browser.click("button.term")
    assert browser.see(EXPLAINED) == 1
    assert browser.see(SIDEWAYS) == 0
    browser.press("Escape")
    assert browser.see(EXPLAINED) == 0
    assert browser.complaints() == []
