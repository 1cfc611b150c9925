"""The ways through the site that the walks in Firefox share."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from typing import Final

from flask import Flask

from stemhulp.presentation.wording.language import SOURCE_LANGUAGE
from tests.proof.firefox.driver import Firefox
from tests.support.whole_site import questionnaires

TO_RESULT: Final = "Bekijk je uitslag"
TITLE: Final = "Je uitslag"
PATTERN: Final = ("oneens", "eens", "neutraal", "oneens", "eens")
STATEMENTS: Final = "document.querySelectorAll('fieldset.question').length"
# Every percentage of the page in its order, as a number: languages write it differently.
SCORES: Final = r"document.querySelector('main').textContent.match(/\d+(?=\s?%)/g) ?? []"
PATIENCE: Final = 10


def begin(fox: Firefox, app: Flask, home: str) -> None:
    """From the start page to the questionnaire, as everybody."""
    (path,) = questionnaires(app, SOURCE_LANGUAGE)
    fox.visit(home)
    assert fox.open("/") == 200
    assert fox.follow(f'main a[href^="{path}"]').address.startswith(home + path)


def to_result(fox: Firefox) -> list[str]:
    """Press the last button; gives the scores of the result."""
    stand = fox.follow("button", TO_RESULT)
    assert stand.heading == TITLE, stand
    found = scores(fox)
    assert len(found) >= 10
    return found


def answer_by_clicks(fox: Firefox) -> None:
    """Answer every statement of the steps; each answer goes on to the next by itself."""
    for number in range(int(fox.see(STATEMENTS))):
        step = fox.see("location.hash")
        fox.click(f".current input[value={PATTERN[number % len(PATTERN)]}]")
        fox.until(f"location.hash !== {json.dumps(step)}")


def answer_by_keys(fox: Firefox, keys: str) -> None:
    for key in keys:
        step = fox.see("location.hash")
        fox.press(key)
        fox.until(f"location.hash !== {json.dumps(step)}")


def answer_in_the_list(fox: Firefox) -> None:
    """The same answers in the long list, which is there without script."""
    for number in range(int(fox.see(STATEMENTS))):
        answer = PATTERN[number % len(PATTERN)]
        fox.click(f"#naar-stelling-{number + 1} input[value={answer}]")


def scores(fox: Firefox) -> list[str]:
    return [str(score) for score in fox.see(SCORES)]


def scores_like(fox: Firefox, wanted: Iterable[str]) -> list[str]:
    """The scores of the page as soon as they are these; else those that stand there at last."""
    end = time.monotonic() + PATIENCE
    while (found := scores(fox)) != wanted and time.monotonic() < end:
        time.sleep(0.1)
    return found
