"""Promises about the poster: its QR code, its words and its picture."""

from __future__ import annotations

import re
import struct
from xml.etree import ElementTree

import pytest
import segno

from stemhulp.presentation.poster.view import qr_svg
from tests.support.documents import Document, PageClient

SVG = "{http://www.w3.org/2000/svg}"

PUBLIC = "https://stemhulp.example"


def modules(svg: bytes) -> set[tuple[int, int]]:
    """The dark squares of a QR code, without its quiet zone, from the strokes that draw them."""
    path = next(p for p in ElementTree.fromstring(svg).iter(f"{SVG}path") if p.get("stroke"))
    dark, x, y = set(), 0, 0.0
    for command, first, second in re.findall(
        r"([Mmh])(-?[\d.]+)(?: (-?[\d.]+))?", path.get("d") or ""
    ):
        if command == "h":
            dark |= {(x + step - 4, int(y) - 4) for step in range(int(first))}
            x += int(first)
        elif command == "M":
            x, y = int(first), float(second)
        else:
            x, y = x + int(first), y + float(second or 0)
    return dark


def expected(address: str) -> set[tuple[int, int]]:
    code = segno.make_qr(address, error="q")
    return {(x, y) for y, row in enumerate(code.matrix) for x, is_dark in enumerate(row) if is_dark}


def test_the_code_leads_to_the_start_page_of_the_host_asked_for(client: PageClient) -> None:
    for path, address in (
        ("/qr.svg", "http://stemhulp.test/"),
        ("/en/qr.svg", "http://stemhulp.test/en/"),
    ):
        response = client.get(path, base_url="http://stemhulp.test")
        assert response.mimetype == "image/svg+xml"
        assert modules(response.data) == expected(address)
        assert modules(response.data) != expected("http://elders.test/")


def test_the_code_leads_to_the_public_address_where_that_is_known(
    public_client: PageClient,
) -> None:
    assert modules(public_client.get("/qr.svg").data) == expected(PUBLIC + "/")


def test_the_code_is_dark_on_light_with_room_around_it() -> None:
    root = ElementTree.fromstring(qr_svg(PUBLIC))
    width = int((root.get("viewBox") or "").split()[2])
    ground, code = root.iter(f"{SVG}path")
    assert (ground.get("fill"), code.get("stroke")) == ("#fff", "#000")
    assert {min(p) for p in zip(*modules(qr_svg(PUBLIC)), strict=True)} == {0}
    assert width == 8 + segno.make_qr(PUBLIC, error="q").symbol_size(border=0)[0]


def test_only_a_few_codes_are_remembered() -> None:
    assert 0 < (qr_svg.cache_info().maxsize or 0) <= 100


def test_the_poster_says_what_it_is_in_both_languages(client: PageClient) -> None:
    for path, first, second in (
        ("/poster", "Welke partij past bij jou?", "Which party suits you?"),
        ("/en/poster", "Which party suits you?", "Welke partij past bij jou?"),
    ):
        document = client.page(path)
        assert document.texts("h2") == [first, second]
        (poster,) = document.texts("article")
        for words in ("6 stellingen", "6 statements", "zonder account", "no account needed"):
            assert words in poster
        assert "2 minuten" in poster
        other = [node.get("lang") for node in document.all("article")[0].iter() if node.get("lang")]
        assert other == ["en" if path == "/poster" else "nl"]


def test_the_poster_has_the_address_in_words_and_as_a_code(client: PageClient) -> None:
    document = client.page("/poster")
    (poster,) = document.all("article")
    (code,) = (node for node in poster.iter() if node.get("src"))
    assert code.get("src") == "/qr.svg"
    assert code.get("alt") == "QR-code van localhost"
    assert "ga naar: localhost" in document.text
    assert "Gemeenteraadsverkiezing Verzonnenwoude 2030 20 maart 2030" in document.text


def test_the_start_page_leads_to_the_poster(client: PageClient) -> None:
    assert "/poster" in client.page("/").links
    assert "/en/poster" in client.page("/en/").links


@pytest.mark.parametrize("path", ["/poster", "/plaatje.svg", "/en/picture.svg"])
def test_no_party_is_favoured_by_being_named(any_client: PageClient, path: str) -> None:
    response = any_client.get(path)
    names = [name for name in party_names(any_client) if len(name) > 3]
    body = Document(response).text if response.mimetype == "text/html" else response.text
    assert names
    assert [name for name in names if name in body] == []


def party_names(client: PageClient) -> list[str]:
    return [
        node.text or "" for node in client.page("/").all("a") if "/partijen/" in node.get("href")
    ]


@pytest.mark.parametrize("path", ["/plaatje.svg", "/en/picture.svg"])
def test_the_picture_is_valid_and_says_what_it_shows(client: PageClient, path: str) -> None:
    response = client.get(path)
    assert response.mimetype == "image/svg+xml"
    root = ElementTree.fromstring(response.data)
    assert (root.get("width"), root.get("height")) == ("1200", "630")
    texts = [node.text or "" for node in root.iter(f"{SVG}text")]
    assert ". ".join(texts) == root.get("aria-label")
    assert "Verzonnenwoude" in texts[0]
    assert texts[1] in {"6 stellingen, 4 partijen", "6 statements, 4 parties"}
    assert "style" not in response.text


def test_the_picture_as_png_has_the_size_that_others_expect(client: PageClient) -> None:
    response = client.get("/plaatje.png")
    assert response.mimetype == "image/png"
    assert response.data.startswith(b"\x89PNG")
    assert struct.unpack(">II", response.data[16:24]) == (1200, 630)
    assert len(response.data) < 60_000


@pytest.mark.parametrize("path", ["/poster", "/qr.svg", "/plaatje.svg", "/plaatje.png"])
def test_an_endless_or_strange_host_is_a_friendly_refusal(client: PageClient, path: str) -> None:
    for host in ("a" * 4000 + ".example", "x" * 300):
        response = client.get(path, headers={"Host": host})
        assert response.status_code == 400
        assert response.mimetype == "text/html"
    for host in ('"><script>alert(1)</script>', "a b", "<b>"):
        response = client.get(path, headers={"Host": host})
        assert b"<script>" not in response.data
        assert b"<b>" not in response.data


def test_what_is_made_for_a_host_may_be_kept_and_asked_again(client: PageClient) -> None:
    for path in ("/poster", "/qr.svg", "/plaatje.svg", "/plaatje.png"):
        first = client.get(path)
        assert first.headers["Cache-Control"] == "public, max-age=300"
        again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
        assert again.status_code == 304
        assert "Set-Cookie" not in first.headers
