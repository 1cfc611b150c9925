"""The slow, plain way to match: three loops over fractions, written from the definitions.

Nothing here comes from the tables of the package. Coordinates are fractions in [−1, 1].
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

from stemhulp.model import AnswerSheet, Election

Cell = Callable[[Fraction, Fraction], Fraction]
HALF = Fraction(1, 2)

# What a pair is worth, from the formulas of the field.
CELLS: dict[str, Cell] = {
    "agreement": lambda v, p: 1 - abs(v - p) / 2,
    "exact": lambda v, p: Fraction(int(v == p)),
    "euclidean": lambda v, p: 1 - (abs(v - p) / 2) ** 2,
    "directional": lambda v, p: v * p,
    "hybrid": lambda v, p: HALF * (1 - abs(v - p)) + HALF * v * p,
}
LOWEST = {"agreement": 0, "exact": 0, "euclidean": 0, "directional": -1, "hybrid": -1}


@dataclass
class Expected:
    """What the definitions say about one party."""

    closeness: Fraction | None
    score: Fraction | float | None
    coverage: Fraction
    lower: Fraction | float
    upper: Fraction | float


def unknown_worth(
    policy: str, cell: Cell, v: Fraction, options: list[Fraction], lowest: int
) -> Fraction | None:
    """What an unknown position is worth under a policy; None = the statement drops out."""
    if policy == "leave-out":
        return None
    if policy == "zero":
        return Fraction(0)
    if policy == "pull-to-middle":
        return Fraction(lowest + 1, 2)
    if policy == "opposite":
        return min(cell(v, options[0]), cell(v, options[-1]))
    middle = sorted(options, key=abs)[: 1 if len(options) % 2 else 2]
    return sum((cell(v, p) for p in middle), Fraction(0)) / len(middle)


def finish(method: str, mean: Fraction) -> Fraction | float:
    """Turn the weighted mean into the score."""
    return 1 - math.sqrt(1 - mean) if method == "euclidean" else mean


def sheet_averages(
    election: Election, sheet: AnswerSheet, cell: Cell, options: list[Fraction]
) -> tuple[Fraction, Fraction]:
    """Mean weight of the answered statements, and weighted mean worth of all known positions."""
    weights, earned, known = [], Fraction(0), Fraction(0)
    for statement_id, code, raw in zip(
        election.statements, sheet.codes, sheet.weights, strict=True
    ):
        weight = Fraction(str(raw))
        if code < 0 or weight == 0:
            continue
        weights.append(weight)
        for party_id in election.parties:
            position = election.position(party_id, statement_id)
            if position is not None:
                earned += weight * cell(options[code], options[position.stance])
                known += weight
    return sum(weights) / Fraction(len(weights)), earned / known if known else Fraction(0)


def oracle(
    election: Election, sheet: AnswerSheet, method: str = "agreement", policy: str = "leave-out"
) -> dict[str, Expected]:
    """Match every party by the definitions."""
    n_options = election.scale.n_options
    options = [Fraction(2 * code, n_options - 1) - 1 for code in range(n_options)]
    cell = CELLS[method]
    mean_weight, average = sheet_averages(election, sheet, cell, options)
    expected = {}
    for party_id in election.parties:
        numerator = denominator = known = answered = low = high = Fraction(0)
        unknown: list[tuple[Fraction, Fraction]] = []
        for statement_id, code, raw in zip(
            election.statements, sheet.codes, sheet.weights, strict=True
        ):
            weight = Fraction(str(raw))
            if code < 0 or weight == 0:
                continue
            v = options[code]
            answered += weight
            position = election.position(party_id, statement_id)
            if position is not None:
                worth = cell(v, options[position.stance])
                known += weight
                numerator += weight * worth
                denominator += weight
                low += weight * worth
                high += weight * worth
                continue
            low += weight * min(cell(v, p) for p in options)
            high += weight * max(cell(v, p) for p in options)
            if policy == "expected":
                unknown.append((weight, v))
                continue
            filled = unknown_worth(policy, cell, v, options, LOWEST[method])
            if filled is not None:
                numerator += weight * filled
                denominator += weight
        pull = 8 * mean_weight
        rate = (numerator + pull * average) / (known + pull)
        for weight, v in unknown:
            row = [cell(v, p) for p in options]
            numerator += weight * min(max(rate, min(row)), max(row))
            denominator += weight
        closeness = numerator / denominator if known else None
        expected[party_id] = Expected(
            closeness=closeness,
            score=None if closeness is None else finish(method, closeness),
            coverage=known / answered,
            lower=finish(method, low / answered),
            upper=finish(method, high / answered),
        )
    return expected
