"""The page for a result that was asked for without answers."""

from __future__ import annotations

from dataclasses import dataclass

from stemhulp.model import Election
from stemhulp.presentation.wording.language import _


@dataclass(frozen=True, slots=True)
class NotYetView:
    """The page for who asks for a result without answers; `key` is where a tab may have them."""

    title: str
    key: str


def not_yet_view(election: Election) -> NotYetView:
    """Build the page for a result that was asked for without answers."""
    return NotYetView(_("Hier staat nog geen uitslag"), tab_key(election))


def reasons_not_yet_view(election: Election) -> NotYetView:
    """Build the page for how a result came about, asked for without answers."""
    return NotYetView(_("Hier staat nog geen uitleg"), tab_key(election))


def tab_key(election: Election) -> str:
    """Name under which a browser keeps the answers: they belong to an election and its options.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> tab_key(fictional_election())
    'gr2030-verzonnenwoude:3'
    """
    return f"{election.election_id}:{election.scale.n_options}"
