"""Promises about every page."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from typing import get_type_hints
from urllib.parse import urldefrag
from xml.etree.ElementTree import Element

import brotli
import pytest
from flask import Flask
from jinja2 import UndefinedError, nodes

from stemhulp.loading import Site
from stemhulp.matching import match
from stemhulp.model import Election, Source
from stemhulp.presentation.evidence.sources import source_line
from stemhulp.web import create_app
from stemhulp.web.application import READY
from stemhulp.web.routes import RULES
from tests.support.documents import Document, PageClient, make_client, text_of
from tests.support.elections import sheet_of


def crawl(client: PageClient, start: str = "/") -> dict[str, Document]:
    """Every page that links lead to, each one held to the rules of the house; once an app."""
    seen: dict[str, Document] = client.application.extensions.setdefault("crawled", {})
    if seen:
        return seen
    waiting = [start]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen[path] = client.page(path)
        links = (urldefrag(link).url for link in seen[path].links if link.startswith("/"))
        waiting += [link for link in links if not is_file(link)]
    return seen


def test_every_page_follows_the_rules_of_the_house(any_client: PageClient) -> None:
    pages = crawl(any_client)
    rules = [RULES[page.endpoint] for page in READY if not page.id_name]
    nl = {rule["nl"] for rule in rules} - {"/uitslag"}
    en = {"/en" + rule["en"] for rule in rules} - {"/en/result"}
    has_english = "/en/" in pages  # an election may be in Dutch alone
    assert nl | (en if has_english else set()) <= set(pages)
    any_client.page("/uitslag")
    if has_english:
        any_client.page("/en/result")


def test_every_link_to_a_place_on_a_page_finds_that_place(any_client: PageClient) -> None:
    pages = crawl(any_client)
    for document in pages.values():
        for link in document.links:
            path, place = urldefrag(link)
            if path.startswith("/") and place:
                pages[path].by_id(place)


def test_every_statement_and_party_can_be_reached(client: PageClient, election: Election) -> None:
    pages = crawl(client)
    assert {f"/stellingen/{key}" for key in election.statements} <= set(pages)
    assert {f"/partijen/{key}" for key in election.parties} <= set(pages)


def test_titles_are_all_different(any_client: PageClient) -> None:
    titles = [(d.root.get("lang"), d.texts("title")[0]) for d in crawl(any_client).values()]
    assert len(titles) == len(set(titles))


@pytest.mark.parametrize("path", ["/nergens", "/stellingen/nergens", "/partijen/nergens"])
def test_unknown_address_is_a_friendly_page(client: PageClient, path: str) -> None:
    assert "bestaat niet" in client.page(path, 404).text


def test_posting_to_a_page_for_reading_is_a_friendly_page(client: PageClient) -> None:
    document = client.send({}, 405, "/stellingen")
    assert "Allow" in document.response.headers


def test_result_without_answers_points_to_the_questionnaire(client: PageClient) -> None:
    document = client.page("/uitslag")
    assert document.texts("h1") == ["Hier staat nog geen uitslag"]
    assert "/vragenlijst" in document.links


def test_a_page_that_has_not_changed_is_not_sent_again(client: PageClient) -> None:
    for path in ("/", "/vragenlijst", "/partijen"):
        first = client.get(path)
        again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b"")


def test_pages_are_packed_for_browsers_that_can_unpack(client: PageClient) -> None:
    plain = client.get("/vragenlijst")
    packed = client.get("/vragenlijst", headers={"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in plain.headers
    assert len(packed.data) < len(plain.data) / 3
    assert "Accept-Encoding" in packed.headers["Vary"]


def test_style_and_script_are_kept_for_ever_under_the_hash_of_their_content(
    client: PageClient,
) -> None:
    text = client.get("/vragenlijst").text
    addresses = re.findall(r'"(/static/[^"]+)"', text)
    assert len(set(addresses)) == 3
    for address in addresses:
        assert "immutable" in client.get(address).headers["Cache-Control"]
        assert "max-age=300" in client.get(address.split("?")[0]).headers["Cache-Control"]
    assert client.get("/static/../forms.py").status_code == 404


def test_hostile_text_in_a_table_is_shown_as_text(
    site_copy: Site, replace_in: Callable[[str, str, str], None]
) -> None:
    hostile = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
    in_csv = '"' + hostile.replace('"', '""') + '"'
    replace_in("parties.csv", "Molenwiek,,ja", f"{in_csv},,ja")
    replace_in("statements.csv", "Over de Verzonnen Aa moet een fietsbrug komen.", in_csv)
    replace_in("planks.csv", '"We bouwen een fietsbrug over de Verzonnen Aa."', in_csv)
    replace_in("sources.csv", "Verslag van de raad", in_csv)
    replace_in("election.toml", "De makers van Stemhulp", "<b>makers</b>")
    client = make_client(create_app(site_copy))
    pages = crawl(client)
    result = client.send(
        {
            f"answer-{key}": "eens"
            for key in ("fietsbrug", "parkeren", "marktdag", "hofjes", "toren")
        }
    )
    assert hostile in pages["/partijen/molen"].text
    assert hostile in result.text
    for document in (*pages.values(), result):
        assert document.all("b") == []
        assert all(img.get("src", "").startswith("/") for img in document.all("img"))


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,hallo", "//elders.example", "/etc", "http:///"],
)
def test_only_web_addresses_become_links(address: str) -> None:
    line = source_line(Source("bron", "Een bron", address))
    assert (line.url, line.host, line.title) == ("", "", "Een bron")


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


def test_seats_say_what_they_rest_on(client: PageClient) -> None:
    assert "4 zetels (gelezen in een bron)" in client.page("/partijen/brug").text
    assert "3 zetels (berekend" in client.page("/partijen/molen").text


def test_every_programme_point_can_be_linked_to(client: PageClient, election: Election) -> None:
    document = client.page("/partijen/brug")
    for plank in election.planks.values():
        assert plank.text in "".join(document.by_id(f"punt-{plank.plank_id}").itertext())


def assert_adds_up(table: Element) -> None:
    """Every line is agreement × weight, and the lines add up to the total."""
    rows = [
        [cell.replace(",", ".").replace("−", "-") for cell in map(text_of, row)]
        for row in table.iter()
        if row.tag.endswith("}tr")
    ]
    *body, total = rows[1:]
    points = [float(row[5]) for row in body if row[5] != "–"]
    possible = [float(row[6]) for row in body if row[6] != "–"]
    assert (sum(points), sum(possible)) == (float(total[1]), float(total[2]))
    for row in body:
        if row[5] != "–":
            assert float(row[3]) * float(row[4]) == float(row[5])


def test_the_worked_example_adds_up(any_client: PageClient) -> None:
    (table,) = (t for t in any_client.page("/methode").all("table") if "Som voor" in text_of(t))
    assert_adds_up(table)


def test_the_visitors_own_sum_adds_up_to_the_score_that_is_shown(
    client: PageClient, election: Election
) -> None:
    answers = dict.fromkeys((f"answer-{s}" for s in election.statements), "eens")
    document = client.send(answers | {"weight-fietsbrug": "2", "answer-hofjes": "skip"})
    (table,) = (t for t in document.all("table") if "Som voor Molenwiek" in text_of(t))
    assert_adds_up(table)
    # fietsbrug 2, parkeren 1, marktdag 0, toren 1, museumnacht a half, out of six
    assert "De score is 4,5 : 6 = 75 %" in document.text
    assert ranking(document)[0].startswith("Plaats 1 Molenwiek 75 %")


def test_accountability_says_so_when_nothing_was_given(
    site_copy: Site, replace_in: Callable[[str, str, str], None]
) -> None:
    replace_in("election.toml", 'funding = "Niemand betaalt voor een verzonnen gemeente."', "")
    text = make_client(create_app(site_copy)).page("/verantwoording").text
    assert "Geld niet opgegeven" in text


def test_accountability_counts_both_directions(client: PageClient, election: Election) -> None:
    text = client.page("/verantwoording").text
    assert "bij 3 van de 6 is De Brug het eens, bij 3 van de 6 oneens" in text
    assert election.dataset in text


def test_several_elections_start_with_a_choice(site_copy: Site) -> None:
    for folder in ("statements", "parties"):
        first = site_copy.root / folder / "gr2030-verzonnenwoude"
        second = site_copy.root / folder / "gr2034-verzonnenwoude"
        second.mkdir()
        for file in first.iterdir():
            text = file.read_text(encoding="utf-8").replace('"gr2030-', '"gr2034-')
            (second / file.name).write_text(
                text.replace("2030-03-20", "2034-03-20"), encoding="utf-8"
            )
    client = make_client(create_app(site_copy))
    pages = crawl(client)
    assert pages["/"].texts("h1") == ["Kies een verkiezing"]
    assert "/gr2034-verzonnenwoude/partijen/brug" in pages
    keys = ("fietsbrug", "parkeren", "marktdag", "hofjes", "toren")
    result = client.send(
        {f"answer-{key}": "eens" for key in keys}, path="/gr2034-verzonnenwoude/uitslag"
    )
    assert all(link.startswith(("#", "/gr2034", "http")) for link in result.links)
    client.page("/vragenlijst", 404)


def test_a_site_may_bring_its_own_template(site_copy: Site) -> None:
    own = site_copy.root / "templates" / "about"
    own.mkdir(parents=True)
    (own / "privacy.html").write_text(
        '{% extends "base.html" %}'
        "{% block main %}<h1>{{ page.title }}</h1><p>Eigen tekst</p>{% endblock %}",
        encoding="utf-8",
    )
    client = make_client(create_app(site_copy))
    assert "Eigen tekst" in client.page("/privacy").text
    client.page("/toegankelijkheid")


def test_templates_read_only_what_views_declare(app: Flask) -> None:
    """Every `page.name` in a template of a page is a field of that page's view."""
    for page in READY:
        template, view = page.template, get_type_hints(page.view)["return"]
        assert is_dataclass(view)
        loader = app.jinja_env.loader
        assert loader is not None
        tree = app.jinja_env.parse(loader.get_source(app.jinja_env, template)[0])
        read = {
            node.attr
            for node in tree.find_all(nodes.Getattr)
            if isinstance(node.node, nodes.Name) and node.node.name == "page"
        }
        assert read <= {field.name for field in fields(view)}, template


