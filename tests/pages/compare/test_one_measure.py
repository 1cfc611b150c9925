"""Two parties have one number, under one name, wherever it is shown."""

from __future__ import annotations

import json
from fractions import Fraction
from itertools import combinations

import pytest
from flask import Flask

from stemhulp.comparison import PairAgreement, agreement_between
from stemhulp.debate import briefing
from stemhulp.examples import fictional_site
from stemhulp.loading import Site, bundled_root, load_election
from stemhulp.model import Election
from stemhulp.presentation.compare.text import pair_text, share_text
from stemhulp.presentation.debate.briefing import briefing_view
from stemhulp.presentation.debate.export import briefing_dict
from stemhulp.presentation.debate.markdown import briefing_markdown
from stemhulp.presentation.wording.formatting import NBSP
from tests.support.documents import PageClient, make_client, rows_of
from tests.support.sites import application

SITES = {"verzonnenwoude": fictional_site(), "assen": Site(bundled_root())}


@pytest.fixture(params=SITES)
def site(request: pytest.FixtureRequest) -> tuple[Flask, Election]:
    return application(request.param), load_election(site=SITES[request.param])


def said(pair: PairAgreement) -> str:
    return share_text(pair).replace(NBSP, " ")


def number(pair: PairAgreement) -> float | None:
    return None if pair.agreement is None else float(pair.agreement)


def test_every_page_and_file_shows_the_same_number_for_two_parties(
    site: tuple[Flask, Election],
) -> None:
    app, election = site
    client = make_client(app)
    matrix = {
        str(node.get("aria-label")).replace(NBSP, " ")
        for node in client.page("/vergelijk").all("a")
    }
    rows = {(r["first"], r["second"]): r for r in rows_of(client, "/vergelijk/partijen.csv")}
    for first, second in combinations(election.parties, 2):
        pair = agreement_between(election, first, second)
        names = [election.party(key).short_name for key in (first, second)]
        assert {f"{a}, {b}: {said(pair)}" for a, b in (names, names[::-1])} <= matrix
        row = rows[first, second]
        assert (row["n_same"], row["n_shared"]) == (str(pair.n_same), str(pair.n_shared))
        assert (float(row["agreement"]) if row["agreement"] else None) == number(pair)
        assert_a_pair_everywhere(client, election, pair)


def assert_a_pair_everywhere(client: PageClient, election: Election, pair: PairAgreement) -> None:
    text, both = said(pair), f"{pair.first},{pair.second}"
    assert low(text) in low(client.page(f"/vergelijk/{pair.first}/{pair.second}").text)
    together = client.page(f"/vergelijk?partij={both}").text
    assert low(text) in low(together)
    address = f"/vergelijk/{pair.first}/{pair.second}/stellingen.json"
    assert json.loads(client.get(address).data)["shares"][0]["agreement"] == number(pair)
    data = json.loads(client.get(f"/vergelijk/standpunten.json?partij={both}").data)
    assert data["together"]["shared"] == number(pair)
    assert text in pair_text(election, pair.first, pair.second).replace(NBSP, " ")
    prepared = briefing(election, pair.first, [pair.second])
    assert text in briefing_markdown(briefing_view(election, prepared)).replace(NBSP, " ")
    assert briefing_dict(election, prepared)["sheets"][0]["agreement"] == number(pair)


def low(text: str) -> str:
    return text.lower()


def test_no_page_of_two_parties_has_another_name_for_it(any_client: PageClient) -> None:
    """“Overeenkomst” is what a result calls the score of a voter and a party."""
    home = any_client.page("/vergelijk")
    pairs = [link for link in home.links if link.count("/") == 3 and "." not in link]
    for path in ("/vergelijk", pairs[0]):
        text = low(any_client.page(path).text)
        assert "gelijk" in text
        assert "overeenkomst" not in text


def test_a_half_difference_is_a_difference(election: Election) -> None:
    """Neutral beside agree is not the same position; the city block made it half."""
    pair = agreement_between(election, "brug", "haven")
    assert (pair.n_same, pair.n_shared, pair.agreement) == (2, 5, Fraction(2, 5))
