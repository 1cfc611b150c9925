"""Seats of the parties, with what each number rests on."""

from __future__ import annotations

from dataclasses import dataclass

from stemhulp.model import Election, Party
from stemhulp.presentation.evidence.sources import SourceLine, source_line
from stemhulp.presentation.wording import labels
from stemhulp.presentation.wording.formatting import plural
from stemhulp.presentation.wording.language import _


@dataclass(frozen=True, slots=True)
class SeatsLine:
    """How many seats, what that rests on, and where it was read; `source` None = not noted."""

    party: str
    text: str
    source: SourceLine | None


def seats_line(election: Election, party: Party) -> SeatsLine | None:
    """Describe the seats of a party; None when no number was found."""
    if party.seats is None:
        return None
    source = election.sources.get(party.seats_source_id)
    return SeatsLine(party.short_name, _seats_text(party), source_line(source) if source else None)


def _seats_text(party: Party) -> str:
    """Seats with what the number rests on."""
    basis = _(labels.SEATS_BASIS.get(party.seats_basis, ""))
    if party.seats_basis == "computed" and party.votes_unofficial is not None:
        basis = _(
            "berekend uit %(votes)s stemmen in een telling die niet officieel is",
            votes=party.votes_unofficial,
        )
    return plural(party.seats or 0, "zetel", "zetels") + (f" ({basis})" if basis else "")


def council_lines(election: Election) -> tuple[SeatsLine, ...]:
    """Describe the seats of every party of which a number was found, in neutral order."""
    lines = (seats_line(election, party) for party in election.parties.values())
    return tuple(line for line in lines if line is not None)
