"""One election: everything that matching and the pages read, frozen."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import Final, TypeVar

import numpy as np
import numpy.typing as npt

from stemhulp.errors import UnknownIdError
from stemhulp.model.content import (
    Change,
    Evidence,
    Party,
    Plank,
    PlankLink,
    Position,
    Proposition,
    PropositionLink,
    Source,
    Statement,
    Term,
    Theme,
)
from stemhulp.model.leaning import leanings
from stemhulp.model.settings import Settings
from stemhulp.model.translation import DUTCH, ENGLISH, in_english
from stemhulp.scale import UNKNOWN, Scale

Codes = npt.NDArray[np.int8]
Directions = tuple[Mapping[str, int], Mapping[str, int]]
NO_DIRECTIONS: Final[Directions] = (MappingProxyType({}), MappingProxyType({}))

# What a row of evidence says of which way it points.
STANCES: Final = ("plank_id", "stance_on_plank", "proposition_id", "stance_on_proposition")

Key = TypeVar("Key")
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
        From the published statements to planks.
    positions : mapping of (party_id, statement_id) to Position
        No key = no position known.
    dataset : str
        SHA-256 of the tables, in hexadecimal: the version of the data.
    propositions : mapping of id to Proposition
        What evidence speaks about besides planks.
    proposition_links : tuple of PropositionLink
        From the published statements to propositions.
    retired : mapping of id to Statement
        Statements that were asked once. Answers to them are recognised and do not count.
    changes : mapping of id to Change
        The published change log, in the order of the file.
    language : str
        Of the texts: ``nl`` as loaded, or what :meth:`in_language` was asked for.
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
    language: str = DUTCH
    propositions: Mapping[str, Proposition] = field(default_factory=dict)
    proposition_links: tuple[PropositionLink, ...] = ()
    retired: Mapping[str, Statement] = field(default_factory=dict)
    changes: Mapping[str, Change] = field(default_factory=dict)

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
        return self._links_by_statement.get(statement_id, ())

    def propositions_of_statement(self, statement_id: str) -> tuple[PropositionLink, ...]:
        """Return the propositions a statement is about, with their direction."""
        return self._propositions_by_statement.get(statement_id, ())

    def statements_of_proposition(self, proposition_id: str) -> tuple[PropositionLink, ...]:
        """Return the statements about a proposition, with their direction."""
        return tuple(k for k in self.proposition_links if k.proposition_id == proposition_id)

    def directions(self, statement_id: str) -> Directions:
        """Planks and propositions of a statement, each with +1 (supports) or −1 (opposes)."""
        return self._directions_by_statement.get(statement_id, NO_DIRECTIONS)

    def is_about(self, row: Evidence, statement_id: str) -> bool:
        """Whether a row speaks of a plank or a proposition behind the statement."""
        planks, propositions = self.directions(statement_id)
        return row.plank_id in planks or row.proposition_id in propositions

    def leanings(self, row: Evidence, statement_id: str) -> frozenset[int]:
        """Directions of a row on a statement: −1, 0 or 1; empty when it carries no stance on it.

        Examples
        --------
        >>> from stemhulp.examples import fictional_election
        >>> election = fictional_election()
        >>> election.leanings(election.evidence["haven-1"], "fietsbrug")
        frozenset({-1})
        """
        stances = {name: getattr(row, name) for name in STANCES}
        return leanings(stances, *self.directions(statement_id))

    def links_of_plank(self, plank_id: str) -> tuple[PlankLink, ...]:
        """Return the statements made from a plank, with their direction."""
        return self.links_by_plank.get(plank_id, ())

    @cached_property
    def links_by_plank(self) -> Mapping[str, tuple[PlankLink, ...]]:
        """Links of every plank that has any, in the order of the programme."""
        return _grouped(self.links, lambda link: link.plank_id, self.planks)

    @cached_property
    def _links_by_statement(self) -> Mapping[str, tuple[PlankLink, ...]]:
        """Links of every statement that has any: pages ask for them thousands of times."""
        return _grouped(self.links, lambda link: link.statement_id)

    @cached_property
    def _propositions_by_statement(self) -> Mapping[str, tuple[PropositionLink, ...]]:
        """Links with propositions of every statement that has any."""
        return _grouped(self.proposition_links, lambda link: link.statement_id)

    @cached_property
    def _directions_by_statement(self) -> Mapping[str, Directions]:
        """What `directions` gives for every statement with a link."""
        planks, propositions = self._links_by_statement, self._propositions_by_statement
        return MappingProxyType(
            {
                key: (
                    {link.plank_id: link.relation for link in planks.get(key, ())},
                    {link.proposition_id: link.relation for link in propositions.get(key, ())},
                )
                for key in {**planks, **propositions}
            }
        )

    def in_language(self, language: str) -> Election:
        """Return this election with its texts in another language; itself when it is already so.

        Ids, order, positions, their codes and `dataset` are the same, so every result is. A text
        without a translation stays Dutch. Ask the election that was loaded: a translated one has no
        way back.

        Raises
        ------
        UnknownIdError
            If there are no texts in that language.

        Examples
        --------
        >>> from stemhulp.examples import fictional_election
        >>> election = fictional_election().in_language("en")
        >>> election.statement("hofjes").text, election.plank("2.1").text
        ('The municipality should build three courtyards.', 'We leggen drie hofjes aan.')
        >>> election.plank("2.1").translation
        'We will build three courtyards.'
        """
        if language == self.language:
            return self
        if (self.language, language) != (DUTCH, ENGLISH):
            raise UnknownIdError("taal", language)
        return replace(
            self,
            language=language,
            settings=_settings_in_english(self.settings),
            themes=_each(self.themes, in_english),
            planks=_each(self.planks, _plank_in_english),
            statements=_each(self.statements, in_english),
            # An article such as *de* or *het* belongs to a Dutch sentence only.
            parties=_each(self.parties, lambda party: replace(party, article="")),
            terms=_each(self.terms, in_english),
            sources=_each(self.sources, in_english),
            evidence=_each(self.evidence, in_english),
            links=tuple(map(in_english, self.links)),
            propositions=_each(self.propositions, in_english),
            proposition_links=tuple(map(in_english, self.proposition_links)),
            retired=_each(self.retired, in_english),
            changes=_each(self.changes, in_english),
            positions=_each(self.positions, in_english),
        )


def _grouped(
    items: Iterable[Item], key_of: Callable[[Item], str], first: Iterable[str] = ()
) -> Mapping[str, tuple[Item, ...]]:
    """Put items with one key together, groups in the order of `first` and then of the items."""
    groups: dict[str, list[Item]] = {key: [] for key in first}
    for item in items:
        groups.setdefault(key_of(item), []).append(item)
    return MappingProxyType({key: tuple(group) for key, group in groups.items() if group})


def _each(items: Mapping[Key, Item], change: Callable[[Item], Item]) -> Mapping[Key, Item]:
    """Apply a change to every item, in the same order."""
    return MappingProxyType({key: change(item) for key, item in items.items()})


def _plank_in_english(plank: Plank) -> Plank:
    """Headings in English; the programme's own text stays, with our translation beside it."""
    return replace(in_english(plank), text=plank.text, translation=plank.text_en)


def _settings_in_english(settings: Settings) -> Settings:
    """Settings with their English texts."""
    own_table = settings.own_table
    return replace(
        in_english(settings),
        context=MappingProxyType({**settings.context, **settings.context_en}),
        publisher=in_english(settings.publisher),
        own_table=None if own_table is None else in_english(own_table),
    )
