"""The Flask application: settings, templates, blueprints, and what it may say in a log."""

from __future__ import annotations

import traceback
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from flask import Blueprint, Flask, has_request_context, request
from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined

from stemhulp.loading import bundled_root
from stemhulp.model import Election
from stemhulp.presentation.files.pdf import can_make_pdf
from stemhulp.presentation.pictures.share_card import can_draw_png
from stemhulp.presentation.wording.language import SOURCE_LANGUAGE, using_language
from stemhulp.web.assets import add_assets
from stemhulp.web.editions import Edition, add_languages, editions_of, languages_of
from stemhulp.web.http.page_cache import PageCache
from stemhulp.web.http.responses import try_pages
from stemhulp.web.http.security import add_security
from stemhulp.web.pages import compare, debate
from stemhulp.web.pages.about import add_choice_pages, add_info_pages, fill_info_pages
from stemhulp.web.pages.debate_files import add_debate_files, can_write_docx
from stemhulp.web.pages.errors import add_error_pages
from stemhulp.web.pages.poster import add_poster_pages
from stemhulp.web.pages.result import add_quiz_pages, try_result
from stemhulp.web.pages.result_blocks import Questions, render_questions
from stemhulp.web.pages.result_files import add_take_along_pages
from stemhulp.web.public_address import add_public_address

SETTINGS: Final[Mapping[str, Any]] = {
    "MAX_CONTENT_LENGTH": 64 * 1024,
    "MAX_FORM_MEMORY_SIZE": 64 * 1024,
    "MAX_FORM_PARTS": 500,
    "FRAME_ANCESTORS": "'none'",
    "MAKES_PDF": True,
    "PUBLIC_ADDRESS": "",
}


class StemhulpApp(Flask):
    """A Flask application that never writes down what somebody sent."""

    def log_exception(
        self,
        exc_info: tuple[type, BaseException, TracebackType] | tuple[None, None, None],
    ) -> None:
        """Log where it went wrong and the kind of error, but no message, value or address."""
        kind = exc_info[0].__name__ if exc_info[0] else "onbekend"
        endpoint = request.endpoint if has_request_context() else None
        place = "".join(traceback.format_tb(exc_info[2]))
        self.logger.error("Fout (%s) bij %s\n%s", kind, endpoint, place)


def make_application(
    elections: Sequence[Election], templates: Path | None, config: Mapping[str, Any]
) -> StemhulpApp:
    """Put the application together and fill its library of pages."""
    app = StemhulpApp("stemhulp.web", static_folder=None, template_folder=None)
    app.config.update(SETTINGS)
    app.config.update(config)
    _find_templates(app, templates)
    editions = tuple(editions_of(elections))
    add_languages(app, editions)
    add_assets(app)
    add_public_address(app)
    add_security(app)
    _add_editions(app, editions)
    add_error_pages(app, languages_of(editions))
    return app


def _find_templates(app: StemhulpApp, templates: Path | None) -> None:
    """Look in the site's own templates first; a misspelt name is an error, not a blank."""
    folders = [*([templates] if templates else []), bundled_root() / "templates"]
    ours = PrefixLoader({"stemhulp": FileSystemLoader(folders[-1])})  # for overrides to extend
    app.jinja_loader = ChoiceLoader([*(FileSystemLoader(folder) for folder in folders), ours])
    app.jinja_options = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}


def _add_editions(app: Flask, editions: Sequence[Edition]) -> None:
    """Give every edition a blueprint and make its pages."""
    cache = PageCache()
    makes_pdf = app.config["MAKES_PDF"] and can_make_pdf()
    app.jinja_env.globals["makes_pdf"] = makes_pdf
    app.jinja_env.globals["makes_docx"] = can_write_docx()
    app.jinja_env.globals["makes_png"] = can_draw_png()
    rooms: list[tuple[Edition, Questions]] = []
    dutch = {e.election.election_id: e.election for e in editions if e.language == SOURCE_LANGUAGE}
    for edition in editions:
        blueprint = Blueprint(edition.blueprint, __name__)
        questions: Questions = {}
        add_info_pages(blueprint, edition, cache)
        add_quiz_pages(blueprint, edition, questions)
        add_take_along_pages(blueprint, edition, makes_pdf)
        add_poster_pages(blueprint, edition, dutch[edition.election.election_id])
        compare.add_compare_pages(blueprint, edition)
        debate.add_debate_pages(blueprint, edition, dutch[edition.election.election_id])
        add_debate_files(blueprint, edition, dutch[edition.election.election_id], makes_pdf)
        app.register_blueprint(blueprint, url_prefix=edition.prefix)
        rooms.append((edition, questions))
    if not any(edition.prefix == "" for edition in editions):
        add_choice_pages(app, editions, cache)
    for edition, questions in rooms:  # after every address is known: pages link to other languages
        with using_language(edition.language):
            fill_info_pages(app, edition, cache)
            questions.update(render_questions(app, edition))
            try_result(app, edition, questions)
            try_pages(app, compare.some_addresses(edition))
            try_pages(app, debate.some_addresses(edition))
