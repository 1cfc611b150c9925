"""Promises about the published change log."""

from __future__ import annotations

from collections.abc import Callable

from stemhulp.codebook import column
from stemhulp.loading import Site
from stemhulp.presentation.about.changes import KINDS
from stemhulp.web import create_app
from tests.support.documents import PageClient, make_client


def test_changes_stand_by_date_newest_first_and_by_kind(client: PageClient) -> None:
    page = client.page("/wijzigingen")
    assert page.texts("h2") == ["4 maart 2030", "20 februari 2030"]
    assert page.texts("h3") == [
        "Nieuw in de vragenlijst",
        "Niet meer in de vragenlijst",
        "Standpunt veranderd",
        "Teksten aangepast",
    ]


def test_a_statement_that_is_asked_has_a_link_and_another_only_its_words(
    client: PageClient,
) -> None:
    page = client.page("/wijzigingen")
    links = dict(zip(page.links, page.texts("a"), strict=True))
    assert links["/stellingen/museumnacht"].startswith("De museumnacht moet zich")
    assert links["/partijen/molen"] == "Molenwiek"
    assert "/stellingen/zangkoor" not in links
    assert "Het zangkoor moet een eigen zaal krijgen. Geen enkele partij zei" in page.text


def test_changes_are_in_english_too(client: PageClient) -> None:
    text = client.page("/en/changes").text
    assert "4 March 2030" in text
    assert "The choir should get a hall of its own. No party had said anything about it." in text


def test_without_changes_the_page_says_so(site_copy: Site) -> None:
    site_copy.table("statements", "gr2030-verzonnenwoude", "changes.csv").unlink()
    page = make_client(create_app(site_copy)).page("/wijzigingen")
    assert "Er zijn nog geen wijzigingen opgeschreven." in page.text
    assert not page.all("h2")


def test_a_statement_that_was_never_asked_is_not_shown(
    site_copy: Site, replace_in: Callable[[str, str, str], None]
) -> None:
    replace_in("statements.csv", ",retired,nee", ",withdrawn,nee")
    text = make_client(create_app(site_copy)).page("/wijzigingen").text
    assert "Geen enkele partij zei er iets over." in text
    assert "zangkoor" not in text


def test_the_account_and_the_foot_of_a_page_lead_to_the_changes(client: PageClient) -> None:
    page = client.page("/verantwoording")
    assert page.links.count("/wijzigingen") == 2
    assert client.page("/stellingen").links.count("/wijzigingen") == 1


def test_every_kind_has_a_heading() -> None:
    assert set(KINDS) == set(column("changes", "kind")["constraints"]["enum"])
