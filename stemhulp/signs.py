r"""Signs that one does not see: they steer a terminal, turn a line round, or hide in a name.

A table has no use for them, so there they are findings; and what is printed shows them as ``\x1b``
and the like, wherever it came from.
"""

from __future__ import annotations

import re
from typing import Final

LONGEST_SHOWN: Final = 1000
"""Signs of a text that a message repeats."""

# By code: control signs but tab and new line, soft hyphen, joiners and fillers that are blank,
# signs that turn a line round, lines and paragraphs that end without a new line, halves of pairs,
# marks of byte order, tags, selectors, and what is no character at all.
STRETCHES: Final = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    r"\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ud800-\udfff\ufdd0-\ufdef\ufeff"
    r"\uffa0\ufff9-\ufffb\ufffe\uffff\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    + "".join(rf"\U{plane:04x}fffe\U{plane:04x}ffff" for plane in range(1, 17))
)
# Joiners belong in emoji and some scripts, but after a Latin letter one does not see them. A
# carriage return that ends no line lets a terminal write over what stands there.
HIDDEN: Final = re.compile(rf"[{STRETCHES}]|(?<![^\x00-\u024f])[\u200c\u200d]|\r(?!\n)")


def escape_of(sign: str) -> str:
    r"""Return how a sign is written where one has to see it.

    Examples
    --------
    >>> print(escape_of("\x1b"), escape_of("\u202e"), escape_of("\U000e0041"))
    \x1b \u202e \U000e0041
    """
    code = ord(sign)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def harmless(text: str) -> str:
    r"""Return a text for a terminal or a file: what one would not see is written out.

    Examples
    --------
    >>> print(harmless("rood: \x1b[31m, twee\nregels"))
    rood: \x1b[31m, twee
    regels
    """
    return HIDDEN.sub(lambda found: escape_of(found[0]), text)


def harmless_json(text: str) -> str:
    r"""Return JSON that says the same, with what one would not see as JSON writes it.

    Examples
    --------
    >>> print(harmless_json('{"a": "\x9b"}'))
    {"a": "\u009b"}
    """
    return HIDDEN.sub(lambda found: _as_json(found[0]), text)


def _as_json(sign: str) -> str:
    """One sign as JSON writes it: in two halves where it is beyond 16 bits."""
    halves = sign.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{halves[at : at + 4]}" for at in range(0, len(halves), 4))


def shown(value: object) -> str:
    r"""Return a value as a message repeats it: on one line, harmless, and not without end.

    Examples
    --------
    >>> print(shown("een\nregel\x07"), len(shown("x" * 10**6)))
    een\nregel\x07 1002
    >>> shown(16**9999)
    'een getal van meer dan 4000 cijfers'
    """
    try:
        text = str(value)
    except ValueError:  # Python does not write out such numbers
        return "een getal van meer dan 4000 cijfers"
    except RecursionError:
        return "iets met te veel lagen"
    short = text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]} …"
    return harmless(short).replace("\r", "\\r").replace("\n", "\\n").replace("\t", "\\t")
