"""The language a page is made in: Dutch as written, or a translation from the catalogue.

The Dutch sentence is the key. A text in a table of words is marked with
:func:`stemhulp.translatable.mark` and translated where it is shown; everything else is translated
where it stands, with :func:`_` or :func:`ngettext`. Whoever makes a page says in which language,
with :func:`using_language`; nothing else remembers it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

from stemhulp.errors import UnknownIdError

SOURCE_LANGUAGE: Final = "nl"
LANGUAGES: Final = {"nl": "Nederlands", "en": "English"}
CATALOGUES: Final = Path(__file__).parents[2] / "translations"

_language: ContextVar[str] = ContextVar("language", default=SOURCE_LANGUAGE)


def current() -> str:
    """Return the language that pages are being made in.

    Examples
    --------
    >>> with using_language("en"):
    ...     current()
    'en'
    >>> current()
    'nl'
    """
    return _language.get()


@contextmanager
def using_language(language: str) -> Iterator[None]:
    """Make pages in this language until the block ends.

    Raises
    ------
    UnknownIdError
        If there is no such language.
    """
    if language not in LANGUAGES:
        raise UnknownIdError(_("taal"), language)
    token = _language.set(language)
    try:
        yield
    finally:
        _language.reset(token)


def _(text: str, **values: Any) -> str:
    """Return a sentence in the current language, with the values filled in.

    Examples
    --------
    >>> _("Stelling %(number)s van %(total)s", number=1, total=6)
    'Stelling 1 van 6'
    >>> with using_language("en"):
    ...     _("Stelling"), _("")
    ('Statement', '')
    """
    translation = gettext(text)
    return translation % values if values else translation


def ngettext(one: str, many: str, count: int, **values: Any) -> str:
    """Return the sentence that fits the count, which fills ``%(count)s``.

    Examples
    --------
    >>> ngettext("%(count)s partij", "%(count)s partijen", 2)
    '2 partijen'
    """
    translation = plain_ngettext(one, many, count)
    return translation % {"count": count, **values}


def gettext(text: str) -> str:
    """Return a sentence in the current language, its placeholders still in it."""
    return translations(current()).gettext(text) if text else ""  # "" is the catalogue's header


def plain_ngettext(one: str, many: str, count: int) -> str:
    """Return the sentence that fits the count, its placeholders still in it."""
    return translations(current()).ngettext(one, many, count)


def catalogue_path(language: str) -> Path:
    """Return the file that translators work in."""
    return CATALOGUES / language / "LC_MESSAGES" / "messages.po"


@lru_cache
def translations(language: str) -> NullTranslations:
    """Return the translations into a language; Dutch is written in the code itself."""
    if language == SOURCE_LANGUAGE:
        return NullTranslations()
    with catalogue_path(language).open("rb") as file:
        catalogue = read_po(file, language)
    packed = BytesIO()
    write_mo(packed, catalogue)
    packed.seek(0)
    return Translations(packed)
