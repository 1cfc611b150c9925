"""An answer sheet as a short code for a link, and back. No addresses here, no pages.

A code looks like ``2-58a7-5d3c0bc1-ebdAcb-4-0e3f9a51``:

==============  =============================================================================
``2``           version of this format; it goes up when any rule below changes
``58a7``        the election: CRC-32 of its id, last four hexadecimal digits
``5d3c0bc1``    the data set: first eight digits of its version, as every page shows it
``ebdAcb``      one letter a statement, in the order of the election: ``a`` = skipped,
                ``b`` = not answered, ``c`` and on = the options, full disagreement first;
                a capital = the statement itself is ticked as extra important
``4``           the themes called extra important, one bit each in the order of the election
                (the first theme is 1, the third 4), in hexadecimal digits
``0e3f9a51``    CRC-32 of everything before the last hyphen
==============  =============================================================================

In version 1 a capital meant *counts double*, by itself or by its theme. Such a code is still read;
under a ticked theme it cannot tell whether the statement was ticked too, so it is not. Any other
version or data set is refused, never guessed at: a statement or its place may have changed. The
check finds slips of a finger and cut-off links; it proves nothing about who made the code, so every
letter is checked as well.
"""

from __future__ import annotations

import re
from string import ascii_lowercase
from typing import Final
from zlib import crc32

from stemhulp.errors import ShareCodeError
from stemhulp.matching import ticked_sheet
from stemhulp.model import AnswerSheet, Election
from stemhulp.scale import SKIPPED

VERSION: Final = "2"
READABLE: Final = ("1", VERSION)
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
        With reason ``weight`` if the weights do not follow from the ticks: the questionnaire has no
        others than 1 and 2.

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
    ticked = _ticked(election, sheet)
    if ticked_sheet(election, sheet.codes, ticked, sheet.extra_themes).weights != sheet.weights:
        raise ShareCodeError("weight")
    letters = "".join(
        _letter(code, key in ticked)
        for key, code in zip(election.statements, sheet.codes, strict=True)
    )
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
    if version["version"] not in READABLE:
        raise ShareCodeError("other-version")
    parts = OURS.fullmatch(code)
    if parts is None or parts["check"] != _check(parts["checked"]):
        raise ShareCodeError("damaged")
    if parts["election"] != _tag(election):
        raise ShareCodeError("other-election")
    if parts["dataset"] != election.dataset[:8]:
        raise ShareCodeError("other-data")
    return _sheet(election, version["version"], parts["letters"], int(parts["themes"], 16))


def _ticked(election: Election, sheet: AnswerSheet) -> set[str]:
    """Ids of the ticked statements; a sheet made in code may only have their weights."""
    pairs = zip(election.statements.values(), sheet.weights, strict=True)
    by_weight = {s.statement_id for s, w in pairs if w > 1 and s.theme_id not in sheet.extra_themes}
    return by_weight | set(sheet.extra_statements)


def _letter(code: int, is_ticked: bool) -> str:
    """Letter of one answer, a capital when the statement is ticked."""
    letter = ascii_lowercase[code - SKIPPED]
    return letter.upper() if is_ticked else letter


def _sheet(election: Election, version: str, letters: str, themes: int) -> AnswerSheet:
    """Answer sheet of the letters; one too many, or beyond the scale, is damage."""
    codes = tuple(ascii_lowercase.index(letter) + SKIPPED for letter in letters.lower())
    if len(codes) != len(election.statements) or max(codes) >= election.scale.n_options:
        raise ShareCodeError("damaged")
    pairs = zip(election.statements, letters, strict=True)
    capitals = {key for key, letter in pairs if letter.isupper()}
    theme_ids = _themes(election, themes)
    if version == VERSION:
        return ticked_sheet(election, codes, capitals, theme_ids)
    return _sheet_of_version_1(election, codes, capitals, theme_ids)


def _sheet_of_version_1(
    election: Election, codes: tuple[int, ...], doubled: set[str], theme_ids: tuple[str, ...]
) -> AnswerSheet:
    """Answer sheet of an older code: every statement of a ticked theme must count double."""
    of_themes = {key for key, s in election.statements.items() if s.theme_id in theme_ids}
    if not of_themes <= doubled:
        raise ShareCodeError("damaged")
    return ticked_sheet(election, codes, doubled - of_themes, theme_ids)


def _themes(election: Election, themes: int) -> tuple[str, ...]:
    """Ids of the themes whose bit is set."""
    if themes >> len(election.themes):
        raise ShareCodeError("damaged")
    return tuple(key for place, key in enumerate(election.themes) if themes >> place & 1)


def _tag(election: Election) -> str:
    """Four digits that tell elections apart."""
    return f"{crc32(election.election_id.encode()) & 0xFFFF:04x}"


def _check(text: str) -> str:
    """Eight digits that change with any slip."""
    return f"{crc32(text.encode()):08x}"
