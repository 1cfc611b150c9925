"""Words beside votes: nobody is judged, and what is about something else stays out."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from flask.testing import FlaskClient

from stemhulp.comparison import is_deed, words_and_deeds
from stemhulp.examples import fictional_election
from stemhulp.loading import bundled_root, load_election
from stemhulp.model import Election
from stemhulp.presentation.evidence.positions import position_line
from tests.support.documents import PageClient, text_of
from tests.support.sites import application


@pytest.fixture(scope="module")
def assen() -> Election:
    return load_election("gr2022-assen", site=bundled_root())


@pytest.fixture(scope="module")
def visitor() -> FlaskClient:
    return application("assen").test_client()


def changed(**fields: str) -> Election:
    """The fictional election in which Molenwiek also said something about parking."""
    election = fictional_election()
    said = replace(election.evidence["molen-1"], evidence_id="molen-9", plank_id="1.2", **fields)
    return replace(election, evidence={**election.evidence, "molen-9": said})


def test_a_word_and_a_vote_that_point_opposite_ways_come_first() -> None:
    (cell,) = words_and_deeds(changed(stance_on_plank="agree"))
    assert (cell.party_id, cell.statement_id, cell.is_conflict) == ("molen", "parkeren", True)
    assert [one.direction for one in (*cell.words, *cell.deeds)] == [-1, 1]
    (cell,) = words_and_deeds(changed(stance_on_plank="disagree"))
    assert not cell.is_conflict


def test_a_word_that_a_heavier_one_outweighs_is_no_difference() -> None:
    election = changed(stance_on_plank="agree")
    later = replace(election.evidence["molen-9"], evidence_id="molen-8", stance_on_plank="disagree")
    (cell,) = words_and_deeds(replace(election, evidence={**election.evidence, "molen-8": later}))
    assert cell.is_conflict  # both are of the same weight and date
    earlier = replace(election.evidence["molen-9"], scope="statement")
    rows = {**election.evidence, "molen-9": earlier, "molen-8": later}
    (cell,) = words_and_deeds(replace(election, evidence=rows))
    assert not cell.is_conflict
    assert [one.direction for one in cell.words] == [1, -1]


@pytest.mark.parametrize("text", ["De raad stemde unaniem voor.", "The whole council agreed."])
def test_a_unanimous_vote_is_no_deed(text: str) -> None:
    row = fictional_election().evidence["molen-2"]
    assert is_deed(row)
    assert not is_deed(replace(row, summary=text))


@pytest.mark.parametrize(
    "text",
    [
        "Bijna de hele raad stemde tegen.",
        "De raad nam dit niet unaniem aan.",
        "Almost the whole council voted against.",
        "The decision was not unanimous.",
    ],
)
def test_a_vote_of_almost_everybody_is_a_deed(text: str) -> None:
    assert is_deed(replace(fictional_election().evidence["molen-2"], summary=text))


def test_a_unanimous_vote_is_called_so_in_both_languages(assen: Election) -> None:
    english = assen.in_language("en").evidence
    assert [k for k, row in assen.evidence.items() if is_deed(row) != is_deed(english[k])] == []


def test_words_and_votes_behind_a_position_stand_apart() -> None:
    election = changed(stance_on_plank="disagree")
    ids = ("molen-9", "molen-2")
    position = replace(election.positions["molen", "parkeren"], evidence_ids=ids)
    election = replace(election, positions={**election.positions, ("molen", "parkeren"): position})
    line = position_line(election, "molen", "parkeren")
    assert [[one.host for one in kind] for kind in (line.said, line.voted)] == [
        ["bosblad.example"],
        ["raad.example"],
    ]


@pytest.mark.parametrize("path", ["/stellingen/fietsbrug", "/partijen/haven"])
def test_a_vote_is_called_so_and_a_word_alone_has_no_label(client: PageClient, path: str) -> None:
    document = client.page(path)
    kinds = {text_of(n) for n in document.all("dl") if n.get("class") == "kinds"}
    assert len(kinds) == 1
    assert kinds.pop().startswith("Stemde")
    assert "/woorden-en-daden" in document.links


def test_two_parties_show_their_votes_too(client: PageClient) -> None:
    assert "Stemde" in {text_of(n) for n in client.page("/vergelijk/brug/haven").all("dt")}


def test_a_row_about_another_part_of_the_plank_stays_out() -> None:
    """A vote on studying a pool is no vote on building one."""
    election = changed(stance_on_plank="agree")
    links = tuple(replace(k, note="Een deel.") for k in election.links)
    linked = replace(election, links=links)
    assert words_and_deeds(linked) == ()


def test_every_row_may_be_shown_as_a_stance(assen: Election) -> None:
    for cell in words_and_deeds(assen):
        for one in (*cell.words, *cell.deeds):
            if one.row:
                assert one.row.confidence != "low"
                assert not one.row.warning
                assert assen.leanings(one.row, cell.statement_id)


def test_the_page_shows_both_and_judges_nobody(visitor: FlaskClient, assen: Election) -> None:
    html = visitor.get("/woorden-en-daden").text
    for cell in words_and_deeds(assen):
        assert f'id="{cell.party_id}-{cell.statement_id}"' in html
    assert "inconsequent" not in html
    assert "Wij oordelen niet" in html


def test_the_files_have_the_rows_of_the_page(visitor: FlaskClient, assen: Election) -> None:
    wanted = sum(len(cell.words) + len(cell.deeds) for cell in words_and_deeds(assen))
    rows = list(csv.DictReader(io.StringIO(visitor.get("/woorden-en-daden.csv").text)))
    assert len(rows) == len(visitor.get("/woorden-en-daden.json").get_json()["rows"]) == wanted
    assert {row["kind"] for row in rows} == {"word", "deed"}


def test_both_languages_see_the_same_votes(assen: Election) -> None:
    """Which votes were unanimous is read from our summaries, and those are translated."""
    english = assen.in_language("en")
    keys = [key for key, row in assen.evidence.items() if is_deed(row)]
    assert keys == [key for key, row in english.evidence.items() if is_deed(row)]
