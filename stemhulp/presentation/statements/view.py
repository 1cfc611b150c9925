"""The list of statements, and everything about one statement."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from stemhulp.model import Election, Evidence, Theme
from stemhulp.presentation.evidence.citing import Citing, CitingCell, cite_cell, cite_row
from stemhulp.presentation.evidence.positions import (
    PositionLine,
    StanceGroup,
    stance_groups,
    statement_positions,
)
from stemhulp.presentation.evidence.propositions import proposition_text
from stemhulp.presentation.evidence.sources import SourceLine, evidence_source
from stemhulp.presentation.statements.background import Background, background, words_of
from stemhulp.presentation.wording import labels
from stemhulp.presentation.wording.formatting import capital, count_of
from stemhulp.presentation.wording.glossary import Word
from stemhulp.presentation.wording.language import _
from stemhulp.presentation.wording.quoting import quoted
from stemhulp.translatable import gettext_noop

SUPPORTS: Final = gettext_noop(
    "Wie het met de stelling eens is, ondersteunt dit punt van %(party)s."
)
OPPOSES: Final = gettext_noop(
    "Wie het met de stelling eens is, gaat in tegen dit punt van %(party)s."
)


@dataclass(frozen=True, slots=True)
class StatementItem:
    """One statement in the list."""

    statement_id: str
    text: str
    known: str


@dataclass(frozen=True, slots=True)
class ThemeGroup:
    """A theme with its statements."""

    theme: Theme
    statements: tuple[StatementItem, ...]


@dataclass(frozen=True, slots=True)
class StatementsView:
    """The list of statements."""

    title: str
    themes: tuple[ThemeGroup, ...]


@dataclass(frozen=True, slots=True)
class PlankQuote:
    """A programme point behind the statement, and how it relates to it."""

    plank_id: str
    party_id: str
    party: str
    chapter: str
    text: str
    translation: str
    relation: str
    note: str


@dataclass(frozen=True, slots=True)
class PropositionLine:
    """What the evidence speaks about besides planks, and how the statement relates to it."""

    text: str
    relation: str
    note: str


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A source row that is not behind a position on this statement, and why."""

    evidence_id: str
    speaker: str
    is_context: bool
    summary: str
    kind: str
    reason: str
    proposition: str
    source: SourceLine
    citation: Citing


@dataclass(frozen=True, slots=True)
class StatementView:
    """The page of one statement."""

    title: str
    number: int
    total: int
    theme: str
    background: Background
    words: tuple[Word, ...]
    planks: tuple[PlankQuote, ...]
    propositions: tuple[PropositionLine, ...]
    is_outside_programme: bool
    positions: tuple[PositionLine, ...]
    groups: tuple[StanceGroup, ...]
    citations: Mapping[str, CitingCell]
    known: str
    other_evidence: tuple[EvidenceLine, ...]
    order: str


def statements_view(election: Election) -> StatementsView:
    """Build the list of statements by theme."""
    groups = (
        ThemeGroup(
            theme,
            tuple(
                StatementItem(
                    s.statement_id,
                    s.text,
                    _known(election, s.statement_id),
                )
                for s in election.statements_of_theme(theme_id)
            ),
        )
        for theme_id, theme in election.themes.items()
    )
    return StatementsView(
        _("Alle stellingen"), tuple(group for group in groups if group.statements)
    )


def _known(election: Election, statement_id: str) -> str:
    """Say of how many parties the position is known."""
    column = election.position_codes[:, election.statement_ids.index(statement_id)]
    return _("%(share)s partijen", share=count_of(int((column >= 0).sum()), len(column)))


def statement_view(election: Election, statement_id: str) -> StatementView:
    """Build the page of one statement."""
    statement = election.statement(statement_id)
    positions = statement_positions(election, statement_id)
    about = background(election, statement)
    return StatementView(
        title=statement.text,
        number=election.statement_ids.index(statement_id) + 1,
        total=len(election.statements),
        theme=election.theme(statement.theme_id).title,
        background=about,
        words=words_of([about]),
        planks=tuple(_quotes(election, statement_id)),
        propositions=tuple(_propositions(election, statement_id)),
        is_outside_programme=statement.outside_programme,
        positions=positions,
        groups=stance_groups(election, positions),
        citations={key: cite_cell(election, key, statement_id) for key in election.parties},
        known=_known(election, statement_id),
        other_evidence=tuple(_other_evidence(election, statement_id)),
        order=labels.order_text(election.parties),
    )


def _quotes(election: Election, statement_id: str) -> Iterator[PlankQuote]:
    """Programme points that the statement was made from."""
    for link in election.links_of_statement(statement_id):
        plank = election.plank(link.plank_id)
        party = election.party(plank.party_id).name_in_sentence
        relation = SUPPORTS if link.relation > 0 else OPPOSES
        yield PlankQuote(
            plank_id=plank.plank_id,
            party_id=plank.party_id,
            party=party,
            chapter=plank.chapter_title,
            text=quoted(plank),
            translation=plank.translation,
            relation=_(relation, party=party),
            note=link.note,
        )


def _propositions(election: Election, statement_id: str) -> Iterator[PropositionLine]:
    """Propositions that the statement is about."""
    for link in election.propositions_of_statement(statement_id):
        relation = (
            _("Wie het met de stelling eens is, is voor dit voorstel.")
            if link.relation > 0
            else _("Wie het met de stelling eens is, is tegen dit voorstel.")
        )
        text = election.propositions[link.proposition_id].text
        yield PropositionLine(text, relation, link.note)


def _other_evidence(election: Election, statement_id: str) -> Iterator[EvidenceLine]:
    """Rows about the same point or proposal that are not behind a position on this statement."""
    used = {
        key
        for (_, other), position in election.positions.items()
        if other == statement_id
        for key in position.evidence_ids
    }
    for evidence in election.evidence.values():
        if evidence.evidence_id not in used and election.is_about(evidence, statement_id):
            yield _evidence_line(election, evidence, statement_id)


def _evidence_line(election: Election, evidence: Evidence, statement_id: str) -> EvidenceLine:
    """Describe one row and why it carries no position here."""
    context = election.settings.context
    is_context = evidence.party_id in context
    speaker = (
        context[evidence.party_id] if is_context else election.party(evidence.party_id).short_name
    )
    kind = f"{labels.scope_text(evidence.scope)}, {_(labels.PERIOD[evidence.period])}"
    return EvidenceLine(
        evidence_id=evidence.evidence_id,
        speaker=speaker,
        is_context=is_context,
        summary=evidence.summary,
        kind=capital(kind),
        reason=capital(_reason(election, evidence, statement_id, is_context=is_context)),
        proposition=proposition_text(election, evidence),
        source=evidence_source(election, evidence),
        citation=cite_row(election, evidence),
    )


def _reason(election: Election, evidence: Evidence, statement_id: str, *, is_context: bool) -> str:
    """Say why a row carries no position."""
    if is_context:
        return _("achtergrond, nooit het standpunt van een partij")
    if not election.leanings(evidence, statement_id):
        return _("draagt geen standpunt: de bron zegt niet duidelijk wat de partij wil")
    if evidence.confidence == "low":
        return _("draagt geen standpunt: de lezing is te onzeker")
    if evidence.warning:
        return _("draagt geen standpunt: %(note)s", note=evidence.warning)
    return _("niet gebruikt voor het standpunt op deze stelling")
