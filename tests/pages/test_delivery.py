"""How pages come over the wire: packed, kept and not sent twice."""

from __future__ import annotations

import re

import brotli
import pytest

from tests.support.documents import PageClient


def test_a_page_that_has_not_changed_is_not_sent_again(client: PageClient) -> None:
    for path in ("/", "/vragenlijst", "/partijen"):
        first = client.get(path)
        again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b"")


def test_pages_are_packed_for_browsers_that_can_unpack(client: PageClient) -> None:
    plain = client.get("/vragenlijst")
    packed = client.get("/vragenlijst", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert len(packed.data) < len(plain.data) / 3
    assert "Accept-Encoding" in packed.headers["Vary"]


def test_style_and_script_are_kept_for_ever_under_the_hash_of_their_content(
    client: PageClient,
) -> None:
    text = client.get("/vragenlijst").text
    addresses = re.findall(r'"(/static/[^"]+)"', text)
    assert len(set(addresses)) == 3
    for address in addresses:
        assert "immutable" in client.get(address).headers["Cache-Control"]
        assert "max-age=300" in client.get(address.split("?")[0]).headers["Cache-Control"]
    assert client.get("/static/../forms.py").status_code == 404


def test_the_icon_is_also_where_browsers_look_by_themselves(client: PageClient) -> None:
    guessed = client.get("/favicon.ico")
    linked = client.get("/static/favicon.svg")
    assert (guessed.status_code, guessed.mimetype) == (200, "image/svg+xml")
    assert guessed.data == linked.data
    assert guessed.headers["Cache-Control"] == linked.headers["Cache-Control"]


@pytest.mark.parametrize("path", ["/vragenlijst", "/en/questionnaire"])
def test_the_form_is_light_on_the_wire(any_client: PageClient, path: str) -> None:
    brotli_only = {"Accept-Encoding": "br"}
    page = any_client.get(path, headers=brotli_only)
    assert page.status_code == 200
    assert len(page.data) <= 8_192


def test_a_browser_gets_the_packing_it_prefers(client: PageClient) -> None:
    for wish, coding in (("gzip, br", "br"), ("br;q=0.1, gzip", "gzip"), ("br;q=0", None)):
        answer = client.get("/vragenlijst", headers={"Accept-Encoding": wish})
        assert answer.headers.get("Content-Encoding") == coding
        assert "Accept-Encoding" in answer.headers["Vary"]
    answer = client.get("/vragenlijst", headers={"Accept-Encoding": "br"})
    assert brotli.decompress(answer.data) == client.get("/vragenlijst").data
