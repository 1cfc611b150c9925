"""How far two passes of coding agree. Knows nothing of files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stemhulp.analysis.krippendorff import krippendorff_alpha
from stemhulp.scale import Scale

Cell = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Reliability:
    """Agreement of two passes.

    Parameters
    ----------
    n_cells : int
        Cells that were looked at: parties × statements.
    n_both : int
        Cells to which both passes gave a stance.
    n_same : int
        Of those, cells with the same stance.
    only_first, only_second, different : tuple of (party_id, statement_id)
        The cells about which the passes did not agree.
    alpha : float or None
        Krippendorff's α, ordinal, over the cells coded twice; None when it cannot be computed
        because fewer than two cells or only one stance occur. 1 = perfect, 0 = chance.
    """

    n_cells: int
    n_both: int
    n_same: int
    only_first: tuple[Cell, ...]
    only_second: tuple[Cell, ...]
    different: tuple[Cell, ...]
    alpha: float | None

    @property
    def n_same_presence(self) -> int:
        """Cells where both passes found a position, or both found none."""
        return self.n_cells - len(self.only_first) - len(self.only_second)


def reliability(
    first: Mapping[Cell, str], second: Mapping[Cell, str], n_cells: int, scale: Scale
) -> Reliability:
    """Compare two passes of coding.

    Parameters
    ----------
    first, second : mapping of (party_id, statement_id) to stance word
        Only the cells that got a stance; every other cell was left empty on purpose.
    n_cells : int
        Cells that were looked at in each pass.
    scale : Scale
        The stance options, in order.

    Returns
    -------
    Reliability

    References
    ----------
    Krippendorff (2019), Content Analysis, 4th ed., chapter 12, doi 10.4135/9781071878781.

    Examples
    --------
    >>> from stemhulp.scale import THREE_POINT
    >>> one = {("a", "x"): "eens", ("b", "x"): "oneens", ("a", "y"): "eens"}
    >>> two = {("a", "x"): "eens", ("b", "x"): "neutraal"}
    >>> comparison = reliability(one, two, n_cells=4, scale=THREE_POINT)
    >>> comparison.n_both, comparison.n_same, comparison.only_first, comparison.different
    (2, 1, (('a', 'y'),), (('b', 'x'),))
    """
    both = sorted(first.keys() & second.keys())
    different = tuple(cell for cell in both if first[cell] != second[cell])
    return Reliability(
        n_cells=n_cells,
        n_both=len(both),
        n_same=len(both) - len(different),
        only_first=tuple(sorted(first.keys() - second.keys())),
        only_second=tuple(sorted(second.keys() - first.keys())),
        different=different,
        alpha=_alpha([[scale.code(coding[cell]) for cell in both] for coding in (first, second)]),
    )


def _alpha(codings: list[list[int]]) -> float | None:
    """Ordinal α; None for one cell, of which α is 0 whatever the stances are."""
    return krippendorff_alpha(codings, "ordinal") if len(codings[0]) > 1 else None
