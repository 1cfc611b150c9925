"""The list of parties, and a page for each."""

from __future__ import annotations

from typing import Final

from stemhulp.presentation.parties.view import parties_view, party_view
from stemhulp.web.ready_pages import ReadyPage

READY: Final = (
    ReadyPage("parties", "parties/list.html", parties_view),
    ReadyPage(
        "party", "parties/one.html", party_view, "party_id", lambda election: election.parties
    ),
)
