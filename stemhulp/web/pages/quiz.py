"""The questionnaire: empty from the cache, or with the answers that somebody brings along."""

from __future__ import annotations

from typing import Final

from flask import Blueprint, Response, abort, render_template, request
from werkzeug.datastructures import MultiDict
from wtforms import Form

from stemhulp.model import AnswerSheet, Election
from stemhulp.presentation.quiz.view import filled_quiz_view, quiz_view, too_few
from stemhulp.presentation.wording.language import using_language
from stemhulp.web.editions import Edition
from stemhulp.web.forms.questionnaire import questionnaire_form
from stemhulp.web.http.responses import private
from stemhulp.web.ready_pages import ReadyPage

FORM_TYPE: Final = "application/x-www-form-urlencoded"
READY: Final = (ReadyPage("questionnaire", "quiz/questionnaire.html", quiz_view),)


def add_quiz_pages(blueprint: Blueprint, edition: Edition) -> None:
    """Add the route that brings answers to the form in this language."""
    election = edition.election
    form_class = questionnaire_form(election)

    @blueprint.post(edition.rule("keep"))
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


def ask_for_more(election: Election, sheet: AnswerSheet) -> Response:
    """Show the questionnaire again with everything kept, and say what is missing."""
    return _show_form(election, sheet, too_few(election, sheet), 422)


def _show_form(election: Election, sheet: AnswerSheet, problem: str, status: int) -> Response:
    """Show the questionnaire with everything kept."""
    page = filled_quiz_view(election, sheet, problem)
    return private(render_template("quiz/questionnaire.html", page=page), status)
