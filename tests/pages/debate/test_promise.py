"""What a briefing says of itself is true of every kind of line, in every election we bring."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from click.testing import CliRunner

from stemhulp.cli import main
from stemhulp.debate import SECTIONS, briefing
from stemhulp.examples import fictional_election
from stemhulp.loading import bundled_root, load_election
from stemhulp.model import Election
from stemhulp.presentation.debate import phrases
from stemhulp.presentation.debate.briefing import briefing_view
from stemhulp.presentation.debate.items import item_of
from stemhulp.presentation.debate.markdown import briefing_markdown
from stemhulp.presentation.debate.parts import BriefingContext, Item, SourceTag
from stemhulp.presentation.wording.language import using_language
from stemhulp.web import create_app
from tests.support.documents import PageClient, make_client
from tests.support.town import town

# Section and kind of a line; a kind that is new here has to keep the promise as well.
KINDS = {
    "contrasts": {"statement"},
    "common": {"statement", "plank"},
    "alone": {"statement"},
    "attacks": {"row"},
    "record": {"own-plank", "two-ways", "contradiction", "named"},
    "votes": {"row"},
    "words-and-deeds": {"opposite"},
    "quotes": {"plank", "stand"},
    "cautions": {"stand", "no-stance", "own"},
    "questions": {"unknown", "contradiction", "nobody"},
}
OVERCLAIMS = ("geen regel", "geen taalmodel", "no line", "No language model", "meestal aanvoert")


def elections() -> list[Election]:
    return [load_election("gr2022-assen", site=bundled_root()), fictional_election(), town()]


@cache
def every_item() -> tuple[tuple[Election, str, str, Item], ...]:
    """Every line of every briefing as it is shown: election, section, kind and item."""
    return tuple(one for election in elections() for one in items_of(election))


def items_of(election: Election) -> Iterator[tuple[Election, str, str, Item]]:
    """Each party against all others."""
    for party_id in election.parties:
        others = [key for key in election.parties if key != party_id]
        prepared = briefing(election, party_id, others)
        for sheet in (*prepared.sheets, prepared.field):
            context = BriefingContext(election, party_id, sheet.opponent)
            for section_id, lines in sheet.sections.items():
                for line in lines:
                    item = item_of(context, SECTIONS[section_id].form, line)
                    yield election, section_id, line.kind, item


def is_reading(tag: SourceTag) -> bool:
    """Whether a source is a row of evidence, and not a programme's own words."""
    return not tag.code.startswith("punt ")


def test_every_kind_of_line_is_looked_at() -> None:
    seen: dict[str, set[str]] = {}
    for _election, section_id, kind, _item in every_item():
        seen.setdefault(section_id, set()).add(kind)
    different = {key for key in SECTIONS if seen.get(key) != KINDS.get(key)}
    assert not different, f"KINDS: sections {sorted(different)} have other kinds of lines: {seen}"
    assert set(KINDS) == set(SECTIONS)


def test_every_position_vote_and_quotation_has_its_source() -> None:
    assert "Bij elk standpunt, elke stemming en elk citaat staat het nummer van de bron" in (
        phrases.promise()
    )
    for _election, section_id, kind, item in every_item():
        assert item.every_tag, (section_id, kind, item)
        assert all(position.tags for position in item.positions), (section_id, kind, item)
        assert item.tags or not item.quote, (section_id, kind, item)


def test_every_source_has_its_date_and_every_reading_how_certain_it_is() -> None:
    assert "In de lijst met bronnen staat van wanneer die is, en hoe zeker we zijn" in (
        phrases.promise()
    )
    for _election, _section, _kind, item in every_item():
        for tag in item.every_tag:
            assert tag.date.startswith("zonder datum") or any(map(str.isdigit, tag.date)), tag
            assert not is_reading(tag) or "zekerheid" in tag.facts, tag


def test_nothing_of_ours_stands_in_a_briefing_but_a_remark_about_what_we_know() -> None:
    """An argument is reasoning without a source: there is none."""
    remarks = ("standpunt onbekend", "Dit zijn onze woorden, geen citaat.")
    for election, _section, _kind, item in every_item():
        assert all(any(remark in note for remark in remarks) for note in item.notes), item.notes
        arguments = {
            text
            for statement in election.statements.values()
            for text in (statement.argument_for, statement.argument_against)
            if text
        }
        said = (item.text, *item.notes, *(one.text for one in item.positions))
        assert not arguments & set(said)


@pytest.fixture(scope="module")
def assen() -> PageClient:
    return make_client(create_app(bundled_root()))


@pytest.mark.parametrize(
    ("path", "coding", "account"),
    [
        ("/debat", "bepaald door een taalmodel. Geen mens heeft ze allemaal", "/verantwoording"),
        ("/debat/vvd?tegen=sp", "bepaald door een taalmodel. Geen mens", "/verantwoording"),
        ("/en/debate", "determined by a language model. No human has", "/en/accountability"),
        ("/en/debate/vvd?tegen=sp", "determined by a language model.", "/en/accountability"),
    ],
)
def test_a_page_says_who_determined_the_positions(
    assen: PageClient, path: str, coding: str, account: str
) -> None:
    document = assen.page(path)
    assert coding in document.text
    (link,) = (a for p in document.all("p") for a in p if a.get("href") == account)
    assert link.text.startswith(("Lees", "Read"))
    assert not [words for words in OVERCLAIMS if words in document.text]


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_file_says_who_determined_the_positions(language: str) -> None:
    election, *_rest = elections()
    coding = election.in_language(language).settings.publisher.coding_short
    assert coding
    with using_language(language):
        view = briefing_view(election.in_language(language), briefing(election, "sp", ["vvd"]))
        text = briefing_markdown(view)
        assert phrases.promise() in text
    assert coding in text
    assert not [words for words in OVERCLAIMS if words in text]


def test_an_election_that_does_not_tell_says_nothing_about_models() -> None:
    assert phrases.origin(fictional_election()).endswith("buiten uit bronnen.")


def test_help_promises_no_more_than_there_is() -> None:
    said = " ".join(CliRunner().invoke(main, ["debate", "--help"]).stdout.split())
    assert "Bij elk standpunt staat het nummer van de bron" in said
    assert "argument" not in said
    assert not [words for words in OVERCLAIMS if words in said]


def test_the_source_party_is_read_from_its_programme() -> None:
    for election in elections():
        own = election.settings.source_party_id
        positions = [p for (party_id, _), p in election.positions.items() if party_id == own]
        assert positions
        for position in positions:
            is_outside = election.statement(position.statement_id).outside_programme
            assert (position.basis == "plank") != is_outside
