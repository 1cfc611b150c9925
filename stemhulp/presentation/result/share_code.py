"""An answer sheet as a short code for a link, and back. No addresses here, no pages.

A code belongs to the ids of statements and to the scale, so it outlives a change of the tables.
It looks like ``3-58a7-3-np0kE9f2ke…-0-0e3f9a51``:

==============  =============================================================================
``3``           version of this format; it goes up when any rule below changes
``58a7``        the election: CRC-32 of its id, last four hexadecimal digits
``3``           how many options the scale has
``np0kE9f2ke…`` four signs that stand for the id of a statement (:mod:`stemhulp.model.tags`), and a
                letter, for each statement with an answer or a tick: ``a`` = skipped, ``b`` = not
                answered, ``c`` and on = the options, full disagreement first; a capital = the
                statement itself is ticked as extra important; ``0`` = none
``0``           the four signs of each theme called extra important; ``0`` = none
``0e3f9a51``    CRC-32 of everything before the last hyphen
==============  =============================================================================

What is about a retired statement is ignored, and the sheet says so; what is about nothing that the
election has is only counted. The check finds slips of a finger and cut-off links; it proves nothing
about who made the code, so every letter is checked as well.

Versions 1 and 2 looked like ``2-58a7-5d3c0bc1-ebdAcb-4-0e3f9a51``: the data set instead of the
scale, one letter a statement in the order of then, and the themes as bits (the first theme is 1,
the third 4), in hexadecimal digits. Such a code is still read if its order is known: that of now
for the same data set, else that of the only list in ``earlier_lists`` of as many statements. It is
never guessed at. In version 1 a capital meant *counts double*, by itself or by its theme: under a
ticked theme it cannot tell whether the statement was ticked too, so it is not.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from string import ascii_lowercase
from typing import Final
from zlib import crc32

from stemhulp.errors import ShareCodeError
from stemhulp.matching import ticked_sheet
from stemhulp.model import AnswerSheet, Election
from stemhulp.model.tags import TAG_LENGTH, tag_of
from stemhulp.scale import SKIPPED, UNKNOWN

VERSION: Final = "3"
NOTHING: Final = "0"
ANY_VERSION: Final = re.compile(r"(?P<version>[0-9]{1,3})-[0-9A-Za-z-]+")
BY_ID: Final = re.compile(
    r"(?P<checked>[0-9]+-(?P<election>[0-9a-f]{4})-(?P<n_options>[0-9]{1,2})-"
    rf"(?P<answers>0|(?:[0-9a-z]{{{TAG_LENGTH}}}[A-Za-z])+)-"
    rf"(?P<themes>0|(?:[0-9a-z]{{{TAG_LENGTH}}})+))-(?P<check>[0-9a-f]{{8}})"
)
BY_PLACE: Final = re.compile(
    r"(?P<checked>[0-9]+-(?P<election>[0-9a-f]{4})-(?P<dataset>[0-9a-f]{8})-"
    r"(?P<answers>[A-Za-z]+)-(?P<themes>[0-9a-f]{1,16}))-(?P<check>[0-9a-f]{8})"
)

Parts = Mapping[str, str]


def encode(election: Election, sheet: AnswerSheet) -> str:
    """Write an answer sheet as a code of letters, digits and hyphens.

    What the sheet tells of retired statements is not in it.

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
    'np0kE9f2ka'
    >>> decode(election, code) == sheet
    True
    """
    ticked = _ticked(election, sheet)
    if ticked_sheet(election, sheet.codes, ticked, sheet.extra_themes).weights != sheet.weights:
        raise ShareCodeError("weight")
    answers = "".join(
        tag_of(key) + _letter(code, key in ticked)
        for key, code in zip(election.statements, sheet.codes, strict=True)
        if code != UNKNOWN or key in ticked
    )
    themes = "".join(tag_of(key) for key in election.themes if key in sheet.extra_themes)
    place = f"{VERSION}-{_election_tag(election)}-{election.scale.n_options}"
    checked = f"{place}-{answers or NOTHING}-{themes or NOTHING}"
    return f"{checked}-{_check(checked)}"


def decode(election: Election, code: str) -> AnswerSheet:
    """Read a code that :func:`encode` wrote for the same election, now or once.

    Raises
    ------
    ShareCodeError
        With reason ``not-ours``, ``other-version``, ``damaged``, ``other-election``,
        ``other-scale`` or ``other-data``. It repeats nothing of the code.

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
    if version["version"] not in READERS:
        raise ShareCodeError("other-version")
    form, read = READERS[version["version"]]
    parts = form.fullmatch(code)
    if parts is None or parts["check"] != _check(parts["checked"]):
        raise ShareCodeError("damaged")
    if parts["election"] != _election_tag(election):
        raise ShareCodeError("other-election")
    return read(election, parts.groupdict())


def _ticked(election: Election, sheet: AnswerSheet) -> set[str]:
    """Ids of the ticked statements; a sheet made in code may only have their weights."""
    pairs = zip(election.statements.values(), sheet.weights, strict=True)
    by_weight = {s.statement_id for s, w in pairs if w > 1 and s.theme_id not in sheet.extra_themes}
    return by_weight | set(sheet.extra_statements)