@pytest.mark.parametrize("path", ["/vragenlijst", "/en/questionnaire"])
def test_the_form_is_light_on_the_wire(any_client: PageClient, path: str) -> None:
    brotli_only = {"Accept-Encoding": "br"}
    page = any_client.get(path, headers=brotli_only)
    assert page.status_code == 200
    assert len(page.data) <= 8_192


def test_a_browser_gets_the_packing_it_prefers(client: PageClient) -> None:
    for wish, coding in (("gzip, br", "br"), ("br;q=0.1, gzip", "gzip"), ("br;q=0", None)):
        answer = client.get("/vragenlijst", headers={"Accept-Encoding": wish})
        assert answer.headers.get("Content-Encoding") == coding
        assert "Accept-Encoding" in answer.headers["Vary"]
    answer = client.get("/vragenlijst", headers={"Accept-Encoding": "br"})
    assert brotli.decompress(answer.data) == client.get("/vragenlijst").data


@pytest.mark.parametrize("path", ["/vragenlijst", "/en/questionnaire"])
def test_every_difficult_word_points_to_one_explanation(any_client: PageClient, path: str) -> None:
    text = any_client.get(path).text
    pointed = set(re.findall(r'class="term" popovertarget="([^"]+)"', text))
    explained = re.findall(r'<p popover id="([^"]+)"', text)
    assert len(explained) == len(set(explained))
    assert pointed == set(explained)


