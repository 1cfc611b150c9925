"""Which programme points the answers support."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from stemhulp.model import AnswerSheet, Election


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
    matches = (
        _plank_match(election, plank_id, answered)
        for plank_id, plank in election.planks.items()
        if party_id in (None, plank.party_id)
    )
    return tuple(match for match in matches if match is not None)


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
    election: Election, plank_id: str, answered: dict[str, tuple[int, int | Fraction]]
) -> PlankMatch | None:
    """Weigh the answers behind one plank; None when there are none."""
    links = [link for link in election.links_of_plank(plank_id) if link.statement_id in answered]
    if not links:
        return None
    steps, weights = zip(*(answered[link.statement_id] for link in links), strict=True)
    pull = sum(
        link.relation * step * weight
        for link, step, weight in zip(links, steps, weights, strict=True)
    )
    weight = sum(weights)
    return PlankMatch(
        plank_id=plank_id,
        party_id=election.planks[plank_id].party_id,
        support=Fraction(pull, weight * (election.scale.n_options - 1)),
        weight=Fraction(weight),
        statement_ids=tuple(link.statement_id for link in links),
    )
