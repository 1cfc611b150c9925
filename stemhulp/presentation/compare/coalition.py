"""What parties share together, as data: the numbers that the page says in sentences."""

from __future__ import annotations

from typing import Any

from stemhulp.comparison import coalition_check
from stemhulp.model import Election
from stemhulp.presentation.compare.tables import Filters, chosen_parties, within_period
from stemhulp.presentation.files.table import plain


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
