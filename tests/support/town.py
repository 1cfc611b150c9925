"""A hand-made town to debate in.

p0 has the programme (planks 1.1 … 1.7), p1 is the opponent, p2 and p3 the rest of the field.

=====  =====  ====  ====  ====  =====================================================
        own   p1    p2    p3    what it shows
=====  =====  ====  ====  ====  =====================================================
s0       2     0     2     2    contrast, the field beside the party
s1       2     0     0     0    contrast, the party alone: less sharp than s0
s2       2     2     2     –    common ground
s3       2     –     0     2    the opponent is silent, the others are divided
s4       2     –     –     –    nobody but the party
s5       0     1     0     –    neutral is no contrast
s6       2     ×     –     –    the opponent's sources contradict each other
=====  =====  ====  ====  ====  =====================================================
"""

from __future__ import annotations

from dataclasses import replace

from stemhulp.model import Election, Position
from stemhulp.scale import UNKNOWN
from tests.support.elections import election_of, row_of, with_evidence

CODES = (
    (2, 2, 2, 2, 2, 0, 2),
    (0, 0, 2, -1, -1, 1, -1),
    (2, 0, 2, 0, -1, 0, -1),
    (2, 0, -1, 2, -1, -1, -1),
)
ROWS = (
    row_of("p1-0", "p1", "1.0", "disagree", scope="council-vote", mentions=("p0",)),
    row_of("p1-1", "p1", "1.1", "disagree"),
    row_of("p1-2", "p1", "1.2", "agree", scope="programme-2030", date="2030"),
    row_of("p1-3", "p1", "1.3", "unclear"),
    row_of("p1-5", "p1", "1.5", "neutral"),
    row_of("p1-6", "p1", "1.6", "agree", date="2029-05"),
    row_of("p1-6b", "p1", "1.6", "disagree", date="2029-05"),
    row_of("p1-7", "p1", "1.7", "agree"),
    row_of("p1-8", "p1", "1.8", "disagree", period="after", date="2031"),
    row_of("p0-8", "p0", "1.8", "disagree", scope="council-vote", date="2029-01"),
    row_of("p2-1", "p2", "1.1", "disagree"),
    row_of("p2-1v", "p2", "1.1", "agree", scope="council-vote"),
    row_of("p2-0", "p2", "1.0", "agree"),
    row_of("p2-2", "p2", "1.2", "agree"),
    row_of("p2-3", "p2", "1.3", "disagree"),
    row_of("p2-5", "p2", "1.5", "agree"),
    row_of("p3-0", "p3", "1.0", "agree"),
    row_of("p3-1", "p3", "1.1", "disagree"),
    row_of("p3-3", "p3", "1.3", "agree"),
    row_of("c-0", "college", "1.0", "disagree", mentions=("p0",)),
)


def town() -> Election:
    """The election of the table above."""
    links = [(f"s{i}", f"1.{i}", -1 if i == 5 else 1) for i in range(7)]
    planks = {f"1.{i}": "p0" for i in range(9)}
    themes = [0, 0, 0, 1, 1, 1, 1]
    election = with_evidence(election_of(CODES, themes=themes), ROWS, planks=planks, links=links)
    split = Position("p1", "s6", UNKNOWN, "", "contradiction", evidence_ids=("p1-6", "p1-6b"))
    return replace(election, positions={**election.positions, ("p1", "s6"): split})
