"""The walk through the site that other tests rely on leaves nothing out."""

from __future__ import annotations

from flask import Flask

from tests.whole_site import SHEETS, view_of, whole_site


def test_the_walk_finds_every_page(any_app: Flask) -> None:
    """An address without a gap that shows a page is a page that a link leads to."""
    found = {page.endpoint for page in whole_site(any_app)}
    client = any_app.test_client()
    for rule in any_app.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and not rule.arguments:
            answer = client.get(rule.rule)
            if answer.mimetype == "text/html" and answer.status_code == 200:
                assert view_of(any_app, rule.rule) in found


def test_the_walk_finds_results_refusals_and_errors(any_app: Flask) -> None:
    pages = whole_site(any_app)
    results = {page.html for page in pages if page.endpoint.endswith(".result")}
    assert len(results) >= len(SHEETS) - 1
    assert {200, 422, 400, 403, 404, 405, 413, 415, 500} <= {page.status for page in pages}
