"""The page that puts parties side by side, as somebody chose to see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stemhulp.comparison import StatementRow
from stemhulp.model import Election
from stemhulp.presentation.compare.coalition import CoalitionView, coalition_view
from stemhulp.presentation.compare.fit import fit_of
from stemhulp.presentation.compare.matrix import HeatRow, heat_rows
from stemhulp.presentation.compare.tables import (
    MOST_DIVIDED,
    Filters,
    chosen_parties,
    chosen_rows,
    within_period,
)
from stemhulp.presentation.evidence.positions import age_text, position_text, tone_of
from stemhulp.presentation.wording import labels
from stemhulp.presentation.wording.choice import Choice
from stemhulp.presentation.wording.formatting import count_of, decimal
from stemhulp.presentation.wording.language import _, ngettext


@dataclass(frozen=True, slots=True)
class StanceCell:
    """What one party thinks, how old that is and how sure; `tone` is for the style sheet."""

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
    divergence: str
    cells: tuple[StanceCell, ...]

    @property
    def is_known(self) -> bool:
        """Whether something is known of one of them."""
        return any(cell.tone != "unknown" for cell in self.cells)

    @property
    def unknown(self) -> str:
        """Parties of which nothing is known, for a narrow screen that leaves those cells out."""
        return ", ".join(cell.party for cell in self.cells if cell.tone == "unknown")


@dataclass(frozen=True, slots=True)
class CompareView:
    """Parties side by side."""

    title: str
    order: str
    parties: tuple[Choice, ...]
    themes: tuple[Choice, ...]
    limits: tuple[Choice, ...]
    orders: tuple[Choice, ...]
    choices: dict[str, list[str]]
    is_limited: bool
    problem: str
    shown: str
    rows: tuple[CompareRow, ...]
    silent: tuple[CompareRow, ...]
    columns: tuple[str, ...]
    fit: str
    matrix: tuple[HeatRow, ...]
    coalition: CoalitionView | None


def compare_view(
    election: Election, filters: Filters | None = None, problem: str = ""
) -> CompareView:
    """Build the page of comparison.

    `problem` says what is wrong with the address; then only the form is shown.
    """
    filters = filters or Filters()
    parties = chosen_parties(election, filters)
    is_enough = len(parties) > 1
    looked_at = within_period(election, filters)
    chosen = chosen_rows(election, filters) if is_enough else ()
    rows = tuple(_row(looked_at, row, parties) for row in chosen)
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
        choices=choices_of(filters),
        is_limited=filters.is_limited,
        problem=problem or ("" if is_enough else _("Kies minstens twee partijen.")),
        shown=_shown(len(parties), len(rows), len(election.statements)),
        rows=tuple(row for row in rows if row.is_known),
        silent=tuple(row for row in rows if not row.is_known),
        columns=tuple(election.party(key).short_name for key in parties),
        fit=fit_of(len(parties)),
        matrix=heat_rows(election, filters) if is_enough else (),
        coalition=coalition_view(looked_at, parties) if filters.party_ids and is_enough else None,
    )


def choices_of(filters: Filters) -> dict[str, list[str]]:
    """Return the choices by the names that links know them by.

    Examples
    --------
    >>> choices_of(Filters(party_ids=("sp", "vvd"), only_different=True))
    {'party': ['sp', 'vvd'], 'only_different': ['1']}
    """
    choices = {
        "party": list(filters.party_ids),
        "theme": [filters.theme_id] if filters.theme_id else [],
        "only_different": ["1"] if filters.only_different else [],
        "only_complete": ["1"] if filters.only_complete else [],
        "before_election_only": ["1"] if filters.before_election_only else [],
        "order": [MOST_DIVIDED] if filters.by_divergence else [],
    }
    return {name: values for name, values in choices.items() if values}


def _limits(filters: Filters) -> tuple[Choice, ...]:
    """What can be left out."""
    return (
        Choice("only_different", _("Alleen verschillen"), filters.only_different),
        Choice(
            "only_complete",
            _("Alleen stellingen met een bron bij elke gekozen partij"),
            filters.only_complete,
        ),
        Choice(
            "before_election_only",
            _("Alleen bronnen van vóór de verkiezing"),
            filters.before_election_only,
        ),
    )


def _orders(filters: Filters) -> tuple[Choice, ...]:
    """How the statements can be ordered."""
    return (
        Choice("", _("Volgorde van de vragenlijst"), not filters.by_divergence),
        Choice(MOST_DIVIDED, _("Meest verdeeld eerst"), filters.by_divergence),
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
        divergence="–" if row.divergence is None else decimal(row.divergence),
        cells=tuple(_cell(election, key, row.statement_id) for key in parties),
    )


def _cell(election: Election, party_id: str, statement_id: str) -> StanceCell:
    """What one party thinks of one statement."""
    position = election.position(party_id, statement_id)
    return StanceCell(
        party=election.party(party_id).short_name,
        tone=tone_of(election, position),
        stance=position_text(election, position),
        age=age_text(election, position),
    )
