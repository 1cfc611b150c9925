"""Which programme points the answers support."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from stemhulp.model import AnswerSheet, Election, PlankLink


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


def _answered(election: Election, sheet: AnswerSheet) -> dict[str, tuple[Fraction, Fraction]]:
    """Coordinate and weight of every statement that counts."""
    return {
        statement_id: (election.scale.coordinate(code), Fraction(str(weight)))
        for statement_id, code, weight in zip(
            election.statement_ids, sheet.codes, sheet.weights, strict=True
        )
        if code >= 0 and weight > 0
    }


def _plank_match(
    election: Election, plank_id: str, answered: dict[str, tuple[Fraction, Fraction]]
) -> PlankMatch | None:
    """Weigh the answers behind one plank; None when there are none."""
    links: Iterable[PlankLink] = [
        link for link in election.links_of_plank(plank_id) if link.statement_id in answered
    ]
    weight = sum((answered[link.statement_id][1] for link in links), Fraction(0))
    if not weight:
        return None
    pull = sum(
        (link.relation * answered[link.statement_id][0] * answered[link.statement_id][1])
        for link in links
    )
    return PlankMatch(
        plank_id=plank_id,
        party_id=election.planks[plank_id].party_id,
        support=Fraction(pull) / weight,
        weight=weight,
        statement_ids=tuple(link.statement_id for link in links),
    )
