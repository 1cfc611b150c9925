"""Seats from votes, as a Dutch council divides them."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Final

HIGHEST_AVERAGES_FROM: Final = 19
"""Seats from which a Dutch council is divided by highest averages as a whole (Kieswet, P 7)."""


def seats_of(votes: Mapping[str, int], n_seats: int) -> dict[str, int]:
    """Divide seats by the highest averages (D'Hondt).

    Each seat goes to the list with the most votes per seat if it got that one too.

    Parameters
    ----------
    votes : mapping of party id to int
        Votes for each list.
    n_seats : int
        Seats to divide. A Dutch council of 19 or more seats divides those left over in the same
        way, so that the whole is D'Hondt (Kieswet, articles P 5 to P 7).

    Returns
    -------
    dict of party id to int
        In the order of `votes`; with equal averages the list that comes first gets the seat,
        where the law draws lots.

    Examples
    --------
    >>> seats_of({"brug": 50, "molen": 30, "haven": 14}, 5)
    {'brug': 3, 'molen': 2, 'haven': 0}
    """
    seats = dict.fromkeys(votes, 0)
    if not votes:
        return seats
    for _ in range(n_seats):
        most = max(votes, key=lambda party_id: Fraction(votes[party_id], seats[party_id] + 1))
        seats[most] += 1
    return seats
