"""The list of parties, and everything about one party."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from stemhulp.addresses import host_of, safe_url
from stemhulp.model import Election, Plank
from stemhulp.presentation.evidence.citing import Citing, cite_position
from stemhulp.presentation.evidence.positions import PositionLine, position_line
from stemhulp.presentation.evidence.seats import SeatsLine, seats_line
from stemhulp.presentation.evidence.sources import SourceLine, source_line
from stemhulp.presentation.parties.themes import ThemeStand, stand_keys, theme_stands
from stemhulp.presentation.pictures.squares import Key
from stemhulp.presentation.wording import labels
from stemhulp.presentation.wording.formatting import count_of
from stemhulp.presentation.wording.language import _
from stemhulp.presentation.wording.quoting import as_quoted


@dataclass(frozen=True, slots=True)
class PartyItem:
    """One party in the list."""

    party_id: str
    name: str
    registered_name: str
    list_number: int | None
    seats: SeatsLine | None
    known: str


@dataclass(frozen=True, slots=True)
class PartiesView:
    """The list of parties."""

    title: str
    order: str
    parties: tuple[PartyItem, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of a programme with its points, by section."""

    title: str
    sections: tuple[tuple[str, tuple[Plank, ...]], ...]


@dataclass(frozen=True, slots=True)
class PartyView:
    """The page of one party."""

    title: str
    registered_name: str
    list_number: int | None
    seats: SeatsLine | None
    website: str
    website_host: str
    known: str
    is_source: bool
    positions: tuple[PositionLine, ...]
    citations: Mapping[str, Citing]
    unknown: tuple[PositionLine, ...]
    n_evidence: int
    chapters: tuple[Chapter, ...]
    n_planks: int
    programme: SourceLine | None
    planks_in_statements: tuple[tuple[str, tuple[str, ...]], ...]
    themes: tuple[ThemeStand, ...]
    keys: tuple[Key, ...]


def parties_view(election: Election) -> PartiesView:
    """Build the list of parties."""
    return PartiesView(
        title=_("Alle partijen"),
        order=labels.order_text(election.parties),
        parties=tuple(
            PartyItem(
                party_id=party.party_id,
                name=party.short_name,
                registered_name=party.registered_name,
                list_number=party.list_number,
                seats=seats_line(election, party),
                known=known_text(election, party.party_id),
            )
            for party in election.parties.values()
        ),
    )


def known_text(election: Election, party_id: str) -> str:
    """Say on how many statements a party's position is known."""
    row = election.position_codes[election.party_ids.index(party_id)]
    return _("%(share)s stellingen", share=count_of(int((row >= 0).sum()), len(row)))


def party_view(election: Election, party_id: str) -> PartyView:
    """Build the page of one party."""
    party = election.party(party_id)
    lines = tuple(position_line(election, party_id, key) for key in election.statements)
    planks = [as_quoted(p) for p in election.planks.values() if p.party_id == party_id]
    programme = election.sources.get(planks[0].source_id) if planks else None
    return PartyView(
        title=party.short_name,
        registered_name=party.registered_name,
        list_number=party.list_number,
        seats=seats_line(election, party),
        website=safe_url(party.website),
        website_host=host_of(party.website),
        known=known_text(election, party_id),
        is_source=party_id == election.settings.source_party_id,
        positions=tuple(line for line in lines if line.group != "unknown"),
        citations={
            key: citing
            for key in election.statements
            if (citing := cite_position(election, party_id, key)) is not None
        },
        unknown=tuple(line for line in lines if line.group == "unknown"),
        n_evidence=sum(e.party_id == party_id for e in election.evidence.values()),
        chapters=_chapters(planks),
        n_planks=len(planks),
        programme=source_line(programme) if programme else None,
        planks_in_statements=_uses(election, planks),
        themes=theme_stands(election, party_id),
        keys=stand_keys(),
    )


def _chapters(planks: list[Plank]) -> tuple[Chapter, ...]:
    """Programme points by chapter and section, in the order of the programme."""
    return tuple(
        Chapter(
            f"{number}. {title}",
            tuple((name, tuple(points)) for name, points in groupby(group, lambda p: p.section)),
        )
        for (number, title), group in groupby(planks, lambda p: (p.chapter, p.chapter_title))
    )


def _uses(election: Election, planks: list[Plank]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Statements that were made from each point."""
    uses = (
        (
            plank.plank_id,
            tuple(link.statement_id for link in election.links_of_plank(plank.plank_id)),
        )
        for plank in planks
    )
    return tuple((plank_id, statements) for plank_id, statements in uses if statements)
