"""What one respondent answered."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from stemhulp.scale import SKIPPED, UNKNOWN


@dataclass(frozen=True)
class AnswerSheet:
    """What one respondent answered, in the order of the election's statements.

    Parameters
    ----------
    codes : tuple of int
        Stance codes; −1 = not reached, −2 = skipped. Neutral is a code like any other.
    weights : tuple of int, float or Fraction
        One weight ≥ 0 a statement; 1 = ordinary, 2 = extra important.
    extra_themes : tuple of str
        Ids of the themes that the respondent called extra important as a whole. Their weight is
        in `weights` already: nothing is computed from this, it only lets a form show it again.
    extra_statements : tuple of str
        Ids of the statements that were called extra important themselves, also those whose theme
        was too. Like `extra_themes` it only lets a form show every tick again.
    ignored : tuple of str
        Ids of the retired statements that were answered, skipped or ticked, in the order of the
        election. Nothing of that counts; a page can say so.
    n_unknown : int
        How many choices of a shared code are about what the election does not have at all.
    n_new : int, optional
        How many statements were not asked yet when these answers were given; None = not known.

    Examples
    --------
    >>> AnswerSheet((2, -2, -1), (1, 1, 1)).n_answered
    1
    """

    codes: tuple[int, ...]
    weights: tuple[float | Fraction, ...]
    extra_themes: tuple[str, ...] = ()
    extra_statements: tuple[str, ...] = ()
    ignored: tuple[str, ...] = ()
    n_unknown: int = 0
    n_new: int | None = None

    @property
    def n_answered(self) -> int:
        """Number of statements with a stance; skips do not count."""
        return sum(code >= 0 for code in self.codes)

    @property
    def n_open(self) -> int:
        """Number of statements that were not reached."""
        return sum(code == UNKNOWN for code in self.codes)

    @property
    def n_skipped(self) -> int:
        """Number of statements skipped on purpose."""
        return sum(code == SKIPPED for code in self.codes)
