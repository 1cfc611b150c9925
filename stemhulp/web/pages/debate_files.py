"""A briefing as a file: to print, to hold in the hand, or to edit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.util import find_spec
from typing import Final

from flask import Blueprint, Response

from stemhulp.loading import bundled_root
from stemhulp.model import Election
from stemhulp.presentation import views
from stemhulp.presentation.debate.briefing import BriefingView
from stemhulp.presentation.debate.paper import briefing_html, briefing_pdf
from stemhulp.presentation.wording.language import using_language
from stemhulp.web.editions import Edition
from stemhulp.web.http.page_cache import rendered, respond
from stemhulp.web.http.pdf_queue import in_turn
from stemhulp.web.http.responses import PUBLIC
from stemhulp.web.pages.debate_form import chosen, party_in_query, question

WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NAMES: Final[Mapping[str, str]] = {"nl": "debat", "en": "debate"}
CARDS: Final[Mapping[str, str]] = {"nl": "kaarten", "en": "cards"}

# Makes the content of a file out of one briefing.
Maker = Callable[[BriefingView], bytes]


def add_debate_files(
    blueprint: Blueprint, edition: Edition, source: Election, makes_pdf: bool
) -> None:
    """Add the briefing as files, those that can be made here."""
    name = NAMES[edition.language]
    if makes_pdf:
        cards = f"{name}-{CARDS[edition.language]}"
        _add(blueprint, edition, source, f"{name}.pdf", "application/pdf", _pdf)
        _add(blueprint, edition, source, f"{cards}.pdf", "application/pdf", _cards)
    if can_write_docx():
        _add(blueprint, edition, source, f"{name}.docx", WORD, _docx)


def _add(
    blueprint: Blueprint,
    edition: Edition,
    source: Election,
    name: str,
    content_type: str,
    make: Maker,
) -> None:
    """Add one route: who debates with whom stands in the address, as on the page."""
    election = edition.election

    def view() -> Response:
        with using_language(edition.language):
            asked = chosen(election, party_in_query())
            missing = question(election, asked, has_tried=True)
            if missing is not None:
                missing.status_code = max(missing.status_code, 404)  # there is a form, no file
                return missing
            found = views.debate_view(source, election, asked).briefing
            response = respond(rendered(in_turn(lambda: make(found)), content_type), PUBLIC)
            kept = "-".join((asked.party_id, *asked.opponents, name))
            response.headers["Content-Disposition"] = f'attachment; filename="{kept}"'
            return response

    blueprint.add_url_rule(f"/{name}", f"briefing{make.__name__}", view)


def _pdf(found: BriefingView) -> bytes:
    """Two A4 pages an opponent."""
    return briefing_pdf(briefing_html(found, bundled_root() / "templates"))


def _docx(found: BriefingView) -> bytes:
    """A document to edit."""
    from stemhulp.presentation.debate.docx import briefing_docx  # noqa: PLC0415 - loads python-docx

    return briefing_docx(found)


def can_write_docx() -> bool:
    """Whether the extra ``[editor]`` is there."""
    return find_spec("docx") is not None


def _cards(found: BriefingView) -> bytes:
    """Cue cards of A6."""
    return briefing_pdf(briefing_html(found, bundled_root() / "templates", "cards"))
