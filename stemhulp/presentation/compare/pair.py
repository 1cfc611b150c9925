"""Two parties side by side: shares, common ground, contrasts, and what is unknown."""

from __future__ import annotations

from dataclasses import dataclass

from stemhulp.comparison import PairAgreement, before_election, compare_parties
from stemhulp.model import Election
from stemhulp.presentation.compare.text import share_text
from stemhulp.presentation.evidence.positions import PositionLine, position_line, tone_of
from stemhulp.presentation.wording.formatting import per_mille
from stemhulp.presentation.wording.language import _


@dataclass(frozen=True, slots=True)
class ShareLine:
    """A share with its overlap; `place` is on a bar of 1000, None = too little to say."""

    title: str
    text: str
    place: int | None


@dataclass(frozen=True, slots=True)
class PairRow:
    """One statement with both positions."""

    statement_id: str
    label: str
    text: str
    lines: tuple[PositionLine, PositionLine]
    tones: tuple[str, str]


@dataclass(frozen=True, slots=True)
class PairGroup:
    """Statements on which the two relate in the same way."""

    group_id: str
    title: str
    intro: str
    rows: tuple[PairRow, ...]


@dataclass(frozen=True, slots=True)
class UnknownGroup:
    """Statements on which a position is not known."""

    title: str
    statements: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PairView:
    """The page of two parties."""

    title: str
    first: str
    second: str
    first_name: str
    second_name: str
    before_election_only: bool
    overall: ShareLine
    by_theme: tuple[ShareLine, ...]
    groups: tuple[PairGroup, ...]
    unknown: tuple[UnknownGroup, ...]


def pair_view(
    election: Election, first: str, second: str, *, before_election_only: bool = False
) -> PairView:
    """Build the page of two parties; limited to sources from before the election if asked."""
    election = before_election(election) if before_election_only else election
    comparison = compare_parties(election, first, second)
    names = {"first": election.party(first).short_name, "second": election.party(second).short_name}

    def group(group_id: str, title: str, intro: str, statement_ids: tuple[str, ...]) -> PairGroup:
        rows = tuple(_row(election, first, second, key) for key in statement_ids)
        return PairGroup(group_id, title, intro, rows)

    def unknown(title: str, statement_ids: tuple[str, ...]) -> UnknownGroup:
        return UnknownGroup(
            title, tuple((key, election.statement(key).label) for key in statement_ids)
        )

    return PairView(
        title=_("%(first)s en %(second)s vergeleken", **names),
        first=first,
        second=second,
        first_name=names["first"],
        second_name=names["second"],
        before_election_only=before_election_only,
        overall=_share(_("Alle stellingen"), comparison.overall),
        by_theme=tuple(
            _share(election.theme(key).title, pair) for key, pair in comparison.by_theme
        ),
        groups=(
            group(
                "verschillen",
                _("Tegenover elkaar"),
                _("De een is het eens, de ander oneens."),
                comparison.opposite,
            ),
            group(
                "nuance",
                _("Verschillend, maar niet tegenover elkaar"),
                _("Een van de twee staat in het midden, of is het sterker eens of oneens."),
                comparison.nearby,
            ),
            group("gelijk", _("Zelfde standpunt"), _("Beide vinden hetzelfde."), comparison.same),
        ),
        unknown=(
            unknown(
                _("Alleen het standpunt van %(second)s is bekend", **names),
                comparison.unknown_first,
            ),
            unknown(
                _("Alleen het standpunt van %(first)s is bekend", **names),
                comparison.unknown_second,
            ),
            unknown(_("Geen van beide standpunten is bekend"), comparison.unknown_both),
        ),
    )


def _share(title: str, pair: PairAgreement) -> ShareLine:
    """A share as text and as a place on a bar."""
    share = pair.agreement
    return ShareLine(title, share_text(pair), None if share is None else per_mille(share))


def _row(election: Election, first: str, second: str, statement_id: str) -> PairRow:
    """One statement with both positions."""
    statement = election.statement(statement_id)
    keys = (first, second)
    a, b = (position_line(election, key, statement_id) for key in keys)
    c, d = (tone_of(election, election.position(key, statement_id)) for key in keys)
    return PairRow(statement_id, statement.label, statement.text, (a, b), (c, d))
