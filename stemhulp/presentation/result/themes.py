"""Scores per theme: a number only where it rests on more than one answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from stemhulp.matching import MatchResult, Method, Number
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
    answered = {
        theme: [i for i, t in enumerate(result.theme_ids) if t == theme and sheet.codes[i] >= 0]
        for theme in election.themes
    }
    columns = {theme: found for theme, found in answered.items() if found}
    return ThemeTable(
        themes=tuple(election.themes[theme].title for theme in columns),
        rows=tuple(
            ThemeRow(
                party_id=score.party_id,
                party=election.party(score.party_id).short_name,
                is_ranked=score.is_ranked,
                cells=_cells(election, result, score.party_id, columns),
            )
            for score in result.scores
        ),
    )


def _cells(
    election: Election, result: MatchResult, party_id: str, columns: dict[str, list[int]]
) -> tuple[ThemeCell, ...]:
    """The cells of one party."""
    known = result.known[result.party_ids.index(party_id)].tolist()
    return tuple(
        _cell(
            result.method,
            election.themes[theme].title,
            result.theme_score(party_id, theme),
            sum(known[i] for i in answered),
            len(answered),
        )
        for theme, answered in columns.items()
    )


def _cell(
    method: Method, theme: str, score: Number | None, n_known: int, n_answered: int
) -> ThemeCell:
    """One cell; nothing known stays nothing."""
    if score is None:
        return ThemeCell(theme, "", "", None)
    known = count_of(n_known, n_answered)
    if n_known < MIN_PER_THEME:
        return ThemeCell(theme, _("te weinig"), known, None)
    return ThemeCell(theme, score_text(method, score), known, on_bar(method, score))
