"""Promises about the pages of comparison and debate."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable

import pytest
from click.testing import CliRunner
from jinja2 import UndefinedError

from stemhulp.cli import main
from stemhulp.comparison import agreement_between, plank_relations
from stemhulp.examples import fictional_site
from stemhulp.loading import Site
from stemhulp.model import Election
from stemhulp.presentation.compare.text import share_text
from stemhulp.presentation.wording.formatting import NBSP, percent
from stemhulp.web import create_app
from tests.support.documents import Document, PageClient, make_client, text_of
from tests.support.whole_site import is_file

SOURCE = re.compile(r"\((?:[a-z0-9-]+|punt [\d.]+): [^()]*(?:\d{4}|zonder datum)")
TOGETHER = (
    "Allemaal hetzelfde",
    "Hetzelfde, voor zover bekend",
    "Hier botst het",
    "Klein verschil",
)
PAGES = (
    "/vergelijk",
    "/vergelijk?partij=brug&partij=haven&verschil=1&volgorde=verdeeld",
    "/vergelijk/brug/haven",
    "/planken",
    "/planken/1.1",
    "/debat",
    "/debat/brug?tegen=molen,haven",
)


def table_of(document: Document, words: str) -> list[list[str]]:
    """Rows of the table whose caption or head has these words."""
    (table,) = (t for t in document.all("table") if words in text_of(t)[:400])
    rows = (row for row in table.iter() if row.tag.endswith("}tr"))
    return [[text_of(cell) for cell in row] for row in rows]


def rows_of(client: PageClient, path: str) -> list[dict[str, str]]:
    response = client.get(path)
    assert response.status_code == 200
    return list(csv.DictReader(io.StringIO(response.data.decode("utf-8-sig"))))


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


def test_the_same_share_on_page_csv_json_and_command_line(
    client: PageClient, election: Election
) -> None:
    pair = agreement_between(election, "brug", "haven")
    assert pair.agreement is not None
    said = f"Overeenkomst: {share_text(pair)}.".replace(NBSP, " ")
    assert said in client.page("/vergelijk/brug/haven").text
    cells = table_of(client.page("/vergelijk"), "Overeenkomst van elke partij")
    assert percent(pair.agreement).replace(NBSP, " ") in [
        cell.split("%")[0] + "%" for cell in cells[1]
    ]
    (row,) = (
        row
        for row in rows_of(client, "/vergelijk/partijen.csv")
        if (row["first"], row["second"]) == ("brug", "haven")
    )
    assert float(row["agreement"]) == float(pair.agreement)
    assert int(row["n_shared"]) == pair.n_shared
    data = json.loads(client.get("/vergelijk/brug/haven/stellingen.json").data)
    shown = CliRunner().invoke(
        main, ["--site", str(fictional_site().root), "compare", "brug", "haven", "--format", "json"]
    )
    assert data == json.loads(shown.stdout)
    assert data["shares"][0]["agreement"] == float(pair.agreement)


def test_too_few_shared_positions_is_a_dash_and_no_number(client: PageClient) -> None:
    row = table_of(client.page("/vergelijk"), "Overeenkomst van elke partij")[1]
    assert row[-1] == "– 0"
    assert "te weinig gedeelde standpunten (0 van de 6)" in client.page("/vergelijk/brug/stil").text


def test_every_cell_of_the_heat_map_says_what_it_shows(client: PageClient) -> None:
    for words in ("Overeenkomst van elke partij", "Standpunt, jaar en zekerheid"):
        for row in table_of(client.page("/vergelijk"), words)[1:]:
            assert all(cell.strip() for cell in row)


def test_every_position_shows_its_age_and_how_sure_it_is(client: PageClient) -> None:
    rows = table_of(client.page("/vergelijk"), "Standpunt, jaar en zekerheid")
    cells = [cell for row in rows[1:] for cell in row[1:-1]]
    for cell in cells:
        assert "zekerheid" in cell or cell in {"Onbekend", "Bronnen spreken elkaar tegen 2030"}
    assert "Eens 2030, zekerheid hoog" in cells


def test_filters_do_what_they_say(client: PageClient) -> None:
    both = client.page("/vergelijk?partij=brug&partij=haven")
    assert table_of(both, "Standpunt, jaar")[0] == [
        "Stelling",
        "De Brug",
        "Haven & Kade",
        "Verdeeldheid",
    ]
    assert "2 partijen en 6 van de 6 stellingen" in both.text
    assert "2 partijen en 3 van de 6" in client.page("/vergelijk?partij=brug,haven&verschil=1").text
    assert "2 partijen en 5 van de 6" in client.page("/vergelijk?partij=brug,haven&bron=1").text
    sorted_rows = table_of(
        client.page("/vergelijk?partij=brug,haven&volgorde=verdeeld"), "Standpunt, jaar"
    )
    numbers = [row[-1].replace(",", ".") for row in sorted_rows[1:] if row[-1] != "–"]
    assert numbers == sorted(numbers, reverse=True)
    assert len(table_of(client.page("/vergelijk?thema=wonen"), "Standpunt, jaar")) == 3


def test_the_form_keeps_what_was_chosen(client: PageClient) -> None:
    document = client.page("/vergelijk?partij=brug&partij=haven&voor=1&thema=wonen")
    ticked = {
        (n.get("name"), n.get("value")) for n in document.all("input") if "checked" in n.attrib
    }
    assert ticked == {("partij", "brug"), ("partij", "haven"), ("voor", "1")}
    (chosen,) = (
        n.get("value") for n in document.all("option") if "selected" in n.attrib and n.get("value")
    )
    assert chosen == "wonen"


def test_one_party_is_asked_for_another(client: PageClient) -> None:
    document = client.page("/vergelijk?partij=brug")
    assert "Kies minstens twee partijen" in document.text
    assert document.all("table") == []


def test_only_sources_from_before_the_election(
    site_copy: Site, replace_in: Callable[[str, str, str], None]
) -> None:
    replace_in("evidence.csv", "haven-3,haven,1.3,marktdag,agree,high,programme-2030,before",
               "haven-3,haven,1.3,marktdag,agree,high,programme-2030,after")  # fmt: skip
    client = make_client(create_app(site_copy))
    whole, early = (client.page(f"/vergelijk{query}") for query in ("", "?voor=1"))
    (row,), (earlier,) = (
        [r for r in table_of(document, "Standpunt, jaar") if r[0].startswith("Marktdag")]
        for document in (whole, early)
    )
    assert row[3].startswith("Eens")
    assert earlier[3] == "Onbekend"
    assert client.page("/planken").text != client.page("/planken?voor=1").text


def test_what_parties_share_together(client: PageClient) -> None:
    text = client.page("/vergelijk?partij=brug&partij=haven").text
    assert "Zij vinden hetzelfde op 2 van de 5 stellingen" in text
    assert "geen meerderheid. Samen 6 van de 9 zetels. Dat is een meerderheid." in text
    assert "Een deel van die zetels is berekend" in client.page("/vergelijk?partij=brug,molen").text


@pytest.mark.parametrize(
    "path",
    [
        "/vergelijk?partij=nergens",
        "/vergelijk?thema=niets",
        "/vergelijk?partij=brug,haven&thema=wonen&thema=niets",
        "/vergelijk/brug/brug",
        "/vergelijk/brug/college-2030",
        "/vergelijk/standpunten.csv?partij=nergens",
        "/vergelijk/brug/brug/stellingen.json",
        "/planken/telling.xlsx",
        "/vergelijk/niets.csv",
        "/vergelijk/standpunten.xlsx",
        "/planken/9.9",
        "/planken.pdf",
        "/debat/nergens",
        "/debat?partij=nergens&tegen=haven",
        "/debat/brug?tegen=nergens",
        "/debat/brug?tegen=molen&thema=niets",
    ],
)
def test_what_does_not_exist_is_a_friendly_page(client: PageClient, path: str) -> None:
    assert "bestaat niet" in client.page(path, 404).text


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("/vergelijk?partij=nergens,haven", ("partij", "haven")),
        ("/vergelijk/haven/haven", ("partij", "haven")),
        ("/vergelijk/nergens/haven", ("partij", "haven")),
        ("/debat/brug?tegen=nergens,haven", ("tegen", "haven")),
    ],
)
def test_an_address_that_is_half_right_keeps_that_half_and_asks_for_the_rest(
    client: PageClient, path: str, kept: tuple[str, str]
) -> None:
    document = client.page(path, 404)
    ticked = [
        (n.get("name"), n.get("value")) for n in document.all("input") if "checked" in n.attrib
    ]
    assert ticked == [kept]
    assert "nergens" not in document.text
    (form,) = (n for n in document.all("form") if n.get("class") == "filters no-print")
    assert form.get("action") in {"/vergelijk", "/debat"}


def test_odd_values_of_a_choice_leave_everything_in_sight(client: PageClient) -> None:
    whole = client.page("/vergelijk").text
    assert client.page("/vergelijk?verschil=ja&bron=2&volgorde=raar&thema=").text == whole
    many = ",".join(["brug", "haven"] * 25)
    assert "Je ziet 2 partijen" in client.page(f"/vergelijk?partij={many}").text
    assert "Kies een of meer andere partijen" in client.page("/debat/brug?tegen=brug").text


def test_parties_together_account_for_every_statement(any_client: PageClient) -> None:
    path = next(
        p for p in ("/vergelijk?partij=brug,haven", "/vergelijk?partij=sp,vvd,plop")
        if any_client.get(p).status_code == 200
    )  # fmt: skip
    document = any_client.page(path)
    (section,) = (n for n in document.all("section") if n.get("aria-labelledby") == "samen")
    titles, texts = (
        [text_of(n) for n in section.iter() if n.tag.endswith(tag)] for tag in ("}dt", "}dd")
    )
    unknown = texts.pop()
    groups = {
        title: [] if text == "–" else text.split(", ")
        for title, text in zip(titles, texts, strict=False)
    }
    shown = re.search(r"van de (\d+) stellingen", document.text.split("Je ziet")[1])
    assert shown is not None
    data = json.loads(any_client.get(path.replace("?", "/standpunten.json?")).data)["together"]
    counts = [len(data[name]) for name in ("same", "same_so_far", "clash", "differ", "unknown")]
    assert counts == [
        *(len(groups.get(title, ())) for title in TOGETHER), int(unknown.split()[0])
    ]  # fmt: skip
    assert sum(counts) == int(shown[1])


def test_two_parties_before_the_election_are_the_same_on_page_file_and_command_line(
    site_copy: Site, replace_in: Callable[[str, str, str], None]
) -> None:
    replace_in("evidence.csv", "haven-3,haven,1.3,marktdag,agree,high,programme-2030,before",
               "haven-3,haven,1.3,marktdag,agree,high,programme-2030,after")  # fmt: skip
    client = make_client(create_app(site_copy))
    assert "(5 van de 6)" in client.page("/vergelijk/brug/haven").text
    early = client.page("/vergelijk/brug/haven?voor=1")
    assert "te weinig gedeelde standpunten (4 van de 6)" in early.text
    links = [link for link in early.links if is_file(link)]
    assert len(links) == 4
    assert all("voor=1" in link for link in links)
    data = json.loads(client.get("/vergelijk/brug/haven/stellingen.json?voor=1").data)
    arguments = ("compare", "brug", "haven", "--format", "json", "--before-election")
    shown = CliRunner().invoke(main, ["--site", str(site_copy.root), *arguments])
    assert data == json.loads(shown.stdout)
    assert data["shares"][0]["n_shared"] == 4


def test_every_table_can_be_downloaded(any_client: PageClient) -> None:
    pages = ("/vergelijk", "/planken")
    if any_client.get("/vergelijk/brug/haven").status_code == 200:
        pages += ("/vergelijk/brug/haven", "/planken/1.1")
    for path in pages:
        files = [link for link in any_client.page(path).links if is_file(link)]
        assert len(files) >= 2
        for link in files:
            response = any_client.get(link)
            assert response.status_code == 200
            assert response.headers["Content-Disposition"].startswith("attachment")
            if response.mimetype == "application/json":
                assert json.loads(response.data)["ok"]
            else:
                assert rows_of(any_client, link)


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
    known = cells - {"Onbekend"}
    assert known
    for cell in known:
        assert re.search(r"zekerheid (hoog|redelijk)$", cell), cell


def test_a_plank_shows_every_row_with_date_and_confidence(client: PageClient) -> None:
    text = client.page("/planken/1.1").text
    assert "Haven & Kade stemde tegen de brug." in text
    assert (
        "stemming in de raad, van voor de verkiezing, zekerheid hoog; bepaalt wat hier staat"
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


def test_asking_leads_to_one_readable_address(client: PageClient) -> None:
    response = client.get(
        "/debat?partij=brug&tegen=molen&tegen=haven&tegen=brug&thema=wonen&voor=1"
    )
    assert response.status_code == 302
    assert response.headers["Location"] == "/debat/brug?tegen=molen,haven&thema=wonen&voor=1"
    client.page(response.headers["Location"])


def test_without_an_opponent_one_is_asked_for(client: PageClient) -> None:
    for path in ("/debat?partij=brug", "/debat?partij=brug&tegen=brug"):
        assert "Kies een of meer andere partijen" in client.page(path).text
    assert client.page("/debat/brug").texts("h1") == ["Voorbereiden op een debat"]


def test_every_line_of_a_briefing_on_the_screen_has_a_source(any_client: PageClient) -> None:
    path = next(
        p for p in ("/debat/brug?tegen=molen,haven", "/debat/sp?tegen=vvd,plop")
        if any_client.get(p).status_code == 200
    )  # fmt: skip
    items = [n for n in any_client.page(path).all("li") if n.get("class") == "brief-item"]
    assert len(items) > 10
    for item in items:
        assert SOURCE.search(text_of(item)), text_of(item)


def test_a_briefing_in_english_has_the_same_lines(any_client: PageClient) -> None:
    pairs = (
        ("/debat/brug?tegen=molen", "/en/debate/brug?tegen=molen"),
        ("/debat/sp?tegen=vvd", "/en/debate/sp?tegen=vvd"),
    )
    dutch, english = next(p for p in pairs if any_client.get(p[0]).status_code == 200)
    counts = [
        [n.get("class") for n in any_client.page(path).all("li")].count("brief-item")
        for path in (dutch, english)
    ]
    assert counts[0] == counts[1]


def test_a_broken_template_of_comparison_is_found_at_start(site_copy: Site) -> None:
    for name in ("programme/plank.html", "debate/briefing.html"):
        path = site_copy.root / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{{ page.bestaat_niet }}", encoding="utf-8")
        with pytest.raises(UndefinedError):
            create_app(site_copy)
        path.unlink()
