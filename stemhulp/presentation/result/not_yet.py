"""The page for a result that was asked for without answers."""

from __future__ import annotations

from dataclasses import dataclass

from stemhulp.model import Election
from stemhulp.presentation.wording.language import _


@dataclass(frozen=True, slots=True)
class NotYetView:
    """The page for who asks for a result without answers."""

    title: str


def not_yet_view(election: Election) -> NotYetView:  # noqa: ARG001  # every view takes an election
    """Build the page for a result that was asked for without answers."""
    return NotYetView(_("Hier staat nog geen uitslag"))
