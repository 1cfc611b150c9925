"""What others see of a link to this site, and the address that the site says is its own."""

from __future__ import annotations

import pytest
from click.testing import CliRunner
from flask import Flask

from stemhulp.cli import main
from stemhulp.errors import StemhulpError
from stemhulp.examples import fictional_site
from stemhulp.web import create_app
from stemhulp.web.public_address import normal_address
from tests.support.documents import Document, PageClient

PUBLIC = "https://stemhulp.example"


def properties(document: Document) -> dict[str, str]:
    return {n.get("property"): n.get("content") for n in document.all("meta") if n.get("property")}


def test_a_link_to_the_start_page_shows_the_picture(public_client: PageClient) -> None:
    found = properties(public_client.page("/en/"))
    assert found["og:url"] == PUBLIC + "/en/"
    assert found["og:image"] == PUBLIC + "/en/picture.png"
    assert found["og:title"].endswith("Verzonnenwoude")
    assert found["og:description"] == found["og:image:alt"]


def test_without_a_public_address_no_page_claims_one(app: Flask, client: PageClient) -> None:
    for path in ("/", "/en/", "/uitslag"):
        assert properties(client.page(path)) == {}


def test_only_the_start_page_offers_the_picture_to_others(public_client: PageClient) -> None:
    for path in ("/vragenlijst", "/uitslag", "/privacy"):
        assert properties(public_client.page(path)) == {}


def test_every_page_says_what_the_site_is(client: PageClient) -> None:
    for path, words in (("/", "6 stellingen over Verzonnenwoude"), ("/en/parties", "6 statements")):
        (text,) = (
            n.get("content")
            for n in client.page(path).all("meta")
            if n.get("name") == "description"
        )
        assert words in text
        assert len(text) <= 160


@pytest.mark.parametrize(
    "address",
    [
        "stemhulp.example",
        "ftp://stemhulp.example",
        "https://",
        "https://stemhulp.example/map",
        "https://stemhulp.example?x=1",
        "https://stemhulp.example#x",
        "https://ik@stemhulp.example",
        "javascript:alert(1)",
        "https://[",
    ],
)
def test_an_address_that_cannot_be_is_refused(address: str) -> None:
    with pytest.raises(StemhulpError, match=r"Het openbare adres .* kan niet"):
        normal_address(address)


def test_a_site_does_not_start_with_an_address_that_cannot_be() -> None:
    with pytest.raises(StemhulpError, match="Het openbare adres"):
        create_app(fictional_site(), {"PUBLIC_ADDRESS": "https://["})


def test_the_command_says_what_is_wrong_with_a_public_address() -> None:
    arguments = ["--site", str(fictional_site().root), "serve", "--port", "59731"]
    done = CliRunner().invoke(main, [*arguments, "--public-address", "stemhulp"])
    assert done.exit_code != 0
    assert "Schrijf het zoals https://stemhulp.example" in done.output + done.stderr
