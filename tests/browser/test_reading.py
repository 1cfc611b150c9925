"""Promises about reading aloud. The voice is a stand-in: Chromium without a screen has none."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visitor, answer_by_keys

VOICES = """(voices) => {
    const spoken = [];
    const synthesis = {
        getVoices: () => voices,
        speak: (line) => spoken.push(line),
        cancel: () => spoken.push('stop'),
        addEventListener: () => {},
    };
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
    window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
    window.spoken = spoken;
}"""
DUTCH = {"name": "Nederlands", "lang": "nl-NL", "localService": True}
BELGIAN = {"name": "Vlaams", "lang": "nl-BE", "localService": True}
ENGLISH = {"name": "English", "lang": "en-GB", "localService": True}
ELSEWHERE = {"name": "Ver weg", "lang": "nl-NL", "localService": False}


def with_voices(page: Page, *voices: dict[str, Any]) -> None:
    page.add_init_script(f"({VOICES})({json.dumps(voices)})")


def spoken(page: Page) -> list[Any]:
    return list(page.evaluate("window.spoken.map((line) => line.text || line)"))


def test_without_a_voice_there_is_no_button(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        page.goto(home + "/vragenlijst")
        expect(page.locator(".current")).to_be_visible()
        expect(page.get_by_role("button", name="Lees voor")).to_have_count(0)


@pytest.mark.parametrize("voices", [(ENGLISH,), (ELSEWHERE,)], ids=["english", "over the network"])
def test_a_voice_of_another_language_or_place_is_not_used(
    visitor: Visitor, home: str, voices: tuple[dict[str, Any], ...]
) -> None:
    with visitor.page(home) as page:
        with_voices(page, *voices)
        page.goto(home + "/vragenlijst")
        expect(page.locator(".current")).to_be_visible()
        expect(page.get_by_role("button", name="Lees voor")).to_have_count(0)


@pytest.mark.parametrize("voice", [DUTCH, BELGIAN], ids=["dutch", "flemish"])
def test_statement_and_answers_are_read(visitor: Visitor, home: str, voice: dict[str, Any]) -> None:
    with visitor.page(home) as page:
        with_voices(page, ENGLISH, voice)
        page.goto(home + "/vragenlijst")
        statement = page.locator(".current h2").inner_text()
        page.get_by_role("button", name="Lees voor").press("Enter")
        assert spoken(page) == [statement, "Eens. Neutraal. Oneens. Overslaan"]
        assert page.evaluate("window.spoken[0].voice.name") == voice["name"]
        page.get_by_role("button", name="Stop met voorlezen").press("Enter")
        assert spoken(page)[-1] == "stop"
        expect(page.get_by_role("button", name="Lees voor")).to_be_visible()


def test_an_open_explanation_is_read_too(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        with_voices(page, DUTCH)
        page.goto(home + "/vragenlijst")
        page.locator(".current summary").press("Enter")
        page.get_by_role("button", name="Lees voor").press("Enter")
        assert any("Fietsers rijden nu twee kilometer om." in text for text in spoken(page))


def test_the_next_statement_stops_the_voice(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        with_voices(page, DUTCH)
        page.goto(home + "/vragenlijst")
        page.get_by_role("button", name="Lees voor").press("Enter")
        answer_by_keys(page, "1")
        assert spoken(page)[-1] == "stop"


def test_english_pages_need_an_english_voice(visitor: Visitor, home: str) -> None:
    with visitor.page(home) as page:
        with_voices(page, DUTCH, ENGLISH)
        page.goto(home + "/en/questionnaire")
        page.get_by_role("button", name="Read aloud").press("Enter")
        assert page.evaluate("window.spoken[0].voice.name") == "English"
