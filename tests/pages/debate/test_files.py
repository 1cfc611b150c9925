"""A briefing as a file: the same lines on screen, in Markdown, a document and on paper."""

from __future__ import annotations

import io
import json
import re
import sys
from dataclasses import replace
from html import unescape
from itertools import groupby
from pathlib import Path

import docx
import pypdf
import pytest
from click.testing import CliRunner, Result

from stemhulp.cli import main
from stemhulp.debate import SECTIONS, briefing
from stemhulp.examples import fictional_election, fictional_site
from stemhulp.loading import bundled_root, load_election
from stemhulp.model import Election
from stemhulp.presentation.debate.briefing import BriefingView, briefing_view
from stemhulp.presentation.debate.docx import briefing_docx
from stemhulp.presentation.debate.export import briefing_dict
from stemhulp.presentation.debate.markdown import briefing_markdown
from stemhulp.presentation.debate.paper import briefing_html, briefing_pdf
from stemhulp.presentation.files.templates import template_loader
from stemhulp.presentation.wording.language import using_language
from tests.support.town import town

TEMPLATES = template_loader(None, bundled_root() / "templates")


def made(election: Election, party: str, *opponents: str, language: str = "nl") -> BriefingView:
    with using_language(language):
        return briefing_view(
            election.in_language(language), briefing(election, party, list(opponents))
        )


def words_of(text: str) -> str:
    """Text without what differs between forms: white space, and hyphens at the end of a line."""
    return re.sub(r"[\s‐-]+", "", text)


def spoken(view: BriefingView) -> list[str]:
    """Everything that is said and cited on paper."""
    pieces = []
    for sheet in view.sheets:
        pieces += [sheet.title, sheet.intro]
        for section in sheet.sections:
            for item in section.printed:
                pieces += [item.heading, item.text, item.quote, *item.notes]
                pieces += [item.warning.text] if item.warning else []
                pieces += [proof.label for proof in item.positions]
                pieces += [proof.text for proof in item.positions]
                pieces += [proof.quote for proof in item.positions]
                pieces += [proof.title for proof in item.positions]
    pieces += [piece for one in view.printed_sources for piece in (one.title, one.date, *one.rows)]
    pieces += [score.product for table in view.appendix.tables for score in table.scores]
    return [piece for piece in pieces if piece]


def run(*arguments: str | Path) -> Result:
    root = fictional_site().root
    return CliRunner().invoke(main, ["--site", str(root), *map(str, arguments)])


@pytest.fixture(scope="module")
def pages() -> list[str]:
    """Text of the pages of a PDF of the fictional election."""
    view = made(fictional_election(), "brug", "molen", "haven")
    file = pypdf.PdfReader(io.BytesIO(briefing_pdf(briefing_html(view, TEMPLATES))))
    return [page.extract_text() for page in file.pages]


ELECTIONS = [town(), fictional_election(), load_election("gr2022-assen", site=bundled_root())]


@pytest.mark.parametrize("election", ELECTIONS, ids=lambda election: election.election_id)
def test_every_source_of_what_somebody_said_has_a_date_and_a_confidence(
    election: Election,
) -> None:
    first, *others = election.parties
    for sheet in made(election, first, *others).sheets:
        for section in sheet.sections:
            for item in (*section.printed, *section.more):
                for tag in item.every_tag:
                    assert re.search(r"\d{4}|zonder datum", tag.date), tag
                    assert "zekerheid" in tag.facts or tag.code.startswith("punt "), tag


def test_no_source_is_surer_than_the_position_it_stands_behind() -> None:
    election = fictional_election()
    key = ("haven", "fietsbrug")
    unsure = replace(election.positions[key], confidence="medium")
    assert election.evidence[unsure.evidence_ids[0]].confidence == "high"
    changed = replace(election, positions={**election.positions, key: unsure})
    view = made(changed, "brug", "haven")
    contrasts = view.sheets[0].sections[0].front
    (item,) = (item for item in contrasts if item.statement_id == "fietsbrug")
    assert item.positions[1].label == "Haven & Kade: oneens."
    (tag,) = item.positions[1].tags
    assert "zekerheid redelijk" in tag.facts
    for sources in (view.sources, view.printed_sources):
        (rows,) = (one.rows for one in sources if one.number == tag.number)
        (said,) = (row for row in rows if tag.code in row)
        assert "zekerheid redelijk" in said


@pytest.mark.parametrize("election", ELECTIONS, ids=lambda election: election.election_id)
def test_sources_are_numbered_in_the_order_in_which_paper_is_read(election: Election) -> None:
    first, *others = election.parties
    view = made(election, first, *others)
    sections = [section for sheet in view.sheets for section in sheet.sections]
    items = [item for one in sections for item in one.front]
    items += [item for one in sections for item in one.items]
    read = dict.fromkeys(tag.number for item in items for tag in item.every_tag)
    assert list(read) == list(range(1, len(read) + 1))
    assert [one.number for one in view.printed_sources] == list(read)
    assert [one.number for one in view.sources] == list(range(1, len(view.sources) + 1))
    assert len(view.sources) >= len(view.printed_sources)


@pytest.mark.parametrize("election", ELECTIONS, ids=lambda election: election.election_id)
def test_a_source_is_given_once_in_the_list(election: Election) -> None:
    first, second, *_others = election.parties
    urls = [source.url for source in made(election, first, second).sources if source.url]
    assert len(urls) == len(set(urls))


def test_markdown_says_every_line_with_its_source() -> None:
    view = made(fictional_election(), "brug", "molen", "haven")
    text = re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", unescape(briefing_markdown(view)))
    for piece in spoken(view):
        assert re.sub(r"\s+", " ", piece) in text


