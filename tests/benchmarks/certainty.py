"""Does the certainty on the page mean what it says, when positions are really unknown?

Run with ``make bench``. Positions that are known are forgotten as unevenly as in Assen; then the
page's number for whoever it shows first is held against who is first when everything is known.
Half of the elections and respondents fit the one fitted number (``--fit``), the other half test it.
Nothing here is a test.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np

import stemhulp
from stemhulp.analysis.certainty import certainty
from stemhulp.matching import match
from stemhulp.matching.methods import METHODS
from stemhulp.model import Election
from tests.benchmarks.residents import (
    Sheets,
)
from tests.elections import election_of, sheet_of

LEAST = 300  # sheets in a tenth before its distance counts
TIE = 1e-9


class Seen(NamedTuple):
    """What was stated and what came true, one row a sheet."""

    kinds: np.ndarray
    stated: np.ndarray  # chance of whoever is shown first
    shared: np.ndarray  # its share of the first place when everything is known
    among: np.ndarray  # whether it is among the firsts then
    plain: np.ndarray  # the same for whoever leave-out shows first
    three: np.ndarray  # share of the true firsts among the three shown highest
    stated_three: np.ndarray  # stated chance to be in the top three, of the three shown highest
    true_three: np.ndarray
    brier: np.ndarray
    loss: np.ndarray
    inside: np.ndarray  # whether every full-information score is inside its margin
    covered: np.ndarray  # share of the incomplete parties whose score is in its interval
    in_band: np.ndarray  # share of the true firsts that are practically equal to the shown
    band: np.ndarray  # parties in that band
    agrees: np.ndarray  # whether whoever is shown first is also the most likely first


def best(scores: np.ndarray) -> np.ndarray:
    """Whether each party is first; NaN never is."""
    return np.asarray(scores >= np.nanmax(scores, axis=-1, keepdims=True) - TIE)


def totals(sheets: Sheets) -> np.ndarray:
    """Agreement of every respondent with every party when everything is known."""
    cells = METHODS["agreement"].table(sheets.n_options)
    factors = np.where(sheets.answers >= 0, sheets.weights, 0)
    points = cells.points[np.maximum(sheets.answers, 0)[:, None, :], sheets.full[None]]
    return np.asarray(
        (points * factors[:, None, :]).sum(-1) / cells.unit / factors.sum(-1)[:, None]
    )


def leave_out(sheets: Sheets, election: Election) -> np.ndarray:
    """Scores when unknown positions are left out."""
    return stemhulp.match_many(election, sheets.answers, sheets.weights, missing="leave-out").scores


def three_highest(scores: np.ndarray) -> np.ndarray:
    """Chance of each party to be among the first three, ties shared."""
    higher = (scores[None, :] > scores[:, None] + TIE).sum(1)
    equal = (np.abs(scores[None, :] - scores[:, None]) <= TIE).sum(1)
    return np.clip((3 - higher) / np.maximum(equal, 1), 0, 1)


def observe(many: Iterable[Sheets]) -> Seen:
    """Hold every sheet's page against the truth."""
    rows = [row for sheets in many for row in observe_one(sheets)]
    return Seen(*(np.array(column) for column in zip(*rows, strict=True)))


def observe_one(sheets: Sheets) -> list[tuple[object, ...]]:
    """Rows of `Seen` of the respondents of one election."""
    election = election_of(sheets.masked.tolist(), n_options=sheets.n_options)
    truth, plain = totals(sheets), leave_out(sheets, election)
    rows = []
    for row, kind in enumerate(sheets.kinds):
        sheet = sheet_of(sheets.answers[row].tolist(), sheets.weights[row].tolist())
        result = match(election, sheet, "agreement", "expected")
        found = certainty(election, sheet, result=result)
        rows.append((kind, *compare(result, found, truth[row], plain[row], sheets)))
    return rows


def compare(result, found, truth, plain, sheets) -> tuple[object, ...]:
    """One row of `Seen`."""
    scores = [result.by_party[party] for party in result.party_ids]
    shown_score = np.array([np.nan if s.score is None else float(s.score) for s in scores])
    lower, upper = (np.array([float(getattr(s, k)) for s in scores]) for k in ("lower", "upper"))
    first, three = (np.array(list(chance.values())) for chance in (found.first, found.top_three))
    low, high = np.array(list(found.interval.values())).T
    firsts, shown, plainly = best(truth), best(shown_score), best(plain)
    share, top = firsts / firsts.sum(), three_highest(np.nan_to_num(shown_score, nan=-9))
    incomplete = lower < upper - TIE
    covered = (low - TIE <= truth) & (truth <= high + TIE)
    band = [result.party_ids.index(party) for party in found.practically_equal]
    return (
        first[shown].mean(),
        share[shown].mean(),
        firsts[shown].mean(),
        firsts[plainly].mean(),
        (top * share).sum(),
        (top * three).sum() / top.sum(),
        (top * three_highest(truth)).sum() / top.sum(),
        ((first - share) ** 2).sum(),
        -(share * np.log(np.maximum(first, 1e-6))).sum(),
        bool(((lower - TIE <= truth) & (truth <= upper + TIE)).all()),
        covered[incomplete].mean() if incomplete.any() else 1.0,
        share[band].sum(),
        len(band),
        shown[first.argmax()],
    )
