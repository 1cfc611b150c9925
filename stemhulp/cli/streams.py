"""The streams of the process, made so that every text can be printed, or fails as a file does."""

from __future__ import annotations

import codecs
import io
import os
import sys
import unicodedata
from types import MappingProxyType
from typing import Final

# What a terminal without the sign shows in its place; other letters lose their accents.
LOOK_ALIKE: Final = MappingProxyType(
    {
        "‘": "'",
        "’": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "–": "-",
        "—": "-",
        "−": "-",
        "→": "->",
        "←": "<-",
        "≤": "<=",
        "≥": ">=",
        "×": "x",
        "…": "...",
        "•": "*",
        "€": "EUR",
    }
)
PLAIN: Final = "stemhulp-plain"  # name of the way to handle signs, for Python's codecs


def make_streams_safe() -> None:
    """Make the three streams of a terminal safe to print to, whatever we were started with.

    A stream that was closed is opened again in such a way that using it is an error of the system:
    otherwise the next file to be opened takes its number, and libraries write warnings into it.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:  # opening takes the lowest number that is free; output fails: cannot write
            os.open(os.devnull, os.O_WRONLY if number == 2 else os.O_RDONLY)
    if sys.stdout is None:
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
    if sys.stderr is None:
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors=PLAIN)


def is_utf8(encoding: str | None) -> bool:
    """Whether an encoding has every sign.

    Examples
    --------
    >>> is_utf8("UTF8"), is_utf8("latin-1"), is_utf8(None)
    (True, False, False)
    """
    return encoding is not None and codecs.lookup(encoding).name == "utf-8"


def plain(text: str) -> str:
    """Return a text in signs that every terminal has.

    Examples
    --------
    >>> plain("‘één’ → 3 ≥ 2 ☃")
    "'een' -> 3 >= 2 ?"
    """
    return "".join(_plain_sign(sign) for sign in text)


def _plain_sign(sign: str) -> str:
    """One sign in ASCII; what has no look-alike is a question mark."""
    if sign in LOOK_ALIKE or sign.isascii():
        return LOOK_ALIKE.get(sign, sign)
    apart = unicodedata.normalize("NFKD", sign)
    return "".join(part for part in apart if part.isascii()) or "?"


def _handle(error: UnicodeError) -> tuple[str, int]:
    """Put look-alikes in the place of signs that an encoding does not have."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return plain(error.object[error.start : error.end]), error.end


codecs.register_error(PLAIN, _handle)
