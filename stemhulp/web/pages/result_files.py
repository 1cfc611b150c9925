"""A result to take along, as a file: made in the request and forgotten, like the page itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, make_response, render_template

from stemhulp.matching import MatchResult, match
from stemhulp.model import AnswerSheet, Election
from stemhulp.presentation.files.pdf import pdf_of
from stemhulp.presentation.pictures.share_card import can_draw_png, draw_png, result_picture
from stemhulp.presentation.result.export import own_result
from stemhulp.presentation.result.paper import paper_view
from stemhulp.presentation.wording.language import using_language
from stemhulp.web.editions import Edition
from stemhulp.web.forms.questionnaire import questionnaire_form
from stemhulp.web.http.pdf_queue import in_turn
from stemhulp.web.pages.poster import spoken_address
from stemhulp.web.pages.quiz import ask_for_more, read_answers
from stemhulp.web.public_address import public_url
from stemhulp.web.routes import RESULT_FILE

# Makes the content of a file out of one result.
Maker = Callable[[Election, AnswerSheet, MatchResult], bytes]


def add_result_files(blueprint: Blueprint, edition: Edition, makes_pdf: bool) -> None:
    """Add the routes that answer with a file instead of a page."""
    _add(blueprint, edition, "json", "application/json; charset=utf-8", _json)
    _add(blueprint, edition, "svg", "image/svg+xml; charset=utf-8", _svg)
    if can_draw_png():
        _add(blueprint, edition, "png", "image/png", _png)
    if makes_pdf:
        _add(blueprint, edition, "pdf", "application/pdf", _pdf)


def _add(
    blueprint: Blueprint, edition: Edition, ending: str, content_type: str, maker: Maker
) -> None:
    """Add one route that reads answers, or the code of a result, and makes a file."""
    election = edition.election
    form_class = questionnaire_form(election)
    name = f"{RESULT_FILE[edition.language]}.{ending}"

    def file() -> Response:
        form = read_answers(form_class)
        with using_language(edition.language):
            sheet = form.sheet.data
            if form.errors:
                return ask_for_more(election, sheet)
            result = match(election, sheet, election.settings.default_method)
            return _file(maker(election, sheet, result), content_type, name)

    endpoint = f"result_{ending}"
    blueprint.add_url_rule(edition.rule(endpoint), endpoint, file, methods=["POST"])


def _file(body: bytes, content_type: str, name: str) -> Response:
    """Answer with a file to keep, which nobody in between may keep."""
    headers: dict[str, Any] = {
        "Content-Type": content_type,
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "no-store",
    }
    return make_response(body, headers)


def _json(election: Election, sheet: AnswerSheet, result: MatchResult) -> bytes:
    """Everything as data, to read by people as well."""
    data = own_result(election, sheet, result)
    return json.dumps(data, ensure_ascii=False, indent=2).encode()


def _svg(election: Election, sheet: AnswerSheet, result: MatchResult) -> bytes:
    """The first parties as a picture, without an answer."""
    picture = result_picture(election, sheet, result, spoken_address())
    return render_template("pictures/share.svg", page=picture).encode()


def _png(election: Election, sheet: AnswerSheet, result: MatchResult) -> bytes:
    """The same, where a picture of dots is wanted."""
    picture = result_picture(election, sheet, result, spoken_address())
    return in_turn(lambda: draw_png(picture))


def paper_html(election: Election, sheet: AnswerSheet, result: MatchResult) -> str:
    """Render a result on paper as HTML."""
    page = paper_view(election, sheet, result)
    return render_template("print/own_result.html", page=page, address=public_url(".start"))


def _pdf(election: Election, sheet: AnswerSheet, result: MatchResult) -> bytes:
    """A result on paper, when the press is free."""
    html = paper_html(election, sheet, result)
    return in_turn(lambda: pdf_of(html))
