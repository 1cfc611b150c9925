"""An answer sheet as a short code for a link, and back. No addresses here, no pages.

A code looks like ``1-58a7-5d3c0bc1-ebdAcb-4-0e3f9a51``:

==============  =============================================================================
``1``           version of this format; it goes up when any rule below changes
``58a7``        the election: CRC-32 of its id, last four hexadecimal digits
``5d3c0bc1``    the data set: first eight digits of its version, as every page shows it
``ebdAcb``      one letter a statement, in the order of the election: ``a`` = skipped,
                ``b`` = not answered, ``c`` and on = the options, full disagreement first;
                a capital = counts double, by itself or by its theme
``4``           the themes called extra important, one bit each in the order of the election
                (the first theme is 1, the third 4), in hexadecimal digits
``0e3f9a51``    CRC-32 of everything before the last hyphen
==============  =============================================================================

An older version or data set is refused, never guessed at: a statement or its place may have
changed. The check finds slips of a finger and cut-off links; it proves nothing about who made
the code, so every letter is checked as well.
"""

from __future__ import annotations

import re
from string import ascii_lowercase
from typing import Final
from zlib import crc32

from stemhulp.errors import ShareCodeError
from stemhulp.model import AnswerSheet, Election
from stemhulp.scale import SKIPPED

VERSION: Final = "1"
ORDINARY: Final = 1
EXTRA_IMPORTANT: Final = 2
ANY_VERSION: Final = re.compile(r"(?P<version>[0-9]{1,3})-[0-9A-Za-z-]+")
OURS: Final = re.compile(
    r"(?P<checked>[0-9]+-(?P<election>[0-9a-f]{4})-(?P<dataset>[0-9a-f]{8})-"
    r"(?P<letters>[A-Za-z]+)-(?P<themes>[0-9a-f]{1,16}))-(?P<check>[0-9a-f]{8})"
)


def encode(election: Election, sheet: AnswerSheet) -> str:
    """Write an answer sheet as a code of letters, digits and hyphens.

    Raises
    ------
    ShareCodeError
        With reason ``weight`` if a weight is not 1 or 2: the questionnaire has no others.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> from stemhulp.matching import answer_sheet
    >>> election = fictional_election()
    >>> sheet = answer_sheet(election, {"fietsbrug": "eens", "parkeren": "skip"}, {"fietsbrug": 2})
    >>> code = encode(election, sheet)
    >>> code.split("-")[3]
    'Eabbbb'
    >>> decode(election, code) == sheet
    True
    """
    letters = "".join(map(_letter, sheet.codes, sheet.weights))
    themes = sum(
        1 << place for place, key in enumerate(election.themes) if key in sheet.extra_themes
    )
    checked = f"{VERSION}-{_tag(election)}-{election.dataset[:8]}-{letters}-{themes:x}"
    return f"{checked}-{_check(checked)}"


def decode(election: Election, code: str) -> AnswerSheet:
    """Read a code that :func:`encode` wrote for the same election and data set.

    Raises
    ------
    ShareCodeError
        With reason ``not-ours``, ``other-version``, ``damaged``, ``other-election`` or
        ``other-data``. It repeats nothing of the code.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> decode(fictional_election(), "stelling-hofjes")
    Traceback (most recent call last):
    stemhulp.errors.ShareCodeError: Dit is geen code van een gedeelde uitslag.
    """
    version = ANY_VERSION.fullmatch(code)
    if version is None:
        raise ShareCodeError("not-ours")
    if version["version"] != VERSION:
        raise ShareCodeError("other-version")
    found = OURS.fullmatch(code)
    if found is None or found["check"] != _check(found["checked"]):
        raise ShareCodeError("damaged")
    if found["election"] != _tag(election):
        raise ShareCodeError("other-election")
    if found["dataset"] != election.dataset[:8]:
        raise ShareCodeError("other-data")
    return _sheet(election, found["letters"], int(found["themes"], 16))


def _letter(code: int, weight: object) -> str:
    """Letter of one answer, a capital when it counts double."""
    if weight not in {ORDINARY, EXTRA_IMPORTANT}:
        raise ShareCodeError("weight")
    letter = ascii_lowercase[code - SKIPPED]
    return letter.upper() if weight == EXTRA_IMPORTANT else letter


def _sheet(election: Election, letters: str, themes: int) -> AnswerSheet:
    """Answer sheet of the letters; one too many, or beyond the scale, is damage."""
    codes = tuple(ascii_lowercase.index(letter) + SKIPPED for letter in letters.lower())
    if len(codes) != len(election.statements) or max(codes) >= election.scale.n_options:
        raise ShareCodeError("damaged")
    weights = tuple(EXTRA_IMPORTANT if letter.isupper() else ORDINARY for letter in letters)
    return AnswerSheet(codes, weights, _themes(election, themes, weights))


def _themes(election: Election, themes: int, weights: tuple[int, ...]) -> tuple[str, ...]:
    """Ids of the themes whose bit is set; every statement of them must count double."""
    ids = tuple(key for place, key in enumerate(election.themes) if themes >> place & 1)
    pairs = zip(election.statements.values(), weights, strict=True)
    single = {statement.theme_id for statement, weight in pairs if weight == ORDINARY}
    if themes >> len(election.themes) or single & set(ids):
        raise ShareCodeError("damaged")
    return ids


def _tag(election: Election) -> str:
    """Four digits that tell elections apart."""
    return f"{crc32(election.election_id.encode()) & 0xFFFF:04x}"


def _check(text: str) -> str:
    """Eight digits that change with any slip."""
    return f"{crc32(text.encode()):08x}"
