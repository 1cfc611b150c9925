"""Promises about the pages of parties."""

from __future__ import annotations

from stemhulp.model import Election
from stemhulp.presentation.wording.quoting import quoted
from tests.support.documents import PageClient


def test_parties_stand_in_a_neutral_order_that_is_stated(
    client: PageClient, election: Election
) -> None:
    for path in ("/", "/partijen", "/verantwoording"):
        text = client.page(path).text
        places = [
            text.index(party.short_name, text.index("lijstnummer") if path == "/" else 0)
            for party in election.parties.values()
        ]
        assert "op volgorde van lijstnummer" in text
        if path != "/verantwoording":
            assert places == sorted(places)


def test_seats_say_what_they_rest_on(client: PageClient) -> None:
    assert "4 zetels (gelezen in een bron)" in client.page("/partijen/brug").text
    assert "3 zetels (berekend" in client.page("/partijen/molen").text


def test_every_programme_point_can_be_linked_to(client: PageClient, election: Election) -> None:
    document = client.page("/partijen/brug")
    for plank in election.planks.values():
        assert quoted(plank) in "".join(document.by_id(f"punt-{plank.plank_id}").itertext())
