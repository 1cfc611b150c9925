"""The questionnaire as a form: one field of our own that reads the whole sheet at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from wtforms import Field, Form
from wtforms.utils import unset_value
from wtforms.validators import ValidationError

from stemhulp.errors import AnswerError
from stemhulp.matching import answer_sheet, ticked_sheet
from stemhulp.model import AnswerSheet, Election
from stemhulp.presentation.quiz.view import empty_sheet
from stemhulp.presentation.result import share_code
from stemhulp.web.forms.shown_parties import ShownField, is_show_field

ANSWER: Final = "answer-"
WEIGHT: Final = "weight-"
THEME_WEIGHT: Final = "theme-weight-"
CODE: Final = "code"
TICKED: Final = "2"  # the weight that a ticked statement gets


class ForgedError(ValueError):
    """A field or value that our own form cannot have sent. It names nothing of the answers."""


class SheetField(Field):  # type: ignore[misc]
    """The answers and weights of one respondent.

    `data` is an :class:`~stemhulp.model.AnswerSheet`; `is_forged` tells that something came in
    that the form does not have, in which case `data` is an empty sheet.
    """

    def __init__(self, election: Election, **options: Any) -> None:
        super().__init__(**options)
        self.election = election
        self.is_forged = False

    def process(self, formdata: Any, data: Any = unset_value, extra_filters: Any = None) -> None:  # noqa: ARG002
        """Read every field of the form in one pass."""
        self.process_errors: list[str] = []
        self.data: AnswerSheet = empty_sheet(self.election)
        try:
            self.data = read_sheet(self.election, formdata)
        except (ForgedError, AnswerError):
            self.is_forged = True

    def pre_validate(self, form: Form) -> None:  # noqa: ARG002
        """Refuse a sheet with something strange on it, or with too few answers.

        Pages say it in their own words; these are only for who uses the form in code.
        """
        if self.is_forged:
            raise ValidationError("Het formulier bevat iets wat er niet in hoort.")
        needed = self.election.settings.minimum_answers
        if self.data.n_answered < needed:
            raise ValidationError("te weinig antwoorden")


def read_sheet(election: Election, formdata: Any) -> AnswerSheet:
    """Turn form fields, or the code of a shared result, into an answer sheet.

    Raises
    ------
    ForgedError
        For anything unknown or doubled.
    AnswerError
        For a statement, theme or answer that does not exist. Statements that are retired do: they
        are ignored, and the sheet says which.
    ShareCodeError
        For a code that is not of this election, not to be read any more, or damaged.
    """
    answers: dict[str, str] = {}
    ticks: dict[str, set[str]] = {WEIGHT: set(), THEME_WEIGHT: set()}
    fields: Mapping[str, Sequence[str]] = dict(formdata.lists()) if formdata else {}
    if is_shared(fields):
        return share_code.decode(election, dict(_single_values(fields))[CODE])
    for name, value in _single_values(fields):
        if name.startswith(ANSWER):
            answers[name.removeprefix(ANSWER)] = value
            continue
        kind = next((kind for kind in ticks if name.startswith(kind)), "")
        if not kind or value != TICKED:
            raise ForgedError("onbekend veld")
        ticks[kind].add(name.removeprefix(kind))
    weights, theme_weights = (dict.fromkeys(kind, int(TICKED)) for kind in ticks.values())
    checked = answer_sheet(election, answers, weights, theme_weights)
    sheet = ticked_sheet(election, checked.codes, ticks[WEIGHT], ticks[THEME_WEIGHT])
    return replace(sheet, ignored=checked.ignored)


def is_shared(fields: Mapping[str, Any]) -> bool:
    """Whether a form is the code of a shared result: never beside answers of somebody's own.

    Examples
    --------
    >>> is_shared({"code": "3-x"}), is_shared({"code": "3-x", "show-brug": "1"})
    (True, True)
    >>> is_shared({"code": "3-x", "answer-toren": "eens"}), is_shared({})
    (False, False)
    """
    return CODE in fields and [name for name in fields if not is_show_field(name)] == [CODE]


def _single_values(fields: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield each field of the sheet with its only value."""
    for name, values in fields.items():
        if is_show_field(name):
            continue
        if len(values) != 1:
            raise ForgedError("dubbel veld")
        yield name, values[0]


def questionnaire_form(election: Election) -> type[Form]:
    """Make the form class of one election, once; requests make instances and change nothing."""

    class QuestionnaireForm(Form):  # type: ignore[misc]
        sheet = SheetField(election)
        shown = ShownField(election)

    return QuestionnaireForm
