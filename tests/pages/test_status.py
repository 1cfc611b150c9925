"""`/status`, for machines."""

from __future__ import annotations

from flask import Flask

import stemhulp
from tests.support.documents import PageClient
from tests.support.sites import application
from tests.support.whole_site import crawl


def test_status_says_version_and_tables(client: PageClient) -> None:
    answer = client.get("/status")
    assert (answer.status_code, answer.mimetype) == (200, "application/json")
    assert answer.headers["Cache-Control"] == "no-store"
    told = answer.get_json()
    assert told["state"] == "ok"
    assert told["version"] == stemhulp.__version__
    ((election_id, dataset),) = told["elections"].items()
    assert election_id == "gr2030-verzonnenwoude"
    assert f"{dataset[:8]}" in client.get("/").text


def test_status_names_every_election() -> None:
    told = application("twee").test_client().get("/status").get_json()
    assert set(told["elections"]) == {"gr2030-verzonnenwoude", "gr2034-verzonnenwoude"}


def test_status_has_the_headers_of_every_page(client: PageClient) -> None:
    of_page, own = client.get("/privacy").headers, client.get("/status").headers
    for name in ("Content-Security-Policy", "Referrer-Policy", "X-Content-Type-Options"):
        assert own[name] == of_page[name]
    assert client.post("/status").status_code == 405


def test_no_page_links_to_the_status(whole_app: Flask) -> None:
    assert "/status" not in crawl(whole_app)
