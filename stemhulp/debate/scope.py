"""What a briefing looks at: everything, or the statements and planks of some themes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from stemhulp.comparison import PlankRelation, plank_relations
from stemhulp.debate.lines import CitedPosition
from stemhulp.debate.strength import stand
from stemhulp.model import Election, Evidence


@dataclass(frozen=True)
class Scope:
    """What a briefing looks at: the election, the party, the statements and what they are about.

    `planks` are all planks of the scope with their relations; only those of the party are its own.
    """

    election: Election
    party_id: str
    statement_ids: tuple[str, ...]
    planks: Mapping[str, tuple[PlankRelation, ...]]
    salience: Mapping[str, Fraction]
    is_limited: bool
    proposition_ids: frozenset[str] = frozenset()

    def stand(self, party_id: str, statement_id: str) -> CitedPosition | None:
        """Position of a party with its sources."""
        return stand(self.election, party_id, statement_id)

    def rows_of(self, party_id: str) -> tuple[Evidence, ...]:
        """Rows of evidence of a party within the scope."""
        return tuple(
            row
            for row in self.election.evidence.values()
            if row.party_id == party_id
            and (
                not self.is_limited
                or row.plank_id in self.planks
                or row.proposition_id in self.proposition_ids
            )
        )


def make_scope(
    election: Election,
    party_id: str,
    theme_ids: tuple[str, ...],
    salience: Mapping[str, Fraction],
) -> Scope:
    """Limit the election to some themes; () = everything.

    A plank belongs to the themes of the statements made from it; without a statement to none.
    """
    statements = tuple(
        key for key, s in election.statements.items() if not theme_ids or s.theme_id in theme_ids
    )
    linked = {link.plank_id for link in election.links if link.statement_id in statements}
    planks = {
        key: relations
        for key, relations in plank_relations(election).items()
        if not theme_ids or key in linked
    }
    propositions = frozenset(
        link.proposition_id
        for link in election.proposition_links
        if link.statement_id in statements
    )
    return Scope(election, party_id, statements, planks, salience, bool(theme_ids), propositions)
