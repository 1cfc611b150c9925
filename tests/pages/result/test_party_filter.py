"""Promises about choosing which parties to see: it hides and never counts."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from stemhulp.loading import Site
from stemhulp.model import Election
from stemhulp.web import create_app
from stemhulp.web.forms.shown_parties import hide
from tests.support.documents import Document, PageClient, make_client, text_of
from tests.support.sheets import all_eens

ONLY_MOLEN = {"show-molen": "1"}


def about(document: Document, party_id: str) -> list[Any]:
    """Whatever on the page is about one party."""
    return [node for node in document.root.iter() if node.get("data-party") == party_id]


def is_hidden(node: Any) -> bool:
    return "hidden" in node.attrib


def cards(document: Document) -> dict[str, str]:
    """What stands in the list about each party."""
    return {
        item.get("data-party"): text_of(item)
        for items in document.all("ol", "ul")
        if "ranking" in items.get("class", "")
        for item in items
    }


def test_all_parties_are_shown_until_somebody_chooses(
    client: PageClient, election: Election
) -> None:
    document = client.send(all_eens(election))
    for party_id in election.parties:
        assert about(document, party_id)
        assert not any(map(is_hidden, about(document, party_id)))
        assert document.checked()[f"show-{party_id}"] == "1"


def test_hiding_changes_no_score_no_rank_and_no_sentence(
    client: PageClient, election: Election
) -> None:
    whole = client.send(all_eens(election))
    part = client.send(all_eens(election) | ONLY_MOLEN)
    assert cards(part) == cards(whole)
    sentences = [text_of(page.all("section")[0]) for page in (whole, part)]
    assert sentences[0] == sentences[1]


def test_a_hidden_party_is_hidden_everywhere_and_a_chosen_one_nowhere(
    client: PageClient, election: Election
) -> None:
    document = client.send(all_eens(election) | ONLY_MOLEN)
    for party_id in election.parties:
        for node in about(document, party_id):
            assert is_hidden(node) == (party_id != "molen")
    kinds = {node.tag.rpartition("}")[2] for node in about(document, "haven")}
    assert {"li", "tr", "dd"} <= kinds  # the list, the pictures by theme, the lines by stance


def test_the_page_says_how_many_are_hidden_and_offers_to_show_all(
    client: PageClient, election: Election
) -> None:
    part = client.send(all_eens(election) | ONLY_MOLEN)
    told = part.by_id("verborgen")
    assert "Verborgen partijen: 3. Scores en plaatsen blijven zoals ze zijn." in text_of(told)
    (button,) = (node for node in told.iter() if node.get("name") == "show")
    sent = part.checked() | {button.get("name"): button.get("value")}
    again = client.send(sent)
    assert not any(is_hidden(node) for key in election.parties for node in about(again, key))
    assert all(is_hidden(node) for node in again.by_id("verborgen") if node.get("class") != "link")


def test_choosing_nobody_shows_everybody(client: PageClient, election: Election) -> None:
    document = client.send(all_eens(election))
    assert document.response.data == client.send(document.answers()).response.data


def test_the_choice_is_kept_by_the_next_result_and_in_english(
    client: PageClient, election: Election
) -> None:
    part = client.send(all_eens(election) | ONLY_MOLEN)
    for path in ("/uitslag", "/en/result"):
        again = client.send(part.checked(), path=path)
        assert again.checked() == part.checked()
        assert all(map(is_hidden, about(again, "brug")))


def test_the_way_back_to_the_questionnaire_keeps_the_answers(
    client: PageClient, election: Election
) -> None:
    part = client.send(all_eens(election) | ONLY_MOLEN)
    assert client.send(part.checked(), path="/vragenlijst").checked() == all_eens(election)


@pytest.mark.parametrize(
    "fields",
    [
        {"show-nergens": "1"},
        {"show-": "1"},
        {"show-molen": "2"},
        {"show-molen": ["1", "1"]},
        {"show": "some"},
        {"show": ["all", "all"]},
        {"show-molen": ""},
        {"show-answer-toren": "1"},
    ],
    ids=str,
)
@pytest.mark.parametrize("path", ["/uitslag", "/vragenlijst", "/en/result"])
def test_a_choice_that_our_form_cannot_have_sent_is_refused(
    client: PageClient, election: Election, fields: dict[str, Any], path: str
) -> None:
    client.send(all_eens(election) | fields, 400, path)


def test_text_from_tables_cannot_hide_anything(
    site_copy: Site, replace_in: Callable[[str, str, str], None], election: Election
) -> None:
    replace_in("parties.csv", ",Molenwiek,", ',"Wiek data-party=""brug""",')
    document = make_client(create_app(site_copy)).send(all_eens(election) | ONLY_MOLEN)
    assert 'Wiek data-party="brug"' in document.text
    assert 'data-party="brug" hidden' not in document.text


def test_hiding_takes_the_whole_id_and_nothing_that_looks_like_it() -> None:
    html = '<li data-party="sp">SP</li><li data-party="sp-lokaal">SP Lokaal</li>'
    assert re.findall(r"<li[^>]*hidden>", hide(html, ["sp"])) == ['<li data-party="sp" hidden>']
