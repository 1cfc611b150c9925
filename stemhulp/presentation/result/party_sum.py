"""The sum of one party, line by line, so that anybody can do it again."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from stemhulp.matching import MatchResult
from stemhulp.model import AnswerSheet, Election
from stemhulp.presentation.evidence.positions import position_text
from stemhulp.presentation.wording.formatting import decimal, score_text
from stemhulp.presentation.wording.labels import answer_text


@dataclass(frozen=True, slots=True)
class SumRow:
    """One answered statement; "–" = does not count for this party."""

    label: str
    answer: str
    position: str
    agreement: str
    weight: str
    points: str
    possible: str


@dataclass(frozen=True, slots=True)
class PartySum:
    """All lines, what they add up to, and the score that follows.

    `points` and `possible` are of the known positions. `n_unknown` others are estimated together at
    `estimated` points of `estimated_possible`; `all_points` of `all_possible` is the whole.
    `is_quotient` tells whether the score is that quotient and nothing more.
    """

    party_id: str
    party: str
    rows: tuple[SumRow, ...]
    points: str
    possible: str
    n_unknown: int
    estimated: str
    estimated_possible: str
    all_points: str
    all_possible: str
    score: str
    is_quotient: bool


def party_sum(
    election: Election, sheet: AnswerSheet, result: MatchResult, party_id: str
) -> PartySum:
    """Write out the sum of one party over the answered statements."""
    row = result.party_ids.index(party_id)
    answered = [column for column, full in enumerate(result.full) if full > 0]
    unit = result.ordinary
    score = result.by_party[party_id]
    points, possible = (Fraction(int(s[row].sum())) for s in (result.points, result.possible))
    more = Fraction(int(result.estimates.points[row].sum()), int(result.estimates.scale[row]))
    more_possible = Fraction(int(result.estimates.possible[row].sum()))
    return PartySum(
        party_id=party_id,
        party=election.party(party_id).name_in_sentence,
        rows=tuple(_row(election, sheet, result, party_id, column, unit) for column in answered),
        points=_number(points / unit),
        possible=_number(possible / unit),
        n_unknown=len(answered) - score.n_known if more_possible else 0,
        estimated=_number(more / unit),
        estimated_possible=_number(more_possible / unit),
        all_points=_number((points + more) / unit),
        all_possible=_number((possible + more_possible) / unit),
        score=score_text(result.method, score.score) if score.score is not None else "",
        is_quotient=score.score == score.closeness,
    )


def _row(
    election: Election,
    sheet: AnswerSheet,
    result: MatchResult,
    party_id: str,
    column: int,
    unit: Fraction,
) -> SumRow:
    """One line of the sum."""
    row, key = result.party_ids.index(party_id), result.statement_ids[column]
    points, possible = int(result.points[row, column]), int(result.possible[row, column])
    return SumRow(
        label=election.statement(key).label,
        answer=answer_text(election.scale, sheet.codes[column]).lower(),
        position=position_text(election, election.position(party_id, key)).lower(),
        agreement=_number(Fraction(points, possible)) if possible else "–",
        weight=_number(Fraction(int(result.full[column])) / unit),
        points=_number(points / unit) if possible else "–",
        possible=_number(possible / unit) if possible else "–",
    )


def _number(value: Fraction) -> str:
    """A number of the sum, with a real minus sign."""
    return decimal(value).replace("-", "−")
