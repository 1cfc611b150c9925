"""The questionnaire: the same view for an empty form and for one with answers kept."""

from __future__ import annotations

from dataclasses import dataclass

from stemhulp.model import AnswerSheet, Election
from stemhulp.presentation.quiz.left_out import left_out
from stemhulp.presentation.statements.background import Background, background, words_of
from stemhulp.presentation.wording import labels
from stemhulp.presentation.wording.formatting import plural
from stemhulp.presentation.wording.glossary import Word
from stemhulp.presentation.wording.language import _, ngettext
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
class ThemeMark:
    """A theme that may be called extra important as a whole."""

    theme_id: str
    title: str
    is_extra: bool


@dataclass(frozen=True, slots=True)
class WeightTheme:
    """A theme on the last step, with its statements."""

    mark: ThemeMark
    questions: tuple[QuestionView, ...]


@dataclass(frozen=True, slots=True)
class QuizProblem:
    """Why there is no result yet, and where to go on."""

    message: str
    number: int


@dataclass(frozen=True, slots=True)
class QuizView:
    """The questionnaire page."""

    title: str
    election_id: str
    options: tuple[labels.Option, ...]
    minimum: int
    minimum_text: str
    questions: tuple[QuestionView, ...]
    themes: tuple[WeightTheme, ...]
    words: tuple[Word, ...]
    problem: QuizProblem | None
    left_out: tuple[str, ...]


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
    asked = questions(election, sheet)
    return QuizView(
        title=_("Vragenlijst"),
        election_id=election.election_id,
        options=labels.options(election.scale),
        minimum=minimum,
        minimum_text=plural(minimum, "stelling", "stellingen"),
        questions=asked,
        themes=weight_themes(election, sheet, asked),
        words=words_of(question.background for question in asked),
        problem=QuizProblem(problem, first_open(sheet) + 1) if problem else None,
        left_out=left_out(election, sheet),
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
            answer=labels.answer_word(election.scale, code),
            is_extra=statement.statement_id in sheet.extra_statements,
        )
        for number, (statement, code) in enumerate(
            zip(election.statements.values(), sheet.codes, strict=True), start=1
        )
    )


def theme_marks(election: Election, sheet: AnswerSheet) -> tuple[ThemeMark, ...]:
    """Every theme with a statement, ready to be called extra important."""
    used = {statement.theme_id for statement in election.statements.values()}
    return tuple(
        ThemeMark(theme_id, theme.title, theme_id in sheet.extra_themes)
        for theme_id, theme in election.themes.items()
        if theme_id in used
    )


def weight_themes(
    election: Election, sheet: AnswerSheet, asked: tuple[QuestionView, ...]
) -> tuple[WeightTheme, ...]:
    """Every theme with its statements, for the last step."""
    by_id = {question.statement_id: question for question in asked}
    return tuple(
        WeightTheme(
            mark,
            tuple(by_id[s.statement_id] for s in election.statements_of_theme(mark.theme_id)),
        )
        for mark in theme_marks(election, sheet)
    )


def first_open(sheet: AnswerSheet) -> int:
    """Place of the first statement without an answer; else of the first one that was skipped.

    Examples
    --------
    >>> first_open(AnswerSheet((SKIPPED, 2, UNKNOWN), (1, 1, 1)))
    2
    """
    for wanted in (UNKNOWN, SKIPPED):
        if wanted in sheet.codes:
            return sheet.codes.index(wanted)
    return 0
