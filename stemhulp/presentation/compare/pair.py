"""Two parties side by side: shares, common ground, contrasts, and what is unknown."""

from __future__ import annotations

from dataclasses import dataclass

from stemhulp.comparison import PairAgreement, before_election, compare_parties
from stemhulp.model import Election
from stemhulp.presentation.compare.text import share_text
from stemhulp.presentation.evidence.positions import PositionLine, position_line, tone_of
from stemhulp.presentation.pictures.squares import (
    DOT,
    FULL,
    OPEN,
    Key,
    Squares,
    counted,
    keys,
)
from stemhulp.presentation.wording.formatting import capital, count_of
from stemhulp.presentation.wording.language import _


@dataclass(frozen=True, slots=True)
class ThemeLine:
    """How often the two are the same on one theme."""

    title: str
    text: str
    picture: Squares


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
    same: str
    overlap: str
    by_theme: tuple[ThemeLine, ...]
    keys: tuple[Key, ...]
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
        same=capital(share_text(comparison.overall)),
        overlap=count_of(comparison.overall.n_shared, comparison.overall.n_statements),
        by_theme=tuple(
            _theme(election.theme(key).title, pair) for key, pair in comparison.by_theme
        ),
        keys=keys(((FULL, _("gelijk")), (OPEN, _("verschillend")), (DOT, _("niet te zeggen")))),
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


def _theme(title: str, pair: PairAgreement) -> ThemeLine:
    """One theme in words and as shapes."""
    text = share_text(pair)
    n_unknown = pair.n_statements - pair.n_shared
    counts = ((FULL, pair.n_same), (OPEN, pair.n_shared - pair.n_same), (DOT, n_unknown))
    return ThemeLine(title, text, counted(counts))


def _row(election: Election, first: str, second: str, statement_id: str) -> PairRow:
    """One statement with both positions."""
    statement = election.statement(statement_id)
    keys = (first, second)
    a, b = (position_line(election, key, statement_id) for key in keys)
    c, d = (tone_of(election, election.position(key, statement_id)) for key in keys)
    return PairRow(statement_id, statement.label, statement.text, (a, b), (c, d))
