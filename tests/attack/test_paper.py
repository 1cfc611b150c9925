"""Eight clients at the largest debate files keep nobody from a page or a file of their own."""

from __future__ import annotations

import sys
from statistics import median

import pytest

from stemhulp.loading import bundled_root, load_election
from stemhulp.presentation.files.pdf import can_make_pdf
from tests.attack import paper


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="gunicorn")
def test_eight_clients_at_debate_files_keep_nobody_from_their_own() -> None:
    assert can_make_pdf()
    election = load_election(site=bundled_root())
    choose = paper.attacks(election)["each time another PDF"]
    with paper.running_site() as port:
        outcome = paper.attack(port, election, choose, seconds=6)
    assert set(outcome.files) <= {"200", "503"}
    assert outcome.files["503"] > 0  # it was an attack
    assert outcome.own_made == paper.OWN_FILES
    for seen in (outcome.pages, outcome.results):
        assert {said for said, _seconds in seen} == {"200"}
        assert median(seconds for _said, seconds in seen) < 1
