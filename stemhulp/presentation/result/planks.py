"""Which points of the source party's programme the answers support."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from stemhulp.matching import PlankMatch, plank_matches
from stemhulp.model import AnswerSheet, Election
from stemhulp.presentation.wording import labels
from stemhulp.presentation.wording.formatting import count_of
from stemhulp.presentation.wording.language import _


@dataclass(frozen=True, slots=True)
class PlankReason:
    """An answer that bears on a programme point."""

    statement_id: str
    label: str
    answer: str
    is_extra: bool
    note: str


@dataclass(frozen=True, slots=True)
class PlankLine:
    """A programme point with the answers behind it; `translation` is ours, "" = none."""

    plank_id: str
    text: str
    translation: str
    reasons: tuple[PlankReason, ...]


@dataclass(frozen=True, slots=True)
class PlankChapter:
    """Programme points of one chapter; `share` is their part of all that were touched there."""

    title: str
    share: str
    planks: tuple[PlankLine, ...]


@dataclass(frozen=True, slots=True)
class PlankSection:
    """Programme points that fit, do not fit, or neither."""

    party_id: str
    party: str
    share: str
    fits: tuple[PlankChapter, ...]
    neutral: tuple[PlankChapter, ...]
    clashes: tuple[PlankChapter, ...]
    n_fits: int
    n_neutral: int
    n_clashes: int
    total: int


def plank_section(election: Election, sheet: AnswerSheet) -> PlankSection:
    """Sort the source party's points by what the answers say about them."""
    party_id = election.settings.source_party_id
    matches = plank_matches(election, sheet, party_id)
    fits = [m for m in matches if m.support > 0]
    neutral = [m for m in matches if m.support == 0]
    clashes = [m for m in matches if m.support < 0]
    answers = dict(zip(election.statement_ids, sheet.codes, strict=True))
    weights = dict(zip(election.statement_ids, sheet.weights, strict=True))

    touched = Counter(election.plank(m.plank_id).chapter for m in matches)

    def chapters(group: Iterable[PlankMatch]) -> tuple[PlankChapter, ...]:
        return _chapters(election, group, answers, weights, touched)

    return PlankSection(
        party_id=party_id,
        party=election.party(party_id).name_in_sentence,
        share=_("%(share)s punten", share=count_of(len(fits), len(matches))),
        fits=chapters(fits),
        neutral=chapters(neutral),
        clashes=chapters(clashes),
        n_fits=len(fits),
        n_neutral=len(neutral),
        n_clashes=len(clashes),
        total=len(matches),
    )


def _chapters(
    election: Election,
    matches: Iterable[PlankMatch],
    answers: dict[str, int],
    weights: dict[str, float | Fraction],
    touched: Counter[str],
) -> tuple[PlankChapter, ...]:
    """Points by chapter, in the order of the programme."""
    notes = {(link.plank_id, link.statement_id): link.note for link in election.links}

    def line(match: PlankMatch) -> PlankLine:
        return PlankLine(
            plank_id=match.plank_id,
            text=election.plank(match.plank_id).text,
            translation=election.plank(match.plank_id).translation,
            reasons=tuple(
                PlankReason(
                    statement_id=key,
                    label=election.statement(key).label,
                    answer=labels.answer_text(election.scale, answers[key]).lower(),
                    is_extra=weights[key] > 1,
                    note=notes[match.plank_id, key],
                )
                for key in match.statement_ids
            ),
        )

    def chapter(number: str, planks: tuple[PlankLine, ...]) -> PlankChapter:
        title = election.plank(planks[0].plank_id).chapter_title
        return PlankChapter(title, count_of(len(planks), touched[number]), planks)

    return tuple(
        chapter(number, tuple(line(match) for match in group))
        for number, group in groupby(matches, lambda m: election.plank(m.plank_id).chapter)
    )
