"""Words and deeds: what a party said about a statement, and how it voted in the council.

Nobody is called inconsistent: the rows stand side by side, with their dates.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import product
from typing import Final

from stemhulp.comparison.sources import heaviest, is_usable, order_of_weight, span_of
from stemhulp.model import Election, Evidence, Plank

VOTE: Final = "council-vote"
# How our summaries, in either language, tell that everybody agreed: no difference to see. "Almost"
# everybody, or not, is another thing.
UNANIMOUS: Final = re.compile(
    r"\bmet algemene stemmen\b"
    r"|(?<!\bniet )(?<!\bbijna )\bunaniem|(?<!\bbijna )(?<!\bbijna de )\bhele raad\b"
    r"|(?<!\bnot )(?<!\balmost )\bunanimous|(?<!\balmost the )\b(?:whole|entire) council\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """One row of evidence, or a point of the party's own programme, with its direction.

    `direction` is seen from the statement: 1 for, 0 neutral, −1 against. Exactly one of `row` and
    `plank` is filled.
    """

    direction: int
    row: Evidence | None = None
    plank: Plank | None = None


@dataclass(frozen=True, slots=True)
class WordsAndDeeds:
    """What one party said and did about one statement; the heaviest and latest first.

    `opposite` are the word and the deed that point opposite ways, each one that no other of its
    kind outweighs; None when there are no such two. Who said something else long ago, and took it
    back before the vote, did not say one thing and do another.
    """

    party_id: str
    statement_id: str
    words: tuple[Said, ...]
    deeds: tuple[Said, ...]
    opposite: tuple[Said, Said] | None = None

    @property
    def is_conflict(self) -> bool:
        """Whether a word and a deed point opposite ways."""
        return self.opposite is not None


def is_vote(row: Evidence) -> bool:
    """Whether a row tells of a vote in the council, also when everybody agreed."""
    return row.scope == VOTE


def is_deed(row: Evidence) -> bool:
    """Whether a row tells of a vote that says something about the party itself.

    A unanimous vote does not; packages and procedure were left out by whoever coded the rows.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> rows = fictional_election().evidence
    >>> is_deed(rows["molen-2"]), is_deed(rows["molen-1"])
    (True, False)
    """
    return is_vote(row) and not UNANIMOUS.search(row.summary)


def words_and_deeds(election: Election, party_id: str | None = None) -> tuple[WordsAndDeeds, ...]:
    """Every cell with both words and deeds: those that point opposite ways first.

    Of one party when it is given.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> words_and_deeds(fictional_election())
    ()
    """
    rows: dict[str, list[Evidence]] = defaultdict(list)
    for row in election.evidence.values():
        if is_usable(election, row):
            rows[row.party_id].append(row)
    cells = [
        cell
        for statement_id in election.statements
        for one in election.parties
        if party_id in (None, one)
        and (cell := _cell(election, one, statement_id, rows[one])) is not None
    ]
    return tuple(sorted(cells, key=lambda cell: not cell.is_conflict))


def _cell(
    election: Election, party_id: str, statement_id: str, rows: list[Evidence]
) -> WordsAndDeeds | None:
    """Return the cell of one party, with its rows, and statement; None if words or deeds lack."""
    about = [
        (row, leanings)
        for row in rows
        if _is_about_it(election, row, statement_id)
        and (leanings := election.leanings(row, statement_id))
    ]
    about.sort(key=lambda pair: _heaviest_first(election, pair[0]))
    said = [Said(min(leanings), row=row) for row, leanings in about]
    words = (
        *_own_planks(election, party_id, statement_id),
        *(one for one in said if one.row and not is_vote(one.row)),
    )
    deeds = tuple(one for one in said if one.row and is_deed(one.row))
    if not words or not deeds:
        return None
    opposite = _opposite(election, words, deeds)
    return WordsAndDeeds(party_id, statement_id, words, deeds, opposite)


def _opposite(
    election: Election, words: tuple[Said, ...], deeds: tuple[Said, ...]
) -> tuple[Said, Said] | None:
    """The first word and deed that point opposite ways, of those that nothing outweighs."""
    pairs = product(_heaviest(election, words), _heaviest(election, deeds))
    return next((pair for pair in pairs if pair[0].direction * pair[1].direction < 0), None)


def _heaviest(election: Election, said: tuple[Said, ...]) -> list[Said]:
    """Of words or of deeds, what nothing outweighs; the own programme goes before any row."""
    kept = heaviest(election, (one.row for one in said if one.row))
    return [one for one in said if one.plank] or [one for one in said if one.row in kept]


def _is_about_it(election: Election, row: Evidence, statement_id: str) -> bool:
    """Whether a row is about this very statement, and not about another part of its plank.

    It is when it stands behind the position, when it speaks of the proposition of the statement, or
    when the statement is about the whole plank: a link with a note is about a part of it.
    """
    position = election.position(row.party_id, statement_id)
    if position and row.evidence_id in position.evidence_ids:
        return True
    if any(
        k.proposition_id == row.proposition_id
        for k in election.propositions_of_statement(statement_id)
    ):
        return True
    whole = {k.plank_id for k in election.links_of_statement(statement_id) if not k.note}
    return row.plank_id in whole


def _heaviest_first(election: Election, row: Evidence) -> tuple[tuple[int, int], int]:
    """Sort key: the order of weight, then the newest."""
    return order_of_weight(election, row), -span_of(election, row)[0]


def _own_planks(election: Election, party_id: str, statement_id: str) -> tuple[Said, ...]:
    """Points of the party's own programme behind the statement."""
    links = election.links_of_statement(statement_id)
    planks = ((link, election.plank(link.plank_id)) for link in links)
    return tuple(Said(k.relation, plank=p) for k, p in planks if p.party_id == party_id)
