"""Which points of the source party's programme the answers support."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from heapq import nlargest
from itertools import groupby
from typing import Final, NamedTuple

from stemhulp.matching import PlankMatch, plank_matches
from stemhulp.model import AnswerSheet, Election
from stemhulp.presentation.wording.formatting import count_of
from stemhulp.presentation.wording.language import _
from stemhulp.presentation.wording.quoting import quoted

SHOWN_FIRST: Final = 3


class PlankReason(NamedTuple):
    """An answer that bears on a programme point."""

    statement_id: str
    code: int
    is_extra: bool
    note: str


class PlankLine(NamedTuple):
    """A programme point with the answers behind it; `translation` is ours, "" = none."""

    plank_id: str
    text: str
    translation: str
    reasons: tuple[PlankReason, ...]


@dataclass(frozen=True, slots=True)
class PlankChapter:
    """Programme points of one chapter; "" = of several."""

    title: str
    planks: tuple[PlankLine, ...]


@dataclass(frozen=True, slots=True)
class PlankSection:
    """Programme points that fit, do not fit, or neither.

    `strongest` are the points that the answers support most, `fits` the others that fit.
    """

    party: str
    share: str
    strongest: tuple[PlankChapter, ...]
    fits: tuple[PlankChapter, ...]
    neutral: tuple[PlankChapter, ...]
    clashes: tuple[PlankChapter, ...]
    n_more: int
    n_neutral: int
    n_clashes: int
    total: int


def plank_section(election: Election, sheet: AnswerSheet) -> PlankSection:
    """Sort the source party's points by what the answers say about them."""
    party_id = election.settings.source_party_id
    matches = plank_matches(election, sheet, party_id)
    fits = [m for m in matches if m.support.numerator > 0]
    neutral = [m for m in matches if m.support.numerator == 0]
    clashes = [m for m in matches if m.support.numerator < 0]
    strongest = nlargest(SHOWN_FIRST, fits, key=lambda m: (m.support, m.weight))
    on_top = {m.plank_id for m in strongest}
    more = [m for m in fits if m.plank_id not in on_top]
    lines = _Lines(election, sheet)
    return PlankSection(
        party=election.party(party_id).name_in_sentence,
        share=_("%(share)s punten", share=count_of(len(fits), len(matches))),
        strongest=(PlankChapter("", lines.of(strongest)),) if strongest else (),
        fits=lines.chapters(more),
        neutral=lines.chapters(neutral),
        clashes=lines.chapters(clashes),
        n_more=len(more),
        n_neutral=len(neutral),
        n_clashes=len(clashes),
        total=len(matches),
    )


def every_reason(election: Election) -> Iterator[PlankReason]:
    """Every answer that can bear on a point, counted once or double."""
    for link in election.links:
        for code in range(election.scale.n_options):
            for is_extra in (False, True):
                yield PlankReason(link.statement_id, code, is_extra, link.note)


class _Lines:
    """Makes lines and chapters of points that were touched by one sheet."""

    def __init__(self, election: Election, sheet: AnswerSheet) -> None:
        self.election = election
        rows = zip(election.statement_ids, sheet.codes, sheet.weights, strict=True)
        self.answers = {key: (code, weight > 1) for key, code, weight in rows}

    def chapters(self, matches: Iterable[PlankMatch]) -> tuple[PlankChapter, ...]:
        """Points by chapter, in the order of the programme."""
        planks = self.election.planks
        return tuple(
            self._chapter(tuple(group))
            for _number, group in groupby(matches, lambda m: planks[m.plank_id].chapter)
        )

    def _chapter(self, matches: tuple[PlankMatch, ...]) -> PlankChapter:
        title = self.election.planks[matches[0].plank_id].chapter_title
        return PlankChapter(title, self.of(matches))

    def of(self, matches: Iterable[PlankMatch]) -> tuple[PlankLine, ...]:
        """Points in the order given."""
        return tuple([self._line(match) for match in matches])

    def _line(self, match: PlankMatch) -> PlankLine:
        """One point, with the answers behind it."""
        plank = self.election.planks[match.plank_id]
        notes = {
            link.statement_id: link.note for link in self.election.links_of_plank(match.plank_id)
        }
        return PlankLine(
            plank_id=plank.plank_id,
            text=quoted(plank),
            translation=plank.translation,
            reasons=tuple(
                [PlankReason(key, *self.answers[key], notes[key]) for key in match.statement_ids]
            ),
        )
