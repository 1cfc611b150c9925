"""What the start page says: where the statements come from, what is known, and when one votes."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import replace

import pytest

from stemhulp.examples import fictional_election, fictional_site
from stemhulp.loading import Site, bundled_root, load_election
from stemhulp.model import Phase
from stemhulp.presentation.start.view import start_view
from stemhulp.web import create_app
from stemhulp.web.clock import ZONE, today
from tests.support.documents import PageClient, make_client, text_of
from tests.support.sites import application

ELECTION_DAY = datetime.date(2030, 3, 20)


def hero(client: PageClient, path: str = "/") -> str:
    """The words around the button to begin."""
    (box,) = (node for node in client.page(path).all("div") if node.get("class") == "hero")
    return text_of(box)


def test_the_start_says_that_some_statements_are_from_outside_the_programme() -> None:
    """It said that all came from one programme when they no longer did."""
    text = application("assen").test_client().get("/").text
    election = load_election("gr2022-assen", site=bundled_root())
    n_outside = sum(one.outside_programme for one in election.statements.values())
    assert 0 < n_outside < len(election.statements) / 2
    assert "De meeste stellingen zijn gemaakt uit één programma" in text
    assert f"De andere {n_outside} gaan over" in text
    assert (
        "De stellingen zijn gemaakt uit"
        in application("verzonnenwoude").test_client().get("/").text
    )


def test_what_is_known_is_counted_beside_the_button() -> None:
    election = load_election("gr2022-assen", site=bundled_root())
    n_statements = len(election.statements)
    n_outside = sum(one.outside_programme for one in election.statements.values())
    n_known = sum(
        len(position.evidence_ids) > 0 or position.basis == "plank"
        for position in election.positions.values()
        if position.stance >= 0
    )
    text = hero(make_client(application("assen")))
    assert f"{n_statements - n_outside} van de {n_statements} stellingen komen uit het" in text
    assert f"de andere {n_outside} niet" in text
    cells = n_statements * len(election.parties)
    assert f"Van {n_known} van de {cells} standpunten kennen we een bron." in text


def test_a_questionnaire_from_one_programme_says_so() -> None:
    election = fictional_election()
    inside = {
        key: replace(one, outside_programme=False) for key, one in election.statements.items()
    }
    view = start_view(replace(election, statements=inside), Phase.COMING)
    assert view.origin == "Alle stellingen komen uit het programma van De Brug."


@pytest.mark.parametrize(
    ("day", "path", "when"),
    [
        (datetime.date(2030, 3, 19), "/", "De verkiezing is op 20 maart 2030."),
        (datetime.date(2030, 3, 20), "/", "De verkiezing is vandaag, 20 maart 2030."),
        (datetime.date(2030, 3, 21), "/", "Deze verkiezing is voorbij. Ze was op 20 maart 2030."),
        (datetime.date(2030, 3, 19), "/en/", "The election is on 20 March 2030."),
        (datetime.date(2030, 3, 20), "/en/", "The election is today, 20 March 2030."),
        (datetime.date(2030, 3, 21), "/en/", "This election is over. It was on 20 March 2030."),
    ],
)
def test_the_start_says_when_one_votes_and_where_until_it_is_over(
    day: datetime.date, path: str, when: str
) -> None:
    client = make_client(create_app(fictional_site(), {"TODAY": lambda: day}))
    text, links = hero(client, path), client.page(path).links
    assert when in text
    is_over = day > ELECTION_DAY
    assert ("dorpshuis" in text or "village hall" in text) != is_over
    assert ("https://verzonnenwoude.example/stemmen" in links) != is_over


def test_a_server_that_runs_past_the_day_says_so_without_a_restart() -> None:
    day = [ELECTION_DAY - datetime.timedelta(days=1)]
    client = make_client(create_app(fictional_site(), {"TODAY": lambda: day[0]}))
    tags = set()
    for said in ("is op 20 maart", "is vandaag, 20 maart", "is voorbij", "is voorbij"):
        assert said in hero(client)
        tags.add(client.get("/").headers["ETag"])
        day[0] += datetime.timedelta(days=1)
    assert len(tags) == 3  # nobody is told that the page of yesterday is still good


def test_without_a_place_to_vote_only_the_day_is_said(
    site_copy: Site, replace_in: Callable[[str, str, str], None]
) -> None:
    replace_in("election.toml", "where_to_vote", "# ")
    client = make_client(create_app(site_copy, {"TODAY": lambda: datetime.date(2030, 1, 1)}))
    text = hero(client)
    assert "De verkiezing is op 20 maart 2030. Begin" in text
    assert "stemmen" not in text


def test_the_day_is_that_of_the_netherlands(monkeypatch: pytest.MonkeyPatch) -> None:
    """A computer elsewhere has another date for some hours."""

    class Late(datetime.datetime):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> Late:
            return cls(2030, 3, 19, 23, 30, tzinfo=datetime.UTC).astimezone(tz)

    monkeypatch.setattr(datetime, "datetime", Late)
    assert (str(ZONE), today()) == ("Europe/Amsterdam", ELECTION_DAY)
