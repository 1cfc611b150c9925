"""Matching many answer sheets at once, with the same tables and the same bits as one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from stemhulp.errors import MatchingError, ShapeError
from stemhulp.matching.methods import Floats, Whole, get_method
from stemhulp.matching.missing import get_policy
from stemhulp.model import Election

CHUNK: Final = 4096  # sheets at a time, so that memory does not grow with the number of sheets


@dataclass(frozen=True)
class BatchResult:
    """Exact sums and scores of many sheets.

    Parameters
    ----------
    numerator, denominator : ndarray of shape (n_respondents, n_parties), dtype=int64
        Weighted sums; their quotient is the exact closeness.
    scores : ndarray of shape (n_respondents, n_parties), dtype=float64
        The quotient through the method; NaN where nothing is known or nothing was answered.
    coverage : ndarray of shape (n_respondents, n_parties), dtype=float64
        Weighted share of the answers with a known position; NaN where nothing was answered.
    """

    numerator: Whole
    denominator: Whole
    scores: Floats
    coverage: Floats


def match_many(
    election: Election,
    answers: npt.ArrayLike,
    weights: npt.ArrayLike | None = None,
    method: str = "agreement",
    missing: str = "leave-out",
) -> BatchResult:
    """Score every party for many respondents.

    Parameters
    ----------
    election : Election
    answers : array_like of shape (n_respondents, n_statements), integer
        Stance codes; anything below zero was not answered.
    weights : array_like of integers, optional
        Whole weights ≥ 0, of shape (n_respondents, n_statements) or (n_statements,); default 1.
        Only their proportions within a sheet matter.
    method, missing : str
        Ids from the registries.

    Returns
    -------
    BatchResult

    Raises
    ------
    ShapeError
        If the numbers of statements or respondents differ.
    MatchingError
        If a code is not on the scale, or a weight is not a whole number ≥ 0.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> found = match_many(fictional_election(), [[2, 2, 2, 2, 2, 2], [0, -1, -1, -1, -1, -1]])
    >>> found.scores.round(3).tolist()
    [[0.5, 0.583, 0.5, nan], [0.0, 0.0, 1.0, nan]]
    """
    codes = _checked_codes(election, answers)
    factors = _checked_weights(codes, weights)
    chosen = get_method(election, method)
    pair = get_policy(missing).apply(chosen.table(election.scale.n_options))
    shape = (codes.shape[0], len(election.parties))
    numerator, denominator, known = (np.zeros(shape, dtype=np.int64) for _ in range(3))
    for start in range(0, codes.shape[0], CHUNK):
        part = slice(start, start + CHUNK)
        rows = np.maximum(codes[part], 0)
        for column, position in enumerate(election.position_codes):
            points, possible = pair.points[rows, position], pair.possible[rows, position]
            numerator[part, column] = (points * factors[part]).sum(axis=1)
            denominator[part, column] = (possible * factors[part]).sum(axis=1)
            known[part, column] = factors[part] @ (position >= 0)
    return BatchResult(
        numerator=numerator,
        denominator=denominator,
        scores=np.where(known > 0, chosen.finish_many(numerator, denominator), np.nan),
        coverage=_quotient(known, factors.sum(axis=1, keepdims=True)),
    )


def _checked_codes(election: Election, answers: npt.ArrayLike) -> Whole:
    """Answers as whole codes of the right width."""
    codes = np.atleast_2d(np.asarray(answers))
    if codes.ndim != 2 or codes.shape[1] != len(election.statements):
        raise ShapeError(
            f"antwoorden van vorm {codes.shape} voor {len(election.statements)} stellingen"
        )
    if codes.dtype.kind not in "iu":
        raise MatchingError(f"Antwoorden zijn codes, geen {codes.dtype}.")
    if codes.size and codes.max() >= election.scale.n_options:
        raise MatchingError(f"Code {codes.max()} staat niet op de schaal.")
    return codes.astype(np.int64)


def _checked_weights(codes: Whole, weights: npt.ArrayLike | None) -> Whole:
    """Weights for every answer; 0 where nothing was answered."""
    factors = np.ones(1, dtype=np.int64) if weights is None else np.asarray(weights)
    if factors.dtype.kind not in "iu" or (factors.size and factors.min() < 0):
        raise MatchingError("Gewichten zijn hier hele getallen ≥ 0.")
    try:
        full = np.broadcast_to(factors, codes.shape)
    except ValueError as error:
        raise ShapeError(f"gewichten van vorm {factors.shape} bij {codes.shape}") from error
    return np.where(codes >= 0, full, 0).astype(np.int64)


def _quotient(numerator: Whole, denominator: Whole) -> Floats:
    """Quotient, NaN where nothing was answered."""
    found = np.full(numerator.shape, np.nan)
    np.divide(numerator, denominator, out=found, where=denominator > 0)
    return found
