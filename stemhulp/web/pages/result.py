"""From answers to a result: the only pages that read what somebody thinks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from flask import Blueprint, Flask, Response, render_template, request, url_for
from markupsafe import escape
from wtforms import Form

from stemhulp.matching import match
from stemhulp.model import AnswerSheet, Election
from stemhulp.presentation.result.not_yet import not_yet_view, reasons_not_yet_view
from stemhulp.presentation.result.reasons import reasons_view
from stemhulp.presentation.result.view import ResultView, result_view
from stemhulp.presentation.wording.language import using_language
from stemhulp.web.editions import Edition
from stemhulp.web.forms.questionnaire import is_shared, questionnaire_form
from stemhulp.web.forms.shown_parties import hide
from stemhulp.web.http.page_cache import request_context
from stemhulp.web.http.responses import private
from stemhulp.web.pages.quiz import ask_for_more, read_answers
from stemhulp.web.pages.result_blocks import CUT, Blocks, trial_sheet
from stemhulp.web.pages.result_files import paper_html
from stemhulp.web.public_address import public_home
from stemhulp.web.ready_pages import ReadyPage

# Who opens the address of a result: its script looks in the tab for the answers.
READY: Final = (
    ReadyPage("not_yet", "result/not_yet.html", not_yet_view),
    ReadyPage("reasons_not_yet", "result/not_yet.html", reasons_not_yet_view),
)


def add_result_pages(blueprint: Blueprint, edition: Edition, blocks: Blocks) -> None:
    """Add the routes that take answers to a result, and to how it came about."""
    election = edition.election
    form_class = questionnaire_form(election)

    def answered(show: Callable[[Form], Response]) -> Response:
        form = read_answers(form_class)
        with using_language(edition.language):
            return ask_for_more(election, form.sheet.data) if form.errors else show(form)

    @blueprint.post(edition.rule("result"))
    def result() -> Response:
        return answered(lambda form: _show_result(election, form, blocks))

    @blueprint.post(edition.rule("reasons"))
    def reasons() -> Response:
        return answered(lambda form: _show_reasons(election, form.sheet.data))


def try_result(app: Flask, edition: Edition, blocks: Blocks) -> None:
    """Render what a post can give once: a broken template shows before the first visitor."""
    election = edition.election
    sheet = trial_sheet(election)
    form = questionnaire_form(election)()
    form.sheet.data, form.shown.data = sheet, frozenset()
    with request_context(app):
        path = url_for(f"{edition.blueprint}.result")
    with request_context(app, path):
        _show_result(election, form, blocks)
        _show_reasons(election, sheet)
        ask_for_more(election, sheet)
        paper_html(election, sheet, match(election, sheet, election.settings.default_method))


def _show_result(election: Election, form: Form, blocks: Blocks) -> Response:
    """Compute, show and forget. A shared result may be somebody else's."""
    sheet = form.sheet.data
    outcome = match(election, sheet, election.settings.default_method)
    page = result_view(election, sheet, outcome, form.shown.data, is_shared(request.form))
    moving = blocks.moving.render(page=page, blocks=blocks, cut=CUT).split(CUT)
    html = blocks.page(page.is_shared, _fillings(page, *moving))
    return private(hide(html, page.filter.hidden_ids))


def _fillings(page: ResultView, left_out: str, outcome: str, folds: str) -> dict[str, str]:
    """What differs by answers, for every place on the page."""
    return {
        "left_out": left_out,
        "outcome": outcome,
        "folds": folds,
        "basis": escape(page.basis),
        "code": page.share_code,
        "host": escape(public_home()),
    }


def _show_reasons(election: Election, sheet: AnswerSheet) -> Response:
    """Say how a result came about; whatever came in goes back to the result from there."""
    outcome = match(election, sheet, election.settings.default_method)
    page = reasons_view(election, sheet, outcome, is_shared(request.form))
    fields = list(request.form.items(multi=True))
    return private(render_template("result/reasons.html", page=page, fields=fields))
