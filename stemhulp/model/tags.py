"""A short tag of an id, for where the id itself is too long to travel."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from string import ascii_lowercase, digits
from typing import Final
from zlib import crc32

TAG_LENGTH: Final = 4
SIGNS: Final = digits + ascii_lowercase


def tag_of(key: str) -> str:
    """Return the tag of an id: the last four digits of its CRC-32 in base 36.

    It depends on nothing but the id. That no two ids of one election share a tag is a rule for
    its tables (the finding ``id-alike``).

    Examples
    --------
    >>> tag_of("fietsbrug"), tag_of("parkeren")
    ('np0k', '9f2k')
    """
    number, tag = crc32(key.encode()), ""
    for _place in range(TAG_LENGTH):
        number, digit = divmod(number, len(SIGNS))
        tag = SIGNS[digit] + tag
    return tag


def alike(keys: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield every id whose tag an earlier one has, with that earlier id.

    Examples
    --------
    >>> list(alike(["fietsbrug", "parkeren"]))
    []
    """
    first: dict[str, str] = {}
    for key in keys:
        other = first.setdefault(tag_of(key), key)
        if other != key:
            yield key, other
