"""Pictures of the running site: ``python -m tests.browser.pictures [--all] [FOLDER]``.

Without ``--all``: the few pictures of the README. With it: every kind of page, narrow and wide,
light and dark, to look at while working on them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from itertools import product
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from stemhulp.loading import bundled_root, load_election
from stemhulp.model import Election
from stemhulp.web import create_app
from tests.browser.running import launch, running

FOLDER = Path("docs/pictures")
ELECTION = "gr2022-assen"
PATTERN = ("eens", "oneens", "eens", "skip", "neutraal", "oneens", "eens", "oneens")
Visit = Callable[[Page, str, Election], None]
Shot = tuple[str, int, Literal["light", "dark"]]


def start(page: Page, home: str, election: Election) -> None:
    page.goto(home + "/")


def statement_step(page: Page, home: str, election: Election) -> None:
    page.goto(home + "/vragenlijst")
    for key in ("1", "3", "1"):
        before = page.url
        page.keyboard.press(key)
        page.wait_for_url(lambda url, before=before: url != before)


def weights_step(page: Page, home: str, election: Election) -> None:
    fill(page, home, election)
    page.locator(".weight-list input:visible").first.check()


def result(page: Page, home: str, election: Election) -> None:
    fill(page, home, election)
    page.locator(".weight-list input:visible").nth(2).check()
    page.get_by_role("button", name="Bekijk je uitslag").click()
    page.wait_for_url("**/uitslag")


def fill(page: Page, home: str, election: Election) -> None:
    """Answer everything by keyboard, in a fixed pattern."""
    keys = {"eens": "1", "neutraal": "2", "oneens": "3", "skip": "0"}
    page.goto(home + "/vragenlijst")
    for number in range(len(election.statements)):
        before = page.url
        page.keyboard.press(keys[PATTERN[number % len(PATTERN)]])
        page.wait_for_url(lambda url, before=before: url != before)


def statement(page: Page, home: str, election: Election) -> None:
    page.goto(f"{home}/stellingen/{election.statement_ids[0]}")


def party(page: Page, home: str, election: Election) -> None:
    page.goto(f"{home}/partijen/{election.party_ids[0]}")


def source_party(page: Page, home: str, election: Election) -> None:
    page.goto(f"{home}/partijen/{election.settings.source_party_id}")


def plain(path: str) -> Visit:
    return lambda page, home, election: page.goto(home + path) and None


VISITS: dict[str, Visit] = {
    "start": start,
    "stelling-in-de-vragenlijst": statement_step,
    "extra-belangrijk": weights_step,
    "uitslag": result,
    "stelling": statement,
    "partij": party,
    "partij-van-het-programma": source_party,
    "vergelijken": plain("/vergelijk"),
    "twee-partijen": plain("/vergelijk/sp/vvd"),
    "planken": plain("/planken"),
    "plank": plain("/planken/3.8"),
    "debat": plain("/debat/sp?tegen=vvd"),
    "stellingen": plain("/stellingen"),
    "partijen": plain("/partijen"),
    "methode": plain("/methode"),
    "verantwoording": plain("/verantwoording"),
    "privacy": plain("/privacy"),
    "toegankelijkheid": plain("/toegankelijkheid"),
}
README = (
    ("start", 1280, "light"),
    ("stelling-in-de-vragenlijst", 360, "light"),
    ("uitslag", 360, "light"),
    ("uitslag", 1280, "light"),
)
HEIGHT = {360: 740, 1280: 860}
TALL = {("uitslag", 360): 1240}  # the sentence and the first bars in one picture


def take(
    browser: Browser, home: str, election: Election, shot: Shot, folder: Path, whole: bool
) -> None:
    """Take one picture, of the whole page or of the first screen."""
    name, width, scheme = shot
    height = TALL.get((name, width), HEIGHT[width])
    context = browser.new_context(
        viewport={"width": width, "height": height}, color_scheme=scheme, locale="nl-NL"
    )
    page = context.new_page()
    VISITS[name](page, home, election)
    page.evaluate("document.activeElement.blur()")
    page.wait_for_timeout(250)
    path = folder / f"{name}-{width}-{scheme}.png"
    page.screenshot(path=path, full_page=whole, animations="disabled")
    context.close()


def main(arguments: list[str]) -> None:
    is_all = "--all" in arguments
    folder = next((Path(a) for a in arguments if not a.startswith("-")), FOLDER)
    folder.mkdir(parents=True, exist_ok=True)
    election = load_election(ELECTION, bundled_root())
    shots = list(product(VISITS, (360, 1280), ("light", "dark"))) if is_all else README
    with running(create_app(bundled_root())) as home, sync_playwright() as playwright:
        browser = launch(playwright)
        for shot in shots:
            take(browser, home, election, shot, folder, is_all)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
