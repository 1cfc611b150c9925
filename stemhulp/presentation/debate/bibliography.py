"""The numbered list of sources at the end of a briefing, and who gets which number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from stemhulp.presentation.debate import phrases
from stemhulp.presentation.debate.parts import SourceTag


@dataclass(frozen=True, slots=True)
class SourceItem:
    """A publication behind the briefing; `rows` says what we read in it, and how surely."""

    number: int
    title: str
    url: str
    date: str
    rows: tuple[str, ...]


def numbers_of(tags: Iterable[SourceTag]) -> dict[str, int]:
    """Number the publications from 1, in the order in which they are read."""
    keys = dict.fromkeys(tag.publication for tag in tags)
    return {key: number for number, key in enumerate(keys, 1)}


def bibliography(tags: Iterable[SourceTag]) -> tuple[SourceItem, ...]:
    """Return every publication behind numbered tags once, by number.

    Two sources with one address are one publication, under the first title.
    """
    behind: dict[int, list[SourceTag]] = {}
    for tag in tags:
        behind.setdefault(tag.number, []).append(tag)
    return tuple(_source(behind[number]) for number in sorted(behind))


def _source(tags: Sequence[SourceTag]) -> SourceItem:
    """One publication with all that refers to it."""
    return SourceItem(
        number=tags[0].number,
        title=tags[0].title,
        url=tags[0].url,
        date=tags[0].date,
        rows=tuple(_rows(tags)),
    )


def _rows(tags: Iterable[SourceTag]) -> Iterator[str]:
    """Rows of a publication in a line; those of which the same can be said stand together.

    A row that two positions lean on is no surer than the least sure of the two.
    """
    once: dict[str, SourceTag] = {}
    for tag in tags:
        before = once.setdefault(tag.code, tag)
        once[tag.code] = replace(tag, sure=phrases.least_sure(before.sure, tag.sure))
    same: dict[str, list[str]] = {}
    for tag in once.values():
        same.setdefault(tag.facts, []).append(tag.code)
    for facts, codes in same.items():
        yield f"{', '.join(codes)}: {facts}"
