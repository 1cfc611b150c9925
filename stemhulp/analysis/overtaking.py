"""What would have to change for a party to stand first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, islice
from typing import Final

import numpy as np
import numpy.typing as npt

from stemhulp.matching import MatchResult
from stemhulp.matching.estimate import INT64_ROOM
from stemhulp.matching.lists import ListSums, sum_lists
from stemhulp.matching.missing import get_policy
from stemhulp.model import AnswerSheet, Election

MOST: Final = 3  # sets of more answers than this say little, and there are very many
AT_ONCE: Final = 512


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
    own = election.position_codes[result.party_ids.index(party_id)]
    columns = [
        column
        for column in np.flatnonzero(result.full > 0).tolist()
        if own[column] >= 0 and own[column] != sheet.codes[column]
    ]
    for size in range(1, MOST + 1):
        for chosen in _portions(combinations(columns, size)):
            is_first = _lead(election, sheet, result, party_id, chosen)
            if is_first.any():
                smallest_set = chosen[int(is_first.argmax())]
                return tuple(result.statement_ids[column] for column in smallest_set)
    return None


def _portions(sets: Iterator[tuple[int, ...]]) -> Iterator[list[tuple[int, ...]]]:
    """Take so many sets at a time."""
    while portion := list(islice(sets, AT_ONCE)):
        yield portion


def _lead(
    election: Election,
    sheet: AnswerSheet,
    result: MatchResult,
    party_id: str,
    chosen: list[tuple[int, ...]],
) -> npt.NDArray[np.bool_]:
    """Whether the party would be first, for every set of answers that are given as it would."""
    me = result.party_ids.index(party_id)
    codes = np.tile(np.array(sheet.codes), (len(chosen), 1))
    np.put_along_axis(
        codes, np.array(chosen), election.position_codes[me][np.array(chosen)].astype(int), axis=1
    )
    policy = get_policy(result.policy_id)
    pair = policy.apply(result.method.table(election.scale.n_options))
    sums = sum_lists(election.position_codes, pair, policy, codes, result.weights[None])
    ranked = [result.party_ids.index(score.party_id) for score in result.ranked]
    return _is_highest(sums, me, ranked)


def _is_highest(sums: ListSums, me: int, others: list[int]) -> npt.NDArray[np.bool_]:
    """Whether no other party is higher, compared exactly by cross-multiplying."""
    points, possible = sums.numerator[:, others], sums.denominator[:, others]
    mine, all_of_mine = sums.numerator[:, [me]], sums.denominator[:, [me]]
    if int(abs(sums.numerator).max()) * int(sums.denominator.max()) >= INT64_ROOM:
        points, possible = points.astype(object), possible.astype(object)
    return np.asarray((mine * possible >= points * all_of_mine).all(axis=1), dtype=bool)
