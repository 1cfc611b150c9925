"""How firm a ranking is: small variations of one answer sheet, and who stays on top.

Deterministic: the draws come from one fixed seed that has nothing to do with the answers.
Knows nothing of files or pages.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property, lru_cache
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from stemhulp.matching import POLICIES, MatchResult, match, methods_of
from stemhulp.matching.missing import get_policy
from stemhulp.model import AnswerSheet, Election

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]

SEED: Final = 2022
N_DRAWS: Final = 1000
EQUAL_ONE_IN: Final = 4  # as high in one redrawn list in four: the difference says little
KINDS: Final = ("left-out", "redrawn", "one-step", "methods", "policies")


@dataclass(frozen=True)
class Robustness:
    """Outcome of all variations of one sheet.

    Parameters
    ----------
    party_ids : tuple of str
        The ranked parties, best first: only they can be first.
    closeness : mapping of kind to ndarray of shape (n_variations, n_parties)
        Score of every ranked party in every variation; NaN where nothing is known of it.

        ``left-out``: each answered statement left out once. ``redrawn``: a thousand times as many
        statements as were answered, drawn from them with replacement. ``one-step``: one answer
        moved one step, each in both directions. ``methods``: every method. ``policies``: every
        policy for unknown positions.
    deciding : tuple of str
        Answered statements that decide the first place: moving that one answer one step changes
        who is first.
    """

    party_ids: tuple[str, ...]
    closeness: Mapping[str, Floats]
    deciding: tuple[str, ...]

    def first_share(self, kind: str) -> dict[str, Fraction]:
        """Share of the variations of a kind in which each party is first; ties count for all."""
        return self._share(kind, 1)

    def top_three_share(self, kind: str) -> dict[str, Fraction]:
        """Share of the variations of a kind in which each party is among the first three."""
        return self._share(kind, 3)

    def _share(self, kind: str, places: int) -> dict[str, Fraction]:
        """Share of the variations in which fewer than `places` parties are higher."""
        found = self.closeness[kind]
        higher = (found[:, None, :] > found[:, :, None]).sum(axis=2)
        inside = ((higher < places) & ~np.isnan(found)).sum(axis=0)
        total = max(1, len(found))
        return {p: Fraction(int(n), total) for p, n in zip(self.party_ids, inside, strict=True)}

    @cached_property
    def practically_equal(self) -> tuple[str, ...]:
        """Return the first party and those as high or higher in one redrawn list in four, or more.

        Empty when no party is ranked.
        """
        found = self.closeness["redrawn"]
        if not self.party_ids or not len(found):
            return self.party_ids[:1]
        as_high = (found >= found[:, :1]).mean(axis=0)
        return tuple(
            party_id
            for i, (party_id, share) in enumerate(zip(self.party_ids, as_high, strict=True))
            if i == 0 or share * EQUAL_ONE_IN >= 1
        )


def robustness(
    election: Election,
    sheet: AnswerSheet,
    result: MatchResult,
    kinds: Collection[str] = KINDS,
) -> Robustness:
    """Vary one answer sheet in five ways.

    Parameters
    ----------
    election : Election
    sheet : AnswerSheet
    result : MatchResult
        The match of this sheet; its ranked parties, method and policy are kept.
    kinds : collection of str
        Kinds of variation to try; ``one-step`` is always among them. Every match costs time.

    Returns
    -------
    Robustness

    References
    ----------
    Efron (1979), Bootstrap methods, doi 10.1214/aos/1176344552, for the redrawn lists.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> from stemhulp.matching import answer_sheet
    >>> election = fictional_election()
    >>> answers = {s: "oneens" for s in election.statements} | {"fietsbrug": "eens"}
    >>> sheet = answer_sheet(election, answers)
    >>> found = robustness(election, sheet, match(election, sheet))
    >>> found.party_ids[0], found.practically_equal
    ('brug', ('brug', 'molen'))
    >>> found.deciding
    ('parkeren', 'toren', 'museumnacht')
    """
    party_ids = tuple(score.party_id for score in result.ranked)
    rows = np.array([result.party_ids.index(party_id) for party_id in party_ids], dtype=np.int64)
    answered = np.flatnonzero(result.full > 0)
    points, possible = (sums[np.ix_(rows, answered)] for sums in (result.points, result.possible))
    moved_columns, moved = _one_step(election, sheet, result, rows)
    ways: Mapping[str, Callable[[], Floats]] = {
        "left-out": lambda: _weighed(1 - np.eye(len(answered), dtype=np.int64), points, possible),
        "redrawn": lambda: _weighed(_draws(len(answered)), points, possible),
        "one-step": lambda: moved,
        "methods": lambda: _each(
            [match(election, sheet, key, result.policy_id) for key in methods_of(election)],
            party_ids,
        ),
        "policies": lambda: _each(
            [match(election, sheet, result.method_id, key) for key in POLICIES], party_ids
        ),
    }
    return Robustness(
        party_ids=party_ids,
        closeness={k: way() for k, way in ways.items() if k in kinds or k == "one-step"},
        deciding=_deciding(result, moved_columns, moved),
    )


@lru_cache
def _draws(n_statements: int) -> Integers:
    """How often each statement is drawn, for every draw; the same for everybody."""
    generator = np.random.default_rng(SEED)
    equal = np.full(n_statements, 1 / n_statements)
    draws = generator.multinomial(n_statements, equal, size=N_DRAWS)
    draws.setflags(write=False)
    return draws


def _weighed(counts: Integers, points: Any, possible: Any) -> Floats:
    """Closeness of every party when each statement counts so many times."""
    return _divided(counts @ points.T, counts @ possible.T)


def _divided(numerator: Any, denominator: Any) -> Floats:
    """Quotient as float; equal fractions give equal floats, NaN where nothing is known."""
    found = np.full(numerator.shape, np.nan)
    below = denominator.astype(np.float64)
    np.divide(numerator.astype(np.float64), below, out=found, where=below > 0)
    return found


def _one_step(
    election: Election, sheet: AnswerSheet, result: MatchResult, rows: Integers
) -> tuple[list[int], Floats]:
    """Closeness after moving one answer one step: which statement, and the outcome."""
    pair = get_policy(result.policy_id).apply(result.method.table(election.scale.n_options))
    total, possible = result.points[rows].sum(axis=1), result.possible[rows].sum(axis=1)
    columns, outcomes = [], []
    for column in np.flatnonzero(result.full > 0):
        positions = election.position_codes[rows, column]
        for code in (sheet.codes[column] - 1, sheet.codes[column] + 1):
            if 0 <= code < election.scale.n_options:
                worth = (
                    pair.points[code, positions].astype(result.points.dtype)
                    * result.weights[column]
                )
                change = worth - result.points[rows, column]
                columns.append(int(column))
                outcomes.append(_divided(total + change, possible))
    return columns, np.array(outcomes).reshape(len(columns), len(rows))


def _each(results: list[MatchResult], party_ids: tuple[str, ...]) -> Floats:
    """Closeness of the parties by each of several matches."""
    return np.array(
        [[_as_float(found.by_party[p].closeness) for p in party_ids] for found in results]
    ).reshape(len(results), len(party_ids))


def _as_float(closeness: Fraction | None) -> float:
    """Closeness as float, NaN for unknown."""
    return float("nan") if closeness is None else float(closeness)


def _deciding(result: MatchResult, columns: list[int], moved: Floats) -> tuple[str, ...]:
    """Statements of which one step of the answer changes who stands first."""
    firsts = np.array([score.rank == 1 for score in result.ranked], dtype=bool)
    if not firsts.size:
        return ()
    top = moved >= np.nanmax(moved, axis=1, keepdims=True)
    changed = (top != firsts).any(axis=1)
    found = {column for column, is_changed in zip(columns, changed, strict=True) if is_changed}
    return tuple(result.statement_ids[column] for column in sorted(found))
