"""An order of parties in which those that are alike stand side by side.

The order serves a picture only: it ranks nobody.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np


def leaf_order(shares: Sequence[Sequence[Fraction | None]]) -> tuple[int, ...]:
    """Order rows so that the sum of distances between neighbours in the tree is smallest.

    Average linkage on distance = 1 − share, with optimal leaf ordering. A share that is not known
    counts as the mean of the known ones, for the order alone. The order is fixed by putting the
    end with the lower index first.

    Parameters
    ----------
    shares : square of Fraction or None
        Symmetric shares from 0 to 1; the diagonal does not count.

    Returns
    -------
    tuple of int
        Every index once; the order as given for fewer than three rows.

    References
    ----------
    Bar-Joseph, Gifford & Jaakkola (2001), Fast optimal leaf ordering for hierarchical clustering,
    Bioinformatics 17, S22–S29, doi 10.1093/bioinformatics/17.suppl_1.S22.

    Examples
    --------
    >>> near, far = Fraction(9, 10), Fraction(1, 10)
    >>> leaf_order([[1, far, near], [far, 1, far], [near, far, 1]])
    (0, 2, 1)
    """
    n_rows = len(shares)
    if n_rows < 3:
        return tuple(range(n_rows))
    from scipy.cluster import hierarchy  # noqa: PLC0415 - takes half a second
    from scipy.spatial.distance import squareform  # noqa: PLC0415

    distances = _distances(shares)
    tree = hierarchy.linkage(squareform(distances), "average", optimal_ordering=True)
    leaves = [int(leaf) for leaf in hierarchy.leaves_list(tree)]
    return tuple(leaves if leaves[0] < leaves[-1] else leaves[::-1])


def _distances(shares: Sequence[Sequence[Fraction | None]]) -> np.ndarray[tuple[int, int]]:
    """Distances of shape (n_rows, n_rows), without gaps and with zeros on the diagonal."""
    distances = np.array(
        [[np.nan if share is None else float(1 - share) for share in row] for row in shares]
    )
    np.fill_diagonal(distances, np.nan)
    known = distances[~np.isnan(distances)]
    distances[np.isnan(distances)] = known.mean() if known.size else 0.5
    np.fill_diagonal(distances, 0.0)
    return distances
