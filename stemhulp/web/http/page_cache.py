"""Pages that are made once, at start-up, and then only handed out."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Final

from flask import Flask, Response, abort, make_response, render_template, request
from flask.ctx import RequestContext

from stemhulp.presentation.wording.language import using_language
from stemhulp.web.crew import crew
from stemhulp.web.http.compression import BEST, Ways, best_coding, compressed
from stemhulp.web.routes import link

PAGE_SECONDS: Final = 300
BATCH: Final = 8  # pages that one process makes before it asks for more
PAGE_TYPE: Final = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Rendered:
    """A page or file as bytes, plain and packed by coding, with the tag of its content."""

    body: bytes
    compressed: dict[str, bytes]
    etag: str
    content_type: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A page that is going to be made at its own address, under a choice if there are several.

    Parameters
    ----------
    endpoint, values : str and dict
        Its address.
    template : str
        What shows it.
    view : callable
        What makes its view, in `language`.
    choice : hashable
        What is chosen to see, or which version this is.
    ways : mapping
        How it is packed.
    """

    endpoint: str
    values: Mapping[str, Any]
    template: str
    view: Callable[[], object]
    language: str
    choice: Hashable = None
    ways: Ways = field(default_factory=lambda: BEST)

    def make(self, app: Flask) -> tuple[str, Rendered]:
        """Return its path and the page."""
        with using_language(self.language):
            with request_context(app):
                address = link(self.endpoint, **self.values)
            view = self.view()
            with request_context(app, address):
                html = render_template(self.template, page=view)
                return request.path, rendered(html.encode(), PAGE_TYPE, self.ways)


class PageCache:
    """Pages by path, and by what is chosen to see or by version, where there is more than one.

    It is filled before the first request and never after.
    """

    def __init__(self) -> None:
        self._pages: dict[tuple[str, Hashable], Rendered] = {}

    @contextmanager
    def filling(self, app: Flask, plans: Iterable[Plan], processes: int) -> Iterator[None]:
        """Make pages, and keep them: other processes begin at once, this one after the block."""
        batches = list(_batches(plans))
        with crew([partial(_make, batch, app) for batch in batches], processes) as finish:
            yield
            for batch, made in zip(batches, finish(), strict=True):
                for plan, (path, page) in zip(batch, made, strict=True):
                    self._pages[path, plan.choice] = page

    def respond(self, choice: Hashable = None) -> Response:
        """Hand out the page of this address, or 404."""
        return self.find(choice) or abort(404)

    def find(self, choice: Hashable = None) -> Response | None:
        """Hand out the page of this path with this choice; None when it was not made."""
        page = self._pages.get((request.path, choice))
        return respond(page, f"public, max-age={PAGE_SECONDS}") if page else None


def _batches(plans: Iterable[Plan]) -> Iterator[list[Plan]]:
    """Put pages of one template together: whoever makes them compiles it, and the others need not.

    Those of which there are many go first, so that everybody is ready at the same time.
    """
    by_template: dict[str, list[Plan]] = defaultdict(list)
    for plan in plans:
        by_template[plan.template].append(plan)
    for same in sorted(by_template.values(), key=len, reverse=True):
        yield from (same[start : start + BATCH] for start in range(0, len(same), BATCH))


def _make(batch: Iterable[Plan], app: Flask) -> list[tuple[str, Rendered]]:
    """Make the pages of a batch."""
    return [plan.make(app) for plan in batch]


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
