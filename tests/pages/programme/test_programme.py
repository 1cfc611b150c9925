"""Promises about the pages of programme points."""

from __future__ import annotations

import re
from typing import Any

from stemhulp.comparison import plank_relations
from stemhulp.model import Election
from tests.support.documents import PageClient, rows_of, table_of, text_of


def test_the_page_of_planks_counts_what_its_table_shows(
    client: PageClient, election: Election
) -> None:
    document = client.page("/planken")
    counts = {row[0]: row[1:] for row in table_of(document, "Aantal punten")[1:]}
    found = plank_relations(election, "brug")
    for party_id in ("molen", "haven", "stil"):
        relations = [r.relation for row in found.values() for r in row if r.party_id == party_id]
        names = ("supports", "opposes", "neutral", "contradicts", "unknown")
        assert counts[election.party(party_id).short_name] == [
            str(relations.count(name)) for name in names
        ]
        (row,) = (r for r in rows_of(client, "/planken/telling.csv") if r["party_id"] == party_id)
        assert [row[name] for name in names] == counts[election.party(party_id).short_name]
    cells = [text_of(cell) for cell in document.all("td")]
    assert any(cell.startswith("Tegenstrijdig 2030, zekerheid") for cell in cells)
    assert all(cells)


def test_every_known_relation_shows_its_age_and_how_sure_it_is(any_client: PageClient) -> None:
    cells = {
        text_of(cell) for cell in any_client.page("/planken").all("td")
        if str(cell.get("class")).startswith("bg-")
    }  # fmt: skip
    known = cells - {"? Onbekend"}
    assert known
    for cell in known:
        assert re.search(r"zekerheid (hoog|redelijk)$", cell), cell


def test_a_plank_shows_every_row_with_date_and_confidence(client: PageClient) -> None:
    text = client.page("/planken/1.1").text
    assert "Haven & Kade stemde tegen de brug." in text
    assert (
        "stemming in de raad, van vóór de verkiezing, zekerheid hoog; bepaalt wat hier staat"
        in text
    )
    assert "De Stille Partij Onbekend" in text
    assert "draagt geen standpunt" in text


def test_context_is_background_and_never_a_party(client: PageClient) -> None:
    text = client.page("/planken/1.1").text
    parties, background = text.split("Achtergrond")
    assert "College" not in parties
    assert "College van Verzonnenwoude 2030" in background
    for path in ("/vergelijk", "/planken", "/debat/brug?tegen=molen,haven"):
        assert "College" not in client.page(path).text


def test_the_table_of_a_point_has_every_source_about_it(
    client: PageClient, election: Election
) -> None:
    rows = rows_of(client, "/planken/1.1/vindplaatsen.csv")
    about = {row.evidence_id for row in election.evidence.values() if row.plank_id == "1.1"}
    assert about
    assert {row["evidence_id"] for row in rows if row["evidence_id"]} == about


def test_points_of_which_nothing_is_known_stand_folded_behind_their_count(
    any_client: PageClient,
) -> None:
    page = any_client.page("/planken")
    rows = rows_of(any_client, "/planken.csv")
    known = {r["plank_id"] for r in rows if r["relation"] not in {"own", "unknown"}}
    silent = {r["plank_id"] for r in rows if r["relation"] == "own"} - known
    folded = {link.rpartition("/")[2] for node in page.all("details") for link in hrefs(node)}
    assert folded == silent
    counted = [int(text.split()[0]) for text in page.texts("summary")]
    assert sum(counted) == len(silent)
    in_tables = {link.rpartition("/")[2] for node in page.all("tbody") for link in hrefs(node)}
    assert known <= in_tables
    assert not silent & in_tables


def test_an_unknown_cell_is_a_light_mark_with_a_word_for_who_hears_the_page(
    any_client: PageClient,
) -> None:
    for path in ("/planken", "/vergelijk"):
        cells = [n for n in any_client.page(path).all("td") if n.get("class") == "bg-unknown"]
        assert cells
        for cell in cells:
            mark, word = cell
            assert (mark.text, mark.get("aria-hidden")) == ("?", "true")
            assert (word.text, word.get("class")) == ("Onbekend", "hidden")


def hrefs(node: Any) -> list[str]:
    """Where the links within a piece of a page lead."""
    return [link.get("href") for link in node.iter() if link.get("href")]