def test_accountability_shows_what_always_the_same_answer_gives(
    client: PageClient, election: Election
) -> None:
    text = client.page("/verantwoording").text
    agrees = match(election, sheet_of([2] * len(election.statements)))
    first = [election.party(s.party_id).short_name for s in agrees.ranked if s.rank == 1]
    assert f"eens {', '.join(first)} (" in text
    assert "stellingen zijn alle standpunten die we kennen gelijk" in text


def test_an_election_without_a_single_position_can_be_served(site_copy: Site) -> None:
    path = site_copy.table("parties", site_copy.election_ids[0], "positions.csv")
    path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")
    client = make_client(create_app(site_copy))
    for page in ("/", "/methode", "/verantwoording", "/partijen"):
        client.page(page)


def test_a_broken_override_of_the_result_is_found_at_start(site_copy: Site) -> None:
    folder = site_copy.root / "templates" / "result"
    folder.mkdir(parents=True)
    (folder / "result.html").write_text("{{ page.bestaat_niet }}", encoding="utf-8")
    with pytest.raises(UndefinedError):
        create_app(site_copy)


def test_an_override_may_extend_the_template_it_replaces(site_copy: Site) -> None:
    folder = site_copy.root / "templates"
    folder.mkdir(parents=True)
    (folder / "base.html").write_text('{% extends "stemhulp/base.html" %}', encoding="utf-8")
    make_client(create_app(site_copy)).page("/")
