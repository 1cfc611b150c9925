"""What is known and expected of every party's total, if all positions were known.

The numbers it rests on were measured: see ``certainty_fit.toml``.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt

from stemhulp.analysis.likely import likely_positions
from stemhulp.matching import MatchResult, Method
from stemhulp.model import Election

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]

LEAST_VARIANCE: Final = 0.002  # of one position, in shares of full agreement
EDGE: Final = 0.03  # expected positions stay this share of the row away from its ends
# Positions of a party that one agrees with vary less: p·(1 − p).
_NOISE: Final[Floats] = np.array([[1.0], [0.7]])


class Fit(NamedTuple):
    """Numbers of ``certainty_fit.toml``; see there."""

    residual: float
    kinship: float
    spread: float
    supporter: float
    closeness: float
    closeness_sd: float


@lru_cache(maxsize=1)
def fitted() -> Fit:
    """Numbers that were measured, from the file that says how."""
    text = (resources.files("stemhulp.analysis") / "certainty_fit.toml").read_text(encoding="utf-8")
    numbers = tomllib.loads(text)
    return Fit(residual=numbers["residual"], **numbers["chosen"])


class Totals(NamedTuple):
    """What is known and expected of every party's total, in shares of full agreement × weight.

    Parameters
    ----------
    lowest, highest : ndarray of shape (n_parties,)
        The margin; equal when everything is known.
    mean, variance : ndarray of shape (2, n_parties)
        Of the total; first row for a party like any other, second row for one that the
        respondent is close to.
    close : ndarray of shape (n_parties,)
        Chance that the respondent is close to this party; together at most 1.
    """

    lowest: Floats
    highest: Floats
    mean: Floats
    variance: Floats
    close: Floats


def totals_of(election: Election, result: MatchResult, columns: Whole, answers: Whole) -> Totals:
    """Distribution of every party's total, in statements of average weight."""
    fit = fitted()
    facts = _facts(election, result.method)[columns, answers]
    weights = _weights(result, columns)
    once, squared = (
        (factors @ facts.reshape(len(columns), -1)).reshape(facts.shape[1:])
        for factors in (weights, weights * weights)
    )
    points, rest, low, mean = once[:4]
    reach, open_reach, (noise, open_noise) = once[4:6], once[6:8], squared[8:]
    leaning = _leaning(rest, np.maximum(noise, 1e-9) * _NOISE, reach, fit)
    shift = leaning.mean * open_reach
    shape = _shape(mean - low, open_reach[0], shift)
    ratio = np.exp(np.minimum(np.maximum(leaning.evidence[1] - leaning.evidence[0], -30), 30))
    ratio *= fit.supporter / len(points)
    return Totals(
        lowest=points + low,
        highest=points + low + open_reach[0],
        mean=points + mean + shift,
        variance=fit.residual * (open_noise * shape + open_reach**2 * leaning.variance),
        close=ratio / (1 - fit.supporter + ratio.sum()),
    )


def _weights(result: MatchResult, columns: Whole) -> Floats:
    """Weights of the answered statements, 1 on average."""
    whole = result.weights[columns].astype(np.float64)
    weights: Floats = whole / whole.mean()
    return weights


class Leaning(NamedTuple):
    """How far each party leans to the respondent, and how well that explains what is known.

    Rows: as parties usually do, and as one that the respondent is close to.
    """

    mean: Floats
    variance: Floats
    evidence: Floats


def _leaning(rest: Floats, noise: Floats, reach: Floats, fit: Fit) -> Leaning:
    """Posterior of a leaning with a normal prior, of which `rest` = leaning × reach + noise."""
    prior = np.array([[0.0], [fit.closeness]])
    variance = np.array([[fit.spread**2], [fit.closeness_sd**2]])
    gap = rest - prior * reach
    total = noise + variance * reach * reach
    return Leaning(
        mean=prior + variance * reach * gap / total,
        variance=variance * noise / total,
        evidence=-0.5 * (gap * gap / total + np.log(total)),
    )


def _shape(expected: Floats, spread: Floats, shift: Floats) -> Floats:
    """Factor by which p·(1 − p) changes when the expected share p of the row shifts."""
    safe = np.maximum(spread, 1e-9)
    before = inside(expected / safe, EDGE, 1 - EDGE)
    after = inside((expected + shift) / safe, EDGE, 1 - EDGE)
    return inside(after * (1 - after) / (before * (1 - before)), 0.1, 1.5)


def inside(values: Floats, low: Any, high: Any) -> Floats:
    """Values kept between two ends; for arrays this small much faster than `np.clip`."""
    clipped_values: Floats = np.minimum(np.maximum(values, low), high)
    return clipped_values


def _facts(election: Election, method: Method) -> Floats:
    """What each answer to each statement makes of every party; see `_facts_of`."""
    codes = election.position_codes
    return _facts_of(codes.tobytes(), codes.shape, election.scale.n_options, method)


@lru_cache(maxsize=64)
def _facts_of(codes: bytes, shape: tuple[int, int], n_options: int, method: Method) -> Floats:
    """Sums need only be taken of these: (n_statements, n_options, 10, n_parties).

    Of known positions: points, and points less expected. Of unknown ones: lowest and expected
    points. Spread of the row and room to its top, of known ones and then of unknown ones. The
    variance of the former and of the latter.
    """
    positions = np.frombuffer(codes, dtype=np.int8).reshape(shape)
    known = (positions >= 0).T[:, None, :]
    table = method.table(n_options)
    cells = table.points / table.unit
    lowest, highest = cells.min(axis=1)[:, None], cells.max(axis=1)[:, None]
    spread = highest - lowest
    chances = likely_positions(positions, n_options, fitted().kinship)
    expected = np.einsum("psk,ak->sap", chances, cells)
    square = np.einsum("psk,ak->sap", chances, cells**2)
    variance = np.maximum(square - expected**2, LEAST_VARIANCE)
    expected = np.clip(expected, lowest + EDGE * spread, highest - EDGE * spread)
    points = np.moveaxis(cells[:, np.maximum(positions, 0).T], 0, 1)
    room = highest - expected
    of_known = (points, points - expected, spread, room, variance)
    of_unknown = (lowest, expected, spread, room, variance)
    one, rest, reach, far, noise = (np.where(known, part, 0) for part in of_known)
    low, mean, open_reach, open_far, open_noise = (np.where(known, 0, part) for part in of_unknown)
    facts = np.stack(
        [one, rest, low, mean, reach, far, open_reach, open_far, noise, open_noise], axis=2
    )
    facts.setflags(write=False)
    return facts
