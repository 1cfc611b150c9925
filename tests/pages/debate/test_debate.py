"""Promises about the pages of a debate: one address, and a source behind every line."""

from __future__ import annotations

import re

import pytest

from tests.support.documents import PageClient, name_of, text_of

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


@pytest.mark.parametrize(
    ("path", "status", "field", "message"),
    [
        ("/debat?partij=brug", 200, "tegen", "Kies een of meer andere partijen als tegenstander."),
        ("/debat?partij=brug&tegen=brug", 200, "tegen", "De Brug kan niet tegen zichzelf in debat"),
        ("/debat/brug?tegen=nergens", 404, "tegen", "Deze voorbereiding bestaat niet."),
        ("/debat?partij=nergens&tegen=brug", 404, "partij", "Deze voorbereiding bestaat niet."),
        ("/debat/brug?tegen=molen&thema=x", 404, "thema", "Deze voorbereiding bestaat niet."),
        ("/vergelijk?partij=brug", 200, "partij", "Kies minstens twee partijen."),
    ],
)
def test_what_is_wrong_with_a_form_is_in_the_title_gets_focus_and_leads_to_the_field(
    client: PageClient, path: str, status: int, field: str, message: str
) -> None:
    document = client.page(path, status)
    assert document.texts("title")[0].startswith("Nog niet klaar: ")
    (summary,) = (one for one in document.all("div") if one.get("class") == "problem")
    assert "autofocus" in summary.attrib  # focus without script
    assert summary.get("tabindex") == "-1"
    assert message in text_of(summary)
    (link,) = (one for one in summary.iter() if name_of(one) == "a")
    target = document.by_id(link.get("href", "").removeprefix("#"))
    assert (name_of(target), target.get("name")) in {("input", field), ("select", field)}
    (described,) = (one for one in document.root.iter() if one.get("aria-describedby"))
    assert target is described or target in described.iter()
    assert message in text_of(document.by_id(described.get("aria-describedby", "")))


def test_a_form_with_nothing_wrong_says_nothing_of_it(client: PageClient) -> None:
    for path in ("/debat", "/debat/brug", "/vergelijk"):
        document = client.page(path)
        assert not document.texts("title")[0].startswith("Nog niet klaar")
        assert not [one for one in document.root.iter() if one.get("class") in {"problem", "wrong"}]
