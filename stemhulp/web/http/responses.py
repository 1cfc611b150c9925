"""Pages and files that are made when somebody asks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from flask import Flask, Response, abort, make_response, render_template

from stemhulp.presentation.files.table import Table, as_csv
from stemhulp.web.http.compression import QUICK, compress_now
from stemhulp.web.http.page_cache import PAGE_SECONDS, rendered, request_context, respond
from stemhulp.web.routes import link

PUBLIC: Final = f"public, max-age={PAGE_SECONDS}"
FORMS: Final = ("csv", "json")


def page(template: str, view: object, status: int = 200) -> Response:
    """Render a page that may be kept for a while."""
    html = render_template(template, page=view)
    response = respond(rendered(html.encode(), "text/html; charset=utf-8", QUICK), PUBLIC)
    if status != 200:
        response.status_code = status
    return response


def private(html: str, status: int = 200) -> Response:
    """Answer with a page that nobody may keep."""
    response = make_response(html, status)
    response.headers["Cache-Control"] = "no-store"
    compress_now(response)
    return response


def download(form: str, table: Table, data: Mapping[str, Any]) -> Response:
    """Answer with a table as CSV, or with data as JSON; another form does not exist."""
    if form not in FORMS:
        abort(404)
    if form == "csv":
        file = rendered(as_csv(table).encode("utf-8-sig"), "text/csv; charset=utf-8", QUICK)
    else:
        text = json.dumps(data, ensure_ascii=False, indent=1)
        file = rendered(text.encode(), "application/json; charset=utf-8", QUICK)
    response = respond(file, PUBLIC)
    response.headers["Content-Disposition"] = f'attachment; filename="{table.name}.{form}"'
    return response


def try_pages(app: Flask, blueprint: str, pages: Iterable[tuple[str, dict[str, str]]]) -> None:
    """Make pages once and throw them away: a broken template shows before the first visitor."""
    for endpoint, values in pages:
        with request_context(app):
            address = link(f"{blueprint}.{endpoint}", **values)
        with request_context(app, address):
            app.dispatch_request()
