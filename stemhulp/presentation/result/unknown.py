"""What is not known: per party the answered statements without a position."""

from __future__ import annotations

from dataclasses import dataclass

from stemhulp.model import AnswerSheet, Election
from stemhulp.presentation.result.ranking import StatementLabel, statement_labels
from stemhulp.presentation.wording.formatting import count_of


@dataclass(frozen=True, slots=True)
class UnknownLine:
    """One party: where no source was found, and where sources contradict each other."""

    party_id: str
    party: str
    count: str
    unfound: tuple[StatementLabel, ...]
    contradicting: tuple[StatementLabel, ...]


def unknown_lines(
    election: Election, sheet: AnswerSheet, party_ids: tuple[str, ...]
) -> tuple[UnknownLine, ...]:
    """Parties with at least one unknown position among the answered statements, in this order."""
    answered = [
        key for key, code in zip(election.statement_ids, sheet.codes, strict=True) if code >= 0
    ]
    lines = (_line(election, party_id, answered) for party_id in party_ids)
    return tuple(line for line in lines if line.unfound or line.contradicting)


def _line(election: Election, party_id: str, answered: list[str]) -> UnknownLine:
    """The unknown positions of one party."""
    positions = {key: election.positions.get((party_id, key)) for key in answered}
    unfound = [key for key, position in positions.items() if position is None]
    contradicting = [key for key, p in positions.items() if p is not None and p.stance < 0]
    return UnknownLine(
        party_id=party_id,
        party=election.party(party_id).short_name,
        count=count_of(len(unfound) + len(contradicting), len(answered)),
        unfound=statement_labels(election, unfound),
        contradicting=statement_labels(election, contradicting),
    )
