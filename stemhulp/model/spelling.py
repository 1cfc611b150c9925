"""Where a word stands in a text."""

from __future__ import annotations

import re


def whole_word(word: str) -> re.Pattern[str]:
    """Return what finds a word in a text, exactly as it is written and not as a part of another.

    Examples
    --------
    >>> [bool(whole_word("baan").search(text)) for text in ("De baan.", "De wielerbaan.", "Baan")]
    [True, False, False]
    """
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)")
