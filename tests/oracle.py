"""The slow, plain way to match: three loops over fractions, written from the definition."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from stemhulp.model import AnswerSheet, Election


@dataclass
class Expected:
    """What the definition says about one party."""

    score: Fraction | None
    coverage: Fraction
    lower: Fraction
    upper: Fraction


def oracle(election: Election, sheet: AnswerSheet) -> dict[str, Expected]:
    """Agreement 1 − |v − p| / range, unknown positions left out."""
    span = election.scale.n_options - 1
    expected = {}
    for party_id in election.parties:
        earned = known = answered = lowest = highest = Fraction(0)
        for statement_id, answer, raw in zip(
            election.statements, sheet.codes, sheet.weights, strict=True
        ):
            if answer < 0:
                continue
            weight = Fraction(str(raw))
            answered += weight
            position = election.position(party_id, statement_id)
            if position is None:
                options = [1 - Fraction(abs(answer - p), span) for p in range(span + 1)]
                lowest += weight * min(options)
                highest += weight * max(options)
                continue
            known += weight
            earned += weight * (1 - Fraction(abs(answer - position.stance), span))
        expected[party_id] = Expected(
            score=earned / known if known else None,
            coverage=known / answered,
            lower=(earned + lowest) / answered,
            upper=(earned + highest) / answered,
        )
    return expected
