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
from stemhulp.presentation.words import quiz_name
from stemhulp.web.assets import add_assets
from stemhulp.web.error_pages import add_error_pages
from stemhulp.web.info_pages import add_choice_page, add_info_pages, fill_info_pages
from stemhulp.web.prerendered import Library
from stemhulp.web.quiz_pages import Facts, add_quiz_pages, render_facts, try_result
from stemhulp.web.security import add_security

SETTINGS: Final[Mapping[str, Any]] = {
    "MAX_CONTENT_LENGTH": 64 * 1024,
    "MAX_FORM_MEMORY_SIZE": 64 * 1024,
    "MAX_FORM_PARTS": 500,
    "FRAME_ANCESTORS": "'none'",
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
    _add_shell(app, elections)
    add_assets(app)
    add_security(app)
    _add_elections(app, elections)
    add_error_pages(app)
    return app


def _find_templates(app: StemhulpApp, templates: Path | None) -> None:
    """Look in the site's own templates first; a misspelt name is an error, not a blank."""
    folders = [*([templates] if templates else []), bundled_root() / "templates"]
    ours = PrefixLoader({"stemhulp": FileSystemLoader(folders[-1])})  # for overrides to extend
    app.jinja_loader = ChoiceLoader([*(FileSystemLoader(folder) for folder in folders), ours])
    app.jinja_options = {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}


def _add_shell(app: StemhulpApp, elections: Sequence[Election]) -> None:
    """Tell every template which quiz it belongs to; error pages may belong to none."""
    by_id = {election.election_id: election for election in elections}
    only = elections[0] if len(elections) == 1 else None

    @app.context_processor
    def shell() -> dict[str, Any]:
        election = by_id.get(request.blueprint or "", only)
        return {
            "election_id": election.election_id if election else "",
            "site_name": quiz_name(election) if election else "Stemhulp",
            "dataset": election.dataset[:8] if election else "",
        }


def _add_elections(app: StemhulpApp, elections: Sequence[Election]) -> None:
    """Give every election a blueprint: at the root when it is the only one."""
    library = Library()
    is_alone = len(elections) == 1
    for election in elections:
        blueprint = Blueprint(election.election_id, __name__)
        add_info_pages(blueprint, library)
        facts: Facts = {}
        add_quiz_pages(blueprint, election, facts)
        prefix = "" if is_alone else f"/{election.election_id}"
        app.register_blueprint(blueprint, url_prefix=prefix)
        fill_info_pages(app, election, library)
        facts.update(render_facts(app, election))
        try_result(app, election, facts)
    if not is_alone:
        add_choice_page(app, elections, library)
