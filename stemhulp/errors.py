"""Every exception Stemhulp raises on purpose.

::

    StemhulpError
    ├── DataError                 tables that cannot be used; carries the report
    ├── MatchingError(ValueError)
    │   ├── NoAnswersError        too few answers to say anything
    │   ├── AnswerError           one answer or weight that cannot be read
    │   └── UnknownMethodError    a method or policy that is not in the registry
    ├── UnknownIdError(LookupError)
    ├── ShareCodeError(ValueError)  a shared result that cannot be read, or made
    └── ShapeError(ValueError)    arrays whose sizes do not fit together

Problems in the tables of editors are not exceptions but findings
(:mod:`stemhulp.loading.findings`): values, collected, never one at a time.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final


class StemhulpError(Exception):
    """The root: catch this to catch everything that is meant."""


class DataError(StemhulpError):
    """Tables with findings of level *error*; nothing can be built from them.

    Parameters
    ----------
    message : str
        One sentence in Dutch.
    report : object, optional
        The :class:`stemhulp.loading.findings.Report` with every finding.
    """

    def __init__(self, message: str, report: Any = None) -> None:
        super().__init__(message)
        self.report = report


class MatchingError(StemhulpError, ValueError):
    """A question that matching cannot answer."""


class NoAnswersError(MatchingError):
    """Fewer answers than the election asks for; `row` is the index of the sheet among many.

    Examples
    --------
    >>> error = NoAnswersError(given=2, needed=5)
    >>> str(error)
    '2 stellingen beantwoord; voor een uitslag zijn er minstens 5 nodig.'
    """

    def __init__(self, given: int, needed: int, row: int | None = None) -> None:
        noun = "stelling" if given == 1 else "stellingen"
        where = "" if row is None else f"Rij met index {row}: "
        super().__init__(
            f"{where}{given} {noun} beantwoord; voor een uitslag zijn er minstens {needed} nodig."
        )
        self.given = given
        self.needed = needed
        self.row = row


class AnswerError(MatchingError):
    """An answer or weight that cannot be read; `culprit` names the statement."""

    def __init__(self, message: str, culprit: str) -> None:
        super().__init__(message)
        self.culprit = culprit


class UnknownMethodError(MatchingError):
    """A method or policy outside the registry.

    Examples
    --------
    >>> str(UnknownMethodError("rekenmethode", "magic", ["agreement"]))
    'Onbekende rekenmethode ‘magic’. Kies uit: agreement.'
    """

    def __init__(self, kind: str, given: str, valid: Iterable[str]) -> None:
        super().__init__(f"Onbekende {kind} ‘{given}’. Kies uit: {', '.join(valid)}.")


class UnknownIdError(StemhulpError, LookupError):
    """An id that the election does not have.

    Examples
    --------
    >>> str(UnknownIdError("stelling", "zwembad"))
    'Er is geen stelling met id ‘zwembad’.'
    """

    def __init__(self, kind: str, given: str) -> None:
        super().__init__(f"Er is geen {kind} met id ‘{given}’.")
        self.kind = kind
        self.given = given


class ShareCodeError(StemhulpError, ValueError):
    """A code of a shared result that cannot be read, or made; `reason` says why.

    The message repeats nothing of the code: answers are in it.

    Examples
    --------
    >>> str(ShareCodeError("damaged"))
    'De code van deze uitslag is niet compleet of onderweg veranderd.'
    """

    REASONS: Final = {
        "not-ours": "Dit is geen code van een gedeelde uitslag.",
        "other-version": "Deze code is gemaakt door een andere versie van het programma.",
        "damaged": "De code van deze uitslag is niet compleet of onderweg veranderd.",
        "other-election": "Deze code hoort bij een andere verkiezing.",
        "other-data": "Deze code is van een oudere lijst stellingen, en die kennen we niet meer.",
        "other-scale": "Deze code hoort bij een vragenlijst met meer of minder antwoorden.",
        "weight": "Alleen de gewichten 1 en 2 passen in een code.",
    }

    def __init__(self, reason: str) -> None:
        super().__init__(self.REASONS[reason])
        self.reason = reason


class ShapeError(StemhulpError, ValueError):
    """Arrays whose sizes do not fit together."""
