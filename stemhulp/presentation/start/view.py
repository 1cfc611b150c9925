"""The start page, and the choice between elections."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from stemhulp.addresses import safe_url
from stemhulp.model import Election, Phase
from stemhulp.presentation.parties.view import known_text
from stemhulp.presentation.wording import labels
from stemhulp.presentation.wording.formatting import count_of, date_text, plural
from stemhulp.presentation.wording.language import _

SECONDS_PER_STATEMENT: Final = 15


@dataclass(frozen=True, slots=True)
class PartyName:
    """A party to link to."""

    party_id: str
    name: str


@dataclass(frozen=True, slots=True)
class StartView:
    """The start page of one election; `where_url` is "" where nothing may be linked."""

    title: str
    election: str
    municipality: str
    when: str
    where: str
    where_url: str
    statements: str
    minutes: str
    minimum: str
    source_party: str
    source_title: str
    source_known: str
    n_outside: int
    origin: str
    known: str
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


def start_view(election: Election, phase: Phase) -> StartView:
    """Build the start page as it is in a phase of the election."""
    settings = election.settings
    n_outside = sum(s.outside_programme for s in election.statements.values())
    is_over = phase is Phase.OVER
    return StartView(
        title=question(),
        election=settings.title,
        municipality=settings.municipality,
        when=when_text(settings.date, phase),
        where="" if is_over else settings.where_to_vote,
        where_url="" if is_over else safe_url(settings.where_to_vote_url),
        statements=statements_text(election),
        minutes=minutes_text(election),
        minimum=plural(settings.minimum_answers, "stelling", "stellingen"),
        source_party=election.party(settings.source_party_id).name_in_sentence,
        source_title=election.sources[settings.source_id].title,
        source_known=known_text(election, settings.source_party_id),
        n_outside=n_outside,
        origin=origin_text(election, n_outside),
        known=count_of(int((election.position_codes >= 0).sum()), election.position_codes.size),
        coding=settings.publisher.coding_short,
        parties=party_names(election),
        order=labels.order_text(election.parties),
    )


def question() -> str:
    """Return what this quiz answers."""
    return _("Welke partij past bij jou?")


def statements_text(election: Election) -> str:
    """Return how many statements there are."""
    return plural(len(election.statements), "stelling", "stellingen")


def minutes_text(election: Election) -> str:
    """Return how long it takes, about."""
    seconds = len(election.statements) * SECONDS_PER_STATEMENT
    return plural(math.ceil(seconds / 60), "minuut", "minuten")


def when_text(date: datetime.date, phase: Phase) -> str:
    """Say when the election is, or that it is over.

    Examples
    --------
    >>> when_text(datetime.date(2022, 3, 16), Phase.OVER)
    'Deze verkiezing is voorbij. Ze was op 16 maart 2022.'
    """
    day = date_text(date)
    if phase is Phase.OVER:
        return _("Deze verkiezing is voorbij. Ze was op %(date)s.", date=day)
    if phase is Phase.TODAY:
        return _("De verkiezing is vandaag, %(date)s.", date=day)
    return _("De verkiezing is op %(date)s.", date=day)


def origin_text(election: Election, n_outside: int) -> str:
    """Say how many statements come from the programme of one party, and how many do not."""
    party = election.party(election.settings.source_party_id).name_in_sentence
    if not n_outside:
        return _("Alle stellingen komen uit het programma van %(party)s.", party=party)
    total = len(election.statements)
    return _(
        "%(share)s stellingen komen uit het programma van %(party)s, de andere %(count)s niet.",
        share=count_of(total - n_outside, total),
        party=party,
        count=n_outside,
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
