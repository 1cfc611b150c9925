"""Stands with their citations, how strong a stand is, and what speaks against leaning on it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Final

from stemhulp.comparison import is_usable, span_of, time_span
from stemhulp.debate.lines import Citation, CitedPosition
from stemhulp.model import Election, Evidence, Plank, Position
from stemhulp.scale import UNKNOWN

THIRD: Final = Fraction(1, 3)
CONFIDENCE: Final[Mapping[str, Fraction]] = MappingProxyType(
    {"high": Fraction(1), "medium": 2 * THIRD, "low": THIRD}
)
PERIOD: Final[Mapping[str, Fraction]] = MappingProxyType(
    {
        "before": Fraction(1),
        "election-year": 2 * THIRD,
        "unknown": 2 * THIRD,
        "coalition": 2 * THIRD,
        "after": THIRD,
    }
)
OLD: Final = 2 * THIRD
TERM: Final = 4
"""Years of a council: what is older comes from an earlier one."""


def stand(election: Election, party_id: str, statement_id: str) -> CitedPosition | None:
    """Position of a party with its sources; None when it is unknown or contradictory.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> cited = stand(fictional_election(), "brug", "fietsbrug")
    >>> cited.stance, [one.plank_id for one in cited.citations]
    (2, ['1.1'])
    >>> stand(fictional_election(), "haven", "hofjes") is None
    True
    """
    position = election.position(party_id, statement_id)
    if position is None or position.stance == UNKNOWN:
        return None
    citations = _own_planks(election, position)
    citations += tuple(cite(election, election.evidence[key]) for key in position.evidence_ids)
    if not citations:
        return None  # a position without a source is not brought up
    return CitedPosition(
        party_id=party_id,
        statement_id=statement_id,
        stance=position.stance,
        summary=position.summary,
        basis=position.basis,
        year=position.year,
        confidence=position.confidence,
        citations=citations,
    )


def cite(election: Election, row: Evidence) -> Citation:
    """Turn a row of evidence into a citation."""
    return Citation(
        party_id=row.party_id,
        evidence_id=row.evidence_id,
        plank_id=row.plank_id,
        source_id=row.source_id,
        date=election.sources[row.source_id].date,
        scope=row.scope,
        period=row.period,
        confidence=row.confidence,
        summary=row.summary,
        proposition_id=row.proposition_id,
        is_derived=row.is_derived,
    )


def cite_plank(election: Election, plank: Plank) -> Citation:
    """Turn a point of a party's own programme into a citation."""
    return Citation(
        party_id=plank.party_id,
        evidence_id="",
        plank_id=plank.plank_id,
        source_id=plank.source_id,
        date=election.sources[plank.source_id].date,
        scope=f"programme-{election.settings.date.year}",
        period="before",
        confidence="high",
    )


def _own_planks(election: Election, position: Position) -> tuple[Citation, ...]:
    """Points of its own programme behind a position."""
    if position.basis != "plank":
        return ()
    links = election.links_of_statement(position.statement_id)
    planks = (election.plank(link.plank_id) for link in links)
    return tuple(cite_plank(election, p) for p in planks if p.party_id == position.party_id)


def strength(election: Election, cited: CitedPosition) -> Fraction:
    """How much a stand can bear: confidence × period × age, of its best source.

    Confidence: high 1, medium 2/3, low 1/3. Period: before the election 1, month or date unknown
    or while the coalition was formed 2/3, after the election 1/3. Age: 2/3 when the source is from
    an earlier council, more than four years before the election.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> election = fictional_election()
    >>> [str(strength(election, stand(election, p, "fietsbrug"))) for p in ("brug", "haven")]
    ['1', '2/3']
    """
    best = max(
        PERIOD.get(one.period, 2 * THIRD) * (OLD if is_old(election, one) else 1)
        for one in cited.citations
    )
    return CONFIDENCE.get(cited.confidence, THIRD) * best


def is_old(election: Election, citation: Citation) -> bool:
    """Whether a source is certainly from an earlier council.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> election = fictional_election()
    >>> is_old(election, stand(election, "haven", "fietsbrug").citations[0])
    False
    """
    day = election.settings.date
    limit = (day.year - TERM) * 10_000 + day.month * 100 + day.day
    return time_span(citation.date)[1] < limit


def is_second_hand(election: Election, citation: Citation) -> bool:
    """Whether a programme is known through somebody else: the publisher is not the party.

    The publisher is the party when the letters of the party's id or name are in it:
    ``stadspartijplop.nl`` for *plop*.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> election = fictional_election()
    >>> is_second_hand(election, stand(election, "molen", "fietsbrug").citations[0])
    True
    """
    if not citation.scope.startswith("programme-") or not citation.evidence_id:
        return False
    party = election.party(citation.party_id)
    publisher = _letters(election.sources[citation.source_id].publisher)
    names = (party.party_id, party.short_name, party.registered_name)
    return not any(_letters(name) in publisher for name in names)


def _letters(text: str) -> str:
    """Letters and digits of a name, in lower case."""
    return re.sub(r"[\W_]", "", text).casefold()


def reasons_for_care(election: Election, cited: CitedPosition) -> tuple[str, ...]:
    """Why not to lean on a stand: ``after``, ``undated``, ``old``, ``second-hand``, ``differs``.

    Each of the first four holds only when it holds for *every* source. ``differs``: another usable
    row of the party, about what is behind the statement, points the other way.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> election = fictional_election()
    >>> reasons_for_care(election, stand(election, "molen", "fietsbrug"))
    ('second-hand',)
    """
    tests = {
        "after": lambda one: one.period in {"after", "coalition"},
        "undated": lambda one: one.period in {"election-year", "unknown"},
        "old": lambda one: is_old(election, one),
        "second-hand": lambda one: is_second_hand(election, one),
    }
    reasons = [name for name, test in tests.items() if all(map(test, cited.citations))]
    if rows_against(election, cited):
        reasons.append("differs")
    return tuple(reasons)


def rows_against(election: Election, cited: CitedPosition) -> tuple[Evidence, ...]:
    """Usable rows of the party that point against its own stand."""
    place = election.scale.coordinate(cited.stance)
    return tuple(
        row
        for row in election.evidence.values()
        if row.party_id == cited.party_id
        and is_usable(election, row)
        and any(way * place < 0 for way in election.leanings(row, cited.statement_id))
    )


def newest_first(election: Election, row: Evidence) -> int:
    """Sort key that puts the newest source first."""
    return -span_of(election, row)[0]
