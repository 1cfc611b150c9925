"""The statements below a result: each with the answer given, ready to be changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from stemhulp.model import AnswerSheet, Election
from stemhulp.scale import SKIPPED


class AnsweredStatement(NamedTuple):
    """One statement with the code of the answer given.

    `is_extra` tells that the statement itself is ticked, `is_double` that it counts double, which
    may come from its theme. Without `is_own` somebody else gave it.
    """

    statement_id: str
    code: int
    is_extra: bool
    is_double: bool
    is_own: bool


def answered_statements(
    election: Election, sheet: AnswerSheet, is_own: bool = True
) -> tuple[AnsweredStatement, ...]:
    """Every statement with the answer given."""
    rows = zip(election.statement_ids, sheet.codes, sheet.weights, strict=True)
    extra = sheet.extra_statements
    return tuple(
        [
            AnsweredStatement(key, code, key in extra, weight > 1, is_own)
            for key, code, weight in rows
        ]
    )


def every_answer(election: Election) -> Iterator[AnsweredStatement]:
    """Every statement with every answer that can be given to it, and every way to count it."""
    for key in election.statement_ids:
        for code in range(SKIPPED, election.scale.n_options):
            for extra, double in ((False, False), (True, True), (False, True)):
                for own in (True, False):
                    yield AnsweredStatement(key, code, extra, double, own)
