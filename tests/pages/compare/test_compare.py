"""Promises about the pages of comparison."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from click.testing import CliRunner

from stemhulp.cli import main
from stemhulp.comparison import agreement_between
from stemhulp.examples import fictional_site
from stemhulp.loading import Site
from stemhulp.model import Election
from stemhulp.presentation.compare.text import share_text
from stemhulp.presentation.wording.formatting import NBSP
from stemhulp.web import create_app
from tests.support.documents import PageClient, make_client, rows_of, table_of, text_of
from tests.support.whole_site import is_file

MATRIX = "Gelijke standpunten van elke partij"
TOGETHER = (
    "Allemaal hetzelfde",
    "Hetzelfde, voor zover bekend",
    "Hier botst het",
    "Klein verschil",
)


def plain(text: str) -> str:
    """Text as one reads it on a page."""
    return text.replace(NBSP, " ")


def test_the_same_share_on_page_csv_json_and_command_line(
    client: PageClient, election: Election
) -> None:
    pair = agreement_between(election, "brug", "haven")
    assert pair.agreement is not None
    assert plain(share_text(pair)) in client.page("/vergelijk/brug/haven").text
    cells = table_of(client.page("/vergelijk"), MATRIX)
    assert "Haven & Kade 40 % 2 van de 5" in cells[1]
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


def test_too_few_shared_positions_are_counted_and_have_no_percentage(client: PageClient) -> None:
    row = table_of(client.page("/vergelijk"), MATRIX)[1]
    assert row[-1] == "De Stille Partij ?"
    assert "Van geen stelling beide bekend." in client.page("/vergelijk/brug/stil").text
    themes = table_of(client.page("/vergelijk/brug/haven"), "per thema")[1:]
    assert [row[1] for row in themes] == [
        "1 van de 3 gelijk",
        "1 van de 1 gelijk",
        "0 van de 1 gelijk",
    ]


def test_every_cell_of_the_heat_map_says_what_it_shows(client: PageClient) -> None:
    for words in (MATRIX, "Standpunt, jaar en zekerheid"):
        for row in table_of(client.page("/vergelijk"), words)[1:]:
            assert all(cell.strip() for cell in row)


def test_every_position_shows_its_age_and_how_sure_it_is(client: PageClient) -> None:
    rows = table_of(client.page("/vergelijk"), "Standpunt, jaar en zekerheid")
    cells = [cell for row in rows[1:] for cell in row[1:-1]]
    for cell in cells:
        assert "zekerheid" in cell or cell in {"? Onbekend", "Bronnen spreken elkaar tegen 2030"}
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
    assert earlier[3] == "? Onbekend"
    assert client.page("/planken").text != client.page("/planken?voor=1").text


def test_what_parties_share_together(client: PageClient) -> None:
    text = client.page("/vergelijk?partij=brug&partij=haven").text
    assert "2 van de 5 gelijk (40 %). Dat is geen meerderheid." in text
    assert "Samen 6 van de 9 zetels. Dat is een meerderheid. Herkomst van de zetels" in text
    assert "Een deel van die zetels is berekend" in client.page("/vergelijk?partij=brug,molen").text


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
    assert "2 van de 5 gelijk (40 %)" in client.page("/vergelijk/brug/haven").text
    early = client.page("/vergelijk/brug/haven?voor=1")
    assert early.text.count("1 van de 4 gelijk.") == 1
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


def test_statements_of_which_nothing_is_known_stand_folded_behind_their_count(
    any_client: PageClient,
) -> None:
    pairs = ("molen,stil", "assen-centraal,50plus")
    one = next(p for p in pairs if any_client.get(f"/vergelijk?partij={p}").status_code == 200)
    page = any_client.page(f"/vergelijk?partij={one}")
    rows = rows_of(any_client, f"/vergelijk/standpunten.csv?partij={one}")
    known = {row["statement"] for row in rows if row["stance"] != "unknown"}
    silent = {row["statement"] for row in rows} - known
    folded = {text_of(n) for d in page.all("details") for n in d.iter() if n.tag.endswith("}li")}
    assert folded == silent
    assert [int(text.split()[0]) for text in page.texts("summary")] == [len(silent)] * bool(silent)
