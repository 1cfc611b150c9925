"""Promises about language: every page has a sister in the other one, and one error its own."""

from __future__ import annotations

import pytest

from stemhulp.presentation.wording.language import _, using_language
from tests.support.documents import PageClient

SAME = {"answer-hofjes": "eens", "answer-toren": "oneens"}


def test_every_page_leads_to_itself_in_the_other_language(client: PageClient) -> None:
    for dutch, english in (
        ("/", "/en/"),
        ("/stellingen/hofjes", "/en/statements/hofjes"),
        ("/partijen/brug", "/en/parties/brug"),
        ("/verantwoording", "/en/accountability"),
    ):
        assert english in client.page(dutch).links
        assert dutch in client.page(english).links


def test_answers_come_along_to_the_other_language(client: PageClient) -> None:
    for path in ("/en/questionnaire", "/vragenlijst"):
        document = client.send(SAME, path=path)
        assert document.checked() == SAME
        assert "alert" not in {node.get("role") for node in document.root.iter()}


def test_an_error_is_told_in_the_language_of_its_address(client: PageClient) -> None:
    assert client.page("/en/nowhere", 404).root.get("lang") == "en"
    assert client.page("/nergens", 404).root.get("lang") == "nl"


def test_nothing_is_nothing_in_every_language(client: PageClient) -> None:
    """The empty sentence of a catalogue is its heading; no page may show that."""
    with using_language("en"):
        assert _("") == ""
    assert "Project-Id-Version" not in client.page("/en/compare").text


PAGES = (
    "/vergelijk",
    "/vergelijk?partij=brug&partij=haven&verschil=1&volgorde=verdeeld",
    "/vergelijk/brug/haven",
    "/planken",
    "/planken/1.1",
    "/debat",
    "/debat/brug?tegen=molen,haven",
)


@pytest.mark.parametrize("path", PAGES)
def test_every_page_follows_the_rules_of_the_house_in_both_languages(
    client: PageClient, path: str
) -> None:
    document = client.page(path)
    assert document.root.get("lang") == "nl"
    (english,) = (n for n in document.all("a") if n.get("hreflang") == "en")
    assert client.page(english.get("href")).root.get("lang") == "en"


def test_the_other_language_keeps_what_was_chosen(client: PageClient) -> None:
    links = client.page("/vergelijk?partij=brug&partij=haven&voor=1").links
    assert "/en/compare?partij=brug&partij=haven&voor=1" in links
    links = client.page("/en/debate/brug?tegen=molen,haven").links
    assert any(link.startswith("/debat/brug?tegen=molen") for link in links)
