"""Promises about language: Dutch as written, English complete, and never two at once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from stemhulp.errors import UnknownIdError
from stemhulp.loading import bundled_root
from stemhulp.model import Election
from stemhulp.presentation.wording.language import _, current, using_language
from tests.support.documents import PageClient
from tests.support.sheets import sheet

TEMPLATES = sorted((bundled_root() / "templates").rglob("*.html"))
SAME = {"answer-hofjes": "eens", "answer-toren": "oneens"}


def words_outside_the_catalogue(source: str) -> Iterator[str]:
    """Words in a template that are text on the page but in no translated piece."""
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    pieces = "".join(
        node.data if isinstance(node, nodes.TemplateData) else "\0"
        for output in environment.parse(source).find_all(nodes.Output)
        for node in output.nodes
    )
    text = re.sub(r"<[^>]*>|\(context\)", " ", pieces)
    yield from re.findall(r"[^\W\d_]{2,}", text)
    yield from re.findall(r'(?:aria-label|title|alt|placeholder)="([^"\0]+)"', pieces)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_word_of_a_template_is_in_the_catalogue(path: Path) -> None:
    source = re.sub(r"{% block width %}.*?{% endblock %}", "", path.read_text(encoding="utf-8"))
    assert set(words_outside_the_catalogue(source)) == set()


def test_a_word_outside_the_catalogue_is_noticed() -> None:
    source = '<p>Hallo {{ name }}</p><p aria-label="Ook dit">{% trans %}dit niet{% endtrans %}</p>'
    assert list(words_outside_the_catalogue(source)) == ["Hallo", "Ook dit"]


def test_language_ends_with_its_block_also_after_an_error() -> None:
    with suppress(RuntimeError), using_language("en"):
        assert current() == "en"
        raise RuntimeError
    assert current() == "nl"


def test_there_is_no_third_language() -> None:
    with (
        pytest.raises(UnknownIdError, match="Er is geen taal met id ‘fries’"),
        using_language("fries"),
    ):
        pass


def test_every_page_leads_to_itself_in_the_other_language(client: PageClient) -> None:
    for dutch, english in (
        ("/", "/en/"),
        ("/stellingen/hofjes", "/en/statements/hofjes"),
        ("/partijen/brug", "/en/parties/brug"),
        ("/verantwoording", "/en/accountability"),
    ):
        assert english in client.page(dutch).links
        assert dutch in client.page(english).links


def test_answers_come_along_to_the_other_language(client: PageClient) -> None:
    for path in ("/en/questionnaire", "/vragenlijst"):
        document = client.send(SAME, path=path)
        assert document.checked() == SAME
        assert "alert" not in {node.get("role") for node in document.root.iter()}


def test_the_result_in_english_is_the_same_result(client: PageClient, election: Election) -> None:
    answers = sheet(dict.fromkeys(election.statements, "eens"), extra=("toren",))
    dutch, english = client.send(answers), client.send(answers, path="/en/result")
    scores = [re.findall(r"(\d+)\s?%", document.text) for document in (dutch, english)]
    assert scores[0] == scores[1]
    assert dutch.checked() == english.checked()


def test_an_error_is_told_in_the_language_of_its_address(client: PageClient) -> None:
    assert client.page("/en/nowhere", 404).root.get("lang") == "en"
    assert client.page("/nergens", 404).root.get("lang") == "nl"


def test_nothing_is_nothing_in_every_language(client: PageClient) -> None:
    """The empty sentence of a catalogue is its heading; no page may show that."""
    with using_language("en"):
        assert _("") == ""
    assert "Project-Id-Version" not in client.page("/en/compare").text
