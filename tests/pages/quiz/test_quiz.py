"""Promises about filling in the questionnaire."""

from __future__ import annotations

import re
from typing import Any

import pytest
from werkzeug.datastructures import MultiDict
from wtforms import Form

from stemhulp.examples import fictional_election
from stemhulp.matching import answer_sheet
from stemhulp.model import AnswerSheet, Election
from stemhulp.presentation.quiz.view import first_open
from stemhulp.web.forms.questionnaire import questionnaire_form, read_sheet
from tests.support.documents import PageClient, text_of
from tests.support.sheets import all_eens, sheet
from tests.support.sites import application


def test_every_statement_is_a_question_with_every_answer(
    any_client: PageClient,
) -> None:
    document = any_client.page("/vragenlijst")
    questions = [n for n in document.all("fieldset") if "question" in n.get("class")]
    names = {n.get("name") for n in document.all("input") if n.get("type") == "radio"}
    assert len(questions) == len(names) >= 6
    for name in names:
        values = [n.get("value") for n in document.all("input") if n.get("name") == name]
        assert values == ["eens", "neutraal", "oneens", "skip"]


def test_nothing_is_filled_in_beforehand(any_client: PageClient) -> None:
    assert any_client.page("/vragenlijst").checked() == {}


def test_the_form_says_what_neutral_and_skip_do(client: PageClient) -> None:
    text = client.page("/vragenlijst").text
    assert "Neutraal Ertussenin. Dit telt mee." in text
    assert "Overslaan Weet ik niet. Dit telt niet mee." in text


def test_questions_come_with_explanation_sources_and_terms(client: PageClient) -> None:
    document = client.page("/vragenlijst")
    text = text_of(document.by_id("naar-stelling-1"))
    for piece in ("Fietsers rijden nu twee kilometer om.", "Bron", "Verzonnen Aa", "Tegen"):
        assert piece in text
    assert "bosblad.example" in client.page("/stellingen/fietsbrug").text


@pytest.mark.parametrize(
    ("words", "answered"),
    [([], 0), (["oneens"], 1), (["eens", "oneens", "skip", "neutraal", "eens"], 4)],
)
def test_too_few_answers_keep_everything_and_point_to_the_next(
    client: PageClient, election: Election, words: list[str], answered: int
) -> None:
    answers = dict(zip(election.statements, words, strict=False))
    sent = sheet(answers, ("toren",))
    document = client.send(sent, 422)
    assert document.checked() == sent
    assert f"#naar-stelling-{len(answers) + 1}" in document.links
    assert f"{answered} stelling" in document.text
    assert "minstens 5" in document.text
    assert document.texts("title")[0].startswith("Nog niet klaar")


def test_skipping_everything_is_not_answering(client: PageClient, election: Election) -> None:
    document = client.send(sheet(dict.fromkeys(election.statements, "skip")), 422)
    assert "0 stellingen beantwoord" in document.text


def test_exactly_the_minimum_is_enough(client: PageClient, election: Election) -> None:
    client.send(sheet(dict.fromkeys(election.statement_ids[:5], "neutraal")))


def test_first_open_statement_is_the_first_without_an_answer(election: Election) -> None:
    keys = election.statement_ids
    skipped = answer_sheet(election, {keys[0]: "skip", keys[1]: "eens"})
    assert first_open(skipped) == 2
    everything = dict.fromkeys(keys, "eens") | {keys[3]: "skip"}
    assert first_open(answer_sheet(election, everything)) == 3


SECRET = "geheim-antwoord"


@pytest.mark.parametrize(
    "forged",
    [
        {"answer-nergens": "eens"},
        {"answer-hofjes": SECRET},
        {"answer-hofjes": ""},
        {"answer-hofjes": ["eens", "oneens"]},
        {"weight-hofjes": "3"},
        {"weight-hofjes": "-1"},
        {"weight-hofjes": ["2", "2"]},
        {"weight-nergens": "2"},
        {"weight-nergens": "2", "theme-weight-wonen": "2"},
        {"theme-weight-wonen": "3"},
        {"theme-weight-wonen": ["2", "2"]},
        {"theme-weight-nergens": "2"},
        {"theme-weight-hofjes": "2"},
        {SECRET: "1"},
    ],
    ids=str,
)
def test_forged_forms_are_refused_and_nothing_is_repeated(
    client: PageClient, election: Election, forged: dict[str, Any]
) -> None:
    document = client.send(all_eens(election) | forged, 400)
    assert document.texts("h1") == ["Dit formulier kunnen we niet lezen"]
    assert SECRET not in document.response.text
    assert "hofjes" not in document.response.text


