"""What unknown positions are likely to be, from all known positions of an election.

Knows nothing of a respondent: it is worked out once for an election and kept.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Codes = npt.NDArray[np.int8]
Mask = npt.NDArray[np.bool_]

MOST_PARTIES: Final = 60  # above it like parties are not compared: that takes parties³ a statement
NEWTON_STEPS: Final = 12
MIN_PULL: Final = 1.0
MAX_PULL: Final = 50.0
FARTHEST: Final = 0.9  # expected positions stay this far within −1 … 1: nothing is certain


def likely_positions(codes: Codes, n_options: int, kinship: float) -> Floats:
    """Chances of every position of every party on every statement.

    An expected position is the statement's mean over the parties, drawn to the mean of all
    positions as far as the statements of this election resemble each other, plus what the known
    positions of parties that answer alike say (a linear predictor with the correlations between
    parties, drawn to 0 by `kinship`). The chances are those of all known positions together,
    tilted to that mean. A known position is expected from the others, without itself.

    Parameters
    ----------
    codes : ndarray of shape (n_parties, n_statements), dtype=int8
        Stance codes; −1 = no position known.
    n_options : int
        Length of the scale.
    kinship : float
        Pseudo-statements on which two parties have nothing in common, ≥ 0.

    Returns
    -------
    chances : ndarray of shape (n_parties, n_statements, n_options), dtype=float64
        They sum to 1 over the last axis. No NaN: with nothing known every option is as likely.

    References
    ----------
    Robinson (1991), That BLUP is a good thing: the estimation of random effects, Statistical
    Science 6, 15–32, doi 10.1214/ss/1177011926.

    Examples
    --------
    Two parties that always agree, and one that never does; the second is silent on the last.

    >>> codes = np.array([[2, 0, 2, 0, 2], [2, 0, 2, 0, -1], [0, 2, 0, 2, 0]], dtype=np.int8)
    >>> likely_positions(codes, 3, kinship=1.0)[1, 4].round(2).tolist()
    [0.1, 0.02, 0.88]
    """
    frozen = np.ascontiguousarray(codes, dtype=np.int8)
    return _likely(frozen.tobytes(), frozen.shape, n_options, kinship)


@lru_cache(maxsize=64)
def _likely(codes: bytes, shape: tuple[int, int], n_options: int, kinship: float) -> Floats:
    """`likely_positions` of codes that can be a key."""
    table = np.frombuffer(codes, dtype=np.int8).reshape(shape)
    place = np.linspace(-1, 1, n_options)
    counts = np.bincount(table[table >= 0], minlength=n_options)
    overall = (counts + 0.5) / (counts.sum() + 0.5 * n_options)
    known = table >= 0
    position = np.where(known, place[np.maximum(table, 0)], 0.0)
    chances = _tilted(overall, place, _expected(position, known, float(overall @ place), kinship))
    chances.setflags(write=False)
    return chances


def _expected(position: Floats, known: Mask, mean: float, kinship: float) -> Floats:
    """Expected position from −1 to 1 of every pair; of a known one without itself."""
    pull, n_known = _pull(position, known), known.sum(axis=0)
    of_statement = (position.sum(axis=0) + pull * mean) / (n_known + pull)
    rest = np.where(known, position - of_statement, 0.0)
    # Distance to a drawn-in mean, and to that mean of the others.
    alone = (n_known + pull) / np.maximum(n_known - 1 + pull, 0.5)
    without, with_others = alone * rest, of_statement
    if len(position) <= MOST_PARTIES:
        solved, precision, likeness = _solved(rest, known, kinship)
        without = alone * solved / precision  # leaving one out of a linear predictor
        with_others = of_statement + likeness @ solved
    expected: Floats = np.where(known, position - without, with_others)
    return expected


def _solved(rest: Floats, known: Mask, kinship: float) -> tuple[Floats, Floats, Floats]:
    """Solve every statement for its known parties; with its precisions and the likeness."""
    likeness = _likeness(rest, known, kinship)
    together = likeness * (known.T[:, :, None] & known.T[:, None, :])
    each = np.arange(len(rest))
    together[:, each, each] = 1
    inverse: Floats = np.linalg.inv(together).astype(np.float64)
    solved: Floats = (inverse @ rest.T[..., None])[..., 0].T
    return solved, inverse[:, each, each].T, likeness


def _likeness(rest: Floats, known: Mask, kinship: float) -> Floats:
    """Correlations between parties, drawn to 0; 1 with itself."""
    if not rest.any():
        return np.eye(len(rest))
    scale = np.sqrt(known.sum(axis=1) + kinship) * np.sqrt((rest**2).sum() / known.sum())
    likeness: Floats = (rest @ rest.T) / scale[:, None] / scale[None, :]
    np.fill_diagonal(likeness, 1)
    return likeness


def _pull(position: Floats, known: Mask) -> float:
    """Pseudo-parties that draw a statement's mean to that of all: its variance within / between."""
    n_known = known.sum(axis=0)
    shared = n_known >= 2
    counts = n_known[shared]
    if len(counts) < 2:
        return MAX_PULL
    means = position[:, shared].sum(axis=0) / counts
    within = (np.where(known[:, shared], position[:, shared] - means, 0) ** 2).sum()
    within /= (counts - 1).sum()
    total = counts.sum()
    between = (counts * (means - position[known].mean()) ** 2).sum() / (len(counts) - 1)
    typical = (total - (counts**2).sum() / total) / (len(counts) - 1)
    excess = max((between - within) / typical, 1e-6)
    return float(np.clip(within / excess, MIN_PULL, MAX_PULL))


def _tilted(overall: Floats, place: Floats, mean: Floats) -> Floats:
    """Chances of the options in the proportions of `overall`, tilted exponentially to each mean."""
    wanted = np.clip(mean, -FARTHEST, FARTHEST)
    tilt = np.zeros(mean.shape)
    for _ in range(NEWTON_STEPS):
        chances = overall * np.exp(tilt[..., None] * place)
        chances /= chances.sum(axis=-1, keepdims=True)
        average = chances @ place
        variance = np.maximum(chances @ place**2 - average**2, 1e-3)
        tilt = np.clip(tilt + np.clip((wanted - average) / variance, -1, 1), -12, 12)
    return chances
