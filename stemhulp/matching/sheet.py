"""The door of matching: words of a respondent become a checked answer sheet."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final

from stemhulp.errors import AnswerError
from stemhulp.model import AnswerSheet, Election
from stemhulp.scale import SKIP_WORD, SKIPPED, UNKNOWN, Scale

MAX_WEIGHT: Final = 100
ORDINARY: Final = Fraction(1)
EXTRA_IMPORTANT: Final = 2
"""Weight of a statement that is ticked, or whose theme is; never more than this."""


def answer_sheet(
    election: Election,
    answers: Mapping[str, str],
    weights: Mapping[str, float] | None = None,
    theme_weights: Mapping[str, float] | None = None,
) -> AnswerSheet:
    """Make an answer sheet from words, checking every one of them.

    Parameters
    ----------
    election : Election
    answers : mapping of statement_id to str
        A word of the scale or ``skip``. A statement that is absent was not reached. Answers to
        retired statements, and their weights, are checked like any other and then ignored.
    weights : mapping of statement_id to number, optional
        From 0 to 100; absent = 1. An extra important statement is worth 2.
    theme_weights : mapping of theme_id to number, optional
        From 0 to 100; absent = 1. Multiplies the weight of every statement of the theme.

    Returns
    -------
    AnswerSheet
        Codes and weights in the order of the election's statements, and the themes and statements
        with a weight of their own above 1, in the order of the election. `ignored` has the retired
        statements that were answered or weighed.

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
    weights, theme_weights = weights or {}, theme_weights or {}
    known = {*election.statements, *election.retired}
    for theme_id in theme_weights:
        if theme_id not in election.themes:
            raise AnswerError(f"Onbekend thema ‘{theme_id}’.", str(theme_id))
    for statement_id in (*answers, *weights):
        if statement_id not in known:
            raise AnswerError(f"Onbekende stelling ‘{statement_id}’.", str(statement_id))
    of_theme = {key: _weight("Thema", key, weight) for key, weight in theme_weights.items()}
    return AnswerSheet(
        codes=tuple(
            _code(election.scale, statement_id, answers[statement_id])
            if statement_id in answers
            else UNKNOWN
            for statement_id in election.statement_ids
        ),
        weights=tuple(
            _weight("Stelling", statement_id, weights[statement_id])
            * of_theme.get(statement.theme_id, ORDINARY)
            if statement_id in weights
            else of_theme.get(statement.theme_id, ORDINARY)
            for statement_id, statement in election.statements.items()
        ),
        extra_themes=tuple(key for key in election.themes if theme_weights.get(key, 1) > 1),
        extra_statements=tuple(key for key in election.statements if weights.get(key, 1) > 1),
        ignored=_ignored(election, answers, weights),
    )


def ticked_sheet(
    election: Election,
    codes: Sequence[int],
    statements: Collection[str] = (),
    themes: Collection[str] = (),
) -> AnswerSheet:
    """Make an answer sheet from codes and ticks, as a questionnaire has them.

    A statement counts double when it is ticked, when its theme is, or both: never four times.

    Parameters
    ----------
    election : Election
    codes : sequence of int
        Stance codes in the order of the election's statements; −1 = not reached, −2 = skipped.
    statements, themes : collection of str
        Ids of what is extra important; ids that the election does not have are left out.

    Returns
    -------
    AnswerSheet
        With weights 1 and 2, and every tick as it was given.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> sheet = ticked_sheet(fictional_election(), [2] * 6, ["fietsbrug"], ["verkeer"])
    >>> sheet.weights, sheet.extra_statements, sheet.extra_themes
    ((2, 2, 2, 1, 1, 1), ('fietsbrug',), ('verkeer',))
    """
    return AnswerSheet(
        codes=tuple(codes),
        weights=tuple(
            EXTRA_IMPORTANT if key in statements or statement.theme_id in themes else 1
            for key, statement in election.statements.items()
        ),
        extra_themes=tuple(key for key in election.themes if key in themes),
        extra_statements=tuple(key for key in election.statements if key in statements),
    )


def _ignored(
    election: Election, answers: Mapping[str, str], weights: Mapping[str, float]
) -> tuple[str, ...]:
    """Ids of the retired statements with an answer or a weight; what is no answer is an error."""
    for key in election.retired:
        if key in answers:
            _code(election.scale, key, answers[key])
        _weight("Stelling", key, weights.get(key, 1))
    return tuple(key for key in election.retired if key in answers or key in weights)


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


def _weight(kind: str, name: str, weight: Any) -> Fraction:
    """Check one weight: a number from 0 to 100, read as it is written; True is not a number."""
    is_number = isinstance(weight, int | float | Fraction) and not isinstance(weight, bool)
    if not is_number or not 0 <= weight <= MAX_WEIGHT:  # NaN is not in any range
        raise AnswerError(
            f"{kind} ‘{name}’: gewicht {weight!r} kan niet. "
            f"Een gewicht is een getal van 0 tot en met {MAX_WEIGHT}.",
            name,
        )
    return Fraction(weight) if isinstance(weight, int) else Fraction(str(weight))
