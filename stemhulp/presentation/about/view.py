"""Accountability, privacy, accessibility: what can be counted is counted, never typed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stemhulp.matching import Method, PartyScore, match
from stemhulp.model import AnswerSheet, Codes, Election, Publisher
from stemhulp.presentation.evidence.seats import SeatsLine, council_lines
from stemhulp.presentation.evidence.sources import SourceLine, source_line
from stemhulp.presentation.wording import labels
from stemhulp.presentation.wording.formatting import count_of, date_text, score_text
from stemhulp.presentation.wording.language import _


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """How much is known of one party."""

    party_id: str
    party: str
    known: int
    contradictions: int
    unknown: int


@dataclass(frozen=True, slots=True)
class UniformRow:
    """What somebody gets who answers everything the same."""

    answer: str
    first: str
    source_party: str


@dataclass(frozen=True, slots=True)
class AccountView:
    """The accountability page."""

    title: str
    election: str
    date: str
    publisher: Publisher
    source_party_id: str
    source_party: str
    source_party_name: str
    programme: SourceLine
    n_planks: int
    n_planks_used: int
    n_statements: int
    n_outside: int
    agrees: str
    disagrees: str
    n_parties: int
    order: str
    coverage: tuple[CoverageRow, ...]
    n_positions: int
    n_cells: int
    n_evidence: int
    n_used_evidence: int
    n_used_sources: int
    n_others_agree: int
    n_others_disagree: int
    has_contradictions: bool
    n_undivided: int
    uniform: tuple[UniformRow, ...]
    seats: tuple[SeatsLine, ...]
    n_unnamed: int
    dataset: str


@dataclass(frozen=True, slots=True)
class PlainView:
    """A page of prose about this quiz."""

    title: str
    contact: str


def account_view(election: Election) -> AccountView:
    """Build the accountability page."""
    settings = election.settings
    source_row = election.position_codes[election.party_ids.index(settings.source_party_id)]
    n_statements = len(election.statements)
    top = election.scale.n_options - 1
    others = np.delete(
        election.position_codes, election.party_ids.index(settings.source_party_id), axis=0
    )
    used = {key for position in election.positions.values() for key in position.evidence_ids}
    coverage = tuple(_coverage_row(election, party_id) for party_id in election.parties)
    seats = council_lines(election)
    return AccountView(
        title=_("Verantwoording"),
        election=settings.title,
        date=date_text(settings.date),
        publisher=settings.publisher,
        source_party_id=settings.source_party_id,
        source_party=election.party(settings.source_party_id).name_in_sentence,
        source_party_name=election.party(settings.source_party_id).short_name,
        programme=source_line(election.sources[settings.source_id]),
        n_planks=sum(p.party_id == settings.source_party_id for p in election.planks.values()),
        n_planks_used=len({link.plank_id for link in election.links}),
        n_statements=n_statements,
        n_outside=sum(s.outside_programme for s in election.statements.values()),
        agrees=count_of(int((source_row == top).sum()), n_statements),
        disagrees=count_of(int((source_row == 0).sum()), n_statements),
        n_parties=len(election.parties),
        order=labels.order_text(election.parties),
        coverage=coverage,
        n_positions=int((election.position_codes >= 0).sum()),
        n_cells=election.position_codes.size,
        n_evidence=len(election.evidence),
        n_used_evidence=len(used),
        n_used_sources=len({election.evidence[key].source_id for key in used}),
        n_others_agree=int((others == top).sum()),
        n_others_disagree=int((others == 0).sum()),
        has_contradictions=any(row.contradictions for row in coverage),
        n_undivided=sum(_is_undivided(column) for column in election.position_codes.T),
        uniform=tuple(_uniform_row(election, code) for code in range(election.scale.n_options)),
        seats=seats,
        n_unnamed=sum(line.source is None for line in seats),
        dataset=election.dataset,
    )


def _is_undivided(column: Codes) -> bool:
    """Whether all known positions on a statement are the same."""
    known = column[column >= 0]
    return bool(len(known) > 1 and (known == known[0]).all())


def _uniform_row(election: Election, code: int) -> UniformRow:
    """Match somebody who gives every statement the same answer."""
    n_statements = len(election.statements)
    sheet = AnswerSheet((code,) * n_statements, (1,) * n_statements)
    result = match(election, sheet, election.settings.default_method)
    first = [score for score in result.ranked if score.rank == 1]
    return UniformRow(
        answer=labels.stance_text(election.scale, code),
        first=", ".join(_name_with_score(election, result.method, score) for score in first)
        or _("niemand"),
        source_party=_place(result.method, result.by_party[election.settings.source_party_id]),
    )


def _name_with_score(election: Election, method: Method, score: PartyScore) -> str:
    """Name of a party with its score."""
    share = "" if score.score is None else f" ({score_text(method, score.score)})"
    return f"{election.party(score.party_id).short_name}{share}"


def _place(method: Method, score: PartyScore) -> str:
    """Place and score of a party."""
    if score.rank is None or score.score is None:
        return _("niet gerangschikt")
    return _("plaats %(rank)s (%(score)s)", rank=score.rank, score=score_text(method, score.score))


def _coverage_row(election: Election, party_id: str) -> CoverageRow:
    """Count what is known of one party."""
    known = int((election.position_codes[election.party_ids.index(party_id)] >= 0).sum())
    contradictions = sum(
        key[0] == party_id and position.stance < 0 for key, position in election.positions.items()
    )
    return CoverageRow(
        party_id=party_id,
        party=election.party(party_id).short_name,
        known=known,
        contradictions=contradictions,
        unknown=len(election.statements) - known - contradictions,
    )


def privacy_view(election: Election) -> PlainView:
    """Build the privacy page."""
    return _plain(election, _("Privacy"))


def accessibility_view(election: Election) -> PlainView:
    """Build the accessibility page."""
    return _plain(election, _("Toegankelijkheid"))


def _plain(election: Election, title: str) -> PlainView:
    """Prose with the few facts it needs."""
    settings = election.settings
    return PlainView(title, settings.publisher.contact)
