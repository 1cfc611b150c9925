"""A briefing as sections of short items, for screen, paper and file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from stemhulp.debate import Briefing, Part, Section, Sheet, sections_of
from stemhulp.model import Election
from stemhulp.presentation.compare.text import share_text
from stemhulp.presentation.debate import phrases
from stemhulp.presentation.debate.items import item_of
from stemhulp.presentation.debate.parts import BriefingContext, Item, SourceTag
from stemhulp.presentation.wording.formatting import (
    capital,
    enumeration,
)
from stemhulp.presentation.wording.language import _


@dataclass(frozen=True, slots=True)
class SectionView:
    """Items of one kind; `more` are those that do not fit on paper.

    `card` is that of :class:`~stemhulp.debate.sections.Section`.
    """

    section_id: str
    card: str
    title: str
    intro: str
    nothing: str
    note: str
    items: tuple[Item, ...]
    more: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class SheetView:
    """One opponent, or the whole field."""

    sheet_id: str
    title: str
    intro: str
    sections: tuple[SectionView, ...]


@dataclass(frozen=True, slots=True)
class SourceItem:
    """A publication behind the briefing, in the list at the end."""

    title: str
    url: str
    date: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BriefingView:
    """Everything that a briefing shows.

    `promise` says what stands behind it, `origin` how it was made.
    """

    title: str
    subtitle: str
    promise: str
    origin: str
    opponents: tuple[str, ...]
    sheets: tuple[SheetView, ...]
    measure: str
    sources: tuple[SourceItem, ...]


def briefing_view(election: Election, prepared: Briefing) -> BriefingView:
    """Put a briefing into words."""
    party = election.party(prepared.party_id).name_in_sentence
    opponents = enumeration([election.party(key).name_in_sentence for key in prepared.opponents])
    title = _("%(party)s in debat met %(opponents)s", party=capital(party), opponents=opponents)
    themes = [election.theme(key).title for key in prepared.theme_ids]
    sheets = tuple(
        _sheet(election, prepared, sheet) for sheet in (*prepared.sheets, prepared.field)
    )
    return BriefingView(
        title=title,
        subtitle=_("Alleen over: %(themes)s", themes=enumeration(themes)) if themes else "",
        promise=phrases.promise(),
        origin=phrases.origin(election),
        opponents=prepared.opponents,
        sheets=sheets,
        measure=_measure(),
        sources=_sources(sheets),
    )


def _sheet(election: Election, prepared: Briefing, sheet: Sheet) -> SheetView:
    """One opponent, or the whole field."""
    if sheet.opponent:
        title = _("Tegenover %(party)s", party=election.party(sheet.opponent).name_in_sentence)
        intro = _agreement(election, prepared, sheet)
    else:
        title = _("Het hele veld")
        intro = _("Alle %(count)s partijen samen.", count=len(election.parties))
    return SheetView(
        sheet_id=sheet.opponent or "veld",
        title=title,
        intro=intro,
        sections=tuple(_section(election, prepared, sheet, *one) for one in sections_of(sheet)),
    )


def _agreement(election: Election, prepared: Briefing, sheet: Sheet) -> str:
    """Say how far the two agree, and over how much."""
    pair = sheet.pair
    assert pair is not None  # noqa: S101 - every opponent has a pair
    names = phrases.names_of(election, prepared.party_id, sheet.opponent)
    names["party"] = capital(names["party"])
    said = _(
        "%(party)s en %(opponent)s: %(same)s. Geteld zijn alleen de stellingen waarvan we beide "
        "standpunten kennen.",
        same=share_text(pair),
        **names,
    )
    whole = _("De thema’s tellen hier allemaal mee.")  # Babel does not look inside an f-string
    return f"{said} {whole}" if prepared.theme_ids else said


def _section(
    election: Election, prepared: Briefing, sheet: Sheet, section: Section, part: Part[Any]
) -> SectionView:
    """Items of one section, split in what fits on paper and the rest."""
    context = BriefingContext(election, prepared.party_id, sheet.opponent)
    names = phrases.names_of(election, prepared.party_id, sheet.opponent)
    lines = sheet.section(section.section_id)
    items = tuple(item_of(context, section.form, line) for line in lines)
    return SectionView(
        section_id=section.section_id,
        card=section.card,
        title=_(part.title, **names),
        intro=_(part.intro, **names),
        nothing=_(part.nothing, **names),
        note="" if prepared.n_own_rows else _(part.without_own_rows, **names),
        items=items[: section.most],
        more=items[section.most :],
    )


def _sources(sheets: Iterable[SheetView]) -> tuple[SourceItem, ...]:
    """Every publication that is shown on paper once, in order of first use.

    Two sources with one address are one publication, under the first title.
    """
    first: dict[str, SourceTag] = {}
    codes: dict[str, dict[str, None]] = {}
    for sheet in sheets:
        for section in sheet.sections:
            for tag in (tag for item in section.items for tag in item.every_tag):
                key = tag.url or tag.title
                first.setdefault(key, tag)
                codes.setdefault(key, {})[tag.code] = None
    return tuple(
        SourceItem(tag.title, tag.url, tag.date, tuple(codes[key])) for key, tag in first.items()
    )


def _measure() -> str:
    """Say how contrasts are ordered."""
    return _(
        "Zo meten we hoe scherp een verschil is. We nemen de afstand op de schaal, de kracht van "
        "het zwakste bewijs en een getal voor de bijval. Die drie vermenigvuldigen we. Het getal "
        "ligt tussen een half en één. Het is hoger als meer partijen aan de eigen kant staan."
    )
