"""Matching one answer sheet with every party, exactly."""

from __future__ import annotations

import math
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from stemhulp.errors import MatchingError, NoAnswersError, ShapeError
from stemhulp.matching.estimate import INT64_ROOM, Sums, Tally
from stemhulp.matching.methods import Method, get_method
from stemhulp.matching.missing import DEFAULT_POLICY, Policy, get_policy
from stemhulp.matching.result import (
    Estimates,
    MatchResult,
    PartyScore,
    competition_ranks,
    fraction,
)
from stemhulp.matching.tables import PairTable
from stemhulp.model import AnswerSheet, Election
from stemhulp.scale import SKIPPED


def match(
    election: Election,
    sheet: AnswerSheet,
    method: str = "agreement",
    missing: str = DEFAULT_POLICY,
) -> MatchResult:
    """Score every party for one respondent.

    Parameters
    ----------
    election : Election
    sheet : AnswerSheet
        As many codes and weights as the election has statements.
    method : str
        Id of a method in :data:`stemhulp.matching.METHODS`, or ``custom`` where the election has
        its own agreement table.
    missing : str
        Id of a policy in :data:`stemhulp.matching.POLICIES`.

    Returns
    -------
    MatchResult
        Exact sums, scores, coverage, bounds and ranks. A skipped or unreached statement leaves
        numerator and denominator; neutral is an answer; an unknown position is what the policy
        makes of it.

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
    Bundeszentrale für politische Bildung, Wahl-O-Mat: points 2/1/0 with double weight. Efron &
    Morris (1975), doi 10.1080/01621459.1975.10479864, for what is expected of the unknown.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> from stemhulp.matching import answer_sheet
    >>> election = fictional_election()
    >>> answers = dict.fromkeys(election.statements, "eens")
    >>> sheet = answer_sheet(election, answers)
    >>> [(s.party_id, s.rank, str(s.score)) for s in match(election, sheet).scores]
    [('molen', 1, '7/12'), ('haven', 2, '667/1326'), ('brug', 3, '1/2'), ('stil', None, 'None')]

    One position of Haven & Kade is unknown. Over the other five it scores as De Brug does:

    >>> plain = match(election, sheet, missing="leave-out")
    >>> [(s.party_id, s.rank, str(s.score)) for s in plain.ranked]
    [('molen', 1, '7/12'), ('brug', 2, '1/2'), ('haven', 2, '1/2')]
    """
    chosen = get_method(election, method)
    policy = get_policy(missing)
    pair = _pair_table(policy, chosen, election.scale.n_options)
    codes = _checked_codes(election, sheet)
    weights, factor = _whole_weights(sheet.weights, codes >= 0, pair.unit)
    sums = _sums(election, codes, weights, pair)
    sums["estimates"] = _estimates(policy, codes, weights, pair, sums)
    return MatchResult(
        method=chosen,
        policy_id=missing,
        party_ids=election.party_ids,
        statement_ids=election.statement_ids,
        theme_ids=tuple(s.theme_id for s in election.statements.values()),
        unit=pair.unit,
        ordinary=pair.unit * factor,
        scores=_scores(election, chosen, sums),
        **sums,
    )


@lru_cache(maxsize=64)
def _pair_table(policy: Policy, method: Method, n_options: int) -> PairTable:
    """The table of a method, completed by a policy: the same for everybody."""
    return policy.apply(method.table(n_options))


def _checked_codes(election: Election, sheet: AnswerSheet) -> npt.NDArray[np.int64]:
    """Answer codes as an array; anything not answered is below zero."""
    n_statements = len(election.statements)
    if len(sheet.codes) != n_statements or len(sheet.weights) != n_statements:
        raise ShapeError(
            f"antwoordblad met {len(sheet.codes)} antwoorden en {len(sheet.weights)} gewichten "
            f"voor {n_statements} stellingen"
        )
    n_options = election.scale.n_options
    wrong = [code for code in sheet.codes if not SKIPPED <= code < n_options]
    if wrong:
        raise MatchingError(f"Code {wrong[0]} staat niet op de schaal.")
    if sheet.n_answered < max(1, election.settings.minimum_answers):
        raise NoAnswersError(sheet.n_answered, max(1, election.settings.minimum_answers))
    return np.array(sheet.codes, dtype=np.int64)


