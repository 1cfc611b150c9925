"""A result on paper: the view of the page, and every statement in one compact row."""

from __future__ import annotations

from dataclasses import dataclass

from stemhulp.matching import MatchResult
from stemhulp.model import AnswerSheet, Election
from stemhulp.presentation.evidence.positions import StanceGroup, stance_groups, statement_positions
from stemhulp.presentation.result.ranking import RankCard
from stemhulp.presentation.result.theme_table import ThemeTable, theme_table
from stemhulp.presentation.result.view import ResultView, result_view
from stemhulp.presentation.wording import labels
from stemhulp.presentation.wording.formatting import count_of, date_text


@dataclass(frozen=True, slots=True)
class PaperStatement:
    """One statement: the answer given, and which parties say what."""

    number: int
    text: str
    answer: str
    counts_double: bool
    groups: tuple[StanceGroup, ...]


@dataclass(frozen=True, slots=True)
class PaperView:
    """A result to print or keep. `known` tells how many positions the data set has."""

    site: str
    election: str
    date: str
    result: ResultView
    ranked: tuple[RankCard, ...]
    has_equals: bool
    themes: ThemeTable
    statements: tuple[PaperStatement, ...]
    source: str
    source_party: str
    known: str
    dataset: str
    publisher: str


def paper_view(election: Election, sheet: AnswerSheet, result: MatchResult) -> PaperView:
    """Build the result on paper, with the numbers of the page."""
    settings = election.settings
    codes = election.position_codes
    page = result_view(election, sheet, result)
    ranked = (*page.ranking.top, *page.ranking.rest)
    return PaperView(
        site=labels.quiz_name(election),
        election=settings.title,
        date=date_text(settings.date),
        result=page,
        ranked=ranked,
        has_equals=any(card.is_practically_equal for card in ranked),
        themes=theme_table(election, sheet, result),
        statements=tuple(
            PaperStatement(
                number=number,
                text=statement.text,
                answer=labels.answer_text(election.scale, sheet.codes[number - 1]),
                counts_double=sheet.weights[number - 1] > 1 and sheet.codes[number - 1] >= 0,
                groups=stance_groups(
                    election, statement_positions(election, statement.statement_id)
                ),
            )
            for number, statement in enumerate(election.statements.values(), start=1)
        ),
        source=election.sources[settings.source_id].title,
        source_party=election.party(settings.source_party_id).name_in_sentence,
        known=count_of(int((codes >= 0).sum()), codes.size),
        dataset=election.dataset[:8],
        publisher=settings.publisher.name,
    )
