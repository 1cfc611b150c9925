"""The published change log: per date, newest first, what changed in the tables and why."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from stemhulp.model import Change, Election
from stemhulp.presentation.wording.formatting import date_text
from stemhulp.presentation.wording.language import _
from stemhulp.translatable import gettext_noop

# Kind → its heading, in the order of a day.
KINDS: Final = MappingProxyType(
    {
        "statement-added": gettext_noop("Nieuw in de vragenlijst"),
        "statement-retired": gettext_noop("Niet meer in de vragenlijst"),
        "statement-changed": gettext_noop("Stelling veranderd"),
        "position-added": gettext_noop("Standpunt erbij"),
        "position-changed": gettext_noop("Standpunt veranderd"),
        "position-gone": gettext_noop("Standpunt weg"),
        "evidence": gettext_noop("Bronnen"),
        "text": gettext_noop("Teksten aangepast"),
        "other": gettext_noop("Andere wijzigingen"),
    }
)


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One entry; `is_asked` says whether the statement still has a page."""

    summary: str
    statement_id: str
    statement: str
    is_asked: bool
    party_id: str
    party: str


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """The entries of one kind, on one day."""

    title: str
    lines: tuple[ChangeLine, ...]


@dataclass(frozen=True, slots=True)
class ChangeDay:
    """The entries of one day, by kind."""

    iso_date: str
    date: str
    groups: tuple[ChangeGroup, ...]


@dataclass(frozen=True, slots=True)
class ChangesView:
    """The page with every change."""

    title: str
    days: tuple[ChangeDay, ...]


def changes_view(election: Election) -> ChangesView:
    """Build the page of changes.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> day = changes_view(fictional_election()).days[0]
    >>> day.date, [group.title for group in day.groups][:2]
    ('4 maart 2030', ['Nieuw in de vragenlijst', 'Niet meer in de vragenlijst'])
    """
    dates = sorted({change.date for change in election.changes.values()}, reverse=True)
    return ChangesView(_("Wijzigingen"), tuple(_day(election, date) for date in dates))


def _day(election: Election, date: str) -> ChangeDay:
    """Everything of one date."""
    of_day = [change for change in election.changes.values() if change.date == date]
    groups = (
        ChangeGroup(_(title), tuple(_line(election, one) for one in of_day if one.kind == kind))
        for kind, title in KINDS.items()
    )
    return ChangeDay(
        iso_date=date,
        date=date_text(datetime.date.fromisoformat(date)),
        groups=tuple(group for group in groups if group.lines),
    )


def _line(election: Election, change: Change) -> ChangeLine:
    """One entry, with the words of the statement and the party it names."""
    key = change.statement_id
    statement = election.statements.get(key) or election.retired.get(key)
    party = election.parties.get(change.party_id)
    return ChangeLine(
        summary=change.summary,
        statement_id=key,
        statement=statement.text if statement else "",
        is_asked=key in election.statements,
        party_id=change.party_id,
        party=party.short_name if party else "",
    )
