"""What ``election.toml`` says beside the tables."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from stemhulp.model.translation import DUTCH
from stemhulp.scale import Scale


class Phase(StrEnum):
    """Where an election stands on some day."""

    COMING = "coming"
    TODAY = "today"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who makes and pays for this quiz, for the accountability page.

    `coding_short` says in a sentence who determined the positions; it stands where advice is given.
    """

    name: str = ""
    contact: str = ""
    funding: str = ""
    inclusion: str = ""
    coding: str = ""
    coding_short: str = ""
    name_en: str = ""
    funding_en: str = ""
    inclusion_en: str = ""
    coding_en: str = ""
    coding_short_en: str = ""


@dataclass(frozen=True, slots=True)
class OwnTable:
    """An election's own agreement table, as written in ``election.toml``.

    `cells` are rows of numbers from 0 to 1: row = answer, column = position.
    """

    cells: tuple[tuple[float, ...], ...]
    title: str
    summary: str
    reference: str
    title_en: str = ""
    summary_en: str = ""
    reference_en: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``election.toml`` says beside the tables.

    `languages` are those in which the texts are complete; Dutch is always one of them.
    `earlier_lists` are the statements of earlier questionnaires, in the order in which they stood:
    what an old shared link says of a place is said of the statement that stood there.
    `where_to_vote` is a sentence, `where_to_vote_url` the page of the municipality about it.
    """

    election_id: str
    title: str
    municipality: str
    cbs_code: str
    date: datetime.date
    scale: Scale
    default_method: str
    minimum_answers: int
    source_party_id: str
    source_id: str
    context: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    publisher: Publisher = Publisher()
    own_table: OwnTable | None = None
    languages: tuple[str, ...] = (DUTCH,)
    title_en: str = ""
    context_en: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    earlier_lists: Mapping[str, tuple[str, ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    where_to_vote: str = ""
    where_to_vote_en: str = ""
    where_to_vote_url: str = ""

    def phase_on(self, day: datetime.date) -> Phase:
        """Return whether the election is still to come on this day.

        Examples
        --------
        >>> from stemhulp.examples import fictional_election
        >>> settings = fictional_election().settings
        >>> [settings.phase_on(datetime.date(2030, 3, day)).value for day in (19, 20, 21)]
        ['coming', 'today', 'over']
        """
        if day == self.date:
            return Phase.TODAY
        return Phase.COMING if day < self.date else Phase.OVER
