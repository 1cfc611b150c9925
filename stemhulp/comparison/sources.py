"""What a row of evidence may carry, how old it is, and which row weighs most."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from stemhulp.model import Election, Evidence, Position
from stemhulp.model.leaning import LEANING
from stemhulp.scale import UNKNOWN

# What is certainly from before the election comes first, what is certainly later comes last.
PERIOD_ORDER: Final[Mapping[str, int]] = MappingProxyType(
    {"before": 0, "election-year": 1, "unknown": 1, "coalition": 2, "after": 3}
)
SCOPE_ORDER: Final[Mapping[str, int]] = MappingProxyType({"council-vote": 1, "statement": 2})
LEAST: Final = 3  # kinds that weigh less than any of these

Span = tuple[int, int]
"""First and last day on which something may have appeared, as yyyymmdd."""

ANY_TIME: Final[Span] = (0, 9999_99_99)
# How a date without a date begins, in the tables and in their English version.
UNDATED: Final = ("z.d.", "undated")
AFTER: Final = ("na ", "after ")
DATE: Final = re.compile(r"(?<!\d)(\d{4})(?:-(\d{2})(?!\d)(?:-(\d{2}))?(?:/(\d{2}))?)?")


def is_usable(election: Election, row: Evidence) -> bool:
    """Whether a row may stand behind a stance of a party, on a plank or on a proposition.

    Not when it is unclear about both, of low confidence or carries a warning, and never when it is
    about something that is only context, such as the executive.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> election = fictional_election()
    >>> [key for key, row in election.evidence.items() if not is_usable(election, row)]
    ['stil-1', 'stil-2', 'stil-3', 'college-1']
    """
    return (
        not LEANING.keys().isdisjoint((row.stance_on_plank, row.stance_on_proposition))
        and row.confidence != "low"
        and not row.warning
        and row.party_id not in election.settings.context
    )


def is_usable_on_plank(election: Election, row: Evidence) -> bool:
    """Whether a row may say how a party relates to the plank that it is about."""
    return row.stance_on_plank in LEANING and is_usable(election, row)


def time_span(text: str) -> Span:
    """First and last day that the date of a source allows.

    A date may be a day, a month, a year, a range, or a remark. ``z.d.`` (no date) is any time,
    also when a guess follows it; so is ``undated``, its English.

    Examples
    --------
    >>> time_span("2021-04-22"), time_span("2022-03 (ca.)"), time_span("2018-2020")
    ((20210422, 20210422), (20220301, 20220331), (20180101, 20201231))
    >>> time_span("2022-06/07"), time_span("na 2022"), time_span("z.d. (vermoedelijk 2022)")
    ((20220601, 20220731), (20230101, 99999999), (0, 99999999))
    """
    dates = [] if text.startswith(UNDATED) else DATE.findall(text)
    if not dates:
        return ANY_TIME
    if text.startswith(AFTER):
        return (int(dates[0][0]) + 1) * 10_000 + 101, ANY_TIME[1]
    spans = [_span(*pieces) for pieces in dates]
    return min(first for first, _ in spans), max(last for _, last in spans)


def _span(year: str, month: str, day: str, until: str) -> Span:
    """First and last day of one date."""
    start, end = month or "01", until or month or "12"
    return int(year + start + (day or "01")), int(year + end + (day or "31"))


def span_of(election: Election, row: Evidence) -> Span:
    """First and last day that the source of a row allows."""
    return time_span(election.sources[row.source_id].date)


def order_of_weight(election: Election, row: Evidence) -> tuple[int, int]:
    """Place of a row in the order of weight, heaviest lowest.

    Before the election goes before later; then this election's programme before a vote in the
    council before what a party said.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> election = fictional_election()
    >>> [order_of_weight(election, election.evidence[key]) for key in ("molen-1", "molen-2")]
    [(0, 0), (0, 1)]
    """
    programme = f"programme-{election.settings.date.year}"
    kind = 0 if row.scope == programme else SCOPE_ORDER.get(row.scope, LEAST)
    return PERIOD_ORDER.get(row.period, PERIOD_ORDER["unknown"]), kind


def heaviest(election: Election, rows: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Rows that nothing outweighs: the heaviest kind, and of those none that another is later than.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> election = fictional_election()
    >>> rows = [row for row in election.evidence.values() if row.plank_id == "2.1"]
    >>> [row.evidence_id for row in heaviest(election, rows) if row.party_id == "haven"]
    ['haven-4']
    """
    every = list(rows)
    if not every:
        return ()
    least = min(order_of_weight(election, row) for row in every)
    kept = [row for row in every if order_of_weight(election, row) == least]
    latest = max(span_of(election, row)[0] for row in kept)
    return tuple(row for row in kept if span_of(election, row)[1] >= latest)


def before_election(election: Election) -> Election:
    """Return the election as its sources from before it show it.

    Only evidence of the period ``before`` stays, and only positions that rest on it or on a party's
    own programme. A contradiction of which a row falls away is no contradiction any more: unknown.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> earlier = before_election(fictional_election())
    >>> len(earlier.evidence), len(earlier.positions)
    (16, 18)
    """
    evidence = {key: row for key, row in election.evidence.items() if row.period == "before"}
    positions = {}
    for key, position in election.positions.items():
        kept = tuple(row for row in position.evidence_ids if row in evidence)
        if _stays(position, kept):
            positions[key] = replace(position, evidence_ids=kept)
    return replace(
        election, evidence=MappingProxyType(evidence), positions=MappingProxyType(positions)
    )


def _stays(position: Position, kept: tuple[str, ...]) -> bool:
    """Whether enough is left under a position."""
    if position.stance == UNKNOWN:
        return kept == position.evidence_ids
    return position.basis == "plank" or bool(kept)
