"""The page that puts parties side by side, as somebody chose to see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stemhulp.comparison import CoalitionCheck, StatementRow, coalition_check
from stemhulp.model import Election, Position
from stemhulp.presentation.compare.matrix import HeatRow, LikenessPicture, heat_rows
from stemhulp.presentation.compare.tables import (
    Filters,
    chosen_parties,
    chosen_rows,
    within_period,
)
from stemhulp.presentation.evidence.positions import position_line
from stemhulp.presentation.wording import labels
from stemhulp.presentation.wording.formatting import count_of, decimal, enumeration, percent, plural
from stemhulp.presentation.wording.language import _, ngettext
from stemhulp.scale import UNKNOWN


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to tick or to choose."""

    value: str
    text: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class StanceCell:
    """What one party thinks, how old that is and how sure; `tone` is for the style sheet."""

    party_id: str
    party: str
    tone: str
    stance: str
    age: str


@dataclass(frozen=True, slots=True)
class CompareRow:
    """One statement with every chosen party."""

    statement_id: str
    label: str
    text: str
    theme: str
    divergence: str
    cells: tuple[StanceCell, ...]

    @property
    def unknown(self) -> str:
        """Parties of which nothing is known, for a narrow screen that leaves those cells out."""
        return ", ".join(cell.party for cell in self.cells if cell.tone == "unknown")


@dataclass(frozen=True, slots=True)
class CoalitionView:
    """What these parties share together."""

    title: str
    share: str
    seats: str
    same: tuple[str, ...]
    same_so_far: tuple[str, ...]
    clash: tuple[str, ...]
    differ: tuple[str, ...]
    unknown: str


@dataclass(frozen=True, slots=True)
class CompareView:
    """Parties side by side."""

    title: str
    order: str
    parties: tuple[Choice, ...]
    themes: tuple[Choice, ...]
    limits: tuple[Choice, ...]
    orders: tuple[Choice, ...]
    query: dict[str, list[str]]
    is_limited: bool
    problem: str
    shown: str
    rows: tuple[CompareRow, ...]
    columns: tuple[str, ...]
    matrix: tuple[HeatRow, ...]
    picture: LikenessPicture | None
    coalition: CoalitionView | None


def compare_view(
    election: Election,
    filters: Filters | None = None,
    picture: LikenessPicture | None = None,
    problem: str = "",
) -> CompareView:
    """Build the page of comparison; `picture` belongs to the page without filters.

    `problem` says what is wrong with the address; then only the form is shown.
    """
    filters = filters or Filters()
    parties = chosen_parties(election, filters)
    is_enough = len(parties) > 1
    rows = chosen_rows(election, filters) if is_enough else ()
    looked_at = within_period(election, filters)
    return CompareView(
        title=_("Partijen vergelijken"),
        order=labels.order_text(election.parties),
        parties=tuple(
            Choice(key, party.short_name, key in filters.party_ids)
            for key, party in election.parties.items()
        ),
        themes=(
            Choice("", _("Alle thema’s"), not filters.theme_id),
            *(Choice(k, t.title, k == filters.theme_id) for k, t in election.themes.items()),
        ),
        limits=_limits(filters),
        orders=_orders(filters),
        query=query_of(filters),
        is_limited=filters.is_limited,
        problem=problem or ("" if is_enough else _("Kies minstens twee partijen.")),
        shown=_shown(len(parties), len(rows), len(election.statements)),
        rows=tuple(_row(looked_at, row, parties) for row in rows),
        columns=tuple(election.party(key).short_name for key in parties),
        matrix=heat_rows(election, filters) if is_enough else (),
        picture=None if filters.is_limited else picture,
        coalition=_coalition(looked_at, parties) if filters.party_ids and is_enough else None,
    )


def query_of(filters: Filters) -> dict[str, list[str]]:
    """Return the choices as they stand in an address.

    Examples
    --------
    >>> query_of(Filters(party_ids=("sp", "vvd"), only_different=True))
    {'partij': ['sp', 'vvd'], 'verschil': ['1']}
    """
    found = {
        "partij": list(filters.party_ids),
        "thema": [filters.theme_id] if filters.theme_id else [],
        "verschil": ["1"] if filters.only_different else [],
        "bron": ["1"] if filters.only_complete else [],
        "voor": ["1"] if filters.before_election_only else [],
        "volgorde": ["verdeeld"] if filters.by_divergence else [],
    }
    return {name: values for name, values in found.items() if values}


