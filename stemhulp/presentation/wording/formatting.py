"""Numbers, dates and lists as text in the current language: the only place that rounds."""

from __future__ import annotations

import datetime
import math
import re
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import Final

from babel.dates import format_date

from stemhulp.matching import Method, Number
from stemhulp.presentation.wording.language import _, current, ngettext, using_language
from stemhulp.translatable import gettext_noop

NBSP: Final = "\N{NO-BREAK SPACE}"
ISO_DATE: Final = re.compile(
    r"(?P<year>\d{4})-(?P<month>\d{2})(?:-(?P<day>\d{2})|/(?P<until>\d{2}))?"
)

NUMBERS: Final = (
    *(gettext_noop("nul"), gettext_noop("één"), gettext_noop("twee"), gettext_noop("drie")),
    *(gettext_noop("vier"), gettext_noop("vijf"), gettext_noop("zes"), gettext_noop("zeven")),
    *(gettext_noop("acht"), gettext_noop("negen"), gettext_noop("tien"), gettext_noop("elf")),
    gettext_noop("twaalf"),
)


def whole_percent(share: Number) -> int:
    """Round to whole percents, half up; only 0 is called 0 and only 1 is called 100.

    Examples
    --------
    >>> [whole_percent(Fraction(n, 1000)) for n in (0, 1, 665, 664, 999, 1000)]
    [0, 1, 67, 66, 99, 100]
    """
    number, of = share.as_integer_ratio()  # exact, and faster than fractions are
    if number in (0, of):
        return number // of * 100
    return min(99, max(1, (200 * number + of) // (2 * of)))


def percent(share: Number) -> str:
    """Return a share as text.

    Examples
    --------
    >>> percent(Fraction(2, 3)).replace(NBSP, " ")
    '67 %'
    """
    return _percent(str(whole_percent(share)))


def _percent(number: str) -> str:
    """Put the sign where the language has it."""
    return f"{number}{'' if current() == 'en' else NBSP}%"


def percent_range(lowest: Number, highest: Number) -> str:
    """Return a margin as text; one number when both ends read the same.

    Examples
    --------
    >>> percent_range(Fraction(11, 20), Fraction(7, 9)).replace(NBSP, " ")
    '55–78 %'
    """
    low, high = whole_percent(lowest), whole_percent(highest)
    return _percent(f"{low}" if low == high else f"{low}–{high}")


def per_mille(share: Number) -> int:
    """Place of a share on a bar that is 1000 units long."""
    number, of = share.as_integer_ratio()
    whole, rest = divmod(1000 * number, of)
    return whole + (2 * rest > of or (2 * rest == of and whole % 2))


def heat_level(share: Number) -> int:
    """Shade of a share, from 1 (nothing) to 5 (everything).

    Examples
    --------
    >>> [heat_level(Fraction(n, 10)) for n in (0, 1, 2, 5, 8, 10)]
    [1, 1, 2, 3, 5, 5]
    """
    return min(5, 1 + math.floor(share * 5))


def decimal(number: Number, digits: int = 2) -> str:
    """Return a number with the decimal sign of the language, without trailing zeros.

    Examples
    --------
    >>> decimal(0.4), decimal(Fraction(1, 3)), decimal(3)
    ('0,4', '0,33', '3')
    """
    text = f"{float(number):.{digits}f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return text if current() == "en" else text.replace(".", ",")


def score_text(method: Method, score: Number) -> str:
    """Return a score as its method may be shown: a percentage, or a number from −1 to 1.

    Examples
    --------
    >>> from stemhulp.matching import METHODS
    >>> score_text(METHODS["agreement"], Fraction(2, 3)).replace(NBSP, " ")
    '67 %'
    >>> score_text(METHODS["directional"], Fraction(-1, 4)), score_text(METHODS["hybrid"], 0.5)
    ('−0,25', '0,5')
    """
    return percent(score) if method.is_percentage else decimal(score).replace("-", "−")


def score_range(method: Method, lowest: Number, highest: Number) -> str:
    """Return a margin as its method may be shown.

    Examples
    --------
    >>> from stemhulp.matching import METHODS
    >>> score_range(METHODS["directional"], Fraction(-1), Fraction(1, 2))
    '−1 tot 0,5'
    """
    if method.is_percentage:
        return percent_range(lowest, highest)
    return _(
        "%(lowest)s tot %(highest)s",
        lowest=score_text(method, lowest),
        highest=score_text(method, highest),
    )


def on_bar(method: Method, score: Number) -> int:
    """Place of a score on a bar of 1000 units that runs from its lowest to its highest score.

    Examples
    --------
    >>> from stemhulp.matching import METHODS
    >>> on_bar(METHODS["agreement"], Fraction(1, 2)), on_bar(METHODS["directional"], Fraction(0))
    (500, 500)
    """
    if not method.lowest:
        return per_mille(score)
    return per_mille((Fraction(score) - method.lowest) / (1 - method.lowest))


def count_of(count: int, total: int) -> str:
    """Return a part of a whole in words.

    Examples
    --------
    >>> count_of(3, 12)
    '3 van de 12'
    """
    return _("%(count)s van de %(total)s", count=count, total=total)


def plural(count: int, one: str, many: str) -> str:
    """Return a count with the right noun.

    Examples
    --------
    >>> plural(1, "stelling", "stellingen"), plural(6, "stelling", "stellingen")
    ('1 stelling', '6 stellingen')
    """
    return f"{count} {ngettext(one, many, count)}"


def enumeration(items: Sequence[str]) -> str:
    """Join a list the way one says it.

    Examples
    --------
    >>> enumeration(["A"]), enumeration(["A", "B"]), enumeration(["A", "B", "C"])
    ('A', 'A en B', 'A, B en C')
    """
    if len(items) < 2:
        return "".join(items)
    return _("%(first)s en %(last)s", first=", ".join(items[:-1]), last=items[-1])


def alternatives(items: Sequence[str]) -> str:
    """Join a list of which one is meant.

    Examples
    --------
    >>> alternatives(["A"]), alternatives(["A", "B", "C"])
    ('A', 'A, B of C')
    """
    if len(items) < 2:
        return "".join(items)
    return _("%(first)s of %(last)s", first=", ".join(items[:-1]), last=items[-1])


def number_word(count: int) -> str:
    """Return a count as one says it in a sentence: in letters up to twelve.

    Examples
    --------
    >>> number_word(8), number_word(13)
    ('acht', '13')
    """
    return _(NUMBERS[count]) if count < len(NUMBERS) else str(count)


def capital(text: str) -> str:
    """Return the text with a capital first letter.

    Examples
    --------
    >>> capital("eens")
    'Eens'
    """
    return text[:1].upper() + text[1:]


def date_text(date: datetime.date) -> str:
    """Return a date in words.

    Examples
    --------
    >>> date_text(datetime.date(2022, 3, 16))
    '16 maart 2022'
    """
    return format_date(date, "d MMMM y", current())


def loose_date(text: str) -> str:
    """Return the date of a source, which may be a year, a month, a day, or a remark.

    Examples
    --------
    >>> [loose_date(t) for t in ("2022", "2022-03", "2022-03-16", "2022-01-26 (vastgesteld)", "")]
    ['2022', 'maart 2022', '16 maart 2022', '26 januari 2022, vastgesteld', '']
    >>> loose_date("2022-03 (ca.)"), loose_date("z.d.")
    ('rond maart 2022', 'zonder datum')
    >>> loose_date("2023-05/06 (ca.)")
    'rond mei/juni 2023'
    """
    return _loose_date(text, current())


@lru_cache(maxsize=4096)
def _loose_date(text: str, language: str) -> str:
    """Say a date in a language: a site has few dates, and says each of them on many pages."""
    with using_language(language):
        spoken = ISO_DATE.sub(_spoken_date, text).replace("z.d.", _("zonder datum"))
        if spoken.endswith(" (ca.)"):
            spoken = _("rond %(date)s", date=spoken.removesuffix(" (ca.)"))
        return re.sub(r"\s*\(([^()]*)\)", r", \1", spoken)


def _spoken_date(digits: re.Match[str]) -> str:
    """Month in words, day without a leading zero; the text itself when there is no such month."""
    try:
        date = datetime.date(int(digits["year"]), int(digits["month"]), int(digits["day"] or 1))
        until = date.replace(month=int(digits["until"] or date.month))
    except ValueError:
        return digits[0]
    if digits["until"]:
        first, last = (format_date(one, "MMMM", current()) for one in (date, until))
        return f"{first}/{last} {date.year}"
    return format_date(date, "d MMMM y" if digits["day"] else "MMMM y", current())


def rank_text(rank: int, is_shared: bool) -> str:
    """Return a place in the list.

    Examples
    --------
    >>> rank_text(2, True)
    '2 (gedeeld)'
    """
    return _("%(rank)s (gedeeld)", rank=rank) if is_shared else str(rank)
