"""Which parties somebody wants to see. It changes no score and no rank."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from stemhulp.model import Election


@dataclass(frozen=True, slots=True)
class PartyChoice:
    """A party and whether it is shown."""

    party_id: str
    party: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class PartyFilter:
    """Every party in neutral order."""

    choices: tuple[PartyChoice, ...]

    @property
    def hidden_ids(self) -> tuple[str, ...]:
        """Ids of the parties that are not shown."""
        return tuple(choice.party_id for choice in self.choices if not choice.is_shown)

    @property
    def n_hidden(self) -> int:
        """Number of parties that are not shown."""
        return len(self.hidden_ids)


def party_filter(election: Election, shown: Collection[str]) -> PartyFilter:
    """Mark the parties that are shown; choosing none means all.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> election = fictional_election()
    >>> party_filter(election, ["brug"]).hidden_ids
    ('molen', 'haven', 'stil')
    >>> party_filter(election, []).n_hidden
    0
    """
    return PartyFilter(
        tuple(
            PartyChoice(party_id, party.short_name, not shown or party_id in shown)
            for party_id, party in election.parties.items()
        )
    )
