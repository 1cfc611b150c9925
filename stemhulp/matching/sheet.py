"""The door of matching: words of a respondent become a checked answer sheet."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any, Final

from stemhulp.errors import AnswerError
from stemhulp.model import AnswerSheet, Election
from stemhulp.scale import SKIP_WORD, SKIPPED, UNKNOWN, Scale

MAX_WEIGHT: Final = 100


def answer_sheet(
    election: Election,
    answers: Mapping[str, str],
    weights: Mapping[str, float] | None = None,
) -> AnswerSheet:
    """Make an answer sheet from words, checking every one of them.

    Parameters
    ----------
    election : Election
    answers : mapping of statement_id to str
        A word of the scale or ``skip``. A statement that is absent was not reached.
    weights : mapping of statement_id to number, optional
        From 0 to 100; absent = 1. An extra important statement is worth 2.

    Returns
    -------
    AnswerSheet
        Codes and weights in the order of the election's statements.

    Raises
    ------
    AnswerError
        For an unknown statement, an unknown word, or a weight that is negative, above 100 or
        not a number. The message names the culprit.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> election = fictional_election()
    >>> answer_sheet(election, {"fietsbrug": "eens", "marktdag": "skip"}).codes
    (2, -1, -2, -1, -1, -1)
    >>> answer_sheet(election, {"fietsbrug": "ja"})
    Traceback (most recent call last):
    stemhulp.errors.AnswerError: Stelling ‘fietsbrug’: ‘ja’ is geen antwoord. \
Kies uit: oneens, neutraal, eens, skip.
    """
    weights = weights or {}
    for statement_id in (*answers, *weights):
        if statement_id not in election.statements:
            raise AnswerError(f"Onbekende stelling ‘{statement_id}’.", str(statement_id))
    return AnswerSheet(
        codes=tuple(
            _code(election.scale, statement_id, answers[statement_id])
            if statement_id in answers
            else UNKNOWN
            for statement_id in election.statement_ids
        ),
        weights=tuple(
            _weight(statement_id, weights.get(statement_id, 1))
            for statement_id in election.statement_ids
        ),
    )


def _code(scale: Scale, statement_id: str, word: Any) -> int:
    """Code of an answer word; a skip is −2."""
    if word == SKIP_WORD:
        return SKIPPED
    if word not in scale.options:
        valid = ", ".join((*scale.options, SKIP_WORD))
        raise AnswerError(
            f"Stelling ‘{statement_id}’: ‘{word}’ is geen antwoord. Kies uit: {valid}.",
            statement_id,
        )
    return scale.code(word)


def _weight(statement_id: str, weight: Any) -> float:
    """Check one weight: a number from 0 to 100, and True is not a number."""
    is_number = isinstance(weight, int | float) and not isinstance(weight, bool)
    if not is_number or not math.isfinite(weight) or not 0 <= weight <= MAX_WEIGHT:
        raise AnswerError(
            f"Stelling ‘{statement_id}’: gewicht {weight!r} kan niet. "
            f"Een gewicht is een getal van 0 tot en met {MAX_WEIGHT}.",
            statement_id,
        )
    return float(weight) if isinstance(weight, float) else int(weight)
