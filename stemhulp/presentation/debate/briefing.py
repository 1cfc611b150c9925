"""A briefing as sections of short items, for screen, paper and file.

First what one says tonight, against each opponent on one page; behind it the rest of every sheet,
the sources by number, and how sharp each contrast is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from stemhulp.debate import Briefing, Part, Section, Sheet, sections_of
from stemhulp.model import Election
from stemhulp.presentation.debate import phrases
from stemhulp.presentation.debate.appendix import Appendix, appendix
from stemhulp.presentation.debate.bibliography import SourceItem, bibliography, numbers_of
from stemhulp.presentation.debate.items import item_of
from stemhulp.presentation.debate.parts import BriefingContext, Item, SourceTag, numbered
from stemhulp.presentation.wording.formatting import capital, enumeration
from stemhulp.presentation.wording.language import _


@dataclass(frozen=True, slots=True)
class SectionView:
    """Items of one kind: those on the first page, those behind it, and `more` that paper lacks.

    `card` is that of :class:`~stemhulp.debate.sections.Section`.
    """

    section_id: str
    card: str
    title: str
    title_of_rest: str
    intro: str
    nothing: str
    note: str
    is_on_front: bool
    front: tuple[Item, ...]
    items: tuple[Item, ...]
    more: tuple[Item, ...]

    @property
    def printed(self) -> tuple[Item, ...]:
        """Every item that paper has, the most important first."""
        return (*self.front, *self.items)


@dataclass(frozen=True, slots=True)
class SheetView:
    """One opponent, or the whole field; the field has no first page."""

    sheet_id: str
    title: str
    title_of_rest: str
    intro: str
    sections: tuple[SectionView, ...]

    @property
    def front(self) -> tuple[SectionView, ...]:
        """Sections of the first page."""
        return tuple(section for section in self.sections if section.is_on_front)

    @property
    def rest(self) -> tuple[SectionView, ...]:
        """Sections behind it; one of the first page only when it has more."""
        return tuple(
            section for section in self.sections if section.items or not section.is_on_front
        )


@dataclass(frozen=True, slots=True)
class BriefingView:
    """Everything that a briefing shows.

    `promise` says what stands behind it, `origin` how it was made. The first of `sources` are
    `printed_sources`: there only with what paper takes from them.
    """

    title: str
    subtitle: str
    promise: str
    origin: str
    opponents: tuple[str, ...]
    sheets: tuple[SheetView, ...]
    appendix: Appendix
    sources: tuple[SourceItem, ...]
    printed_sources: tuple[SourceItem, ...]


def briefing_view(election: Election, prepared: Briefing) -> BriefingView:
    """Put a briefing into words."""
    party = election.party(prepared.party_id).name_in_sentence
    opponents = enumeration([election.party(key).name_in_sentence for key in prepared.opponents])
    themes = [election.theme(key).title for key in prepared.theme_ids]
    sheets = tuple(
        _sheet(election, prepared, sheet) for sheet in (*prepared.sheets, prepared.field)
    )
    numbers = numbers_of((*_printed_tags(sheets), *_other_tags(sheets)))
    sheets = tuple(_numbered(sheet, numbers) for sheet in sheets)
    printed = tuple(_printed_tags(sheets))
    return BriefingView(
        title=_("%(party)s in debat met %(opponents)s", party=capital(party), opponents=opponents),
        subtitle=_("Alleen over: %(themes)s", themes=enumeration(themes)) if themes else "",
        promise=phrases.promise(),
        origin=phrases.origin(election),
        opponents=prepared.opponents,
        sheets=sheets,
        appendix=appendix(election, prepared),
        sources=bibliography((*printed, *_other_tags(sheets))),
        printed_sources=bibliography(printed),
    )


def _printed_tags(sheets: Iterable[SheetView]) -> Iterator[SourceTag]:
    """Every source on paper in reading order: first all first pages, then what is behind them."""
    sections = [section for sheet in sheets for section in sheet.sections]
    for items in (*(one.front for one in sections), *(one.items for one in sections)):
        for item in items:
            yield from item.every_tag


def _other_tags(sheets: Iterable[SheetView]) -> Iterator[SourceTag]:
    """Every source of what only the site has: numbers go on there."""
    for sheet in sheets:
        for item in (item for section in sheet.sections for item in section.more):
            yield from item.every_tag


def _numbered(sheet: SheetView, numbers: Mapping[str, int]) -> SheetView:
    """A sheet with the number of every source."""

    def every(items: tuple[Item, ...]) -> tuple[Item, ...]:
        return tuple(numbered(item, numbers) for item in items)

    sections = (
        replace(one, front=every(one.front), items=every(one.items), more=every(one.more))
        for one in sheet.sections
    )
    return replace(sheet, sections=tuple(sections))


def _sheet(election: Election, prepared: Briefing, sheet: Sheet) -> SheetView:
    """One opponent, or the whole field."""
    warnings = _warnings(election, prepared, sheet)
    return SheetView(
        sheet_id=sheet.opponent or "veld",
        title=phrases.sheet_title(election, sheet.opponent),
        title_of_rest=phrases.title_of_rest(election, sheet.opponent),
        intro=phrases.sheet_intro(election, prepared, sheet),
        sections=tuple(
            _section(election, prepared, sheet, section, part, warnings)
            for section, part in sections_of(sheet)
        ),
    )


def _warnings(election: Election, prepared: Briefing, sheet: Sheet) -> dict[str, Item]:
    """The warning about each statement: about the opponent, else about the own position."""
    found = {}
    for one in (prepared.field, sheet):
        context = BriefingContext(election, prepared.party_id, one.opponent)
        for section, _part in sections_of(one):
            for line in one.section(section.section_id) if section.is_warning else ():
                found[line.statement_id] = item_of(context, section.form, line)
    return found


def _warned(sheet: Sheet) -> set[str]:
    """Statements of which the warning stands beside the point."""
    points = (section.section_id for section, _part in sections_of(sheet) if section.front)
    return {line.statement_id for section_id in points for line in sheet.section(section_id)}


def _section(
    election: Election, prepared: Briefing, sheet: Sheet, section: Section, part: Part[Any],
    warnings: Mapping[str, Item],
) -> SectionView:  # fmt: skip
    """Items of one section: those of the first page, those behind it on paper, and the others."""
    names = phrases.names_of(election, prepared.party_id, sheet.opponent)
    items = _items(election, prepared, sheet, section, warnings)
    n_front = section.front if sheet.opponent else 0
    n_printed = n_front + section.most
    return SectionView(
        section_id=section.section_id,
        card=section.card,
        title=_(part.title, **names),
        title_of_rest=_(part.title_of_rest if n_front else part.title, **names),
        intro=_(part.intro, **names),
        nothing=_(part.nothing, **names),
        note="" if prepared.n_own_rows else _(part.without_own_rows, **names),
        is_on_front=n_front > 0,
        front=items[:n_front],
        items=items[n_front:n_printed],
        more=items[n_printed:],
    )


def _items(
    election: Election, prepared: Briefing, sheet: Sheet, section: Section,
    warnings: Mapping[str, Item],
) -> tuple[Item, ...]:  # fmt: skip
    """Lines in words; a warning stands beside its point, and then not in its own section."""
    context = BriefingContext(election, prepared.party_id, sheet.opponent)
    lines = sheet.section(section.section_id)
    if section.is_warning:
        beside = _warned(sheet)
        lines = tuple(line for line in lines if line.statement_id not in beside)
    items = tuple(item_of(context, section.form, line) for line in lines)
    if section.front:
        return tuple(replace(one, warning=_about(one, warnings)) for one in items)
    return items


def _about(item: Item, warnings: Mapping[str, Item]) -> Item | None:
    """The warning about a point; its position stands beside it with its sources already."""
    warning = warnings.get(item.statement_id)
    return replace(warning, tags=()) if warning else None
