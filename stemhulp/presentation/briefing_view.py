"""A briefing as sections of short items, for screen, paper and file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from stemhulp.debate import Briefing, Sheet
from stemhulp.model import Election
from stemhulp.presentation import briefing_words as phrases
from stemhulp.presentation.briefing_items import Desk, Item, item_of
from stemhulp.presentation.formatting import (
    capital,
    count_of,
    enumeration,
    loose_date,
    percent,
    safe_url,
)
from stemhulp.presentation.language import _

# What fits on two pages an opponent; the rest is on the site.
MOST: Final[Mapping[str, int]] = {
    "contrasts": 5, "common": 6, "alone": 4, "attacks": 4, "record": 4,
    "votes": 4, "quotes": 4, "cautions": 5, "questions": 5,
}  # fmt: skip
OF_OPPONENT: Final = ("contrasts", "common", "attacks", "votes", "quotes", "cautions", "questions")
OF_FIELD: Final = ("contrasts", "common", "alone", "record", "cautions", "questions")


@dataclass(frozen=True, slots=True)
class Section:
    """Items of one kind; `more` are those that do not fit on paper."""

    section_id: str
    title: str
    intro: str
    nothing: str
    items: tuple[Item, ...]
    more: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class SheetView:
    """One opponent, or the whole field."""

    sheet_id: str
    title: str
    intro: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class SourceItem:
    """A publication behind the briefing, in the list at the end."""

    title: str
    url: str
    date: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BriefingView:
    """Everything that a briefing shows."""

    title: str
    subtitle: str
    party_id: str
    opponents: tuple[str, ...]
    theme_ids: tuple[str, ...]
    sheets: tuple[SheetView, ...]
    sources: tuple[SourceItem, ...]


def briefing_view(election: Election, found: Briefing) -> BriefingView:
    """Put a briefing into words."""
    party = election.party(found.party_id).name_in_sentence
    opponents = enumeration([election.party(key).name_in_sentence for key in found.opponents])
    title = _("%(party)s in debat met %(opponents)s", party=capital(party), opponents=opponents)
    themes = [election.theme(key).title for key in found.theme_ids]
    return BriefingView(
        title=title,
        subtitle=_("Alleen over: %(themes)s", themes=enumeration(themes)) if themes else "",
        party_id=found.party_id,
        opponents=found.opponents,
        theme_ids=found.theme_ids,
        sheets=tuple(_sheet(election, found, sheet) for sheet in (*found.sheets, found.field)),
        sources=_sources(election, found),
    )


def _sheet(election: Election, found: Briefing, sheet: Sheet) -> SheetView:
    """One opponent, or the whole field."""
    names = OF_OPPONENT if sheet.opponent else OF_FIELD
    if sheet.opponent:
        title = _("Tegenover %(party)s", party=election.party(sheet.opponent).name_in_sentence)
        intro = _agreement(election, sheet)
    else:
        title = _("Het hele veld")
        intro = _("Alle %(count)s partijen naast elkaar.", count=len(election.parties))
    return SheetView(
        sheet_id=sheet.opponent or "veld",
        title=title,
        intro=intro,
        sections=tuple(_section(election, found, sheet, name) for name in names),
    )


def _agreement(election: Election, sheet: Sheet) -> str:
    """Say how far the two agree, and over how much."""
    assert sheet.pair is not None  # noqa: S101 - every opponent has a pair
    total = len(election.statements)
    if sheet.pair.agreement is None:
        return _(
            "Te weinig gedeelde standpunten voor een percentage: van %(count)s stellingen kennen "
            "we beide standpunten.",
            count=count_of(sheet.pair.n_shared, total),
        )
    return _(
        "Jullie zijn het voor %(share)s eens, gemeten over %(count)s stellingen waarvan we beide "
        "standpunten kennen.",
        share=percent(sheet.pair.agreement),
        count=count_of(sheet.pair.n_shared, total),
    )


def _section(election: Election, found: Briefing, sheet: Sheet, name: str) -> Section:
    """Items of one section, split in what fits on paper and the rest."""
    titles, intros, nothing = phrases.TITLES, phrases.INTROS, phrases.NOTHING
    if not sheet.opponent:
        titles = {**titles, **phrases.FIELD_TITLES}
        intros = {**intros, **phrases.FIELD_INTROS}
        nothing = {**nothing, **phrases.FIELD_NOTHING}
    desk = Desk(election, found.party_id, sheet.opponent)
    items = tuple(item_of(desk, line) for line in sheet.section(name))
    empty = _(nothing[name])
    if name == "record" and not found.n_own_rows:
        party = election.party(found.party_id).name_in_sentence
        empty = _(
            "Over wat %(party)s zelf deed of zei is geen aparte vindplaats verzameld. Een lege "
            "lijst betekent dus niet dat er niets is; kijk ook bij de stemmingen.",
            party=party,
        )
    most = MOST[name]
    return Section(name, _(titles[name]), _(intros[name]), empty, items[:most], items[most:])


def _sources(election: Election, found: Briefing) -> tuple[SourceItem, ...]:
    """Every publication once, in the order in which it is first used."""
    codes: dict[str, dict[str, None]] = {}
    for sheet in (*found.sheets, found.field):
        for line in sheet.lines:
            for one in line.citations:
                codes.setdefault(one.source_id, {})[phrases.citation_code(one)] = None
    return tuple(
        SourceItem(
            title=election.sources[key].title,
            url=safe_url(election.sources[key].url),
            date=loose_date(election.sources[key].date),
            codes=tuple(used),
        )
        for key, used in codes.items()
    )
