"""Promises about the pages of a debate: one address, and a source behind every line."""

from __future__ import annotations

import re

from tests.support.documents import PageClient, text_of

SOURCE = re.compile(r"\((?:[a-z0-9-]+|punt [\d.]+): [^()]*(?:\d{4}|zonder datum)")


def test_asking_leads_to_one_readable_address(client: PageClient) -> None:
    response = client.get(
        "/debat?partij=brug&tegen=molen&tegen=haven&tegen=brug&thema=wonen&voor=1"
    )
    assert response.status_code == 302
    assert response.headers["Location"] == "/debat/brug?tegen=molen,haven&thema=wonen&voor=1"
    client.page(response.headers["Location"])


def test_without_an_opponent_one_is_asked_for(client: PageClient) -> None:
    for path in ("/debat?partij=brug", "/debat?partij=brug&tegen=brug"):
        assert "Kies een of meer andere partijen" in client.page(path).text
    assert client.page("/debat/brug").texts("h1") == ["Voorbereiden op een debat"]


def test_every_line_of_a_briefing_on_the_screen_has_a_source(any_client: PageClient) -> None:
    path = next(
        p for p in ("/debat/brug?tegen=molen,haven", "/debat/sp?tegen=vvd,plop")
        if any_client.get(p).status_code == 200
    )  # fmt: skip
    items = [n for n in any_client.page(path).all("li") if n.get("class") == "brief-item"]
    assert len(items) > 10
    for item in items:
        assert SOURCE.search(text_of(item)), text_of(item)


def test_a_briefing_in_english_has_the_same_lines(any_client: PageClient) -> None:
    pairs = (
        ("/debat/brug?tegen=molen", "/en/debate/brug?tegen=molen"),
        ("/debat/sp?tegen=vvd", "/en/debate/sp?tegen=vvd"),
    )
    dutch, english = next(p for p in pairs if any_client.get(p[0]).status_code == 200)
    counts = [
        [n.get("class") for n in any_client.page(path).all("li")].count("brief-item")
        for path in (dutch, english)
    ]
    assert counts[0] == counts[1]
