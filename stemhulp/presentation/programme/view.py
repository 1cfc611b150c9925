"""How every party relates to every point of a programme."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from stemhulp.comparison import (
    OWN,
    RELATIONS,
    UNKNOWN_RELATION,
    PlankRelation,
    plank_relations,
)
from stemhulp.model import Election, Plank
from stemhulp.presentation.compare.fit import fit_of
from stemhulp.presentation.wording import labels
from stemhulp.presentation.wording.formatting import capital, count_of
from stemhulp.presentation.wording.language import _
from stemhulp.presentation.wording.quoting import quoted
from stemhulp.translatable import gettext_noop

RELATION_WORDS: Final[Mapping[str, str]] = {
    "own": gettext_noop("eigen punt"),
    "supports": gettext_noop("steunt"),
    "opposes": gettext_noop("tegen"),
    "neutral": gettext_noop("neutraal"),
    "contradicts": gettext_noop("tegenstrijdig"),
    "unknown": gettext_noop("onbekend"),
}
TONES: Final[Mapping[str, str]] = {
    "own": "own", "supports": "for", "opposes": "against", "neutral": "middle",
    "contradicts": "split", "unknown": "unknown",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class RelationCell:
    """How one party relates to one point; `age`: latest year and confidence of what decides."""

    party: str
    tone: str
    text: str
    age: str


@dataclass(frozen=True, slots=True)
class PlankRow:
    """One point with every party that does not have it in its own programme."""

    plank_id: str
    text: str
    is_translated: bool
    known: str
    cells: tuple[RelationCell, ...]

    @property
    def is_known(self) -> bool:
        """Whether something is known of one of them."""
        return any(cell.tone != "unknown" for cell in self.cells)

    @property
    def unknown(self) -> str:
        """Parties of which nothing is known, for a narrow screen that leaves those cells out."""
        return ", ".join(cell.party for cell in self.cells if cell.tone == "unknown")


@dataclass(frozen=True, slots=True)
class PlanksChapter:
    """The points of a chapter."""

    chapter_id: str
    title: str
    rows: tuple[PlankRow, ...]
    silent: tuple[PlankRow, ...]


@dataclass(frozen=True, slots=True)
class PartyCount:
    """How often a party stands where."""

    party_id: str
    party: str
    counts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlanksView:
    """Every point of the programme with every party."""

    title: str
    owner: str
    n_planks: int
    order: str
    before_election_only: bool
    words: tuple[str, ...]
    columns: tuple[str, ...]
    fit: str
    counts: tuple[PartyCount, ...]
    chapters: tuple[PlanksChapter, ...]


def planks_view(election: Election, before_election_only: bool = False) -> PlanksView:
    """Build the page of every point with every party."""
    owner = election.settings.source_party_id
    relations = plank_relations(election, owner, before_election_only=before_election_only)
    others = [key for key in election.parties if key != owner]
    planks = [election.plank(key) for key in relations]
    name = election.party(owner).name_in_sentence
    return PlanksView(
        title=_("Het programma van %(party)s naast alle partijen", party=name),
        owner=name,
        n_planks=len(planks),
        order=labels.order_text(election.parties),
        before_election_only=before_election_only,
        words=tuple(capital(_(RELATION_WORDS[key])) for key in RELATIONS if key != OWN),
        columns=tuple(election.party(key).short_name for key in others),
        fit=fit_of(len(others)),
        counts=tuple(_counts(election, key, relations) for key in others),
        chapters=tuple(
            _chapter(
                f"hoofdstuk-{number}",
                f"{number}. {title}",
                tuple(_plank_row(election, plank, relations[plank.plank_id]) for plank in group),
            )
            for (number, title), group in groupby(planks, lambda p: (p.chapter, p.chapter_title))
        ),
    )


def _chapter(chapter_id: str, title: str, rows: tuple[PlankRow, ...]) -> PlanksChapter:
    """The points of a chapter; those of which nothing is known stand apart."""
    return PlanksChapter(
        chapter_id,
        title,
        rows=tuple(row for row in rows if row.is_known),
        silent=tuple(row for row in rows if not row.is_known),
    )


def _counts(
    election: Election, party_id: str, relations: Mapping[str, tuple[PlankRelation, ...]]
) -> PartyCount:
    """How often one party stands where."""
    mine = [one.relation for row in relations.values() for one in row if one.party_id == party_id]
    counts = tuple(str(mine.count(key)) for key in RELATIONS if key != OWN)
    return PartyCount(party_id, election.party(party_id).short_name, counts)


def _plank_row(election: Election, plank: Plank, relations: tuple[PlankRelation, ...]) -> PlankRow:
    """One point with every other party."""
    others = [one for one in relations if one.relation != OWN]
    known = sum(one.relation != UNKNOWN_RELATION for one in others)
    return PlankRow(
        plank_id=plank.plank_id,
        text=plank.translation or quoted(plank),
        is_translated=bool(plank.translation),
        known=count_of(known, len(others)),
        cells=tuple(_relation_cell(election, one) for one in others),
    )


def _relation_cell(election: Election, relation: PlankRelation) -> RelationCell:
    """How one party relates to one point."""
    years = sorted({date[:4] for date in relation.dates if date[:4].isdigit()}, reverse=True)
    return RelationCell(
        party=election.party(relation.party_id).short_name,
        tone=TONES[relation.relation],
        text=capital(_(RELATION_WORDS[relation.relation])),
        age=", ".join(filter(None, (*years[:1], labels.sure_text(relation.confidence)))),
    )
