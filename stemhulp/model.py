"""The frozen objects of one election. They know nothing of files, pages or rounding."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from stemhulp.errors import UnknownIdError
from stemhulp.scale import SKIPPED, UNKNOWN, Scale

Codes = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Theme:
    """A group of statements."""

    theme_id: str
    title: str
    title_en: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class Plank:
    """A cited point of a party's programme; `text` is the programme's own text."""

    plank_id: str
    party_id: str
    chapter: str
    chapter_title: str
    section: str
    order: int
    text: str
    source_id: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word that a resident may not know, explained."""

    term_id: str
    term: str
    explanation: str
    explanation_en: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A debatable sentence put to everybody.

    `situation_evidence_ids` are the vindplaatsen behind the description of the present situation.
    """

    statement_id: str
    theme_id: str
    text: str
    label: str
    explanation: str
    present_situation: str = ""
    situation_evidence_ids: tuple[str, ...] = ()
    argument_for: str = ""
    argument_against: str = ""
    term_ids: tuple[str, ...] = ()
    outside_programme: bool = False
    text_en: str = ""
    label_en: str = ""


@dataclass(frozen=True, slots=True)
class PlankLink:
    """Agreeing with the statement *supports* (+1) or *opposes* (−1) the plank."""

    statement_id: str
    plank_id: str
    relation: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """A list on the ballot. `seats_basis` is ``read`` or ``computed``; None or "" = not found."""

    party_id: str
    registered_name: str
    short_name: str
    article: str = ""
    list_number: int | None = None
    in_council: bool | None = None
    seats: int | None = None
    seats_basis: str = ""
    website: str = ""
    colour: str = ""

    @property
    def name_in_sentence(self) -> str:
        """Name as one says it in Dutch: *de SP*, *het CDA*, *D66*."""
        return f"{self.article} {self.short_name}".strip()


@dataclass(frozen=True, slots=True)
class Source:
    """A publication: page, programme, report."""

    source_id: str
    title: str
    url: str = ""
    date: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one source says about one party, in our own words.

    `stance_on_plank` is agree, disagree, neutral or unclear *with the direction of the plank*;
    ``unclear`` carries no stance and never stands behind a position.
    """

    evidence_id: str
    party_id: str
    plank_id: str
    topic: str
    stance_on_plank: str
    confidence: str
    scope: str
    period: str
    summary: str
    source_id: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Position:
    """A party's stance on a statement, coded from evidence.

    `stance` is a code of the election's scale; ``UNKNOWN`` (−1) when the sources contradict
    each other, in which case `basis` is ``contradiction`` and the rows stay visible.
    """

    party_id: str
    statement_id: str
    stance: int
    summary: str
    basis: str
    year: str = ""
    confidence: str = ""
    coder: str = ""
    coded_at: str = ""
    evidence_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who makes and pays for this quiz, for the accountability page."""

    name: str = ""
    contact: str = ""
    funding: str = ""
    inclusion: str = ""
    coding: str = ""


@dataclass(frozen=True, slots=True)
class OwnTable:
    """An election's own agreement table, as written in ``election.toml``.

    `cells` are rows of numbers from 0 to 1: row = answer, column = position.
    """

    cells: tuple[tuple[float, ...], ...]
    title: str
    summary: str
    reference: str


@dataclass(frozen=True, slots=True)
class Settings:
    """What ``election.toml`` says beside the tables."""

    election_id: str
    title: str
    municipality: str
    cbs_code: str
    date: datetime.date
    scale: Scale
    default_method: str
    coverage_threshold: float
    minimum_answers: int
    source_party_id: str
    source_id: str
    context: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    publisher: Publisher = Publisher()
    own_table: OwnTable | None = None


Item = TypeVar("Item")


def _find(items: Mapping[str, Item], kind: str, wanted: str) -> Item:
    """Return the item, or say clearly which id does not exist."""
    try:
        return items[wanted]
    except KeyError:
        raise UnknownIdError(kind, wanted) from None


@dataclass(frozen=True)
class Election:
    """One election: everything that matching, comparison and the pages read.

    Parameters
    ----------
    settings : Settings
    themes, planks, statements, parties, terms, sources, evidence : mapping of id to object
        In the order in which they are shown. Only published statements are here.
    links : tuple of PlankLink
    positions : mapping of (party_id, statement_id) to Position
        No key = no position known.
    dataset : str
        SHA-256 of the tables, in hexadecimal: the version of the data.
    """

    settings: Settings
    themes: Mapping[str, Theme]
    planks: Mapping[str, Plank]
    statements: Mapping[str, Statement]
    parties: Mapping[str, Party]
    terms: Mapping[str, Term]
    sources: Mapping[str, Source]
    evidence: Mapping[str, Evidence]
    links: tuple[PlankLink, ...]
    positions: Mapping[tuple[str, str], Position]
    dataset: str = ""

    @property
    def election_id(self) -> str:
        """Slug of the election, such as ``gr2022-assen``."""
        return self.settings.election_id

    @property
    def scale(self) -> Scale:
        """The stance options of the statements."""
        return self.settings.scale

    def theme(self, theme_id: str) -> Theme:
        """Theme by id; :class:`~stemhulp.errors.UnknownIdError` when there is none."""
        return _find(self.themes, "thema", theme_id)

    def plank(self, plank_id: str) -> Plank:
        """Plank by id; :class:`~stemhulp.errors.UnknownIdError` when there is none."""
        return _find(self.planks, "programmapunt", plank_id)

    def statement(self, statement_id: str) -> Statement:
        """Statement by id; :class:`~stemhulp.errors.UnknownIdError` when there is none."""
        return _find(self.statements, "stelling", statement_id)

    def party(self, party_id: str) -> Party:
        """Party by id; :class:`~stemhulp.errors.UnknownIdError` when there is none."""
        return _find(self.parties, "partij", party_id)

    def position(self, party_id: str, statement_id: str) -> Position | None:
        """Position of a party, or None when nothing usable is known."""
        return self.positions.get((party_id, statement_id))

    @cached_property
    def party_ids(self) -> tuple[str, ...]:
        """Ids of the parties, in the order of the rows of `position_codes`."""
        return tuple(self.parties)

    @cached_property
    def statement_ids(self) -> tuple[str, ...]:
        """Ids of the statements, in the order of the columns of `position_codes`."""
        return tuple(self.statements)

    @cached_property
    def position_codes(self) -> Codes:
        """Stance codes of shape (n_parties, n_statements), int8, read-only; −1 = unknown."""
        codes = np.full((len(self.parties), len(self.statements)), UNKNOWN, dtype=np.int8)
        row = {party_id: index for index, party_id in enumerate(self.parties)}
        column = {statement_id: index for index, statement_id in enumerate(self.statements)}
        for (party_id, statement_id), position in self.positions.items():
            codes[row[party_id], column[statement_id]] = position.stance
        codes.setflags(write=False)
        return codes

    def statements_of_theme(self, theme_id: str) -> tuple[Statement, ...]:
        """Return the statements of a theme, in order."""
        return tuple(s for s in self.statements.values() if s.theme_id == theme_id)

    def links_of_statement(self, statement_id: str) -> tuple[PlankLink, ...]:
        """Return the planks a statement was made from, with their direction."""
        return tuple(link for link in self.links if link.statement_id == statement_id)

    def links_of_plank(self, plank_id: str) -> tuple[PlankLink, ...]:
        """Return the statements made from a plank, with their direction."""
        return tuple(link for link in self.links if link.plank_id == plank_id)


@dataclass(frozen=True)
class AnswerSheet:
    """What one respondent answered, in the order of the election's statements.

    Parameters
    ----------
    codes : tuple of int
        Stance codes; −1 = not reached, −2 = skipped. Neutral is a code like any other.
    weights : tuple of int, float or Fraction
        One weight ≥ 0 a statement; 1 = ordinary, 2 = extra important.

    Examples
    --------
    >>> AnswerSheet((2, -2, -1), (1, 1, 1)).n_answered
    1
    """

    codes: tuple[int, ...]
    weights: tuple[float | Fraction, ...]

    @property
    def n_answered(self) -> int:
        """Number of statements with a stance; skips do not count."""
        return sum(code >= 0 for code in self.codes)

    @property
    def n_skipped(self) -> int:
        """Number of statements skipped on purpose."""
        return sum(code == SKIPPED for code in self.codes)
