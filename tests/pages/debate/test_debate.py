"""Promises about the pages of a debate: one address, and a source behind every line."""

from __future__ import annotations

import re

import pytest

from tests.support.documents import PageClient, name_of, text_of

DATED = re.compile(r"\d{4}|zonder datum")


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
    document = any_client.page(path)
    items = [n for n in document.all("li") if n.get("class") == "brief-item"]
    assert len(items) > 10
    for item in items:
        links = [n for n in item.iter() if (n.get("href") or "").startswith("#bron-")]
        assert links, text_of(item)
        for link in links:
            number = link.get("href").removeprefix("#bron-")
            assert text_of(link) == f"bron {number}"
            assert DATED.search(text_of(document.by_id(f"bron-{number}")))


def test_a_briefing_begins_with_what_one_says_tonight(any_client: PageClient) -> None:
    """At most three contrasts and two common grounds an opponent; everything else is folded."""
    path = next(
        p for p in ("/debat/brug?tegen=molen,haven", "/debat/sp?tegen=vvd,plop")
        if any_client.get(p).status_code == 200
    )  # fmt: skip
    document = any_client.page(path)
    fronts = [n for n in document.all("section") if n.get("class") == "brief-front"]
    assert len(fronts) == 2
    for front in fronts:
        lists = [n for n in front.iter() if n.get("class") == "brief"]
        counts = [sum(n.get("class") == "brief-item" for n in one) for one in lists]
        assert counts
        assert all(found <= most for found, most in zip(counts, (3, 2), strict=False))
    folded = {id(n) for one in document.all("details") for n in one.iter()}
    on_front = {id(n) for front in fronts for n in front.iter()}
    for item in (n for n in document.all("li") if n.get("class") == "brief-item"):
        assert (id(item) in on_front) != (id(item) in folded)


def test_a_warning_stands_beside_the_point_that_it_warns_about(client: PageClient) -> None:
    document = client.page("/debat/brug?tegen=molen")
    (front,) = (n for n in document.all("section") if n.get("class") == "brief-front")
    items = [n for n in front.iter() if n.get("class") == "brief-item"]
    (bridge,) = (n for n in items if "Fietsbrug" in text_of(n))
    warnings = [text_of(n) for n in bridge.iter() if n.get("class") == "care"]
    assert len(warnings) == 1
    assert "We kennen dit programma alleen via een ander." in warnings[0]
    assert document.text.count(warnings[0].removeprefix("Let op ")) == 1


def test_numbers_about_sharpness_stand_in_the_appendix_alone(client: PageClient) -> None:
    document = client.page("/debat/brug?tegen=molen")
    before, after = document.text.split("Bijlage: hoe scherp is elk verschil?")
    assert "× bewijs" in after
    assert "Bewijs: hoe sterk de bron is" in after
    assert not re.search(r"\d,\d", before.split("Bronnen")[0])
    assert "× bewijs" not in before


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
