"""The sections against all other parties together, and what is known against the party itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from stemhulp.comparison import OWN, is_usable, is_usable_on_plank, relation_of
from stemhulp.debate.lines import CitedPosition, Line
from stemhulp.debate.opponent import sharpness
from stemhulp.debate.scope import Scope
from stemhulp.debate.strength import cite, cite_plank, reasons_for_care
from stemhulp.model import Evidence
from stemhulp.model.leaning import LEANING
from stemhulp.scale import UNKNOWN

MINIMUM_FIELD: Final = 2
"""Fewest other parties with a known position to speak of standing alone or of common ground."""

# The own position on a statement, and those of the other parties that are known.
Known = tuple[CitedPosition, tuple[CitedPosition, ...]]


def contrasts(scope: Scope) -> tuple[Line, ...]:
    """Statements with another party on the other side; the sharpest pair decides the order."""
    lines = []
    for own, others in _known(scope):
        opposite = _opposite(scope, own, others)
        if opposite:
            sharp = max((sharpness(scope, own, one) for one in opposite), key=lambda s: s.total)
            lines.append(
                Line("statement", own.statement_id, stands=(own, *opposite), sharpness=sharp)
            )
    lines.sort(key=lambda line: -line.sharpness.total if line.sharpness else 0)
    return tuple(lines)


def common_ground(scope: Scope) -> Iterator[Line]:
    """Statements on which two or more others say the same and none is on the other side."""
    for own, others in _known(scope):
        same = tuple(one for one in others if one.stance == own.stance)
        if len(same) >= MINIMUM_FIELD and not _opposite(scope, own, others):
            yield Line("statement", own.statement_id, stands=(own, *same))


def alone(scope: Scope) -> Iterator[Line]:
    """Statements on which two or more others are known and none is on the own side."""
    for own, others in _known(scope):
        if len(others) >= MINIMUM_FIELD and not _has_ally(scope, own, others):
            yield Line("statement", own.statement_id, stands=(own, *others))


def cautions(scope: Scope) -> Iterator[Line]:
    """Own positions that rest on weak ground or are conditional."""
    for own, _others in _known(scope):
        reasons = (*reasons_for_care(scope.election, own), *_conditional(own))
        if reasons:
            yield Line("own", own.statement_id, stands=(own,), reasons=reasons)


def questions(scope: Scope) -> Iterator[Line]:
    """Statements on which no other party is known."""
    for own, others in _known(scope):
        if not others:
            yield Line("nobody", own.statement_id, stands=(own,))


def _known(scope: Scope) -> Iterator[Known]:
    """Every statement on which the party itself is known."""
    others = [party_id for party_id in scope.election.parties if party_id != scope.party_id]
    for key in scope.statement_ids:
        own = scope.stand(scope.party_id, key)
        if own is not None:
            every = (scope.stand(party_id, key) for party_id in others)
            yield own, tuple(one for one in every if one is not None)


def _opposite(
    scope: Scope, own: CitedPosition, others: Iterable[CitedPosition]
) -> tuple[CitedPosition, ...]:
    """Others on the other side of the middle."""
    return tuple(
        one for one in others if relation_of(scope.election, own.stance, one.stance) == "opposite"
    )


def _has_ally(scope: Scope, own: CitedPosition, others: Iterable[CitedPosition]) -> bool:
    """Whether another party says the same, or stands on the same side of the middle."""
    place = scope.election.scale.coordinate
    return any(
        one.stance == own.stance or place(one.stance) * place(own.stance) > 0 for one in others
    )


def _conditional(own: CitedPosition) -> tuple[str, ...]:
    """A position that is read with less than high confidence.

    ``own-medium`` when it follows from the own programme, ``own-unsure`` when from other sources.
    """
    if own.confidence == "high":
        return ()
    return ("own-medium",) if own.basis == "plank" else ("own-unsure",)


def record(scope: Scope) -> tuple[Line, ...]:
    """What the sources hold against the party itself.

    Kinds: ``own-plank``, a usable row of the party against a point of its own programme;
    ``two-ways``, usable rows of the party about one plank that point different ways;
    ``contradiction``, a statement on which the coders found that its sources contradict each other;
    ``named``, votes against a point of its own programme in which sources about other parties name
    it too, each source once.
    """
    election = scope.election
    lines: list[Line] = []
    for plank_id, relations in scope.planks.items():
        (relation,) = (one for one in relations if one.party_id == scope.party_id)
        rows = [election.evidence[k] for k in (*relation.evidence_ids, *relation.outweighed_ids)]
        lines += _plank_record(scope, plank_id, relation.relation == OWN, rows)
        if relation.relation == OWN:
            lines += _named(scope, plank_id)
    for key in scope.statement_ids:
        position = election.position(scope.party_id, key)
        if position is not None and position.stance == UNKNOWN:
            rows = [election.evidence[row] for row in position.evidence_ids]
            lines.append(_record("contradiction", rows, scope, statement_id=key))
    return tuple(line for line in lines if line.citations)


def _plank_record(
    scope: Scope, plank_id: str, is_own: bool, rows: list[Evidence]
) -> Iterator[Line]:
    """Lines about one plank."""
    against = [row for row in rows if row.stance_on_plank == "disagree"]
    if is_own and against:
        own = cite_plank(scope.election, scope.election.plank(plank_id))
        cited = (cite(scope.election, row) for row in against)
        yield Line("own-plank", plank_id=plank_id, rows=(own, *cited))
    elif len({LEANING[row.stance_on_plank] for row in rows}) > 1:
        yield _record("two-ways", rows, scope, plank_id=plank_id)


def _named(scope: Scope, plank_id: str) -> Iterator[Line]:
    """Votes of others against an own plank, in sources that name the party too."""
    election = scope.election
    rows = {
        election.sources[row.source_id].url or row.source_id: row
        for row in election.evidence.values()
        if row.plank_id == plank_id
        and row.party_id != scope.party_id
        and row.scope == "council-vote"
        and row.stance_on_plank == "disagree"
        and is_usable_on_plank(election, row)
        and scope.party_id in row.mentions
    }
    if rows:
        own = cite_plank(election, election.plank(plank_id))
        cited = (cite(election, row) for row in rows.values())
        yield Line("named", plank_id=plank_id, rows=(own, *cited))


def _record(
    kind: str, rows: list[Evidence], scope: Scope, *, statement_id: str = "", plank_id: str = ""
) -> Line:
    """One line about the party itself."""
    cited = tuple(cite(scope.election, row) for row in rows)
    return Line(kind, statement_id, plank_id, rows=cited)


def n_own_rows(scope: Scope) -> int:
    """Usable rows of evidence about the party itself."""
    return sum(is_usable(scope.election, row) for row in scope.rows_of(scope.party_id))