def _letter(code: int, is_ticked: bool) -> str:
    """Letter of one answer, a capital when the statement is ticked."""
    letter = ascii_lowercase[code - SKIPPED]
    return letter.upper() if is_ticked else letter


# Version 3: by id


def _read_by_id(election: Election, parts: Parts) -> AnswerSheet:
    """Answer sheet of tags and letters."""
    if parts["n_options"] != str(election.scale.n_options):
        raise ShareCodeError("other-scale")
    pieces = _pieces(parts["answers"], TAG_LENGTH + 1)
    letters = {piece[:TAG_LENGTH]: piece[TAG_LENGTH:] for piece in pieces}
    themes = _pieces(parts["themes"], TAG_LENGTH)
    if len(letters) != len(pieces) or len(set(themes)) != len(themes):
        raise ShareCodeError("damaged")
    known, n_gone = _known(letters, (*election.statements, *election.retired))
    theme_ids, n_themes_gone = _known(themes, election.themes)
    sheet = _sheet(election, {key: letters[tag] for tag, key in known.items()}, theme_ids.values())
    return replace(sheet, n_unknown=n_gone + n_themes_gone)


def _pieces(text: str, length: int) -> list[str]:
    """Cut a text in pieces of one length."""
    if text == NOTHING:
        return []
    return [text[start : start + length] for start in range(0, len(text), length)]


def _known(tags: Iterable[str], keys: Iterable[str]) -> tuple[dict[str, str], int]:
    """Ids of the tags that stand for one, and how many do not."""
    by_tag = {tag_of(key): key for key in keys}
    found = {tag: by_tag.get(tag, "") for tag in tags}
    known = {tag: key for tag, key in found.items() if key}
    return known, len(found) - len(known)


# Versions 1 and 2: by place


def _read_by_place(election: Election, parts: Parts) -> AnswerSheet:
    """Answer sheet of letters in the order of now, or of an earlier list."""
    theme_ids = _themes_of_bits(election, int(parts["themes"], 16))
    if parts["dataset"] == election.dataset[:8]:
        return _sheet(election, _placed(election.statement_ids, parts["answers"]), theme_ids)
    order = _earlier_list(election, len(parts["answers"]))
    sheet = _sheet(election, _placed(order, parts["answers"]), theme_ids)
    return replace(sheet, n_new=len(election.statements.keys() - set(order)))


def _read_version_1(election: Election, parts: Parts) -> AnswerSheet:
    """As version 2, but a statement that its theme doubles is not ticked itself."""
    sheet = _read_by_place(election, parts)
    of_themes = {key for key, s in election.statements.items() if s.theme_id in sheet.extra_themes}
    is_now = parts["dataset"] == election.dataset[:8]
    if is_now and not of_themes <= set(sheet.extra_statements):
        raise ShareCodeError("damaged")
    ticked = tuple(key for key in sheet.extra_statements if key not in of_themes)
    return replace(sheet, extra_statements=ticked)


def _earlier_list(election: Election, length: int) -> Sequence[str]:
    """Return the only earlier list with so many statements."""
    fitting = [ids for ids in election.settings.earlier_lists.values() if len(ids) == length]
    if len(fitting) != 1:
        raise ShareCodeError("other-data")
    return fitting[0]


def _placed(order: Sequence[str], letters: str) -> dict[str, str]:
    """Letters by statement; one too many or too few is damage."""
    if len(order) != len(letters):
        raise ShareCodeError("damaged")
    return dict(zip(order, letters, strict=True))


def _themes_of_bits(election: Election, themes: int) -> tuple[str, ...]:
    """Ids of the themes whose bit is set."""
    if themes >> len(election.themes):
        raise ShareCodeError("damaged")
    return tuple(key for place, key in enumerate(election.themes) if themes >> place & 1)


# All versions

READERS: Final[Mapping[str, tuple[re.Pattern[str], Callable[[Election, Parts], AnswerSheet]]]] = {
    "1": (BY_PLACE, _read_version_1),
    "2": (BY_PLACE, _read_by_place),
    VERSION: (BY_ID, _read_by_id),
}


def _sheet(election: Election, letters: Mapping[str, str], theme_ids: Iterable[str]) -> AnswerSheet:
    """Answer sheet of letters by statement; a letter beyond the scale is damage."""
    codes = {key: ascii_lowercase.index(one.lower()) + SKIPPED for key, one in letters.items()}
    if max(codes.values(), default=UNKNOWN) >= election.scale.n_options:
        raise ShareCodeError("damaged")
    ticked = {key for key, letter in letters.items() if letter.isupper()}
    ordered = [codes.get(key, UNKNOWN) for key in election.statements]
    return replace(
        ticked_sheet(election, ordered, ticked, tuple(theme_ids)),
        ignored=tuple(
            key for key in election.retired if codes.get(key, UNKNOWN) != UNKNOWN or key in ticked
        ),
    )


def _election_tag(election: Election) -> str:
    """Four digits that tell elections apart."""
    return f"{crc32(election.election_id.encode()) & 0xFFFF:04x}"


def _check(text: str) -> str:
    """Eight digits that change with any slip."""
    return f"{crc32(text.encode()):08x}"
