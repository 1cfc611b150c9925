"""How every party relates to every point of a programme, and everything about one point."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from stemhulp.comparison import (
    OWN,
    RELATIONS,
    UNKNOWN_RELATION,
    PlankRelation,
    plank_relation,
    plank_relations,
)
from stemhulp.model import Election, Evidence, Plank
from stemhulp.presentation.evidence.positions import SourceLine, evidence_source, source_line
from stemhulp.presentation.wording import labels
from stemhulp.presentation.wording.formatting import capital, count_of
from stemhulp.presentation.wording.language import _
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
LEANINGS: Final[Mapping[str, str]] = {
    "agree": gettext_noop("met het punt mee"),
    "disagree": gettext_noop("tegen het punt in"),
    "neutral": gettext_noop("neutraal"),
    "unclear": gettext_noop("geen duidelijke richting"),
}


@dataclass(frozen=True, slots=True)
class RelationCell:
    """How one party relates to one point; `age`: latest year and confidence of what decides."""

    party_id: str
    party: str
    relation: str
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
    def unknown(self) -> str:
        """Parties of which nothing is known, for a narrow screen that leaves those cells out."""
        return ", ".join(cell.party for cell in self.cells if cell.tone == "unknown")


@dataclass(frozen=True, slots=True)
class PlanksChapter:
    """The points of a chapter."""

    chapter_id: str
    title: str
    rows: tuple[PlankRow, ...]


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
    counts: tuple[PartyCount, ...]
    chapters: tuple[PlanksChapter, ...]


@dataclass(frozen=True, slots=True)
class RowLine:
    """One row of evidence: what it says, how it leans, how old and sure, and what it weighs."""

    evidence_id: str
    summary: str
    leaning: str
    kind: str
    role: str
    source: SourceLine


@dataclass(frozen=True, slots=True)
class PartyRows:
    """One party with its relation to the point and every row about it."""

    party_id: str
    party: str
    tone: str
    relation: str
    rows: tuple[RowLine, ...]
    against: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PlankPage:
    """The page of one point."""

    title: str
    plank: Plank
    owner_id: str
    owner: str
    programme: SourceLine
    statements: tuple[tuple[str, str, str], ...]
    parties: tuple[PartyRows, ...]
    silent: tuple[str, ...]
    context: tuple[tuple[str, RowLine], ...]


def planks_view(election: Election, before_election_only: bool = False) -> PlanksView:
    """Build the page of every point with every party."""
    owner = election.settings.source_party_id
    found = plank_relations(election, owner, before_election_only=before_election_only)
    others = [key for key in election.parties if key != owner]
    planks = [election.plank(key) for key in found]
    name = election.party(owner).name_in_sentence
    return PlanksView(
        title=_("Het programma van %(party)s naast alle partijen", party=name),
        owner=name,
        n_planks=len(planks),
        order=labels.order_text(election.parties),
        before_election_only=before_election_only,
        words=tuple(capital(_(RELATION_WORDS[key])) for key in RELATIONS if key != OWN),
        columns=tuple(election.party(key).short_name for key in others),
        counts=tuple(_counts(election, key, found) for key in others),
        chapters=tuple(
            PlanksChapter(
                f"hoofdstuk-{number}",
                f"{number}. {title}",
                tuple(_plank_row(election, plank, found[plank.plank_id]) for plank in group),
            )
            for (number, title), group in groupby(planks, lambda p: (p.chapter, p.chapter_title))
        ),
    )


def _counts(
    election: Election, party_id: str, found: Mapping[str, tuple[PlankRelation, ...]]
) -> PartyCount:
    """How often one party stands where."""
    mine = [one.relation for row in found.values() for one in row if one.party_id == party_id]
    counts = tuple(str(mine.count(key)) for key in RELATIONS if key != OWN)
    return PartyCount(party_id, election.party(party_id).short_name, counts)


def _plank_row(election: Election, plank: Plank, relations: tuple[PlankRelation, ...]) -> PlankRow:
    """One point with every other party."""
    others = [one for one in relations if one.relation != OWN]
    known = sum(one.relation != UNKNOWN_RELATION for one in others)
    return PlankRow(
        plank_id=plank.plank_id,
        text=plank.translation or plank.text,
        is_translated=bool(plank.translation),
        known=count_of(known, len(others)),
        cells=tuple(_relation_cell(election, one) for one in others),
    )


def _relation_cell(election: Election, relation: PlankRelation) -> RelationCell:
    """How one party relates to one point."""
    years = sorted({date[:4] for date in relation.dates if date[:4].isdigit()}, reverse=True)
    return RelationCell(
        party_id=relation.party_id,
        party=election.party(relation.party_id).short_name,
        relation=relation.relation,
        tone=TONES[relation.relation],
        text=capital(_(RELATION_WORDS[relation.relation])),
        age=", ".join(filter(None, (*years[:1], labels.sure_text(relation.confidence)))),
    )


def plank_page(election: Election, plank_id: str) -> PlankPage:
    """Build the page of one point."""
    plank = election.plank(plank_id)
    owner = election.party(plank.party_id).name_in_sentence
    others = [key for key in election.parties if key != plank.party_id]
    parties = tuple(_party_rows(election, plank_id, key) for key in election.parties)
    return PlankPage(
        title=_("Punt %(plank_id)s van %(party)s", plank_id=plank_id, party=owner),
        plank=plank,
        owner_id=plank.party_id,
        owner=owner,
        programme=source_line(election.sources[plank.source_id]),
        statements=tuple(_statements(election, plank_id)),
        parties=tuple(one for one in parties if one.rows),
        silent=tuple(one.party for one in parties if not one.rows and one.party_id in others),
        context=tuple(_context(election, plank_id)),
    )


def _statements(election: Election, plank_id: str) -> Iterator[tuple[str, str, str]]:
    """Statements made from the point: id, text, and what agreeing does."""
    for link in election.links_of_plank(plank_id):
        does = (
            _("Wie het eens is, steunt dit punt.")
            if link.relation > 0
            else _("Wie het eens is, gaat tegen dit punt in.")
        )
        text = f"{does} {link.note}".strip()
        yield link.statement_id, election.statement(link.statement_id).text, text


def _party_rows(election: Election, plank_id: str, party_id: str) -> PartyRows:
    """One party with every row about the point, the deciding ones first."""
    relation = plank_relation(election, plank_id, party_id)
    roles = {
        **dict.fromkeys(relation.evidence_ids, _("bepaalt wat hier staat")),
        **dict.fromkeys(
            relation.outweighed_ids, _("weegt lichter of is ouder dan een andere bron")
        ),
        **dict.fromkeys(relation.silent_ids, ""),
    }
    if relation.relation == OWN:
        roles = dict.fromkeys(roles, "")
    rows = (
        row_line(election, election.evidence[key], role or _no_role(election.evidence[key]))
        for key, role in roles.items()
    )
    return PartyRows(
        party_id=party_id,
        party=election.party(party_id).short_name,
        tone=TONES[relation.relation],
        relation=capital(_(RELATION_WORDS[relation.relation])),
        rows=tuple(rows),
        against=tuple((key, election.statement(key).label) for key in relation.statement_ids),
    )


def _no_role(row: Evidence) -> str:
    """Why a row carries no stance."""
    if row.stance_on_plank == "unclear":
        return _("draagt geen standpunt: de bron zegt niet duidelijk wat de partij wil")
    if row.confidence == "low":
        return _("draagt geen standpunt: de lezing is te onzeker")
    if row.note:
        return _("draagt geen standpunt: %(note)s", note=row.note)
    return _("gaat over het eigen punt")


def row_line(election: Election, row: Evidence, role: str) -> RowLine:
    """Describe one row of evidence."""
    kind = ", ".join(
        (
            labels.scope_text(row.scope),
            _(labels.PERIOD[row.period]),
            labels.sure_text(row.confidence),
        )
    )
    return RowLine(
        evidence_id=row.evidence_id,
        summary=row.summary,
        leaning=capital(_(LEANINGS[row.stance_on_plank])),
        kind=kind,
        role=role,
        source=evidence_source(election, row),
    )


def _context(election: Election, plank_id: str) -> Iterator[tuple[str, RowLine]]:
    """Rows that are only context: never a party's position."""
    names = election.settings.context
    for row in election.evidence.values():
        if row.plank_id == plank_id and row.party_id in names:
            role = _("achtergrond, nooit het standpunt van een partij")
            yield names[row.party_id], row_line(election, row, role)
