"""The whole walk in Firefox: fill in, the result, elsewhere, and back to the same result."""

from __future__ import annotations

from flask import Flask

from stemhulp.presentation.wording.language import SOURCE_LANGUAGE
from tests.proof.firefox.driver import SIDEWAYS, Firefox
from tests.proof.firefox.walk import (
    TITLE,
    TO_RESULT,
    answer_by_clicks,
    answer_by_keys,
    answer_in_the_list,
    begin,
    scores_like,
    to_result,
)
from tests.support.whole_site import questionnaires, view_of

FOCUSED = "document.activeElement.textContent.trim()"


def tab_to(fox: Firefox, text: str) -> None:
    """Go to something by keys alone."""
    for _ in range(200):
        if fox.see(FOCUSED) == text:
            return
        fox.press("Tab")
    raise AssertionError(f"Tab kwam nergens op {text}")


def test_with_clicks_from_the_start_to_a_result_that_fits_the_phone(
    fox: Firefox, sites: dict[str, Flask], homes: dict[str, str]
) -> None:
    begin(fox, sites["Assen"], homes["Assen"])
    answer_by_clicks(fox)
    assert fox.see(SIDEWAYS) == 0
    to_result(fox)
    assert fox.see(SIDEWAYS) == 0
    assert fox.see("scrollY") == 0
    assert fox.complaints() == []


def test_with_keys_alone_from_the_start_to_a_result(
    fox: Firefox, sites: dict[str, Flask], homes: dict[str, str]
) -> None:
    app, home = sites["Verzonnenwoude"], homes["Verzonnenwoude"]
    fox.visit(home)
    fox.open("/")
    tab_to(fox, "Begin")
    fox.send("Enter")
    answer_by_keys(fox, "132101")
    tab_to(fox, TO_RESULT)
    assert fox.send("Enter").heading == TITLE
    assert view_of(app, fox.see("location.pathname"), "POST").endswith(".result")
    assert fox.complaints() == []


def test_without_script_the_same_answers_give_the_same_scores(
    fox: Firefox, plain_fox: Firefox, sites: dict[str, Flask], homes: dict[str, str]
) -> None:
    begin(fox, sites["Verzonnenwoude"], homes["Verzonnenwoude"])
    answer_by_clicks(fox)
    wanted = to_result(fox)
    begin(plain_fox, sites["Verzonnenwoude"], homes["Verzonnenwoude"])
    answer_in_the_list(plain_fox)
    assert to_result(plain_fox) == wanted
    assert plain_fox.see(SIDEWAYS) == 0
    assert plain_fox.complaints() == []


def test_without_script_too_few_answers_lead_to_the_open_statement(
    plain_fox: Firefox, sites: dict[str, Flask], homes: dict[str, str]
) -> None:
    begin(plain_fox, sites["Verzonnenwoude"], homes["Verzonnenwoude"])
    plain_fox.click("#naar-stelling-1 input[value=oneens]")
    plain_fox.follow("button", TO_RESULT)
    assert plain_fox.see("document.querySelector('[role=alert]').checkVisibility()")
    assert plain_fox.see("document.querySelector('#naar-stelling-1 [value=oneens]').checked")
    assert [line.partition(" ")[0] for line in plain_fox.complaints()] == ["422"]


def test_without_script_the_address_of_a_result_leads_to_the_questionnaire(
    plain_fox: Firefox, sites: dict[str, Flask], homes: dict[str, str]
) -> None:
    begin(plain_fox, sites["Verzonnenwoude"], homes["Verzonnenwoude"])
    answer_in_the_list(plain_fox)
    to_result(plain_fox)
    assert plain_fox.open("/uitslag") == 200  # typed, or kept as a bookmark
    (path,) = questionnaires(sites["Verzonnenwoude"], SOURCE_LANGUAGE)
    assert plain_fox.follow(f'main a[href^="{path}"]').heading == "Vragenlijst"
    assert plain_fox.complaints() == []


def test_the_language_of_a_result_can_be_switched(
    fox: Firefox, sites: dict[str, Flask], homes: dict[str, str]
) -> None:
    begin(fox, sites["Verzonnenwoude"], homes["Verzonnenwoude"])
    answer_by_clicks(fox)
    wanted = to_result(fox)
    fox.follow(".language")
    assert fox.see("document.documentElement.lang") == "en"
    assert scores_like(fox, wanted) == wanted
    assert fox.complaints() == []
