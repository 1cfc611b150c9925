"""Every address, method and error says what the site promises about safety."""

from __future__ import annotations

import pytest
from flask import Flask
from werkzeug.datastructures import Headers

from tests.attack.headers import (
    METHODS,
    NEVER,
    PROMISED,
    Answer,
    addresses,
    error_answers,
    every_answer,
    in_process,
)
from tests.support.documents import PageClient

GOOD = {**PROMISED, "Cache-Control": "no-store", "Content-Type": "text/html; charset=utf-8"}


def test_every_rule_answers_every_method_with_the_same_promises(app: Flask) -> None:
    answers = list(every_answer(app, in_process(app)))
    assert len(answers) >= len(METHODS) * len(set(addresses(app).values()))
    assert {answer.status for answer in answers} == {200, 308, 404, 405}
    assert [fault for answer in answers for fault in answer.faults()] == []


def test_every_error_keeps_them_too(app: Flask) -> None:
    answers = list(error_answers(app))
    assert {400, 403, 404, 405, 408, 413, 415, 422, 431, 500, 501, 503} <= {
        answer.status for answer in answers
    }
    assert [fault for answer in answers for fault in answer.faults()] == []


@pytest.mark.parametrize("name", PROMISED)
def test_a_header_that_is_missing_or_twice_is_seen(name: str) -> None:
    headers = Headers({key: value for key, value in GOOD.items() if key != name})
    assert Answer("POST", "/", 200, headers).faults() == [f"POST / (200): {name}: []"]
    headers.extend({name: [GOOD[name], GOOD[name]]})
    assert len(Answer("POST", "/", 200, headers).faults()) == 1


@pytest.mark.parametrize(
    "more",
    [
        *({name: "x"} for name in NEVER),
        {"Cache-Control": "public, max-age=300"},
        {"Content-Type": "text/html"},
        {"Content-Type": "image/svg+xml"},
    ],
    ids=str,
)
def test_a_header_too_many_or_another_one_is_seen(more: dict[str, str]) -> None:
    assert Answer("POST", "/", 200, Headers(GOOD)).faults() == []
    assert len(Answer("POST", "/", 200, Headers({**GOOD, **more})).faults()) == 1
    assert len(Answer("GET", "/", 200, Headers(GOOD)).faults()) == 1  # a page is for everybody


@pytest.mark.parametrize(
    "path", ["/en", "//", "/partijen//brug", "//elders.example/%2f..", "/en?a=//b"]
)
def test_who_is_passed_on_stays_on_this_site(client: PageClient, path: str) -> None:
    """Whatever host was asked for: an answer that names it could be kept for others."""
    answer = client.open(path, base_url="http://elders.example")
    location = answer.headers.get("Location", "/")
    assert location.startswith("/")
    assert not location.startswith("//")
    assert "elders" not in location.partition("/")[0]
    if answer.status_code < 400:
        assert answer.headers["Cache-Control"] == "no-store"
