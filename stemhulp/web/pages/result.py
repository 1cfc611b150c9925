"""From answers to a result: the only page that reads what somebody thinks."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from flask import Blueprint, Flask, Response, render_template, request, url_for

from stemhulp.matching import match
from stemhulp.model import AnswerSheet, Election
from stemhulp.presentation.result.not_yet import not_yet_view
from stemhulp.presentation.result.view import result_view
from stemhulp.presentation.wording.language import using_language
from stemhulp.web.editions import Edition
from stemhulp.web.forms.questionnaire import CODE, questionnaire_form
from stemhulp.web.forms.shown_parties import hide
from stemhulp.web.http.page_cache import request_context
from stemhulp.web.http.responses import private
from stemhulp.web.pages.quiz import ask_for_more, read_answers
from stemhulp.web.pages.result_blocks import NEW_TAB, Questions
from stemhulp.web.pages.result_files import paper_html
from stemhulp.web.ready_pages import ReadyPage

READY: Final = (ReadyPage("not_yet", "result/not_yet.html", not_yet_view),)


def add_result_pages(blueprint: Blueprint, edition: Edition, questions: Questions) -> None:
    """Add the route that takes answers to a result."""
    election = edition.election
    form_class = questionnaire_form(election)

    @blueprint.post(edition.rule("result"))
    def result() -> Response:
        form = read_answers(form_class)
        with using_language(edition.language):
            if form.errors:
                return ask_for_more(election, form.sheet.data)
            is_shared = list(request.form) == [CODE]
            return _show_result(election, form.sheet.data, questions, form.shown.data, is_shared)


def try_result(app: Flask, edition: Edition, questions: Questions) -> None:
    """Render what a post can give once: a broken template shows before the first visitor."""
    election = edition.election
    n_statements = len(election.statements)
    sheet = AnswerSheet((election.scale.n_options - 1,) * n_statements, (1,) * n_statements)
    with request_context(app):
        path = url_for(f"{edition.blueprint}.result")
    with request_context(app, path):
        _show_result(election, sheet, questions)
        ask_for_more(election, sheet)
        paper_html(election, sheet, match(election, sheet, election.settings.default_method))


def _show_result(
    election: Election,
    sheet: AnswerSheet,
    questions: Questions,
    shown: Collection[str] = (),
    is_shared: bool = False,
) -> Response:
    """Compute, show and forget. A shared result may be somebody else's."""
    outcome = match(election, sheet, election.settings.default_method)
    page = result_view(election, sheet, outcome, shown)
    html = render_template(
        "result/result.html", page=page, questions=questions, tab=NEW_TAB, is_shared=is_shared
    )
    return private(hide(html, page.filter.hidden_ids))
