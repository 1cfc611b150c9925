"""Promises about the page that accounts for the makers and the tables."""

from __future__ import annotations

from collections.abc import Callable

from stemhulp.loading import Site
from stemhulp.matching import match
from stemhulp.model import Election
from stemhulp.web import create_app
from tests.support.documents import PageClient, make_client
from tests.support.elections import sheet_of


def test_accountability_says_so_when_nothing_was_given(
    site_copy: Site, replace_in: Callable[[str, str, str], None]
) -> None:
    replace_in("election.toml", 'funding = "Niemand betaalt voor een verzonnen gemeente."', "")
    text = make_client(create_app(site_copy)).page("/verantwoording").text
    assert "Geld niet opgegeven" in text


def test_accountability_counts_both_directions(client: PageClient, election: Election) -> None:
    text = client.page("/verantwoording").text
    assert "Bij 3 van de 6 is De Brug het eens, bij 3 van de 6 oneens" in text
    assert election.dataset in text


def test_accountability_shows_what_always_the_same_answer_gives(
    client: PageClient, election: Election
) -> None:
    text = client.page("/verantwoording").text
    agrees = match(election, sheet_of([2] * len(election.statements)))
    first = [election.party(s.party_id).short_name for s in agrees.ranked if s.rank == 1]
    assert f"eens {', '.join(first)} (" in text
    assert "stellingen zijn alle standpunten die we kennen gelijk" in text
