"""What may go into a batch: answers and weights that `match` would take as well."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from stemhulp.errors import MatchingError, NoAnswersError, ShapeError
from stemhulp.matching.estimate import Sums
from stemhulp.model import Election
from stemhulp.scale import SKIPPED

Answers = npt.NDArray[Any]  # whole numbers of any type


def needed_answers(election: Election) -> int:
    """How many answers a sheet must have."""
    return max(1, election.settings.minimum_answers)


def checked_codes(election: Election, answers: npt.ArrayLike) -> Answers:
    """Answers as an array of codes of the right width."""
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
    return codes


def checked_weights(weights: npt.ArrayLike | None) -> Answers | None:
    """Weights as whole numbers ≥ 0; None = all the same."""
    if weights is None:
        return None
    factors = np.asarray(weights)
    if factors.dtype.kind == "f" and not isinstance(weights, np.ndarray):
        factors = np.asarray(weights, dtype=object)  # a list with 2⁶³ in it is read as floats
    if not _are_whole(factors) or (factors.size and factors.min() < 0):
        raise MatchingError("Gewichten zijn hier hele getallen ≥ 0.")
    return factors


def _are_whole(numbers: npt.NDArray[Any]) -> bool:
    """Whether all are whole numbers; those that no array type can hold are Python's own."""
    if numbers.dtype == object:
        return all(type(number) is int for number in numbers.flat)
    return numbers.dtype.kind in "iu"


def check_shape(codes: Answers, weights: Answers | None) -> None:
    """Refuse weights that do not belong to the answers."""
    shapes = (codes.shape, codes.shape[1:], ())
    if weights is not None and weights.shape not in shapes:
        raise ShapeError(f"gewichten van vorm {weights.shape} bij {codes.shape}")


def check_answered(given: Sums, totals: Sums, needed: int, first: int) -> None:
    """Refuse what `match` would refuse, naming the first row."""
    if given.size and given.min() < needed:
        row = int(np.argmax(given.ravel() < needed))
        raise NoAnswersError(int(given.ravel()[row]), needed, row=first + row)
    if totals.size and totals.min() == 0:
        row = first + int(np.argmax(totals.ravel() == 0))
        raise MatchingError(f"Rij met index {row}: alle antwoorden hebben gewicht 0.")
