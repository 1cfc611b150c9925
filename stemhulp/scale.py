"""Stance options, their codes and their coordinates: the only place where numbers get meaning.

A *code* is the index of an option on its scale, from full disagreement (0) to full agreement
(``n_options - 1``). Two negative codes are not options:

==============  =====  ==================================================================
name            value  meaning
==============  =====  ==================================================================
``UNKNOWN``     −1     a party without a known position; a statement not reached
``SKIPPED``     −2     the respondent chose *weet ik niet / sla over*
==============  =====  ==================================================================

Neither is ever turned into a number between the options.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from stemhulp.errors import ShapeError

UNKNOWN: Final = -1
SKIPPED: Final = -2
SKIP_WORD: Final = "skip"


@dataclass(frozen=True, slots=True)
class Scale:
    """An ordered set of stance options.

    Parameters
    ----------
    scale_id : str
        Name used in ``election.toml``.
    options : tuple of str
        The words used in files and on the screen, from disagreement to agreement.

    Examples
    --------
    >>> THREE_POINT.code("eens"), THREE_POINT.word(0)
    (2, 'oneens')
    >>> [str(THREE_POINT.coordinate(code)) for code in range(3)]
    ['-1', '0', '1']
    """

    scale_id: str
    options: tuple[str, ...]

    @property
    def n_options(self) -> int:
        """Number of options."""
        return len(self.options)

    def code(self, word: str) -> int:
        """Code of a stance word; ``ValueError`` when the word is not on the scale."""
        return self.options.index(word)

    def word(self, code: int) -> str:
        """Word of a code from 0 to ``n_options - 1``."""
        if not 0 <= code < self.n_options:
            raise ValueError(f"code {code} is not an option of scale {self.scale_id!r}")
        return self.options[code]

    def coordinate(self, code: int) -> Fraction:
        """Place of an option in [−1, 1]: disagreement −1, neutral 0, agreement 1."""
        return Fraction(2 * code, self.n_options - 1) - 1


TWO_POINT: Final = Scale("two", ("oneens", "eens"))
THREE_POINT: Final = Scale("three", ("oneens", "neutraal", "eens"))
FOUR_POINT: Final = Scale("four", ("zeer oneens", "oneens", "eens", "zeer eens"))
FIVE_POINT: Final = Scale("five", ("zeer oneens", "oneens", "neutraal", "eens", "zeer eens"))
SEVEN_POINT: Final = Scale(
    "seven",
    (
        "zeer oneens",
        "oneens",
        "een beetje oneens",
        "neutraal",
        "een beetje eens",
        "eens",
        "zeer eens",
    ),
)

SCALES: Final = {
    scale.scale_id: scale for scale in (TWO_POINT, THREE_POINT, FOUR_POINT, FIVE_POINT, SEVEN_POINT)
}


def scale_of(n_options: int) -> Scale:
    """Return the scale with so many options: one with words where we have it, else with numbers.

    Raises
    ------
    ShapeError
        If it is not a whole number of options, two or more.

    Examples
    --------
    >>> scale_of(3).options, scale_of(6).options
    (('oneens', 'neutraal', 'eens'), ('0', '1', '2', '3', '4', '5'))
    """
    if not isinstance(n_options, int) or isinstance(n_options, bool) or n_options < 2:
        raise ShapeError(f"een schaal heeft twee opties of meer, niet {n_options!r}")
    for scale in SCALES.values():
        if scale.n_options == n_options:
            return scale
    return Scale(str(n_options), tuple(map(str, range(n_options))))
