"""Nobody can find out afterwards what somebody answered: the whole site, searched for marks."""

from __future__ import annotations

import base64
import sys
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from tests.attack.marks import NEEDLES, SECRET, found_in, marks, search_everything


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="gunicorn")
def test_marked_answers_are_nowhere_but_in_the_tab_and_in_the_body_of_a_post(
    browser: Browser,
) -> None:
    seen, statuses = search_everything(browser)
    assert seen.found == []
    assert set(statuses) == {200, 400, 403, 404, 405, 413, 415, 431, 501}
    assert all(count > 0 for count in seen.counts.values())
    assert {
        "address asked for",
        "headers of a request",
        "headers of an answer",
        "stores and cookies of the browser",
        "addresses that Back leads to",
        "output of the server",
        "files at the server",
        "the tab after wiping",
    } <= seen.counts.keys()


@pytest.mark.parametrize("shift", range(3))
def test_a_mark_is_found_however_it_is_packed(shift: int) -> None:
    """At any place in base64 too, where what stands before it changes the letters."""
    for mark in marks():
        around = b"." * shift + mark + b"....."
        for raw in (around, quote(around).encode(), base64.b64encode(around)):
            assert found_in(raw)
        assert found_in(base64.urlsafe_b64encode(around))
        assert found_in(around.hex().encode())


def test_a_site_without_marks_has_none() -> None:
    assert len(NEEDLES) > 100
    assert found_in(b"answers, fietsbrug, eens, geheim") == []
    assert found_in(SECRET.encode())