def test_the_document_says_every_line_with_its_source() -> None:
    view = made(fictional_election(), "brug", "molen", "haven")
    document = docx.Document(io.BytesIO(briefing_docx(view)))
    text = words_of(" ".join(paragraph.text for paragraph in document.paragraphs))
    for piece in spoken(view):
        assert words_of(piece) in text
    levels = {p.style.name for p in document.paragraphs if p.style}
    assert {"Heading 1", "Heading 2", "Heading 3", "List Bullet"} <= levels


def test_paper_says_every_line_with_its_source(pages: list[str]) -> None:
    view = made(fictional_election(), "brug", "molen", "haven")
    text = words_of("".join(pages))
    for piece in spoken(view):
        assert words_of(piece) in text


def test_paper_is_tagged_and_has_a_title_and_a_language() -> None:
    view = made(fictional_election(), "brug", "molen", language="en")
    with using_language("en"):
        html = briefing_html(view, TEMPLATES)
    file = pypdf.PdfReader(io.BytesIO(briefing_pdf(html)))
    root = file.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert file.metadata is not None
    assert file.metadata.title == view.title


def test_what_does_not_fit_is_counted() -> None:
    view = made(town(), "p0", "p1")
    for sheet in view.sheets:
        for section in sheet.sections:
            assert len(section.items) <= SECTIONS[section.section_id].most
    many = made(load_election("gr2022-assen", site=bundled_root()), "sp", "vvd")
    common = many.sheets[0].sections[1]
    assert f"En nog {len(common.more)} op de site." in briefing_markdown(many)


def test_text_from_a_table_never_becomes_markup() -> None:
    hostile = "<b>vet</b> *ster* [klik](http://x.example)"
    election = fictional_election()
    statements = {
        key: replace(one, text=hostile, label=hostile) for key, one in election.statements.items()
    }
    view = made(replace(election, statements=statements), "brug", "molen")
    html = briefing_html(view, TEMPLATES)
    assert "<b>" not in html
    assert "&lt;b&gt;vet" in html
    markdown = briefing_markdown(view)
    assert "&lt;b&gt;vet&lt;/b&gt; \\*ster\\* \\[klik\\](http://x.example)" in markdown
    assert "<b>" not in markdown


def test_data_has_the_same_lines() -> None:
    found = briefing(fictional_election(), "brug", ["molen"])
    data = briefing_dict(fictional_election(), found)
    assert json.loads(json.dumps(data)) == data
    lines = [line for sheet in data["sheets"] for line in sheet["lines"]]
    assert len(lines) == sum(len(sheet.lines) for sheet in (*found.sheets, found.field))
    assert all(line["rows"] or line["stands"] for line in lines)


@pytest.mark.parametrize("election", ELECTIONS, ids=lambda election: election.election_id)
def test_lines_in_data_stand_section_by_section(election: Election) -> None:
    first, second, *_rest = election.parties
    data = briefing_dict(election, briefing(election, first, [second]))
    for sheet in data["sheets"]:
        sections = [line["section"] for line in sheet["lines"]]
        assert list(dict.fromkeys(sections)) == [name for name, _lines in groupby(sections)]


@pytest.mark.parametrize("form", ["md", "html", "json"])
def test_the_command_line_writes_to_the_screen_or_a_file(form: str, tmp_path: Path) -> None:
    shown = run("debate", "brug", "--against", "molen", "--format", form)
    assert shown.exit_code == 0, shown.output
    file = tmp_path / f"b.{form}"
    done = run("debate", "brug", "--against", "molen", "--format", form, "-o", file)
    assert done.exit_code == 0
    assert file.read_text(encoding="utf-8") == shown.stdout


def test_several_opponents_and_themes_may_be_named(tmp_path: Path) -> None:
    done = run("debate", "brug", "--against", "molen", "haven", "--theme", "wonen")
    assert "## Tegenover Molenwiek" in done.stdout
    assert "## Tegenover Haven" in done.stdout
    assert "Alleen over: Wonen" in done.stdout
    assert "Fietsbrug" not in done.stdout
    commas = run("debate", "brug", "--against", "molen,haven", "--theme", "wonen")
    assert commas.stdout == done.stdout


def test_english_is_the_same_briefing_in_other_words() -> None:
    dutch = made(fictional_election(), "brug", "molen", "haven")
    english = made(fictional_election(), "brug", "molen", "haven", language="en")
    for one, other in zip(dutch.sheets, english.sheets, strict=True):
        for a, b in zip(one.sections, other.sections, strict=True):
            assert [item.statement_id for item in a.items] == [i.statement_id for i in b.items]
            assert [t.url for i in a.items for t in i.every_tag] == [
                t.url for i in b.items for t in i.every_tag
            ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("debate", "brug", "--against", "brug"), "niet de partij zelf"),
        (("debate", "brug", "--against", "nergens"), "‘nergens’"),
        (("debate", "brug", "--against", "molen", "--format", "pdf"), "-o"),
        (("debate", "brug", "--against", "molen", "--theme", "niets"), "‘niets’"),
        (("compare", "brug", "nergens"), "‘nergens’"),
    ],
)
def test_a_mistake_is_one_line_in_dutch(arguments: tuple[str, ...], said: str) -> None:
    done = run(*arguments)
    assert done.exit_code == 1
    assert done.stderr.startswith("Fout: ")
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_missing_package_is_one_line_in_dutch(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    done = run("debate", "brug", "--against", "molen", "--format", "pdf", "-o", tmp_path / "x.pdf")
    assert done.exit_code == 1
    assert "stemhulp[pdf]" in done.stderr
