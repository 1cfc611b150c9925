"""Promises about the pages of statements: every position with its sources, and what is unknown."""

from __future__ import annotations

from flask import Flask

from stemhulp.model import Election
from tests.support.documents import PageClient
from tests.support.whole_site import crawl


def test_every_statement_and_party_can_be_reached(app: Flask, election: Election) -> None:
    pages = crawl(app)
    assert {f"/stellingen/{key}" for key in election.statements} <= set(pages)
    assert {f"/partijen/{key}" for key in election.parties} <= set(pages)


def test_unknown_position_is_called_unknown(client: PageClient) -> None:
    text = client.page("/stellingen/fietsbrug").text
    assert "Onbekend De Stille Partij" in text
    assert "Onbekend" in client.page("/partijen/stil").text


def test_contradicting_sources_are_called_that(client: PageClient) -> None:
    assert "Bronnen spreken elkaar tegen Haven & Kade" in client.page("/stellingen/hofjes").text


def test_evidence_without_a_stance_is_shown_and_says_why(client: PageClient) -> None:
    text = client.page("/stellingen/fietsbrug").text
    assert "De Stille Partij zei dat er een rivier is." in text
    assert "Draagt geen standpunt: de bron zegt niet duidelijk" in text
    assert "te onzeker" in client.page("/stellingen/hofjes").text
    assert "machinevertaling" in client.page("/stellingen/museumnacht").text


def test_context_is_never_shown_as_a_party(client: PageClient) -> None:
    text = client.page("/stellingen/fietsbrug").text
    assert "College van Verzonnenwoude 2030 (context)" in text
    assert "College" not in client.page("/partijen").text
