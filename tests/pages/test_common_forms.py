"""The common forms of /vergelijk and /planken are made at start-up, and equal a fresh rendering."""

from __future__ import annotations

from collections.abc import Callable

import brotli
import pytest
from flask import Flask, render_template

from stemhulp.model import Election
from stemhulp.presentation.compare.tables import Filters
from stemhulp.presentation.compare.view import compare_view
from stemhulp.presentation.programme.view import planks_view
from stemhulp.web.http.page_cache import rendered, request_context
from tests.support.documents import make_client

# As an address has them, and as the form sends them: with the names that were left alone.
COMMON = (
    "/vergelijk",
    "/vergelijk?thema=&volgorde=",
    "/vergelijk?thema=wonen",
    "/vergelijk?thema=verkeer&volgorde=",
    "/vergelijk?partij=brug",
    "/vergelijk?verschil=1",
    "/vergelijk?bron=1",
    "/vergelijk?thema=&volgorde=&voor=1",
    "/vergelijk?volgorde=verdeeld",
    "/en/compare?thema=wonen",
    "/planken",
    "/planken?voor=1",
    "/en/programme-points",
)
OTHER = (
    "/vergelijk?partij=brug,haven",
    "/vergelijk?thema=wonen&verschil=1",
    "/vergelijk/brug/haven",
)


@pytest.fixture
def no_rendering(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """A site that can render nothing any more."""

    def refuse(*_: object, **__: object) -> str:
        raise AssertionError("a page was rendered while somebody waited")

    monkeypatch.setattr("stemhulp.web.http.responses.render_template", refuse)
    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", True)
    return app


@pytest.mark.parametrize("path", COMMON)
def test_a_common_form_is_handed_out_packed_and_not_sent_twice(
    no_rendering: Flask, path: str
) -> None:
    client = make_client(no_rendering)
    client.page(path)
    answer = client.get(path, headers={"Accept-Encoding": "br"})
    assert answer.headers["Content-Encoding"] == "br"
    assert brotli.decompress(answer.data) == client.get(path).data
    again = client.get(path, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


@pytest.mark.parametrize("path", OTHER)
def test_another_form_is_made_when_somebody_asks(no_rendering: Flask, path: str) -> None:
    with pytest.raises(AssertionError, match="while somebody waited"):
        make_client(no_rendering).get(path)


COMPARE, PLANKS = "compare/compare.html", "programme/planks.html"
FRESH: dict[str, tuple[str, Callable[[Election], object]]] = {
    "/vergelijk": (COMPARE, compare_view),
    "/vergelijk?thema=wonen": (COMPARE, lambda e: compare_view(e, Filters(theme_id="wonen"))),
    "/vergelijk?partij=brug": (COMPARE, lambda e: compare_view(e, Filters(party_ids=("brug",)))),
    "/vergelijk?verschil=1": (COMPARE, lambda e: compare_view(e, Filters(only_different=True))),
    "/vergelijk?bron=1": (COMPARE, lambda e: compare_view(e, Filters(only_complete=True))),
    "/vergelijk?voor=1": (COMPARE, lambda e: compare_view(e, Filters(before_election_only=True))),
    "/vergelijk?volgorde=verdeeld": (
        COMPARE, lambda e: compare_view(e, Filters(by_divergence=True)),
    ),
    "/planken": (PLANKS, planks_view),
    "/planken?voor=1": (PLANKS, lambda e: planks_view(e, True)),
}  # fmt: skip


@pytest.mark.parametrize("path", FRESH)
def test_what_was_made_at_start_equals_a_fresh_rendering(
    app: Flask, election: Election, path: str
) -> None:
    template, view = FRESH[path]
    with request_context(app, path):
        fresh = rendered(render_template(template, page=view(election)).encode(), "text/html", {})
    answer = make_client(app).get(path)
    assert answer.data == fresh.body
    assert answer.headers["ETag"] == f'W/"{fresh.etag}"'
