"""Matching many answer sheets at once, with the same tables and the same bits as one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from stemhulp.errors import MatchingError, NoAnswersError, ShapeError
from stemhulp.matching.estimate import Sums
from stemhulp.matching.lists import finished, fits, sum_lists
from stemhulp.matching.methods import Floats, Whole, get_method
from stemhulp.matching.missing import DEFAULT_POLICY, get_policy
from stemhulp.model import Election
from stemhulp.scale import SKIPPED

# So many sheets, and cells of sheet × party × option, at a time: memory does not grow with either.
CHUNK: Final = 4096
CELLS: Final = 2**20


@dataclass(frozen=True)
class BatchResult:
    """Exact sums and scores of many sheets.

    Parameters
    ----------
    numerator, denominator : ndarray of shape (n_respondents, n_parties)
        Weighted sums; their quotient is the exact closeness, 0/0 where nothing is known of the
        party. int64, or Python integers (dtype object) where a sum might pass 64 bits.
    scores : ndarray of shape (n_respondents, n_parties), dtype=float64
        The quotient through the method: the float nearest to the exact score. NaN where nothing
        is known of the party on the statements that count.
    coverage : ndarray of shape (n_respondents, n_parties), dtype=float64
        Weighted share of the answers with a known position, 0 to 1.
    """

    numerator: Sums
    denominator: Sums
    scores: Floats
    coverage: Floats


def match_many(
    election: Election,
    answers: npt.ArrayLike,
    weights: npt.ArrayLike | None = None,
    method: str = "agreement",
    missing: str = DEFAULT_POLICY,
) -> BatchResult:
    """Score every party for many respondents.

    Parameters
    ----------
    election : Election
    answers : array_like of shape (n_respondents, n_statements), integer
        Stance codes; −1 and −2 were not answered.
    weights : array_like of integers, optional
        Whole weights ≥ 0, of shape (n_respondents, n_statements) or (n_statements,); default 1.
        Only their proportions within a sheet matter. There is no largest weight: what does not
        fit in 64 bits is summed in Python integers, exactly and more slowly.
    method, missing : str
        Ids from the registries.

    Returns
    -------
    BatchResult

    Raises
    ------
    ShapeError
        If the numbers of statements or respondents differ.
    NoAnswersError
        If a sheet has fewer answers than the election asks for, as `match` does; its `row` is the
        index of the first one. Leave such sheets out, or ask an election that asks for less.
    MatchingError
        If a code is not on the scale, a weight is not a whole number ≥ 0, or all answers of a
        sheet have weight 0.
    UnknownMethodError
        If the method or policy is not in its registry.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> sheets = [[2, 2, 2, 2, 2, 2], [0, 0, 2, 2, 0, -1]]
    >>> match_many(fictional_election(), sheets).scores.round(3).tolist()
    [[0.5, 0.583, 0.503, nan], [0.8, 0.0, 0.717, nan]]
    >>> match_many(fictional_election(), sheets, missing="leave-out").scores.round(3).tolist()
    [[0.5, 0.583, 0.5, nan], [0.8, 0.0, 0.75, nan]]
    """
    chosen, policy = get_method(election, method), get_policy(missing)
    pair = policy.apply(chosen.table(election.scale.n_options))
    codes = _checked_codes(election, answers)
    factors = _checked_weights(codes, weights, pair.unit)
    _check_answered(election, codes, factors)
    parts = [
        sum_lists(election.position_codes, pair, policy, codes[part], factors[part])
        for part in _chunks(election, len(codes))
    ]
    numerator = np.concatenate([part.numerator for part in parts])
    denominator = np.concatenate([part.denominator for part in parts])
    return BatchResult(
        numerator=numerator,
        denominator=denominator,
        scores=finished(numerator, denominator, chosen.finish, chosen.finish_many),
        coverage=np.concatenate([part.coverage for part in parts]),
    )


def _chunks(election: Election, n_sheets: int) -> Iterator[slice]:
    """Rows to take at a time; one empty part when there are none."""
    cells = len(election.parties) * max(election.scale.n_options, len(election.statements))
    size = max(1, min(CHUNK, CELLS // max(1, cells)))
    return (slice(start, start + size) for start in range(0, max(1, n_sheets), size))


def _checked_codes(election: Election, answers: npt.ArrayLike) -> Whole:
    """Answers as whole codes of the right width."""
    codes = np.atleast_2d(np.asarray(answers))
    if codes.ndim != 2 or codes.shape[1] != len(election.statements):
        raise ShapeError(
            f"antwoorden van vorm {codes.shape} voor {len(election.statements)} stellingen"
        )
    if codes.dtype.kind not in "iu":
        raise MatchingError(f"Antwoorden zijn codes, geen {codes.dtype}.")
    for code in (codes.max(), codes.min()) if codes.size else ():
        if not SKIPPED <= code < election.scale.n_options:
            raise MatchingError(f"Code {code} staat niet op de schaal.")
    return codes.astype(np.int64)


def _checked_weights(codes: Whole, weights: npt.ArrayLike | None, unit: int) -> Sums:
    """Weights for every answer, in 64 bits where every sum fits; 0 where nothing was answered."""
    factors = np.asarray(1 if weights is None else weights)
    if factors.dtype.kind == "f" and not isinstance(weights, np.ndarray):
        factors = np.asarray(weights, dtype=object)  # a list with 2⁶³ in it is read as floats
    if not _are_whole(factors) or (factors.size and factors.min() < 0):
        raise MatchingError("Gewichten zijn hier hele getallen ≥ 0.")
    try:
        full = np.broadcast_to(factors, codes.shape)
    except ValueError as error:
        raise ShapeError(f"gewichten van vorm {factors.shape} bij {codes.shape}") from error
    exact = np.where(codes >= 0, full, 0)
    return exact.astype(np.int64 if fits(exact, unit) else object)


def _are_whole(numbers: npt.NDArray[Any]) -> bool:
    """Whether all are whole numbers; those that no array type can hold are Python's own."""
    if numbers.dtype == object:
        return all(type(number) is int for number in numbers.flat)
    return numbers.dtype.kind in "iu"


def _check_answered(election: Election, codes: Whole, factors: Sums) -> None:
    """Refuse what `match` would refuse, naming the first row."""
    needed = max(1, election.settings.minimum_answers)
    given = (codes >= 0).sum(axis=1)
    for row in np.flatnonzero(given < needed):
        raise NoAnswersError(int(given[row]), needed, row=int(row))
    for row in np.flatnonzero(~factors.any(axis=1)):
        raise MatchingError(f"Rij met index {row}: alle antwoorden hebben gewicht 0.")
