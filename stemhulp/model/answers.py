"""What one respondent answered."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from stemhulp.scale import SKIPPED


@dataclass(frozen=True)
class AnswerSheet:
    """What one respondent answered, in the order of the election's statements.

    Parameters
    ----------
    codes : tuple of int
        Stance codes; −1 = not reached, −2 = skipped. Neutral is a code like any other.
    weights : tuple of int, float or Fraction
        One weight ≥ 0 a statement; 1 = ordinary, 2 = extra important.

    Examples
    --------
    >>> AnswerSheet((2, -2, -1), (1, 1, 1)).n_answered
    1
    """

    codes: tuple[int, ...]
    weights: tuple[float | Fraction, ...]

    @property
    def n_answered(self) -> int:
        """Number of statements with a stance; skips do not count."""
        return sum(code >= 0 for code in self.codes)

    @property
    def n_skipped(self) -> int:
        """Number of statements skipped on purpose."""
        return sum(code == SKIPPED for code in self.codes)
