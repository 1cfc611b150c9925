"""Promises about the pages of parties."""

from __future__ import annotations

import re

from stemhulp.model import Election
from stemhulp.presentation.wording.quoting import quoted
from tests.support.documents import PageClient, table_of

SVG = "{http://www.w3.org/2000/svg}svg"
COUNTED = re.compile(r"(\d+) (\w+)")


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


def test_seats_say_what_they_rest_on_and_lead_to_where_they_come_from(client: PageClient) -> None:
    assert "4 zetels (gelezen in een bron). Het Bosblad" in client.page("/partijen/brug").text
    assert "3 zetels (berekend" in client.page("/partijen/molen").text
    for path in ("/partijen/brug", "/partijen", "/vergelijk?partij=brug,haven"):
        page = client.page(path)
        assert "zetels" in page.text
        assert "/verantwoording#zetels" in page.links, path
    assert "https://bosblad.example/vergelijking" in client.page("/partijen/brug").links


def test_where_seats_come_from_is_told_for_every_party_and_what_was_not_noted(
    any_client: PageClient,
) -> None:
    page = any_client.page("/verantwoording")
    told = [text for text in page.texts("li") if " zetels (" in text]
    assert len(told) == sum("zetels (" in text for text in any_client.page("/partijen").texts("li"))
    n_unnamed = sum(text.endswith(")") and "Bosblad" not in text for text in told)
    noun = "partij" if n_unnamed == 1 else "partijen"
    assert f"Bij {n_unnamed} {noun} is niet genoteerd welke bron het was." in page.text


def test_every_programme_point_can_be_linked_to(client: PageClient, election: Election) -> None:
    document = client.page("/partijen/brug")
    for plank in election.planks.values():
        assert quoted(plank) in "".join(document.by_id(f"punt-{plank.plank_id}").itertext())


def test_a_party_is_counted_theme_by_theme_in_words_and_in_as_many_shapes(
    any_client: PageClient,
) -> None:
    paths = {link for link in any_client.page("/partijen").links if link.startswith("/partijen/")}
    for path in sorted(paths):
        page = any_client.page(path)
        rows = table_of(page, "Standpunten geteld per thema")[1:]
        known, total = map(int, re.findall(r"bij (\d+) van de (\d+) stellingen", page.text)[0])
        counts = [(int(n), side) for _, text in rows for n, side in COUNTED.findall(text)]
        assert sum(n for n, _ in counts) == total
        assert sum(n for n, side in counts if side != "onbekend") == known
        pictures = [cell.find(SVG) for cell in page.all("td") if cell.find(SVG) is not None]
        for (_, text), picture in zip(rows, pictures, strict=True):
            assert picture.get("aria-hidden") == "true"
            drawn = (int(picture.get("viewBox").split()[2]) + 3) // 13
            assert drawn == sum(int(n) for n, _ in COUNTED.findall(text))
