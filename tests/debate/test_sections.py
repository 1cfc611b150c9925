"""A section of a briefing is one entry in one registry: added there, it is seen everywhere."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner

from stemhulp.cli import main
from stemhulp.debate import SECTIONS, Line, Part, Section, Sheet, sections_of
from stemhulp.debate.scope import Scope
from stemhulp.debate.strength import cite
from stemhulp.examples import fictional_site
from stemhulp.presentation.debate.items import FORMS
from tests.conftest import PageClient

ASKED = ("debate", "brug", "--against", "molen")


def newest(scope: Scope, opponent: str) -> Iterator[Line]:
    """What an editor might add: the last row of the opponent."""
    row = scope.rows_of(opponent)[-1]
    yield Line("row", plank_id=row.plank_id, rows=(cite(scope.election, row),))


SCRATCH = Section(
    section_id="newest",
    form="row",
    most=1,
    card="list",
    against=Part(
        lines=newest,
        title="Het laatste van %(opponent)s",
        intro="Wat %(opponent)s het laatst deed.",
        nothing="Van %(opponent)s is niets bekend.",
    ),
    of_field=Part(
        lines=lambda _scope: (),
        title="Het laatste van allemaal",
        intro="Wat iedereen het laatst deed.",
        nothing="Van niemand is iets bekend.",
    ),
)
SHOWN = ("Het laatste van Molenwiek", "Wat Molenwiek het laatst deed.")
SHOWN_EMPTY = ("Het laatste van allemaal", "Van niemand is iets bekend.")


@pytest.fixture
def with_scratch(monkeypatch: pytest.MonkeyPatch) -> None:
    """The registry with one entry more, and nothing else."""
    registry = {**SECTIONS, "newest": SCRATCH}
    monkeypatch.setattr("stemhulp.debate.sections.SECTIONS", registry)


def run(*arguments: str) -> str:
    """What the command writes about the fictional election."""
    root = str(fictional_site().root)
    done = CliRunner().invoke(main, ["--site", root, *ASKED, *arguments])
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.mark.usefixtures("with_scratch")
@pytest.mark.parametrize("form", ["md", "html"])
def test_one_entry_is_enough_for_text_and_paper(form: str) -> None:
    text = run("--format", form)
    for sentence in (*SHOWN, *SHOWN_EMPTY):
        assert sentence in text


@pytest.mark.usefixtures("with_scratch")
def test_one_entry_is_enough_for_the_page(client: PageClient) -> None:
    document = client.page("/debat/brug?tegen=molen")
    assert {SHOWN[0], SHOWN_EMPTY[0]} <= set(document.texts("h3"))
    assert SHOWN[1] in document.text
    assert SHOWN_EMPTY[1] in document.text


@pytest.mark.usefixtures("with_scratch")
def test_one_entry_is_enough_for_the_document(client: PageClient) -> None:
    response = client.get("/debat.docx?partij=brug&tegen=molen")
    texts = {one.text for one in docx.Document(io.BytesIO(response.data)).paragraphs}
    assert {*SHOWN, *SHOWN_EMPTY} <= texts


@pytest.mark.usefixtures("with_scratch")
def test_one_entry_is_enough_for_data_and_cards() -> None:
    sheet, field = json.loads(run("--format", "json"))["sheets"]
    assert [line["kind"] for line in sheet["lines"] if line["section"] == "newest"] == ["row"]
    assert [line for line in field["lines"] if line["section"] == "newest"] == []
    assert SHOWN[0] in run("--format", "html", "--layout", "cards")


@pytest.mark.parametrize("text", ["title", "intro", "nothing"])
@pytest.mark.parametrize("place", ["against", "of_field"])
def test_a_section_without_a_text_fails_with_its_name(place: str, text: str) -> None:
    part = replace(getattr(SCRATCH, place), **{text: " "})
    with pytest.raises(ValueError, match=f"'newest'.*{text}"):
        replace(SCRATCH, **{place: part})


def test_a_section_of_the_first_page_says_how_the_rest_is_called() -> None:
    with pytest.raises(ValueError, match=r"'newest'.*title_of_rest"):
        replace(SCRATCH, front=1)
    assert SCRATCH.against
    replace(SCRATCH, front=1, against=replace(SCRATCH.against, title_of_rest="Meer"))


def test_a_section_on_no_sheet_fails_with_its_name() -> None:
    with pytest.raises(ValueError, match="'newest'"):
        replace(SCRATCH, against=None, of_field=None)


def parts(section: Section) -> list[Part[Any]]:
    return [part for part in (section.against, section.of_field) if part is not None]


@pytest.mark.parametrize("section", SECTIONS.values(), ids=list(SECTIONS))
def test_every_section_can_be_shown(section: Section) -> None:
    assert SECTIONS[section.section_id] is section
    assert section.form in FORMS
    assert section.card in {"", "each", "behind", "list"}
    assert section.most >= 1
    for part in parts(section):
        known = {"party", "opponent"} if part is section.against else {"party"}
        texts = (part.title, part.intro, part.nothing, part.without_own_rows)
        assert {gap for text in texts for gap in re.findall(r"%\((\w+)\)s", text)} <= known


@pytest.mark.parametrize("section_id", SECTIONS)
def test_a_test_on_the_town_asks_for_every_section(section_id: str) -> None:
    text = Path(__file__).with_name("test_briefing.py").read_text(encoding="utf-8")
    is_asked = f'"{section_id}"' in text
    assert is_asked, f"no test asks for {section_id!r}: say in test_briefing.py what it finds"


def test_no_form_is_left_without_a_section() -> None:
    assert {section.form for section in SECTIONS.values()} == set(FORMS)


def test_what_is_shown_empty_is_said_in_the_registry() -> None:
    hidden = {
        section.section_id
        for section in SECTIONS.values()
        for part in parts(section)
        if not part.is_shown_empty
    }
    assert hidden == {"questions", "words-and-deeds", "attacks"}
    shown = {section.section_id for section, _part in sections_of(Sheet("", None, {}))}
    assert "questions" not in shown
    assert "questions" in {
        section.section_id for section, _part in sections_of(Sheet("p1", None, {}))
    }