def read(election: Election, fields: dict[str, str]) -> AnswerSheet:
    return read_sheet(election, MultiDict(fields))


def test_a_theme_doubles_each_of_its_statements(election: Election) -> None:
    answers = dict.fromkeys(election.statements, "eens")
    by_theme = read(election, sheet(answers, themes=("wonen",)))
    one_by_one = read(election, sheet(answers, extra=("hofjes", "toren")))
    assert by_theme.weights == one_by_one.weights == (1, 1, 1, 2, 2, 1)
    assert (by_theme.extra_themes, one_by_one.extra_themes) == (("wonen",), ())


def test_nothing_counts_more_than_double(election: Election) -> None:
    answers = dict.fromkeys(election.statements, "eens")
    both = read(election, sheet(answers, extra=("toren", "marktdag"), themes=("wonen",)))
    assert both.weights == (1, 1, 2, 2, 2, 1)
    assert both.extra_statements == ("marktdag", "toren")


def test_every_tick_comes_along_to_every_next_page(client: PageClient, election: Election) -> None:
    answers = dict.fromkeys(election.statements, "eens")
    sent = sheet(answers, extra=("marktdag", "toren"), themes=("wonen",))  # toren is of wonen
    for path in ("/vragenlijst", "/en/questionnaire", "/uitslag", "/en/result"):
        assert client.send(sent, path=path).answers() == sent
    few = sheet({"toren": "eens"}, extra=("toren",), themes=("wonen",))
    assert client.send(few, 422).checked() == few


def test_every_answered_theme_can_be_extra_important(any_client: PageClient) -> None:
    boxes = [n for n in any_client.page("/vragenlijst").all("input") if n.get("type") == "checkbox"]
    names = [n.get("name") for n in boxes if n.get("name")]
    assert sum(name.startswith("theme-weight-") for name in names) >= 3
    assert sum(name.startswith("weight-") for name in names) >= 6


def test_requests_share_nothing(election: Election) -> None:
    form_class: type[Form] = questionnaire_form(election)
    before = dict(vars(form_class))
    one = form_class(MultiDict({"answer-hofjes": "eens"}))
    two = form_class(MultiDict({"answer-hofjes": "oneens"}))
    assert one.sheet.data.n_answered == two.sheet.data.n_answered == 1
    assert one.sheet.data.codes != two.sheet.data.codes
    changed = {name for name, value in vars(form_class).items() if before.get(name) is not value}
    assert changed <= {"_unbound_fields", "_wtforms_meta"}  # WTForms' own caches


@pytest.mark.parametrize("path", ["/vragenlijst", "/en/questionnaire"])
def test_every_difficult_word_points_to_one_explanation(any_client: PageClient, path: str) -> None:
    text = any_client.get(path).text
    pointed = set(re.findall(r'class="term" popovertarget="([^"]+)"', text))
    explained = re.findall(r'<p popover id="([^"]+)"', text)
    assert len(explained) == len(set(explained))
    assert pointed == set(explained)


def test_an_answer_to_a_retired_statement_is_ignored_and_that_is_said() -> None:
    """Somebody had the form open when the questionnaire changed."""
    visitor = application("verzonnenwoude").test_client()
    election = fictional_election()
    fields = {f"answer-{key}": "eens" for key in election.statements}
    said = "1 antwoord telt niet mee"
    assert said not in visitor.post("/uitslag", data=fields).text
    old = fields | {"answer-zangkoor": "oneens", "weight-zangkoor": "2"}
    reply = visitor.post("/uitslag", data=old)
    assert (reply.status_code, said in reply.text) == (200, True)
    assert visitor.post("/uitslag", data=fields | {"answer-zangkoor": "ja"}).status_code == 400
