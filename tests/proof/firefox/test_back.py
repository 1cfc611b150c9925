"""Nothing is lost in Firefox: from whatever the result leads to, Back leads to the same result."""

from __future__ import annotations

from flask import Flask

from tests.proof.firefox.driver import Firefox
from tests.proof.firefox.walk import TITLE, answer_by_keys, begin, scores, scores_like, to_result
from tests.support.whole_site import view_of

# Links that lead away: where on the page they stand, and to which address. Who begins again means
# to lose the answers.
LEADING_AWAY = """[...document.querySelectorAll('body a[href^="/"]:not([data-restart])')]
    .filter((a) => !a.closest('[hidden]') && !a.hasAttribute('download'))
    .map((a) => [a.closest('header, main, footer').localName, a.getAttribute('href')])"""
# A link may stand in a fold.
UNFOLDED = "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
STATED = "document.querySelectorAll('fieldset.question input:checked').length"
SHEET = "132101"


def ways_out(fox: Firefox, app: Flask) -> list[str]:
    """One link of every kind, in the menu, on the page and at its foot."""
    found: dict[tuple[str, str, str], str] = {}
    for section, address in fox.see(LEADING_AWAY):
        page, _, place = address.partition("#")
        kind = (section, view_of(app, page.partition("?")[0]), place.partition("-")[0])
        found.setdefault(kind, f'{section} a[href="{address}"]')
    return list(found.values())


def is_back(fox: Firefox, wanted: list[str], way: str) -> None:
    """The result stands there again, whole."""
    assert scores_like(fox, wanted) == wanted, f"na {way}: {fox.see('location.href')}"
    assert fox.see("document.querySelector('h1').textContent.trim()") == TITLE, way


def test_back_from_every_kind_of_link_leads_to_the_same_result(
    fox: Firefox, sites: dict[str, Flask], homes: dict[str, str]
) -> None:
    app, home = sites["Verzonnenwoude"], homes["Verzonnenwoude"]
    begin(fox, app, home)
    answer_by_keys(fox, SHEET)
    wanted = to_result(fox)
    ways = ways_out(fox, app)
    for part in ("header", "/stellingen/", "/partijen/", "punt-", "/methode", "footer"):
        assert any(part in way for way in ways), part
    for way in ways:
        fox.see(UNFOLDED)
        stand = fox.follow(way)
        assert stand.heading, f"{way}: {stand}"
        if not stand.isNewTab:  # else the result stayed where it was
            fox.back()
        is_back(fox, wanted, way)
    assert fox.complaints() == []


def test_back_after_another_language_leads_to_the_same_result(
    fox: Firefox, sites: dict[str, Flask], homes: dict[str, str]
) -> None:
    begin(fox, sites["Verzonnenwoude"], homes["Verzonnenwoude"])
    answer_by_keys(fox, SHEET)
    wanted = to_result(fox)
    fox.follow(".language")
    assert scores_like(fox, wanted) == wanted
    fox.back()
    is_back(fox, wanted, "English")
    fox.forward()
    assert scores_like(fox, wanted) == wanted
    assert fox.see("document.documentElement.lang") == "en"
    assert fox.complaints() == []


def test_back_to_the_questionnaire_and_forward_again_loses_nothing(
    fox: Firefox, sites: dict[str, Flask], homes: dict[str, str]
) -> None:
    begin(fox, sites["Verzonnenwoude"], homes["Verzonnenwoude"])
    answer_by_keys(fox, SHEET)
    wanted = to_result(fox)
    assert fox.back().heading == "Vragenlijst"
    assert fox.see(STATED) == len(SHEET)
    fox.forward()
    is_back(fox, wanted, "de vragenlijst")
    fox.open("/uitslag")  # typed, in the same tab
    is_back(fox, wanted, "een getypt adres")
    assert fox.complaints() == []


def test_who_begins_again_finds_nothing_back(
    fox: Firefox, sites: dict[str, Flask], homes: dict[str, str]
) -> None:
    begin(fox, sites["Verzonnenwoude"], homes["Verzonnenwoude"])
    answer_by_keys(fox, SHEET)
    to_result(fox)
    assert fox.follow("[data-restart]").heading == "Vragenlijst"
    assert fox.see(STATED) == 0
    assert fox.back().address.endswith("/uitslag")
    assert scores(fox) == []
    assert fox.follow('main a[href="/vragenlijst"]').heading == "Vragenlijst"
    assert fox.see(STATED) == 0
    assert fox.complaints() == []
