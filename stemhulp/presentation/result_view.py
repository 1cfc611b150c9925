"""The result page: what the numbers mean, said exactly and never more surely than they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from stemhulp.analysis.robustness import EQUAL_ONE_IN, robustness
from stemhulp.matching import (
    MatchResult,
    Method,
    Number,
    PartyScore,
)
from stemhulp.model import AnswerSheet, Election
from stemhulp.presentation import words
from stemhulp.presentation.certainty import Verdict, verdict
from stemhulp.presentation.formatting import (
    count_of,
    on_bar,
    percent,
    plural,
    rank_text,
    score_range,
    score_text,
)
from stemhulp.presentation.language import _
from stemhulp.presentation.method_table import MethodTable, method_table
from stemhulp.presentation.party_sum import PartySum, party_sum
from stemhulp.presentation.plank_view import PlankSection, plank_section
from stemhulp.presentation.quiz_view import ThemeMark, is_extra, theme_marks
from stemhulp.presentation.sharing import encode

MIN_PER_THEME: Final = 2  # one answer makes no percentage


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of 1000 units: where the score ends and which part the margin covers."""

    score: int
    lower: int
    margin: int


@dataclass(frozen=True, slots=True)
class WhyItem:
    """An answered statement."""

    statement_id: str
    label: str


@dataclass(frozen=True, slots=True)
class WhyGroup:
    """Answered statements on which a party says the same, something else, or nothing known."""

    title: str
    items: tuple[WhyItem, ...]


@dataclass(frozen=True, slots=True)
class RankCard:
    """One party in the list."""

    party_id: str
    party: str
    rank: str
    score: str
    bar: Bar
    known: str
    margin: str
    reason: str
    is_practically_equal: bool
    why: tuple[WhyGroup, ...]


@dataclass(frozen=True, slots=True)
class ThemeCell:
    """Score of one party on one theme; "" = nothing known."""

    score: str
    known: str


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


@dataclass(frozen=True, slots=True)
class AnsweredStatement:
    """One statement with the answer given, ready to be changed."""

    number: int
    statement_id: str
    text: str
    label: str
    answer: str
    answer_text: str
    is_extra: bool
    is_double: bool


@dataclass(frozen=True, slots=True)
class ResultView:
    """The result page."""

    title: str
    verdict: Verdict
    basis: str
    ranked: tuple[RankCard, ...]
    unranked: tuple[RankCard, ...]
    has_equals: bool
    equal_one_in: int
    order: str
    has_ties: bool
    threshold: str
    planks: PlankSection
    themes: ThemeTable
    methods: MethodTable
    deciding: tuple[str, ...]
    sums: tuple[PartySum, ...]
    statements: tuple[AnsweredStatement, ...]
    theme_marks: tuple[ThemeMark, ...]
    options: tuple[words.Option, ...]
    share_code: str


def result_view(election: Election, sheet: AnswerSheet, result: MatchResult) -> ResultView:
    """Build the result page."""
    ranks = [score.rank for score in result.ranked]
    variations = robustness(election, sheet, result)
    equal = variations.practically_equal if len(variations.practically_equal) > 1 else ()
    return ResultView(
        title=_("Je uitslag"),
        verdict=verdict(election, sheet, result, variations),
        basis=_basis(sheet),
        ranked=tuple(
            _card(election, sheet, result.method, score, ranks.count(score.rank) > 1, equal)
            for score in result.ranked
        ),
        unranked=tuple(
            _card(election, sheet, result.method, score, False, ()) for score in result.unranked
        ),
        has_equals=bool(equal),
        equal_one_in=EQUAL_ONE_IN,
        order=words.order_text(election.parties),
        has_ties=len(set(ranks)) < len(ranks),
        threshold=percent(Fraction(str(election.settings.coverage_threshold))),
        planks=plank_section(election, sheet),
        themes=_theme_table(election, sheet, result),
        methods=method_table(election, sheet, result),
        sums=tuple(
            party_sum(election, sheet, result, score.party_id)
            for score in result.ranked
            if score.rank == 1
        ),
        deciding=tuple(election.statement(key).label for key in variations.deciding),
        statements=_statements(election, sheet),
        theme_marks=theme_marks(election, sheet),
        options=words.options(election.scale),
        share_code=encode(election, sheet),
    )


def _basis(sheet: AnswerSheet) -> str:
    """Say what the result was computed from."""
    pieces = [plural(sheet.n_answered, "antwoord", "antwoorden")]
    if sheet.n_skipped:
        pieces.append(_("%(count)s overgeslagen", count=sheet.n_skipped))
    left = len(sheet.codes) - sheet.n_answered - sheet.n_skipped
    if left:
        pieces.append(_("%(count)s niet beantwoord", count=left))
    doubled = sum(w > 1 and c >= 0 for c, w in zip(sheet.codes, sheet.weights, strict=True))
    if doubled:
        pieces.append(_("%(count)s extra belangrijk (telt dubbel)", count=doubled))
    return ", ".join(pieces)


