"""The statements below a result: each with the answer given, ready to be changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stemhulp.model import AnswerSheet, Election
from stemhulp.presentation.wording import labels
from stemhulp.scale import SKIPPED


@dataclass(frozen=True, slots=True)
class AnsweredStatement:
    """One statement with the answer given.

    `is_extra` tells that the statement itself is ticked, `is_double` that it counts double, which
    may come from its theme. Without `is_own` somebody else gave it.
    """

    number: int
    statement_id: str
    text: str
    answer: str
    answer_text: str
    is_extra: bool
    is_double: bool
    is_own: bool


def answered_statements(
    election: Election, sheet: AnswerSheet, is_own: bool = True
) -> tuple[AnsweredStatement, ...]:
    """Every statement with the answer given."""
    return tuple(
        _answered(election, number, code, key in sheet.extra_statements, weight > 1, is_own)
        for number, (key, code, weight) in enumerate(
            zip(election.statement_ids, sheet.codes, sheet.weights, strict=True)
        )
    )


def every_answer(election: Election) -> Iterator[AnsweredStatement]:
    """Every statement with every answer that can be given to it, and every way to count it."""
    for number in range(len(election.statements)):
        for code in range(SKIPPED, election.scale.n_options):
            for extra, double in ((False, False), (True, True), (False, True)):
                for own in (True, False):
                    yield _answered(election, number, code, extra, double, own)


def _answered(
    election: Election, number: int, code: int, extra: bool, double: bool, own: bool
) -> AnsweredStatement:
    """One statement; `number` counts from 0."""
    statement = election.statements[election.statement_ids[number]]
    return AnsweredStatement(
        number=number + 1,
        statement_id=statement.statement_id,
        text=statement.text,
        answer=labels.answer_word(election.scale, code),
        answer_text=labels.answer_text(election.scale, code),
        is_extra=extra,
        is_double=double,
        is_own=own,
    )
