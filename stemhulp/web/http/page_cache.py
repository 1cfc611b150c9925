"""Pages that are made once, at start-up, and then only handed out."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, Final

from flask import Flask, Response, abort, make_response, render_template, request
from flask.ctx import RequestContext

from stemhulp.web.http.compression import BEST, Ways, best_coding, compressed
from stemhulp.web.routes import link

PAGE_SECONDS: Final = 300


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page or file as bytes, plain and packed by coding, with the tag of its content."""

    body: bytes
    compressed: dict[str, bytes]
    etag: str
    content_type: str


class PageCache:
    """Pages by path, and by what is chosen to see or by version, where there is more than one.

    It is filled before the first request and never after.
    """

    def __init__(self) -> None:
        self._pages: dict[tuple[str, Hashable], Rendered] = {}

    def add(
        self,
        app: Flask,
        endpoint: str,
        values: dict[str, Any],
        template: str,
        page: object,
        choice: Hashable = None,
        ways: Ways = BEST,
    ) -> None:
        """Render a page at its own address and keep it, under a choice if there are several."""
        with request_context(app):
            address = link(endpoint, **values)
        with request_context(app, address):
            html = render_template(template, page=page)
            made = rendered(html.encode(), "text/html; charset=utf-8", ways)
            self._pages[request.path, choice] = made

    def respond(self, choice: Hashable = None) -> Response:
        """Hand out the page of this address, or 404."""
        return self.find(choice) or abort(404)

    def find(self, choice: Hashable = None) -> Response | None:
        """Hand out the page of this path with this choice; None when it was not made."""
        page = self._pages.get((request.path, choice))
        return respond(page, f"public, max-age={PAGE_SECONDS}") if page else None


def request_context(app: Flask, path: str = "/") -> RequestContext:
    """Return a request that the application trusts, to render a page in."""
    trusted = app.config.get("TRUSTED_HOSTS") or ["localhost"]
    return app.test_request_context(path, base_url=f"http://{trusted[0].lstrip('.')}")


def rendered(body: bytes, content_type: str, ways: Ways = BEST) -> Rendered:
    """Pack and tag some content."""
    tag = hashlib.sha256(body).hexdigest()[:12]
    return Rendered(body, compressed(body, ways), tag, content_type)


def respond(page: Rendered, cache_control: str) -> Response:
    """Answer with the content, packed in the way the browser likes best, or with 304."""
    coding = best_coding(request.accept_encodings) if page.compressed else ""
    headers: dict[str, Any] = {"Content-Type": page.content_type, "Cache-Control": cache_control}
    if coding:
        headers["Content-Encoding"] = coding
    response = make_response(page.compressed[coding] if coding else page.body, headers)
    response.vary.add("Accept-Encoding")
    response.set_etag(page.etag, weak=True)
    response.make_conditional(request)
    return response
