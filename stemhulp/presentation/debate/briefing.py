"""A briefing as sections of short items, for screen, paper and file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from stemhulp.debate import Briefing, Sheet
from stemhulp.model import Election
from stemhulp.presentation.debate import phrases
from stemhulp.presentation.debate.items import item_of
from stemhulp.presentation.debate.parts import BriefingContext, Item, SourceTag
from stemhulp.presentation.wording.formatting import (
    capital,
    count_of,
    enumeration,
    percent,
)
from stemhulp.presentation.wording.language import _

# What fits on two pages an opponent; the rest is on the site.
MOST: Final[Mapping[str, int]] = {
    "contrasts": 5, "common": 5, "alone": 3, "attacks": 4, "record": 4,
    "votes": 3, "quotes": 3, "cautions": 4, "questions": 4,
}  # fmt: skip
OF_OPPONENT: Final = ("contrasts", "common", "attacks", "votes", "quotes", "cautions", "questions")
# For the whole field an empty list of these is nothing to take along.
ONLY_WITH_LINES: Final = ("questions",)
OF_FIELD: Final = ("contrasts", "common", "alone", "record", "cautions", "questions")


@dataclass(frozen=True, slots=True)
class Section:
    """Items of one kind; `more` are those that do not fit on paper."""

    section_id: str
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
    measure: str
    sources: tuple[SourceItem, ...]


def briefing_view(election: Election, found: Briefing) -> BriefingView:
    """Put a briefing into words."""
    party = election.party(found.party_id).name_in_sentence
    opponents = enumeration([election.party(key).name_in_sentence for key in found.opponents])
    title = _("%(party)s in debat met %(opponents)s", party=capital(party), opponents=opponents)
    themes = [election.theme(key).title for key in found.theme_ids]
    sheets = tuple(_sheet(election, found, sheet) for sheet in (*found.sheets, found.field))
    return BriefingView(
        title=title,
        subtitle=_("Alleen over: %(themes)s", themes=enumeration(themes)) if themes else "",
        party_id=found.party_id,
        opponents=found.opponents,
        theme_ids=found.theme_ids,
        sheets=sheets,
        measure=_measure(),
        sources=_sources(sheets),
    )


def _sheet(election: Election, found: Briefing, sheet: Sheet) -> SheetView:
    """One opponent, or the whole field."""
    names = OF_OPPONENT if sheet.opponent else OF_FIELD
    if sheet.opponent:
        title = _("Tegenover %(party)s", party=election.party(sheet.opponent).name_in_sentence)
        intro = _agreement(election, found, sheet)
    else:
        title = _("Het hele veld")
        intro = _("Alle %(count)s partijen samen.", count=len(election.parties))
    return SheetView(
        sheet_id=sheet.opponent or "veld",
        title=title,
        intro=intro,
        sections=tuple(
            _section(election, found, sheet, name)
            for name in names
            if sheet.section(name) or sheet.opponent or name not in ONLY_WITH_LINES
        ),
    )


def _agreement(election: Election, found: Briefing, sheet: Sheet) -> str:
    """Say how far the two agree, and over how much."""
    pair = sheet.pair
    assert pair is not None  # noqa: S101 - every opponent has a pair
    names = phrases.names_of(election, found.party_id, sheet.opponent)
    names["party"] = capital(names["party"])
    names["count"] = count_of(pair.n_shared, len(election.statements))
    if pair.agreement is None:
        return _(
            "%(party)s en %(opponent)s: te weinig gedeelde standpunten voor een percentage. Van "
            "%(count)s stellingen kennen we beide standpunten.",
            **names,
        )
    said = _(
        "%(party)s en %(opponent)s zijn het voor %(share)s eens. Dat is gemeten over %(count)s "
        "stellingen, want alleen daarvan kennen we beide standpunten.",
        share=percent(pair.agreement),
        **names,
    )
    whole = _("De thema’s tellen hier allemaal mee.")  # Babel does not look inside an f-string
    return f"{said} {whole}" if found.theme_ids else said


def _section(election: Election, found: Briefing, sheet: Sheet, name: str) -> Section:
    """Items of one section, split in what fits on paper and the rest."""
    titles, intros, nothing = phrases.TITLES, phrases.INTROS, phrases.NOTHING
    if not sheet.opponent:
        titles = {**titles, **phrases.FIELD_TITLES}
        intros = {**intros, **phrases.FIELD_INTROS}
        nothing = {**nothing, **phrases.FIELD_NOTHING}
    context = BriefingContext(election, found.party_id, sheet.opponent)
    names = phrases.names_of(election, found.party_id, sheet.opponent)
    items = tuple(item_of(context, name, line) for line in sheet.section(name))
    most = MOST[name]
    return Section(
        section_id=name,
        title=_(titles[name], **names),
        intro=_(intros[name], **names),
        nothing=_(nothing[name], **names),
        note=_no_rows(names) if name == "record" and not found.n_own_rows else "",
        items=items[:most],
        more=items[most:],
    )


def _no_rows(names: dict[str, str]) -> str:
    """Warn that an empty or short record says nothing."""
    return _(
        "Er zijn geen eigen vindplaatsen verzameld van wat %(party)s in de raad deed. Ken dus je "
        "eigen stemgedrag.",
        **names,
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
