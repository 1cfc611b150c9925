"""Which programme points the answers support."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from stemhulp.model import AnswerSheet, Election, Plank, PlankLink


@dataclass(frozen=True, slots=True)
class PlankMatch:
    """How the answers bear on one programme point.

    Parameters
    ----------
    plank_id, party_id : str
    support : Fraction
        In [−1, 1]: 1 = every answer supports the plank, −1 = every answer opposes it.
    weight : Fraction
        Summed weight of the answers behind it.
    statement_ids : tuple of str
        The answered statements that were made from this plank.
    """

    plank_id: str
    party_id: str
    support: Fraction
    weight: Fraction
    statement_ids: tuple[str, ...]


def plank_matches(
    election: Election, sheet: AnswerSheet, party_id: str | None = None
) -> tuple[PlankMatch, ...]:
    """For every plank linked to answered statements, how strongly the answers support it.

    Support is the weighted mean of the answer's coordinate times the direction of the link:
    Σ w·r·t / Σ w, with t in [−1, 1] and r = +1 (supports) or −1 (opposes).

    Parameters
    ----------
    election : Election
    sheet : AnswerSheet
        Skipped and unreached statements, and statements of weight 0, do not count.
    party_id : str, optional
        Only the planks of this party; by default of every party that has planks.

    Returns
    -------
    tuple of PlankMatch
        In the order of the programme. Planks without an answered statement are absent.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> from stemhulp.matching import answer_sheet
    >>> election = fictional_election()
    >>> sheet = answer_sheet(election, {"fietsbrug": "eens", "parkeren": "eens"})
    >>> [(m.plank_id, str(m.support)) for m in plank_matches(election, sheet)]
    [('1.1', '1'), ('1.2', '-1')]
    """
    answered = _answered(election, sheet)
    steps = election.scale.n_options - 1
    return tuple(
        _plank_match(election.planks[plank_id], counting, answered, steps)
        for plank_id, links in election.links_by_plank.items()
        if party_id in (None, election.planks[plank_id].party_id)
        and (counting := [link for link in links if link.statement_id in answered])
    )


def _answered(election: Election, sheet: AnswerSheet) -> dict[str, tuple[int, int | Fraction]]:
    """Steps from the middle of the scale, and weight, of every statement that counts."""
    middle = election.scale.n_options - 1  # twice the code of neutral
    return {
        statement_id: (2 * code - middle, _exact(weight))
        for statement_id, code, weight in zip(
            election.statement_ids, sheet.codes, sheet.weights, strict=True
        )
        if code >= 0 and weight > 0
    }


def _exact(weight: float | Fraction) -> int | Fraction:
    """A weight as it is written."""
    return Fraction(str(weight)) if isinstance(weight, float) else weight


def _plank_match(
    plank: Plank,
    links: Sequence[PlankLink],
    answered: Mapping[str, tuple[int, int | Fraction]],
    steps: int,
) -> PlankMatch:
    """Weigh the answers behind one plank; `steps` is how far the ends of the scale are apart."""
    pull: int | Fraction = 0
    total: int | Fraction = 0
    for link in links:
        step, weight = answered[link.statement_id]
        pull += link.relation * step * weight
        total += weight
    return PlankMatch(
        plank_id=plank.plank_id,
        party_id=plank.party_id,
        support=Fraction(pull, total * steps),
        weight=Fraction(total),
        statement_ids=tuple(link.statement_id for link in links),
    )
