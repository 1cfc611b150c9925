"""The questionnaire: the same view for an empty form and for one with answers kept."""

from __future__ import annotations

from dataclasses import dataclass

from stemhulp.model import AnswerSheet, Election
from stemhulp.presentation import words
from stemhulp.presentation.formatting import plural
from stemhulp.presentation.language import _, ngettext
from stemhulp.presentation.parts import Background, background
from stemhulp.scale import SKIPPED, UNKNOWN


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One statement of the form, with the answer given so far."""

    number: int
    statement_id: str
    theme: str
    text: str
    label: str
    background: Background
    answer: str
    is_extra: bool


@dataclass(frozen=True, slots=True)
class QuizProblem:
    """Why there is no result yet, and where to go on."""

    message: str
    statement_id: str


@dataclass(frozen=True, slots=True)
class QuizView:
    """The questionnaire page."""

    title: str
    options: tuple[words.Option, ...]
    minimum: int
    minimum_text: str
    questions: tuple[QuestionView, ...]
    problem: QuizProblem | None


def empty_sheet(election: Election) -> AnswerSheet:
    """A sheet on which nothing has been answered."""
    n_statements = len(election.statements)
    return AnswerSheet((UNKNOWN,) * n_statements, (1,) * n_statements)


def quiz_view(election: Election) -> QuizView:
    """Build the empty questionnaire."""
    return filled_quiz_view(election, empty_sheet(election), "")


def filled_quiz_view(election: Election, sheet: AnswerSheet, problem: str) -> QuizView:
    """Build the questionnaire with answers and weights kept; `problem` is "" when all is well."""
    minimum = election.settings.minimum_answers
    return QuizView(
        title=_("Vragenlijst"),
        options=words.options(election.scale),
        minimum=minimum,
        minimum_text=plural(minimum, "stelling", "stellingen"),
        questions=questions(election, sheet),
        problem=QuizProblem(problem, first_open(election, sheet)) if problem else None,
    )


def too_few(election: Election, sheet: AnswerSheet) -> str:
    """Say how many answers are missing; "" when there are enough."""
    needed = election.settings.minimum_answers
    if sheet.n_answered >= needed:
        return ""
    return ngettext(
        "%(count)s stelling beantwoord; voor een uitslag zijn er minstens %(needed)s nodig.",
        "%(count)s stellingen beantwoord; voor een uitslag zijn er minstens %(needed)s nodig.",
        sheet.n_answered,
        needed=needed,
    )


def questions(election: Election, sheet: AnswerSheet) -> tuple[QuestionView, ...]:
    """Every statement with its background and the answer given."""
    return tuple(
        QuestionView(
            number=number,
            statement_id=statement.statement_id,
            theme=election.theme(statement.theme_id).title,
            text=statement.text,
            label=statement.label,
            background=background(election, statement),
            answer=words.answer_word(election.scale, code),
            is_extra=weight > 1,
        )
        for number, (statement, code, weight) in enumerate(
            zip(election.statements.values(), sheet.codes, sheet.weights, strict=True), start=1
        )
    )


def first_open(election: Election, sheet: AnswerSheet) -> str:
    """Id of the first statement without an answer; else of the first one that was skipped."""
    for wanted in (UNKNOWN, SKIPPED):
        if wanted in sheet.codes:
            return election.statement_ids[sheet.codes.index(wanted)]
    return election.statement_ids[0]
