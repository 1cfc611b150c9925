"""A briefing as a file: to print, to hold in the hand, or to edit."""

from __future__ import annotations

from collections.abc import Callable
from importlib.util import find_spec
from typing import Final

from flask import Blueprint, Flask, Response, current_app

from stemhulp.model import Election
from stemhulp.presentation.debate.briefing import BriefingView
from stemhulp.presentation.debate.paper import LAYOUTS, briefing_html
from stemhulp.presentation.debate.view import Asked, debate_view
from stemhulp.presentation.files.pdf import pdf_elsewhere
from stemhulp.presentation.wording.language import using_language
from stemhulp.web.editions import Edition
from stemhulp.web.http.compression import PACKED
from stemhulp.web.http.page_cache import rendered, respond
from stemhulp.web.http.responses import PUBLIC
from stemhulp.web.http.shelf import Shelf
from stemhulp.web.pages.debate_form import chosen, party_in_query, question

WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

# Makes the content of a file out of one briefing.
Maker = Callable[[BriefingView], bytes]


def add_debate_files(
    blueprint: Blueprint, edition: Edition, source: Election, makes_pdf: bool, shelf: Shelf
) -> None:
    """Add the briefing as files, those that can be made here."""
    if makes_pdf:
        _add(blueprint, edition, source, shelf, "briefing_pdf", "application/pdf", _pdf)
        _add(blueprint, edition, source, shelf, "briefing_cards", "application/pdf", _cards)
    if can_write_docx():
        _add(blueprint, edition, source, shelf, "briefing_docx", WORD, _docx)


def _add(
    blueprint: Blueprint,
    edition: Edition,
    source: Election,
    shelf: Shelf,
    endpoint: str,
    content_type: str,
    make: Maker,
) -> None:
    """Add one route: who debates with whom stands in the address, as on the page."""
    election, rule = edition.election, edition.rule(endpoint)

    def file() -> Response:
        with using_language(edition.language):
            asked = chosen(election, party_in_query())
            missing = question(election, asked, has_tried=True)
            if missing is not None:
                missing.status_code = max(missing.status_code, 404)  # there is a form, no file
                return missing
            body = shelf.fetch(
                (edition.blueprint, election.dataset, endpoint, asked),
                lambda: make(debate_view(source, election, asked).briefing),
            )
            response = respond(rendered(body, content_type, PACKED), PUBLIC)
            name = "-".join((asked.party_id, *asked.opponents, rule.removeprefix("/")))
            response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
            return response

    blueprint.add_url_rule(rule, endpoint, file)


def try_paper(app: Flask, edition: Edition, source: Election) -> None:
    """Render every layout once: a broken template shows before the first visitor."""
    first, second, *_rest = (*edition.election.parties, "", "")
    if not second:
        return
    view = debate_view(source, edition.election, Asked(first, (second,))).briefing
    with app.app_context():
        for layout in LAYOUTS:
            _html(view, layout)


def _pdf(view: BriefingView) -> bytes:
    """Two A4 pages an opponent."""
    return pdf_elsewhere(_html(view))


def _cards(view: BriefingView) -> bytes:
    """Cue cards of A6."""
    return pdf_elsewhere(_html(view, "cards"))


def _html(view: BriefingView, layout: str = "pages") -> str:
    """A briefing as HTML, with the site's own templates where it has them."""
    return briefing_html(view, current_app.jinja_loader, layout)


def _docx(view: BriefingView) -> bytes:
    """A document to edit."""
    from stemhulp.presentation.debate.docx import briefing_docx  # noqa: PLC0415 - loads python-docx

    return briefing_docx(view)


def can_write_docx() -> bool:
    """Whether the extra ``[editor]`` is there."""
    return find_spec("docx") is not None
