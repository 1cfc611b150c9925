"""The walk through the site that other tests rely on leaves nothing out."""

from __future__ import annotations

import re

from flask import Flask

from stemhulp.presentation.wording.language import LANGUAGES
from stemhulp.web.assets import SCRIPTS, STYLES, file_name
from tests.support.whole_site import SHEETS, view_of, whole_site


def test_the_walk_finds_every_page(whole_app: Flask) -> None:
    """An address without a gap that shows a page is a page that a link leads to."""
    found = {page.endpoint for page in whole_site(whole_app)}
    client = whole_app.test_client()
    for rule in whole_app.url_map.iter_rules():
        if "GET" in (rule.methods or ()) and not rule.arguments:
            answer = client.get(rule.rule)
            if answer.mimetype == "text/html" and answer.status_code == 200:
                assert view_of(whole_app, rule.rule) in found


def test_the_walk_finds_results_refusals_and_errors(whole_app: Flask) -> None:
    pages = whole_site(whole_app)
    results = {page.html for page in pages if page.endpoint.endswith(".result")}
    assert len(results) >= len(SHEETS) - 1
    assert {200, 422, 400, 403, 404, 405, 413, 415, 500} <= {page.status for page in pages}


def test_every_page_has_one_style_sheet_and_at_most_one_script(whole_app: Flask) -> None:
    """How light each of them is stands in `tests/pages/test_assets.py`."""
    files = re.compile(r'"/static/([^"?]+\.(?:css|js))')
    found = {tuple(files.findall(page.html)) for page in whole_site(whole_app)}
    assert len(found) >= 4
    for wanted in found:
        assert [file.rpartition(".")[2] for file in wanted] in (["css"], ["css", "js"])
    known = {file_name(name, code) for name in (*STYLES, *SCRIPTS) for code in LANGUAGES}
    assert {file for wanted in found for file in wanted} <= known