def _limits(filters: Filters) -> tuple[Choice, ...]:
    """What can be left out."""
    return (
        Choice("verschil", _("Alleen verschillen"), filters.only_different),
        Choice(
            "bron",
            _("Alleen stellingen met een bron bij elke gekozen partij"),
            filters.only_complete,
        ),
        Choice("voor", _("Alleen bronnen van vóór de verkiezing"), filters.before_election_only),
    )


def _orders(filters: Filters) -> tuple[Choice, ...]:
    """How the statements can be ordered."""
    return (
        Choice("", _("Volgorde van de vragenlijst"), not filters.by_divergence),
        Choice("verdeeld", _("Meest verdeeld eerst"), filters.by_divergence),
    )


def _shown(n_parties: int, n_rows: int, n_statements: int) -> str:
    """Say how much of the table is shown."""
    parties = ngettext("%(count)s partij", "%(count)s partijen", n_parties)
    return _(
        "Je ziet %(parties)s en %(statements)s stellingen.",
        parties=parties,
        statements=count_of(n_rows, n_statements),
    )


def _row(election: Election, row: StatementRow, parties: Sequence[str]) -> CompareRow:
    """One statement with every chosen party."""
    statement = election.statement(row.statement_id)
    return CompareRow(
        statement_id=row.statement_id,
        label=statement.label,
        text=statement.text,
        theme=election.theme(row.theme_id).title,
        divergence="–" if row.divergence is None else decimal(row.divergence),
        cells=tuple(_cell(election, key, row.statement_id) for key in parties),
    )


def _cell(election: Election, party_id: str, statement_id: str) -> StanceCell:
    """What one party thinks of one statement."""
    position = election.position(party_id, statement_id)
    line = position_line(election, party_id, statement_id)
    return StanceCell(
        party_id=party_id,
        party=line.party,
        tone=tone_of(election, position),
        stance=line.stance,
        age=age_text(position),
    )


def tone_of(election: Election, position: Position | None) -> str:
    """Name of the shade of a position: ``for``, ``against``, ``middle``, ``unknown``, ``split``."""
    if position is None:
        return "unknown"
    if position.stance == UNKNOWN:
        return "split"
    place = election.scale.coordinate(position.stance)
    return "middle" if place == 0 else "for" if place > 0 else "against"


def age_text(position: Position | None) -> str:
    """Year and confidence of a position in short; "" when there is none."""
    if position is None:
        return ""
    return ", ".join(filter(None, (position.year, labels.sure_text(position.confidence))))


def _coalition(election: Election, parties: Sequence[str]) -> CoalitionView:
    """What the chosen parties share together."""
    check = coalition_check(election, parties)
    names = enumeration([election.party(key).short_name for key in parties])

    def labels(statement_ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(election.statement(key).label for key in statement_ids)

    return CoalitionView(
        title=_("%(names)s samen", names=names),
        share=_shared(check),
        seats=_seats(check),
        same=labels(check.same),
        same_so_far=labels(check.same_so_far),
        clash=labels(check.clash),
        differ=labels(check.differ),
        unknown=plural(len(check.unknown), _("stelling"), _("stellingen")),
    )


def _shared(check: CoalitionCheck) -> str:
    """Say whether they say the same on most of what is known of all of them."""
    count = count_of(len(check.same), check.n_complete)
    if check.shared is None:
        return _(
            "Te weinig gedeelde standpunten om te zeggen of zij een meerderheid van de stellingen "
            "delen: van maar %(count)s stellingen kennen we alle standpunten.",
            count=check.n_complete,
        )
    if check.shares_majority:
        return _(
            "Zij vinden hetzelfde op %(count)s stellingen waarvan we alle standpunten kennen "
            "(%(share)s): een meerderheid.",
            count=count,
            share=percent(check.shared),
        )
    return _(
        "Zij vinden hetzelfde op %(count)s stellingen waarvan we alle standpunten kennen "
        "(%(share)s): geen meerderheid.",
        count=count,
        share=percent(check.shared),
    )


def _seats(check: CoalitionCheck) -> str:
    """Say how many seats they have; "" when those are not known."""
    if check.seats is None:
        return ""
    said = _("Samen %(seats)s zetels.", seats=check.seats)
    if check.council_seats is not None:
        said = _(
            "Samen %(seats)s van de %(all)s zetels.", seats=check.seats, all=check.council_seats
        )
        said += " " + (
            _("Dat is een meerderheid.") if check.has_majority else _("Dat is geen meerderheid.")
        )
    if check.seats_computed:
        said += " " + _("Een deel van die zetels is berekend, niet in een bron gelezen.")
    return said
