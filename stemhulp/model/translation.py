"""Texts in English: a field with a sibling of the same name plus ``_en`` has an English version.

Knows no particular object: the naming is the whole rule, here and in the tables.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import Field, fields, replace
from typing import Any, ClassVar, Final, Protocol, TypeVar


class Record(Protocol):
    """Any dataclass."""

    __dataclass_fields__: ClassVar[dict[str, Field[Any]]]


Item = TypeVar("Item", bound=Record)

DUTCH: Final = "nl"
ENGLISH: Final = "en"
LANGUAGES: Final = (DUTCH, ENGLISH)


def translated_names(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names that have an English sibling, in order.

    Examples
    --------
    >>> translated_names(["theme_id", "title", "title_en", "order"])
    ('title',)
    """
    every = tuple(names)
    return tuple(name for name in every if f"{name}_{ENGLISH}" in every)


def names_of(item: Record) -> tuple[str, ...]:
    """Return the names of the texts of an object that can have an English version."""
    return translated_names(field.name for field in fields(item))


def in_english(item: Item) -> Item:
    """Copy an object with its English texts; where there is none, the Dutch text stays.

    Examples
    --------
    >>> from stemhulp.model import Theme
    >>> theme = in_english(Theme("wonen", "Wonen", "Housing", description="Over huizen."))
    >>> theme.theme_id, theme.title, theme.description
    ('wonen', 'Housing', 'Over huizen.')
    """
    texts = {
        name: getattr(item, f"{name}_{ENGLISH}") or getattr(item, name) for name in names_of(item)
    }
    return replace(item, **texts)
