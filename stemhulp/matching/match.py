"""Matching one answer sheet with every party, exactly."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from stemhulp.errors import MatchingError, NoAnswersError, ShapeError
from stemhulp.matching.methods import get_method
from stemhulp.matching.missing import get_policy
from stemhulp.matching.result import MatchResult, PartyScore, Sums, competition_ranks, fraction
from stemhulp.matching.tables import PairTable
from stemhulp.model import AnswerSheet, Election

INT64_ROOM: Final = 2**62


def match(
    election: Election,
    sheet: AnswerSheet,
    method: str = "agreement",
    missing: str = "leave-out",
) -> MatchResult:
    """Score every party for one respondent.

    Parameters
    ----------
    election : Election
    sheet : AnswerSheet
        As many codes and weights as the election has statements.
    method : str
        Id of a method in :data:`stemhulp.matching.METHODS`.
    missing : str
        Id of a policy in :data:`stemhulp.matching.POLICIES`.

    Returns
    -------
    MatchResult
        Exact sums, scores, coverage, bounds and ranks. A skipped or unreached statement leaves
        numerator and denominator; neutral is an answer; an unknown position is never half.

    Raises
    ------
    ShapeError
        If the sheet does not have one code and weight for each statement.
    NoAnswersError
        If fewer statements were answered than the election asks for.
    MatchingError
        If every answered statement has weight 0, or a code is not on the scale.
    UnknownMethodError
        If the method or policy is not in its registry.

    References
    ----------
    Bundeszentrale für politische Bildung, Wahl-O-Mat: points 2/1/0 with double weight.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> from stemhulp.matching import answer_sheet
    >>> election = fictional_election()
    >>> answers = dict.fromkeys(election.statements, "eens")
    >>> result = match(election, answer_sheet(election, answers))
    >>> [(s.party_id, s.rank, str(s.score)) for s in result.scores]
    [('molen', 1, '7/12'), ('brug', 2, '1/2'), ('haven', 2, '1/2'), ('stil', None, 'None')]
    """
    table = get_policy(missing).apply(get_method(method).table(election.scale.n_options))
    codes = _checked_codes(election, sheet)
    weights = _whole_weights(sheet.weights, codes >= 0, table.unit)
    return _result(election, codes, weights, table, method, missing)


def _checked_codes(election: Election, sheet: AnswerSheet) -> npt.NDArray[np.int64]:
    """Answer codes as an array; anything not answered is below zero."""
    n_statements = len(election.statements)
    if len(sheet.codes) != n_statements or len(sheet.weights) != n_statements:
        raise ShapeError(
            f"antwoordblad met {len(sheet.codes)} antwoorden en {len(sheet.weights)} gewichten "
            f"voor {n_statements} stellingen"
        )
    wrong = [code for code in sheet.codes if not -2 <= code < election.scale.n_options]
    if wrong:
        raise MatchingError(f"Code {wrong[0]} staat niet op de schaal.")
    if sheet.n_answered < max(1, election.settings.minimum_answers):
        raise NoAnswersError(sheet.n_answered, max(1, election.settings.minimum_answers))
    return np.array(sheet.codes, dtype=np.int64)


def _whole_weights(weights: Sequence[float], answered: npt.NDArray[np.bool_], unit: int) -> Sums:
    """Weights as whole numbers in the same proportions, 0 where nothing was answered.

    A weight of 0.1 means one tenth, so decimals are read as they are written. Scaling all
    weights changes no score. Sums that might pass 64 bits are done in Python integers.
    """
    exact = [_exact(weight) for weight in weights]
    common = math.lcm(*(weight.denominator for weight in exact))
    whole = [int(weight * common) for weight in exact]
    divisor = math.gcd(*whole) or 1
    fits = sum(whole) // divisor * unit < INT64_ROOM
    array = np.array([w // divisor for w in whole], dtype=np.int64 if fits else object)
    array[~answered] = 0
    if not array.any():
        raise MatchingError("Alle beantwoorde stellingen hebben gewicht 0; er valt niets te wegen.")
    return array


def _exact(weight: float) -> Fraction:
    """Weight as the fraction it is written as; refuses what is not a number ≥ 0."""
    if not math.isfinite(weight) or weight < 0:
        raise MatchingError(f"Gewicht {weight!r} kan niet: een gewicht is een getal ≥ 0.")
    return Fraction(weight) if isinstance(weight, int) else Fraction(str(weight))


def _result(
    election: Election,
    codes: npt.NDArray[np.int64],
    weights: Sums,
    table: PairTable,
    method: str,
    missing: str,
) -> MatchResult:
    """Gather the table for every pair, weigh, and sum."""
    rows = np.where(codes >= 0, codes, 0)  # weight 0 silences the rows that were not answered
    pairs = (rows[None, :], election.position_codes)
    sums: dict[str, Any] = {
        "points": table.points[pairs] * weights,
        "possible": table.possible[pairs] * weights,
        "unknown_lowest": table.lowest[rows] * weights,
        "unknown_highest": table.highest[rows] * weights,
        "full": table.unit * weights,
    }
    return MatchResult(
        method_id=method,
        policy_id=missing,
        party_ids=election.party_ids,
        statement_ids=election.statement_ids,
        theme_ids=tuple(s.theme_id for s in election.statements.values()),
        scores=_scores(election, **sums),
        **sums,
    )


def _scores(
    election: Election,
    points: Sums,
    possible: Sums,
    unknown_lowest: Sums,
    unknown_highest: Sums,
    full: Sums,
) -> tuple[PartyScore, ...]:
    """Score, coverage, bounds and rank of every party, best first."""
    known = election.position_codes >= 0
    total = int(full.sum())
    earned = np.where(known, points, 0).sum(axis=1)
    scores = [fraction(n, d) for n, d in zip(points.sum(1), possible.sum(1), strict=True)]
    coverage = [Fraction(int(k), total) for k in np.where(known, full, 0).sum(axis=1)]
    lower = earned + np.where(known, 0, unknown_lowest).sum(axis=1)
    upper = earned + np.where(known, 0, unknown_highest).sum(axis=1)
    n_known = (known & (full > 0)).sum(axis=1)
    reasons = [_reason(election, s, c) for s, c in zip(scores, coverage, strict=True)]
    ranks = competition_ranks([s if not r else None for s, r in zip(scores, reasons, strict=True)])
    found = [
        PartyScore(
            party_id=party_id,
            score=scores[i],
            coverage=coverage[i],
            lower=Fraction(int(lower[i]), total),
            upper=Fraction(int(upper[i]), total),
            n_known=int(n_known[i]),
            rank=ranks[i],
            reason=reasons[i],
        )
        for i, party_id in enumerate(election.party_ids)
    ]
    return tuple(sorted(found, key=lambda s: s.rank or len(found) + 1))


def _reason(election: Election, score: Fraction | None, coverage: Fraction) -> str:
    """Why a party is not ranked, or ""."""
    if score is None:
        return "no-position"
    # Read as written: 0.4 means two fifths, so that coverage 2/5 is not under the threshold.
    threshold = Fraction(str(election.settings.coverage_threshold))
    return "coverage" if coverage < threshold else ""
