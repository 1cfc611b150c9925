"""Pages and files that are made when somebody asks: the same for everybody who asks the same."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from flask import Flask, Response, abort, render_template, request

from stemhulp.presentation.files.table import Table, as_csv
from stemhulp.web.http.compression import QUICK
from stemhulp.web.http.page_cache import PAGE_SECONDS, rendered, request_context, respond

PUBLIC: Final = f"public, max-age={PAGE_SECONDS}"
FORMS: Final = ("csv", "json")


def page(template: str, view: object, status: int = 200) -> Response:
    """Render a page that may be kept for a while."""
    html = render_template(template, page=view)
    response = respond(rendered(html.encode(), "text/html; charset=utf-8", QUICK), PUBLIC)
    if status != 200:
        response.status_code = status
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


def try_pages(app: Flask, addresses: Iterable[str]) -> None:
    """Make pages once and throw them away: a broken template shows before the first visitor."""
    for address in addresses:
        with request_context(app, address):
            app.dispatch_request()


def several(name: str) -> tuple[str, ...]:
    """Return the values of a name in the address: repeated, or with commas between."""
    found = (one.strip() for text in request.args.getlist(name) for one in text.split(","))
    return tuple(dict.fromkeys(one for one in found if one))


def known(values: tuple[str, ...], allowed: Mapping[str, object]) -> tuple[str, ...]:
    """Return the values when all of them exist; else the page does not."""
    if any(value not in allowed for value in values):
        abort(404)
    return values


def existing(values: tuple[str, ...], allowed: Mapping[str, object]) -> tuple[str, ...]:
    """Return those of the values that exist."""
    return tuple(value for value in values if value in allowed)


def is_ticked(name: str) -> bool:
    """Whether a box was ticked."""
    return request.args.get(name) == "1"
