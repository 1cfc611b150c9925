"""From answers to a result: the only route that reads what somebody thinks."""

from __future__ import annotations

import gzip
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
from markupsafe import Markup
from werkzeug.datastructures import MultiDict

from stemhulp.matching import match
from stemhulp.model import AnswerSheet, Election
from stemhulp.presentation import views
from stemhulp.web.forms import questionnaire_form
from stemhulp.web.prerendered import request_context

FORM_TYPE: Final = "application/x-www-form-urlencoded"
QUICK: Final = 1  # a result is packed while somebody waits: eight times smaller is enough

# What the result says about each statement, whoever asks: rendered once, at start-up.
Facts = dict[str, Markup]


def add_quiz_pages(blueprint: Blueprint, election: Election, facts: Facts) -> None:
    """Add the one route that takes answers."""
    form_class = questionnaire_form(election)

    @blueprint.post("/uitslag")
    def result() -> Response:
        if request.mimetype not in {"", FORM_TYPE}:
            abort(415)
        form = form_class(_fields())
        is_complete = form.validate()
        if form.sheet.is_forged:
            abort(400)
        if not is_complete:
            return _ask_for_more(election, form.sheet.data, form.sheet.errors[0])
        return _show_result(election, form.sheet.data, facts)


def _fields() -> MultiDict[str, str]:
    """Read the body once; a connection that breaks off is no error of ours."""
    try:
        return request.form
    except OSError:
        abort(400)


def try_result(app: Flask, election: Election, facts: Facts) -> None:
    """Render both answers to a post once: a broken template shows before the first visitor."""
    n_statements = len(election.statements)
    sheet = AnswerSheet((election.scale.n_options - 1,) * n_statements, (1,) * n_statements)
    with request_context(app):
        path = url_for(f"{election.election_id}.result")
    with request_context(app, path):
        _show_result(election, sheet, facts)
        _ask_for_more(election, sheet, "")


def _show_result(election: Election, sheet: AnswerSheet, facts: Facts) -> Response:
    """Compute, show and forget."""
    outcome = match(election, sheet, election.settings.default_method)
    page = views.result_view(election, sheet, outcome)
    return _private(render_template("result/result.html", page=page, facts=facts, new_tab=True))


def _ask_for_more(election: Election, sheet: AnswerSheet, problem: str) -> Response:
    """Show the questionnaire again with everything kept, and say what is missing."""
    page = views.filled_quiz_view(election, sheet, problem)
    return _private(render_template("quiz/questionnaire.html", page=page), 422)


def _private(html: str, status: int = 200) -> Response:
    """Answer with a page that nobody may keep."""
    response = make_response(html, status)
    response.headers["Cache-Control"] = "no-store"
    response.vary.add("Accept-Encoding")
    if request.accept_encodings["gzip"] > 0:
        response.set_data(gzip.compress(response.get_data(), QUICK, mtime=0))
        response.headers["Content-Encoding"] = "gzip"
    return response


def render_facts(app: Flask, election: Election) -> Facts:
    """Render the positions on every statement, in the words of the result page."""
    with request_context(app):
        path = url_for(f"{election.election_id}.start")
    with request_context(app, path):
        return {key: Markup(_facts(election, key)) for key in election.statements}  # noqa: S704


def _facts(election: Election, statement_id: str) -> str:
    """Render the positions on one statement; the template escapes what comes from tables."""
    lines = views.statement_positions(election, statement_id)
    return render_template(
        "result/facts.html",
        lines=lines,
        groups=views.stance_groups(election, lines),
        new_tab=True,
    )
