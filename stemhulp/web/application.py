"""The Flask application: settings, templates, blueprints, and what it may say in a log."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from types import TracebackType
from typing import Any, Final

from flask import Blueprint, Flask, has_request_context, request
from jinja2 import StrictUndefined

from stemhulp.loading import bundled_root
from stemhulp.model import Election
from stemhulp.presentation.files.pdf import can_make_pdf
from stemhulp.presentation.files.template_check import check_templates
from stemhulp.presentation.files.templates import own_templates, template_loader
from stemhulp.presentation.pictures.share_card import can_draw_png
from stemhulp.presentation.wording.language import SOURCE_LANGUAGE, using_language
from stemhulp.web.assets import add_assets
from stemhulp.web.clock import today
from stemhulp.web.editions import Edition, editions_of, languages_of
from stemhulp.web.http.page_cache import PageCache, Plan
from stemhulp.web.http.responses import try_pages
from stemhulp.web.http.security import add_security
from stemhulp.web.http.shelf import Shelf
from stemhulp.web.pages import (
    about,
    compare,
    debate,
    debate_files,
    parties,
    poster,
    programme,
    quiz,
    result,
    result_blocks,
    result_files,
    start,
    statements,
)
from stemhulp.web.pages.debate_files import can_write_docx
from stemhulp.web.pages.errors import add_error_pages
from stemhulp.web.public_address import add_public_address
from stemhulp.web.ready_pages import ReadyPage, add_ready_pages, planned_pages
from stemhulp.web.routes import add_links
from stemhulp.web.shell import add_shell
from stemhulp.web.status import add_status

READY: Final[tuple[ReadyPage, ...]] = (
    *start.READY,
    *quiz.READY,
    *result.READY,
    *statements.READY,
    *parties.READY,
    *compare.READY,
    *about.READY,
)
SETTINGS: Final[Mapping[str, Any]] = {
    "MAX_CONTENT_LENGTH": 64 * 1024,
    "MAX_FORM_MEMORY_SIZE": 64 * 1024,
    "MAX_FORM_PARTS": 500,
    "FRAME_ANCESTORS": "'none'",
    "MAKES_PDF": True,
    "PROCESSES": 1,
    "PUBLIC_ADDRESS": "",
    "TODAY": today,
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
    """Put the application together and fill its library of pages.

    Raises
    ------
    StemhulpError
        If one of the site's own templates does not work.
    """
    with own_templates(templates, bundled_root() / "templates"):
        return _put_together(elections, templates, config)


def _put_together(
    elections: Sequence[Election], templates: Path | None, config: Mapping[str, Any]
) -> StemhulpApp:
    """Make the pages one by one, after a look at the templates of the site."""
    app = StemhulpApp("stemhulp.web", static_folder=None, template_folder=None)
    app.config.update(SETTINGS)
    app.config.update(config)
    _find_templates(app, templates)
    editions = tuple(editions_of(elections))
    add_shell(app, editions)
    add_links(app)
    add_assets(app)
    add_public_address(app)
    add_security(app)
    check_templates(templates, bundled_root() / "templates", app.jinja_env)
    _add_editions(app, editions)
    add_status(app, elections)
    add_error_pages(app, languages_of(editions))
    return app


def _find_templates(app: StemhulpApp, templates: Path | None) -> None:
    """Look in the site's own templates first; a misspelt name is an error, not a blank."""
    app.jinja_loader = template_loader(templates, bundled_root() / "templates")
    app.jinja_options = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}


def _add_editions(app: Flask, editions: Sequence[Edition]) -> None:
    """Give every edition a blueprint and make its pages."""
    cache, shelf = PageCache(), Shelf()
    app.jinja_env.globals["makes_pdf"] = app.config["MAKES_PDF"] and can_make_pdf()
    app.jinja_env.globals["makes_docx"] = can_write_docx()
    app.jinja_env.globals["makes_png"] = can_draw_png()
    dutch = {e.election.election_id: e.election for e in editions if e.language == SOURCE_LANGUAGE}
    blocks = [_add_edition(app, e, dutch[e.election.election_id], cache, shelf) for e in editions]
    plans: list[Plan] = []
    if not any(edition.prefix == "" for edition in editions):
        plans += start.add_choice_pages(app, editions, cache)
    # After every address is known: pages link to other languages.
    plans += chain.from_iterable(map(_planned_pages, editions))
    with cache.filling(app, plans, app.config["PROCESSES"]):
        for edition, pieces in zip(editions, blocks, strict=True):
            with using_language(edition.language):
                result_blocks.fill_blocks(pieces, app, edition)
                result.try_result(app, edition, pieces)
                for room in (compare, programme, debate, poster):
                    try_pages(app, edition.blueprint, room.some_addresses(edition))
                debate_files.try_paper(app, edition, dutch[edition.election.election_id])


def _planned_pages(edition: Edition) -> Iterator[Plan]:
    """Yield the pages of an edition that are made once."""
    yield from planned_pages(edition, READY)
    for forms in (compare, programme):
        yield from forms.planned_pages(edition)


def _add_edition(
    app: Flask, edition: Edition, source: Election, cache: PageCache, shelf: Shelf
) -> result_blocks.Blocks:
    """Add every room of an edition; `source` is the same election in Dutch."""
    blueprint = Blueprint(edition.blueprint, __name__)
    makes_pdf = bool(app.jinja_env.globals["makes_pdf"])
    blocks = result_blocks.Blocks()
    add_ready_pages(blueprint, edition, READY, cache)
    quiz.add_quiz_pages(blueprint, edition)
    result.add_result_pages(blueprint, edition, blocks)
    result_files.add_result_files(blueprint, edition, makes_pdf)
    compare.add_compare_pages(blueprint, edition, cache)
    programme.add_programme_pages(blueprint, edition, cache)
    debate.add_debate_pages(blueprint, edition, source)
    debate_files.add_debate_files(blueprint, edition, source, makes_pdf, shelf)
    poster.add_poster_pages(blueprint, edition, source, shelf)
    app.register_blueprint(blueprint, url_prefix=edition.prefix)
    return blocks
