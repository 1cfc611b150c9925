"""What a row of evidence says about its proposition, in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from stemhulp.model import Election, Evidence
from stemhulp.presentation.wording.language import _
from stemhulp.translatable import gettext_noop

SAID: Final[Mapping[str, str]] = {
    "agree": gettext_noop("Voor dit voorstel: %(proposal)s"),
    "disagree": gettext_noop("Tegen dit voorstel: %(proposal)s"),
    "neutral": gettext_noop("Neutraal over dit voorstel: %(proposal)s"),
    "unclear": gettext_noop("Zonder duidelijke richting over dit voorstel: %(proposal)s"),
}


def proposition_text(election: Election, row: Evidence) -> str:
    """Return how a row points on its proposition; "" when it is about none.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> election = fictional_election()
    >>> proposition_text(election, election.evidence["molen-2"])
    'Voor dit voorstel: Parkeren op het Elfenplein moet geld kosten.'
    """
    if not row.proposition_id:
        return ""
    text = election.propositions[row.proposition_id].text
    return _(SAID.get(row.stance_on_proposition, SAID["unclear"]), proposal=text)