def _card(
    election: Election,
    sheet: AnswerSheet,
    method: Method,
    score: PartyScore,
    is_shared: bool,
    equal: Sequence[str],
) -> RankCard:
    """One party, with a score only when it is ranked."""
    return RankCard(
        party_id=score.party_id,
        party=election.party(score.party_id).short_name,
        rank=rank_text(score.rank, is_shared) if score.rank else "",
        score=score_text(method, score.score) if score.rank and score.score is not None else "",
        bar=Bar(
            score=on_bar(method, score.score) if score.rank and score.score is not None else 0,
            lower=on_bar(method, score.lower),
            margin=_margin_width(method, score),
        ),
        known=_(
            "Standpunt bekend bij %(known)s van je %(given)s antwoorden",
            known=score.n_known,
            given=sheet.n_answered,
        ),
        margin=_margin(method, score),
        reason=_reason(score),
        is_practically_equal=score.party_id in equal,
        why=_why(election, sheet, score.party_id),
    )


def _margin_width(method: Method, score: PartyScore) -> int:
    """Width of the margin on the bar: nothing when there is none, else wide enough to see."""
    if score.lower == score.upper:
        return 0
    return max(4, on_bar(method, score.upper) - on_bar(method, score.lower))


def _why(election: Election, sheet: AnswerSheet, party_id: str) -> tuple[WhyGroup, ...]:
    """Answered statements by whether the party says the same."""
    same, different, unknown = _("Hetzelfde als jij"), _("Anders dan jij"), _("Onbekend")
    groups: dict[str, list[WhyItem]] = {same: [], different: [], unknown: []}
    positions = election.position_codes[election.party_ids.index(party_id)].tolist()
    for statement, answer, position in zip(
        election.statements.values(), sheet.codes, positions, strict=True
    ):
        if answer < 0:
            continue
        title = unknown if position < 0 else different
        title = same if position == answer else title
        groups[title].append(WhyItem(statement.statement_id, statement.label))
    return tuple(WhyGroup(title, tuple(items)) for title, items in groups.items() if items)


def _margin(method: Method, score: PartyScore) -> str:
    """Say which scores the unknown positions still allow."""
    if score.lower == score.upper:
        return _("geen marge")
    return _("marge %(range)s", range=score_range(method, score.lower, score.upper))


def _reason(score: PartyScore) -> str:
    """Say why a party is not ranked."""
    if score.reason == "no-position":
        return _("geen enkel standpunt bekend")
    if score.reason == "coverage":
        return _("dekking %(coverage)s", coverage=percent(score.coverage))
    return ""


def _theme_table(election: Election, sheet: AnswerSheet, result: MatchResult) -> ThemeTable:
    """Parties × themes, only the themes with an answer."""
    answered = {
        theme: [i for i, t in enumerate(result.theme_ids) if t == theme and sheet.codes[i] >= 0]
        for theme in election.themes
    }
    themes = [theme for theme, columns in answered.items() if columns]
    known = {
        party_id: election.position_codes[row] >= 0
        for row, party_id in enumerate(election.party_ids)
    }
    return ThemeTable(
        themes=tuple(election.themes[theme].title for theme in themes),
        rows=tuple(
            ThemeRow(
                party_id=score.party_id,
                party=election.party(score.party_id).short_name,
                is_ranked=score.is_ranked,
                cells=tuple(
                    _theme_cell(
                        result.method,
                        result.theme_score(score.party_id, theme),
                        sum(bool(known[score.party_id][i]) for i in answered[theme]),
                        len(answered[theme]),
                    )
                    for theme in themes
                ),
            )
            for score in result.scores
        ),
    )


def _theme_cell(method: Method, score: Number | None, n_known: int, n_answered: int) -> ThemeCell:
    """One cell; nothing known stays nothing."""
    if score is None:
        return ThemeCell("", "")
    if n_known < MIN_PER_THEME:
        return ThemeCell(_("te weinig"), count_of(n_known, n_answered))
    return ThemeCell(score_text(method, score), count_of(n_known, n_answered))


def _statements(election: Election, sheet: AnswerSheet) -> tuple[AnsweredStatement, ...]:
    """Every statement with the answer given."""
    return tuple(
        AnsweredStatement(
            number=number,
            statement_id=statement.statement_id,
            text=statement.text,
            label=statement.label,
            answer=words.answer_word(election.scale, code),
            answer_text=words.answer_text(election.scale, code),
            is_extra=is_extra(election, sheet, statement.statement_id),
            is_double=weight > 1,
        )
        for number, (statement, code, weight) in enumerate(
            zip(election.statements.values(), sheet.codes, sheet.weights, strict=True), start=1
        )
    )
