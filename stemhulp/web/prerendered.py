"""Pages that are made once, at start-up, and then only handed out."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from typing import Any, Final

from flask import Flask, Response, abort, make_response, render_template, request, url_for
from flask.ctx import RequestContext

PAGE_SECONDS: Final = 300
WORTH_PACKING: Final = 500


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page or file as bytes, plain and packed, with the tag of its content."""

    body: bytes
    packed: bytes
    etag: str
    content_type: str


class Library:
    """Pages by path. It is filled before the first request and never after."""

    def __init__(self) -> None:
        self._pages: dict[str, Rendered] = {}

    def add(
        self, app: Flask, endpoint: str, values: dict[str, Any], template: str, page: object
    ) -> None:
        """Render a page at its own address and keep it."""
        with request_context(app):
            path = url_for(endpoint, **values)
        with request_context(app, path):
            html = render_template(template, page=page)
            self._pages[request.path] = rendered(html.encode(), "text/html; charset=utf-8")

    def respond(self) -> Response:
        """Hand out the page of this address, or 404."""
        page = self._pages.get(request.path)
        if page is None:
            abort(404)
        return respond(page, f"public, max-age={PAGE_SECONDS}")


def request_context(app: Flask, path: str = "/") -> RequestContext:
    """Return a request that the application trusts, to render a page in."""
    trusted = app.config.get("TRUSTED_HOSTS") or ["localhost"]
    return app.test_request_context(path, base_url=f"http://{trusted[0].lstrip('.')}")


def rendered(body: bytes, content_type: str) -> Rendered:
    """Pack and tag some content."""
    packed = gzip.compress(body, 9, mtime=0) if len(body) >= WORTH_PACKING else b""
    return Rendered(body, packed, hashlib.sha256(body).hexdigest()[:20], content_type)


def respond(page: Rendered, cache_control: str) -> Response:
    """Answer with the content, packed when the browser can read that, or with 304."""
    is_packed = bool(page.packed) and request.accept_encodings["gzip"] > 0
    headers: dict[str, Any] = {"Content-Type": page.content_type, "Cache-Control": cache_control}
    if is_packed:
        headers["Content-Encoding"] = "gzip"
    response = make_response(page.packed if is_packed else page.body, headers)
    response.vary.add("Accept-Encoding")
    response.set_etag(page.etag, weak=True)
    response.make_conditional(request)
    return response
