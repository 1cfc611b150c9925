"""From answers to a result: the only route that reads what somebody thinks."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from flask import (
    Blueprint,
    Flask,
    Response,
    abort,
    make_response,
    render_template,
    request,
    url_for,
)
from werkzeug.datastructures import MultiDict
from wtforms import Form

from stemhulp.matching import match
from stemhulp.model import AnswerSheet, Election
from stemhulp.presentation import views
from stemhulp.presentation.wording.language import using_language
from stemhulp.web.editions import Edition
from stemhulp.web.forms.questionnaire import CODE, questionnaire_form
from stemhulp.web.forms.shown_parties import hide
from stemhulp.web.http.compression import compress_now
from stemhulp.web.http.page_cache import request_context
from stemhulp.web.pages.result_blocks import NEW_TAB, Questions

FORM_TYPE: Final = "application/x-www-form-urlencoded"
RESULT_RULES: Final[Mapping[str, str]] = {"nl": "/uitslag", "en": "/result"}
FORM_RULES: Final[Mapping[str, str]] = {"nl": "/vragenlijst", "en": "/questionnaire"}


def add_quiz_pages(blueprint: Blueprint, edition: Edition, questions: Questions) -> None:
    """Add the routes that take answers: to a result, or to the form in this language."""
    election = edition.election
    form_class = questionnaire_form(election)

    @blueprint.post(RESULT_RULES[edition.language])
    def result() -> Response:
        form = read_answers(form_class)
        with using_language(edition.language):
            if form.errors:
                return ask_for_more(election, form.sheet.data)
            is_shared = list(request.form) == [CODE]
            return _show_result(election, form.sheet.data, questions, form.shown.data, is_shared)

    @blueprint.post(FORM_RULES[edition.language])
    def keep() -> Response:
        form = read_answers(form_class)
        with using_language(edition.language):
            return _show_form(election, form.sheet.data, "", 200)


def read_answers(form_class: type[Form]) -> Form:
    """Read the answers; whatever our own form cannot have sent is refused."""
    if request.mimetype not in {"", FORM_TYPE}:
        abort(415)
    form = form_class(_fields())
    form.validate()
    if form.sheet.is_forged or form.shown.is_forged:
        abort(400)
    return form


def _fields() -> MultiDict[str, str]:
    """Read the body once; a connection that breaks off is no error of ours."""
    try:
        return request.form
    except OSError:
        abort(400)


def try_result(app: Flask, edition: Edition, questions: Questions) -> None:
    """Render both answers to a post once: a broken template shows before the first visitor."""
    election = edition.election
    n_statements = len(election.statements)
    sheet = AnswerSheet((election.scale.n_options - 1,) * n_statements, (1,) * n_statements)
    with request_context(app):
        path = url_for(f"{edition.blueprint}.result")
    with request_context(app, path):
        _show_result(election, sheet, questions)
        ask_for_more(election, sheet)


def _show_result(
    election: Election,
    sheet: AnswerSheet,
    questions: Questions,
    shown: Collection[str] = (),
    is_shared: bool = False,
) -> Response:
    """Compute, show and forget. A shared result may be somebody else's."""
    outcome = match(election, sheet, election.settings.default_method)
    page = views.result_view(election, sheet, outcome, shown)
    html = render_template(
        "result/result.html", page=page, questions=questions, tab=NEW_TAB, is_shared=is_shared
    )
    return _private(hide(html, page.filter.hidden_ids))


def ask_for_more(election: Election, sheet: AnswerSheet) -> Response:
    """Show the questionnaire again with everything kept, and say what is missing."""
    return _show_form(election, sheet, views.too_few(election, sheet), 422)


def _show_form(election: Election, sheet: AnswerSheet, problem: str, status: int) -> Response:
    """Show the questionnaire with everything kept."""
    page = views.filled_quiz_view(election, sheet, problem)
    return _private(render_template("quiz/questionnaire.html", page=page), status)


def _private(html: str, status: int = 200) -> Response:
    """Answer with a page that nobody may keep."""
    response = make_response(html, status)
    response.headers["Cache-Control"] = "no-store"
    compress_now(response)
    return response
