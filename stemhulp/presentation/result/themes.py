"""Themes on the result: the answers beside the positions of every party, drawn and counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from stemhulp.matching import MatchResult
from stemhulp.model import AnswerSheet, Election
from stemhulp.presentation.pictures.squares import Key, Squares, keys, squares
from stemhulp.presentation.result.relations import BETWEEN, OPPOSITE, SAME, UNKNOWN, Relations
from stemhulp.presentation.result.review import AnsweredStatement
from stemhulp.presentation.wording.formatting import plural
from stemhulp.presentation.wording.language import _


class ThemeRow(NamedTuple):
    """One party: a square for every answer in the theme, and on how many it says the same."""

    party_id: str
    party: str
    squares: Squares
    same: str


@dataclass(frozen=True, slots=True)
class SilentParty:
    """A party of which nothing is known in this theme."""

    party_id: str
    party: str


@dataclass(frozen=True, slots=True)
class ThemeBlock:
    """One theme: the picture, and its statements with the answers given.

    `rows` has the parties of which something is known, in the order of the result; it is empty
    when nothing in the theme was answered.
    """

    theme_id: str
    title: str
    count: str
    is_extra: bool
    rows: tuple[ThemeRow, ...]
    silent: tuple[SilentParty, ...]
    statements: tuple[AnsweredStatement, ...]


def theme_blocks(
    election: Election,
    sheet: AnswerSheet,
    result: MatchResult,
    kinds: Relations,
    statements: tuple[AnsweredStatement, ...],
) -> tuple[ThemeBlock, ...]:
    """Every theme with a statement, in the order of the tables."""
    in_order = {score.party_id: kinds[score.party_id] for score in result.scores}
    return tuple(
        _block(election, sheet, theme_id, columns, in_order, statements)
        for theme_id, columns in _columns_of_themes(election).items()
    )


def square_keys() -> tuple[Key, ...]:
    """Say what each square means."""
    meanings = (
        (SAME, _("hetzelfde")),
        (BETWEEN, _("ertussenin")),
        (OPPOSITE, _("tegengesteld")),
        (UNKNOWN, _("onbekend")),
    )
    return keys(meanings)


def _columns_of_themes(election: Election) -> dict[str, list[int]]:
    """Places of the statements of each theme."""
    columns: dict[str, list[int]] = {theme_id: [] for theme_id in election.themes}
    for column, statement in enumerate(election.statements.values()):
        columns[statement.theme_id].append(column)
    return {theme_id: places for theme_id, places in columns.items() if places}


def _block(
    election: Election,
    sheet: AnswerSheet,
    theme_id: str,
    columns: list[int],
    kinds: Relations,
    statements: tuple[AnsweredStatement, ...],
) -> ThemeBlock:
    """One theme."""
    answered = [column for column in columns if sheet.codes[column] >= 0]
    of_theme = {party: [row[column] for column in answered] for party, row in kinds.items()}
    known = {party: row for party, row in of_theme.items() if row.count(UNKNOWN) < len(row)}
    return ThemeBlock(
        theme_id=theme_id,
        title=election.themes[theme_id].title,
        count=plural(len(columns), "stelling", "stellingen"),
        is_extra=theme_id in sheet.extra_themes,
        rows=tuple(_rows(election, known)),
        silent=tuple(
            SilentParty(party_id, election.parties[party_id].short_name)
            for party_id in of_theme
            if answered and party_id not in known
        ),
        statements=tuple([statements[column] for column in columns]),
    )


def _rows(election: Election, known: Relations) -> Iterator[ThemeRow]:
    """Every party of which something is known in one theme."""
    text = _("%(count)s van %(total)s")
    for party_id, kinds in known.items():
        counts = {"count": kinds.count(SAME), "total": len(kinds) - kinds.count(UNKNOWN)}
        party = election.parties[party_id].short_name
        yield ThemeRow(party_id, party, squares(kinds), text % counts)