def _whole_weights(
    weights: Sequence[float | Fraction], answered: npt.NDArray[np.bool_], unit: int
) -> tuple[Sums, Fraction]:
    """Weights as whole numbers in the same proportions, 0 where nothing was answered; the factor.

    A weight of 0.1 means one tenth, so decimals are read as they are written. Scaling all
    weights changes no score. Sums that might pass 64 bits are done in Python integers.
    """
    exact = [_exact(weight) for weight in weights]
    common = math.lcm(*(weight.denominator for weight in exact))
    whole = [weight.numerator * (common // weight.denominator) for weight in exact]
    divisor = math.gcd(*whole) or 1
    fits = sum(whole) // divisor * unit < INT64_ROOM
    array = np.array([w // divisor for w in whole], dtype=np.int64 if fits else object)
    array[~answered] = 0
    if not array.any():
        raise MatchingError("Alle beantwoorde stellingen hebben gewicht 0; er valt niets te wegen.")
    return array, Fraction(common, divisor)


def _exact(weight: float | Fraction) -> int | Fraction:
    """Weight as the fraction it is written as; refuses what is not a number ≥ 0."""
    if not 0 <= weight < math.inf:  # NaN is not in any range
        raise MatchingError(f"Gewicht {weight!r} kan niet: een gewicht is een getal ≥ 0.")
    return Fraction(str(weight)) if isinstance(weight, float) else weight


def _sums(
    election: Election, codes: npt.NDArray[np.int64], weights: Sums, table: PairTable
) -> dict[str, Any]:
    """Gather the table for every pair and weigh."""
    rows = np.where(codes >= 0, codes, 0)  # weight 0 silences the rows that were not answered
    pairs = (rows[None, :], election.position_codes)
    return {
        "points": table.points[pairs] * weights,
        "possible": table.possible[pairs] * weights,
        "unknown_lowest": table.lowest[rows] * weights,
        "unknown_highest": table.highest[rows] * weights,
        "known": election.position_codes >= 0,
        "full": table.unit * weights,
    }


def _estimates(
    policy: Policy,
    codes: npt.NDArray[np.int64],
    weights: Sums,
    table: PairTable,
    sums: dict[str, Any],
) -> Estimates:
    """What the policy expects of every unknown position of a party of which something is known."""
    points, possible = sums["points"], sums["possible"]
    if policy.rate is None:
        nothing = np.zeros_like(points)
        return Estimates(nothing, nothing, np.ones_like(points[:, 0]))
    known_weight = possible.sum(axis=1) // table.unit
    number = np.array([np.count_nonzero(weights)])
    total = weights.sum(keepdims=True)
    rate = policy.rate(Tally(points.sum(axis=1), known_weight, total, number, table.unit))
    rows = np.where(codes >= 0, codes, 0)[:, None]
    worth = rate.within(table.lowest[rows], table.highest[rows]).T * weights
    is_filled = ~sums["known"] & (known_weight > 0)[:, None]
    return Estimates(
        points=np.where(is_filled, worth, 0),
        possible=np.where(is_filled, sums["full"], 0),
        scale=rate.denominator,
    )


def _scores(election: Election, method: Method, sums: dict[str, Any]) -> tuple[PartyScore, ...]:
    """Score, coverage, bounds and rank of every party, best first."""
    known, full = sums["known"], sums["full"]
    total = int(full.sum())
    earned = np.where(known, sums["points"], 0).sum(axis=1)
    lower = earned + np.where(known, 0, sums["unknown_lowest"]).sum(axis=1)
    upper = earned + np.where(known, 0, sums["unknown_highest"]).sum(axis=1)
    n_known = (known & (full > 0)).sum(axis=1).tolist()
    covered = np.where(known, full, 0).sum(axis=1)
    expected = sums["estimates"]
    quotients = zip(
        sums["points"].sum(axis=1) * expected.scale + expected.points.sum(axis=1),
        (sums["possible"] + expected.possible).sum(axis=1) * expected.scale,
        strict=True,
    )
    # A party of which nothing is known has no score, whatever a policy would make of silence.
    closeness = [fraction(*q) if n else None for q, n in zip(quotients, n_known, strict=True)]
    sums_of_party = (covered.tolist(), lower.tolist(), upper.tolist(), n_known)
    scores = [
        PartyScore(
            party_id=party_id,
            score=None if mean is None else method.finish(mean),
            closeness=mean,
            coverage=Fraction(part, total),
            lower=method.finish(Fraction(low, total)),
            upper=method.finish(Fraction(high, total)),
            n_known=n,
            rank=rank,
        )
        for party_id, mean, rank, part, low, high, n in zip(
            election.party_ids,
            closeness,
            competition_ranks(closeness),
            *sums_of_party,
            strict=True,
        )
    ]
    return tuple(sorted(scores, key=lambda s: s.rank or len(scores) + 1))
