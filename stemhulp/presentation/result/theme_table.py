"""Scores per theme, on paper: a number only where it rests on more than one answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from stemhulp.matching import MatchResult
from stemhulp.model import AnswerSheet, Election
from stemhulp.presentation.wording.formatting import count_of, score_text
from stemhulp.presentation.wording.language import _

MIN_PER_THEME: Final = 2  # one answer makes no percentage


@dataclass(frozen=True, slots=True)
class ThemeScore:
    """Score of one party on one theme; "" = nothing known."""

    score: str
    known: str


@dataclass(frozen=True, slots=True)
class PartyScores:
    """One party in the table of themes."""

    party: str
    cells: tuple[ThemeScore, ...]


@dataclass(frozen=True, slots=True)
class ThemeTable:
    """Parties × themes with an answer."""

    themes: tuple[str, ...]
    rows: tuple[PartyScores, ...]


def theme_table(election: Election, sheet: AnswerSheet, result: MatchResult) -> ThemeTable:
    """Parties × themes, only the themes with an answer."""
    answered = {result.theme_ids[i] for i, code in enumerate(sheet.codes) if code >= 0}
    themes = [theme_id for theme_id in election.themes if theme_id in answered]
    return ThemeTable(
        themes=tuple(election.themes[theme_id].title for theme_id in themes),
        rows=tuple(
            PartyScores(
                party=election.party(score.party_id).short_name,
                cells=tuple(_cell(result, score.party_id, key) for key in themes),
            )
            for score in result.scores
        ),
    )


def _cell(result: MatchResult, party_id: str, theme_id: str) -> ThemeScore:
    """One cell; nothing known stays nothing."""
    score = result.theme_score(party_id, theme_id)
    if score is None:
        return ThemeScore("", "")
    count = result.theme_count(party_id, theme_id)
    known = count_of(count.n_known, count.n_answered)
    if count.n_known < MIN_PER_THEME:
        return ThemeScore(_("te weinig"), known)
    return ThemeScore(score_text(result.method, score), known)
