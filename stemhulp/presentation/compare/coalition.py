"""What parties share together: as sentences for the page, and as data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from stemhulp.comparison import CoalitionCheck, coalition_check
from stemhulp.model import Election
from stemhulp.presentation.compare.tables import Filters, chosen_parties, within_period
from stemhulp.presentation.compare.text import count_text
from stemhulp.presentation.files.table import plain
from stemhulp.presentation.wording.formatting import capital, enumeration, plural
from stemhulp.presentation.wording.language import _


def coalition_dict(election: Election, filters: Filters) -> dict[str, Any] | None:
    """What the chosen parties share together; None when fewer than two were chosen."""
    if len(filters.party_ids) < 2:
        return None
    check = coalition_check(within_period(election, filters), chosen_parties(election, filters))
    names = ("same", "same_so_far", "clash", "differ", "unknown")
    return {
        "shared": plain(check.shared),
        "n_complete": check.n_complete,
        "seats": check.seats,
        "seats_computed": check.seats_computed,
        "council_seats": check.council_seats,
        **{name: list(getattr(check, name)) for name in names},
    }


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


def coalition_view(election: Election, parties: Sequence[str]) -> CoalitionView:
    """Say what the chosen parties share together."""
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
    said = capital(count_text(len(check.same), check.n_complete, check.shared))
    counted = _("Geteld zijn alleen de stellingen waarvan we alle standpunten kennen.")
    if check.shared is None:
        rest = _("Dat is te weinig om van een meerderheid te spreken.")
    elif check.shares_majority:
        rest = _("Dat is een meerderheid.")
    else:
        rest = _("Dat is geen meerderheid.")
    return f"{said}. {rest} {counted}"


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
