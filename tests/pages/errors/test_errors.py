"""An address that cannot be shown is a friendly page, which keeps what was right about it."""

from __future__ import annotations

import pytest

from tests.support.documents import PageClient


@pytest.mark.parametrize("path", ["/nergens", "/stellingen/nergens", "/partijen/nergens"])
def test_unknown_address_is_a_friendly_page(client: PageClient, path: str) -> None:
    assert "bestaat niet" in client.page(path, 404).text


def test_posting_to_a_page_for_reading_is_a_friendly_page(client: PageClient) -> None:
    document = client.send({}, 405, "/stellingen")
    assert "Allow" in document.response.headers


@pytest.mark.parametrize(
    "path",
    [
        "/vergelijk?partij=nergens",
        "/vergelijk?thema=niets",
        "/vergelijk?partij=brug,haven&thema=wonen&thema=niets",
        "/vergelijk/brug/brug",
        "/vergelijk/brug/college-2030",
        "/vergelijk/standpunten.csv?partij=nergens",
        "/vergelijk/brug/brug/stellingen.json",
        "/planken/telling.xlsx",
        "/vergelijk/niets.csv",
        "/vergelijk/standpunten.xlsx",
        "/planken/9.9",
        "/planken.pdf",
        "/debat/nergens",
        "/debat?partij=nergens&tegen=haven",
        "/debat/brug?tegen=nergens",
        "/debat/brug?tegen=molen&thema=niets",
    ],
)
def test_what_does_not_exist_is_a_friendly_page(client: PageClient, path: str) -> None:
    assert "bestaat niet" in client.page(path, 404).text


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/vergelijk?partij=nergens,haven", ("partij", "haven")),
        ("/vergelijk/haven/haven", ("partij", "haven")),
        ("/vergelijk/nergens/haven", ("partij", "haven")),
        ("/debat/brug?tegen=nergens,haven", ("tegen", "haven")),
    ],
)
def test_an_address_that_is_half_right_keeps_that_half_and_asks_for_the_rest(
    client: PageClient, path: str, kept: tuple[str, str]
) -> None:
    document = client.page(path, 404)
    ticked = [
        (n.get("name"), n.get("value")) for n in document.all("input") if "checked" in n.attrib
    ]
    assert ticked == [kept]
    assert "nergens" not in document.text
    (form,) = (n for n in document.all("form") if n.get("class") == "filters no-print")
    assert form.get("action") in {"/vergelijk", "/debat"}
