"""What the start page says about where the statements come from."""

from __future__ import annotations

from stemhulp.loading import bundled_root, load_election
from tests.support.sites import application


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
