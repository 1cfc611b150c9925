"""The start page, and the choice between elections."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from stemhulp.model import Election
from stemhulp.presentation.parties.view import known_text
from stemhulp.presentation.wording import labels
from stemhulp.presentation.wording.formatting import date_text, plural
from stemhulp.presentation.wording.language import _

SECONDS_PER_STATEMENT: Final = 15


@dataclass(frozen=True, slots=True)
class PartyName:
    """A party to link to."""

    party_id: str
    name: str


@dataclass(frozen=True, slots=True)
class StartView:
    """The start page of one election."""

    title: str
    election: str
    municipality: str
    date: str
    statements: str
    minutes: str
    minimum: str
    source_party: str
    source_title: str
    source_known: str
    n_outside: int
    known_positions: int
    possible_positions: int
    coding: str
    parties: tuple[PartyName, ...]
    order: str


@dataclass(frozen=True, slots=True)
class ElectionChoice:
    """One election to choose."""

    blueprint: str
    name: str
    title: str
    date: str


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """The start page of a site with several elections."""

    title: str
    elections: tuple[ElectionChoice, ...]


def start_view(election: Election) -> StartView:
    """Build the start page."""
    settings = election.settings
    n_statements = len(election.statements)
    return StartView(
        title=_("Welke partij past bij jou?"),
        election=settings.title,
        municipality=settings.municipality,
        date=date_text(settings.date),
        statements=plural(n_statements, "stelling", "stellingen"),
        minutes=plural(math.ceil(n_statements * SECONDS_PER_STATEMENT / 60), "minuut", "minuten"),
        minimum=plural(settings.minimum_answers, "stelling", "stellingen"),
        source_party=election.party(settings.source_party_id).name_in_sentence,
        source_title=election.sources[settings.source_id].title,
        source_known=known_text(election, settings.source_party_id),
        n_outside=sum(s.outside_programme for s in election.statements.values()),
        known_positions=int((election.position_codes >= 0).sum()),
        possible_positions=election.position_codes.size,
        coding=settings.publisher.coding_short,
        parties=party_names(election),
        order=labels.order_text(election.parties),
    )


def party_names(election: Election) -> tuple[PartyName, ...]:
    """All parties, in neutral order."""
    return tuple(PartyName(p.party_id, p.short_name) for p in election.parties.values())


def choice_view(elections: Iterable[tuple[str, Election]]) -> ChoiceView:
    """Build the page that asks which election one wants; each comes with its blueprint."""
    return ChoiceView(
        title=_("Kies een verkiezing"),
        elections=tuple(
            ElectionChoice(
                blueprint, labels.quiz_name(e), e.settings.title, date_text(e.settings.date)
            )
            for blueprint, e in elections
        ),
    )
