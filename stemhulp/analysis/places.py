"""Chances of places among independent uncertain totals, worked out and not drawn.

A total lives on a grid of points, so that equal totals occur as often as they should. A tie is
broken by lot: party i draws u uniformly, and whoever is lower *or* equal with a smaller draw is
beneath it. Averaged over u, everybody in a tie has an equal share of the places.
"""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

# Four nodes average over u exactly while at most eight totals can be equal with certainty.
_NODES, _WEIGHTS = np.polynomial.legendre.leggauss(4)
NODES: Final[Floats] = ((_NODES + 1) / 2)[:, None, None]
WEIGHTS: Final[Floats] = _WEIGHTS / 2
NOTHING: Final = 1e-300
NEVER: Final = 1e-7  # chance under which "beneath" is as good as impossible


class Places(NamedTuple):
    """Chances of places.

    Parameters
    ----------
    first, top_three : ndarray of shape (n_parties,), dtype=float64
        They sum to 1 and to min(3, n_parties).
    """

    first: Floats
    top_three: Floats


def places(below: Floats) -> Places:
    """Chances to be first and to be among the first three.

    Parameters
    ----------
    below : ndarray of shape (n_parties, n_points + 1), dtype=float64
        Chance that the total is lower than each point of a rising grid; the last column, beyond
        the highest point, is 1. The first column may be above 0 for a party that can be lower
        than the grid, which is harmless as long as three others never are.

    Returns
    -------
    Places

    Examples
    --------
    A sure total between two chances of a half, and two equal sure totals.

    >>> places(np.array([[0.0, 0.5, 0.5, 1.0], [0.0, 0.0, 1.0, 1.0]])).first.tolist()
    [0.5, 0.5]
    >>> places(np.array([[0.0, 1.0], [0.0, 1.0]])).first.tolist()
    [0.5, 0.5]
    """
    lower, here = below[:, :-1], below[:, 1:] - below[:, :-1]
    beneath = lower + here * NODES
    everybody = beneath.prod(axis=1, keepdims=True)
    others = everybody / np.maximum(beneath, NOTHING)
    first = WEIGHTS @ (here * others).sum(axis=2)
    return Places(first / first.sum(), _top_three(beneath, here))


def _top_three(beneath: Floats, here: Floats) -> Floats:
    """Chance that fewer than three others are above, from the symmetric sums of their odds."""
    n_parties = len(here)
    if n_parties <= 3:
        return np.ones(n_parties)
    safe = np.maximum(beneath, NEVER)
    odds = (1 - safe) / safe
    square = odds * odds
    one = odds.sum(axis=1, keepdims=True) - odds
    pairs = one * one - square.sum(axis=1, keepdims=True) + square
    fewer = safe.prod(axis=1, keepdims=True) / safe * (1 + one + np.maximum(pairs, 0) / 2)
    sums = WEIGHTS @ (here * fewer).sum(axis=2)
    chances: Floats = np.minimum(sums * (3 / sums.sum()), 1)
    return chances
