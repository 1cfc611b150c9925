"""What would have to change for a party to stand first."""

from __future__ import annotations

from itertools import combinations
from typing import Any, Final

import numpy as np

from stemhulp.matching import MatchResult
from stemhulp.matching.missing import get_policy
from stemhulp.model import AnswerSheet, Election

MOST: Final = 3  # sets of more answers than this say little, and there are very many


def changes_to_lead(
    election: Election, sheet: AnswerSheet, result: MatchResult, party_id: str
) -> tuple[str, ...] | None:
    """Find the fewest answers that, given as the party would, put it first.

    Parameters
    ----------
    election : Election
    sheet : AnswerSheet
    result : MatchResult
        The match of this sheet, by any method and policy.
    party_id : str
        A ranked party.

    Returns
    -------
    tuple of str or None
        Ids of the statements, at most three; () when it is first already; None when no three
        answers are enough, or when the party is not ranked. Of several smallest sets, the first
        in the order of the statements. Sharing the first place counts as first.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> from stemhulp.matching import answer_sheet, match
    >>> election = fictional_election()
    >>> sheet = answer_sheet(election, dict.fromkeys(election.statements, "eens"))
    >>> changes_to_lead(election, sheet, match(election, sheet), "brug")
    ('parkeren',)
    """
    score = result.by_party[party_id]
    if score.rank is None:
        return None
    if score.rank == 1:
        return ()
    ranked = [result.party_ids.index(s.party_id) for s in result.ranked]
    columns, changes = _changes(election, sheet, result, party_id, ranked)
    points = result.points[ranked].sum(axis=1)
    possible = result.possible[ranked].sum(axis=1)
    me = ranked.index(result.party_ids.index(party_id))
    for size in range(1, MOST + 1):
        for chosen in combinations(range(len(columns)), size):
            if _leads(points + sum(changes[i] for i in chosen), possible, me):
                return tuple(result.statement_ids[columns[i]] for i in chosen)
    return None


def _changes(
    election: Election,
    sheet: AnswerSheet,
    result: MatchResult,
    party_id: str,
    ranked: list[int],
) -> tuple[list[int], list[Any]]:
    """Statements where the answer differs from the party's, and what agreeing would bring."""
    pair = get_policy(result.policy_id).apply(result.method.table(election.scale.n_options))
    own = election.position_codes[result.party_ids.index(party_id)]
    columns = [
        int(column)
        for column in np.flatnonzero(result.full > 0)
        if own[column] >= 0 and own[column] != sheet.codes[column]
    ]
    changes = []
    for column in columns:
        worth = pair.points[own[column], election.position_codes[ranked, column]]
        changes.append(
            worth.astype(result.points.dtype) * result.weights[column]
            - result.points[ranked, column]
        )
    return columns, changes


def _leads(points: Any, possible: Any, me: int) -> bool:
    """Whether no other party is higher, compared exactly by cross-multiplying."""
    mine, all_of_mine = int(points[me]), int(possible[me])
    return all(
        mine * int(whole) >= int(part) * all_of_mine
        for part, whole in zip(points, possible, strict=True)
    )
