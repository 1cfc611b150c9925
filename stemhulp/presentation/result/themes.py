"""Scores per theme: a number only where it rests on more than one answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from stemhulp.matching import MatchResult
from stemhulp.model import AnswerSheet, Election
from stemhulp.presentation.wording.formatting import count_of, on_bar, score_text
from stemhulp.presentation.wording.language import _

MIN_PER_THEME: Final = 2  # one answer makes no percentage


@dataclass(frozen=True, slots=True)
class ThemeCell:
    """Score of one party on one theme; "" = nothing known. `bar` in 1000 units, None = no bar."""

    theme: str
    score: str
    known: str
    bar: int | None


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """One party in the table of themes."""

    party_id: str
    party: str
    is_ranked: bool
    cells: tuple[ThemeCell, ...]


@dataclass(frozen=True, slots=True)
class ThemeTable:
    """Parties × themes with an answer."""

    themes: tuple[str, ...]
    rows: tuple[ThemeRow, ...]


def theme_table(election: Election, sheet: AnswerSheet, result: MatchResult) -> ThemeTable:
    """Parties × themes, only the themes with an answer."""
    answered = {result.theme_ids[i] for i, code in enumerate(sheet.codes) if code >= 0}
    themes = [theme_id for theme_id in election.themes if theme_id in answered]
    return ThemeTable(
        themes=tuple(election.themes[theme_id].title for theme_id in themes),
        rows=tuple(
            ThemeRow(
                party_id=score.party_id,
                party=election.party(score.party_id).short_name,
                is_ranked=score.is_ranked,
                cells=tuple(_cell(election, result, score.party_id, key) for key in themes),
            )
            for score in result.scores
        ),
    )


def _cell(election: Election, result: MatchResult, party_id: str, theme_id: str) -> ThemeCell:
    """One cell; nothing known stays nothing."""
    theme = election.themes[theme_id].title
    score = result.theme_score(party_id, theme_id)
    if score is None:
        return ThemeCell(theme, "", "", None)
    count = result.theme_count(party_id, theme_id)
    known = count_of(count.n_known, count.n_answered)
    if count.n_known < MIN_PER_THEME:
        return ThemeCell(theme, _("te weinig"), known, None)
    method = result.method
    return ThemeCell(theme, score_text(method, score), known, on_bar(method, score))
