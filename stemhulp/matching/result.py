"""What matching returns: exact sums, and the questions one can ask them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from operator import itemgetter
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from stemhulp.matching.estimate import Sums
from stemhulp.matching.methods import Method, Number


@dataclass(frozen=True, slots=True)
class PartyScore:
    """The outcome for one party; every number is an exact fraction.

    Parameters
    ----------
    party_id : str
    score : Fraction, float or None
        In [0, 1], or [−1, 1] for a directional method; None when nothing counts for this party.
        A float only for a method that takes a root.
    closeness : Fraction or None
        Exact weighted mean of the agreement table: what ranks and ties are made from.
    coverage : Fraction
        Weighted share of the answered statements with a known position, in [0, 1].
    lower, upper : Fraction
        Lowest and highest score that the unknown positions still allow.
    n_known : int
        Number of answered statements with a known position.
    rank : int or None
        Competition rank (1, 2, 2, 4); None for a party of which nothing is known.
    """

    party_id: str
    score: Number | None
    closeness: Fraction | None
    coverage: Fraction
    lower: Number
    upper: Number
    n_known: int
    rank: int | None

    @property
    def is_ranked(self) -> bool:
        """Whether any position counts, so that the party has a place."""
        return self.rank is not None


class Estimates(NamedTuple):
    """What a policy expects of unknown positions.

    Parameters
    ----------
    points : ndarray of shape (n_parties, n_statements)
        Weighted expected points times the scale of the party; 0 where nothing is estimated.
    possible : ndarray of shape (n_parties, n_statements)
        Weighted denominator of the estimated pairs; 0 where nothing is estimated.
    scale : ndarray of shape (n_parties,)
        Denominator of the estimates of a party; 1 where nothing is ever estimated.
    """

    points: Sums
    possible: Sums
    scale: Sums


class KnownCount(NamedTuple):
    """On how many of the statements that count the position of a party is known."""

    n_known: int
    n_answered: int


@dataclass(frozen=True)
class MatchResult:
    """All sums of one match; nothing is rounded.

    Parameters
    ----------
    method : Method
    policy_id : str
    party_ids, statement_ids : tuple of str
        Names of the rows and columns.
    theme_ids : tuple of str
        Theme of each statement.
    points, possible : ndarray of shape (n_parties, n_statements)
        Weighted numerator and denominator of every pair, in one unit for all parties; 0 where
        nothing was answered, and where the position is unknown unless the policy fills it in.
    estimates : Estimates
        What the policy expects of unknown positions, beside `points` and `possible`.
    unknown_lowest, unknown_highest : ndarray of shape (n_statements,)
        Weighted points that an unknown position could still earn, at least and at most.
    known : ndarray of shape (n_parties, n_statements), dtype=bool
        Whether the party's position is known.
    full : ndarray of shape (n_statements,)
        Weighted denominator of a statement if the position were known; 0 where not answered.
    unit : int
        Points that stand for full agreement on a statement of whole weight 1, see `weights`.
    ordinary : Fraction
        The same for a statement of weight 1 on the sheet: points divided by it are in the weights
        that the respondent gave.
    scores : tuple of PartyScore
        Ranked parties first, by rank; then the others. Within a rank in the order of the tables.
    """

    method: Method
    policy_id: str
    party_ids: tuple[str, ...]
    statement_ids: tuple[str, ...]
    theme_ids: tuple[str, ...]
    points: Sums
    possible: Sums
    estimates: Estimates
    unknown_lowest: Sums
    unknown_highest: Sums
    known: npt.NDArray[np.bool_]
    full: Sums
    unit: int
    ordinary: Fraction
    scores: tuple[PartyScore, ...]

    @property
    def method_id(self) -> str:
        """Id of the method."""
        return self.method.method_id

    @cached_property
    def by_party(self) -> Mapping[str, PartyScore]:
        """Scores by party id."""
        return {score.party_id: score for score in self.scores}

    @cached_property
    def weights(self) -> Sums:
        """Whole weights of the statements, in the proportions of the sheet; 0 = does not count."""
        return self.full // self.unit

    @property
    def ranked(self) -> tuple[PartyScore, ...]:
        """Parties with a rank, best first."""
        return tuple(score for score in self.scores if score.is_ranked)

    @property
    def unranked(self) -> tuple[PartyScore, ...]:
        """Parties of which no position on an answered statement is known."""
        return tuple(score for score in self.scores if not score.is_ranked)

    def contributions(self, party_id: str) -> tuple[Fraction | None, ...]:
        """Share of the exact closeness that each statement brings; they sum to it.

        For every method without a root the closeness is the score. None where the statement does
        not count for this party. Expected points of unknown positions are among them: those where
        `known` is False.
        """
        row, expected = self.party_ids.index(party_id), self.estimates
        points = self.points[row] * expected.scale[row] + expected.points[row]
        possible = self.possible[row] + expected.possible[row]
        total = int(possible.sum()) * int(expected.scale[row])
        return tuple(
            Fraction(int(part), total) if counts else None
            for part, counts in zip(points, possible, strict=True)
        )

    def theme_score(self, party_id: str, theme_id: str) -> Number | None:
        """Score over the statements of one theme, with the same weights; None = nothing known.

        Nothing that is only expected is in it. A party of which nothing at all is known has no
        score on any theme, whatever the policy.
        """
        if not self.by_party[party_id].n_known:
            return None
        row = self.party_ids.index(party_id)
        points, possible = self._theme_sums.get(theme_id, self._nothing)
        quotient = fraction(points[row], possible[row])
        return None if quotient is None else self.method.finish(quotient)

    def theme_count(self, party_id: str, theme_id: str) -> KnownCount:
        """Return how many statements of a theme count, and on how many the position is known.

        Examples
        --------
        >>> from stemhulp.examples import fictional_election
        >>> from stemhulp.matching import answer_sheet, match
        >>> election = fictional_election()
        >>> answers = dict.fromkeys(election.statements, "eens")
        >>> match(election, answer_sheet(election, answers)).theme_count("haven", "wonen")
        KnownCount(n_known=1, n_answered=2)
        """
        row = self.party_ids.index(party_id)
        n_known, n_answered = self._theme_counts.get(theme_id, ([0] * len(self.party_ids), 0))
        return KnownCount(n_known[row], n_answered)

    @cached_property
    def _theme_counts(self) -> Mapping[str, tuple[list[int], int]]:
        """Known positions of every party, and answered statements, by theme."""
        counts = self.full > 0
        return {
            theme: (
                (self.known[:, columns] & counts[columns]).sum(axis=1).tolist(),
                int(counts[columns].sum()),
            )
            for theme, columns in self._theme_columns.items()
        }

    @property
    def _nothing(self) -> tuple[list[int], list[int]]:
        """Sums over no statement at all."""
        return [0] * len(self.party_ids), [0] * len(self.party_ids)

    @cached_property
    def _theme_sums(self) -> Mapping[str, tuple[list[int], list[int]]]:
        """Points and possible points of every party, by theme."""
        return {
            theme: (
                self.points[:, columns].sum(axis=1).tolist(),
                self.possible[:, columns].sum(axis=1).tolist(),
            )
            for theme, columns in self._theme_columns.items()
        }

    @cached_property
    def _theme_columns(self) -> Mapping[str, npt.NDArray[np.int64]]:
        """Columns of the statements of every theme."""
        themes = np.array(self.theme_ids, dtype=object)
        return {theme: np.flatnonzero(themes == theme) for theme in dict.fromkeys(themes)}


def fraction(numerator: Any, denominator: Any) -> Fraction | None:
    """Exact quotient of two whole numbers; None instead of a division by zero.

    Examples
    --------
    >>> fraction(3, 4), fraction(0, 0)
    (Fraction(3, 4), None)
    """
    return Fraction(int(numerator), int(denominator)) if denominator else None


def competition_ranks(scores: Sequence[Fraction | None]) -> list[int | None]:
    """Competition ranks, highest first; equal fractions share a rank, None gets none.

    Examples
    --------
    >>> competition_ranks([Fraction(1, 2), Fraction(3, 4), Fraction(2, 4), None])
    [2, 1, 2, None]
    """
    ranks: list[int | None] = [None] * len(scores)
    rows = [(score, row) for row, score in enumerate(scores) if score is not None]
    rank, above = 0, None
    for place, (score, row) in enumerate(sorted(rows, key=itemgetter(0), reverse=True), start=1):
        if score != above:
            rank, above = place, score
        ranks[row] = rank
    return ranks
