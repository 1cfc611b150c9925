"""The sections against one opponent."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from stemhulp.comparison import (
    SUPPORTS,
    Said,
    divergence,
    is_usable_on_plank,
    order_of_weight,
    relation_of,
    words_and_deeds,
)
from stemhulp.debate.lines import Citation, CitedPosition, Line, Sharpness
from stemhulp.debate.scope import Scope
from stemhulp.debate.strength import (
    cite,
    cite_plank,
    newest_first,
    reasons_for_care,
    rows_against,
    strength,
)
from stemhulp.model import Election, Evidence


def contrasts(scope: Scope, opponent: str) -> tuple[Line, ...]:
    """Statements with the two on either side of the middle, sharpest first.

    Equal sharpness keeps the order of the questionnaire.
    """
    lines = []
    for own, other in _pairs(scope, opponent):
        if relation_of(scope.election, own.stance, other.stance) == "opposite":
            lines.append(
                Line(
                    "statement",
                    statement_id=own.statement_id,
                    stands=(own, other),
                    sharpness=sharpness(scope, own, other),
                )
            )
    lines.sort(key=lambda line: -line.sharpness.total if line.sharpness else 0)
    return tuple(lines)


def sharpness(scope: Scope, own: CitedPosition, other: CitedPosition) -> Sharpness:
    """Measure a contrast."""
    election = scope.election
    places = {
        party_id: election.scale.coordinate(position.stance)
        for party_id in election.parties
        if (position := scope.stand(party_id, own.statement_id)) is not None
    }
    mine = sum(place * places[own.party_id] > 0 for place in places.values())
    theirs = sum(place * places[other.party_id] > 0 for place in places.values())
    return Sharpness(
        distance=abs(places[own.party_id] - places[other.party_id]) / 2,
        evidence=min(strength(election, own), strength(election, other)),
        backing=Fraction(mine, mine + theirs),
        salience=scope.salience.get(own.statement_id, Fraction(1)),
    )


def common_ground(scope: Scope, opponent: str) -> tuple[Line, ...]:
    """Statements on which both say the same, then planks without a statement that both back.

    Kinds: ``statement``, and ``plank`` for a point of the party's programme that the opponent
    supports. Strongest evidence first.
    """
    pairs = [pair for pair in _pairs(scope, opponent) if pair[0].stance == pair[1].stance]
    pairs.sort(key=lambda pair: -min(strength(scope.election, one) for one in pair))
    lines = [
        Line("statement", statement_id=own.statement_id, stands=(own, other))
        for own, other in pairs
    ]
    return (*lines, *_supported_planks(scope, opponent))


def _supported_planks(scope: Scope, opponent: str) -> Iterator[Line]:
    """Own planks that no statement uses and that the opponent supports."""
    election = scope.election
    for plank_id, relations in scope.planks.items():
        plank = election.plank(plank_id)
        if plank.party_id != scope.party_id or election.links_of_plank(plank_id):
            continue
        for relation in relations:
            if relation.party_id == opponent and relation.relation == SUPPORTS:
                rows = (cite(election, election.evidence[key]) for key in relation.evidence_ids)
                yield Line("plank", plank_id=plank_id, rows=(cite_plank(election, plank), *rows))


def attacks(scope: Scope, opponent: str) -> tuple[Line, ...]:
    """What the opponent can be expected to bring up besides the contrasts.

    One kind, ``row``: a usable row against a plank of the party that is behind no contrast, newest
    first.
    """
    election = scope.election
    opposite = (line.stands[1] for line in contrasts(scope, opponent))
    used = {one.evidence_id for stand in opposite for one in stand.citations}
    rows = [
        row
        for row in scope.rows_of(opponent)
        if row.stance_on_plank == "disagree"
        and is_usable_on_plank(election, row)
        and row.evidence_id not in used
        and election.plank(row.plank_id).party_id == scope.party_id
    ]
    rows.sort(key=lambda row: newest_first(election, row))
    return tuple(Line("row", plank_id=row.plank_id, rows=(cite(election, row),)) for row in rows)


def votes(scope: Scope, opponent: str) -> tuple[Line, ...]:
    """Votes in the council in which a source about the opponent names the party too.

    Those from before the election come first, and within that the newest.

    Rows of low confidence or with a warning stay out. Such a row may say that the two voted alike
    or not: only its summary tells.
    """
    rows = [
        row
        for row in scope.rows_of(opponent)
        if row.scope == "council-vote"
        and row.confidence != "low"
        and not row.warning
        and scope.party_id in row.mentions
    ]
    rows.sort(
        key=lambda row: (order_of_weight(scope.election, row), newest_first(scope.election, row))
    )
    return tuple(
        Line("row", plank_id=row.plank_id, rows=(cite(scope.election, row),)) for row in rows
    )


def said_and_voted(scope: Scope, opponent: str) -> tuple[Line, ...]:
    """Statements on which a word and a deed of the opponent point opposite ways.

    One kind, ``opposite``: first the heaviest word, then the heaviest vote, as
    :func:`~stemhulp.comparison.words_and_deeds` weighs them. Votes from before the election come
    first, and within that the newest.
    """
    pairs = [
        (cell.statement_id, *cell.opposite)
        for cell in words_and_deeds(scope.election, opponent)
        if cell.statement_id in scope.statement_ids and cell.opposite
    ]
    lines = [
        Line("opposite", key, rows=(_cite_said(scope, word), _cite_said(scope, deed)))
        for key, word, deed in pairs
    ]
    lines.sort(key=lambda line: _weight_of_vote(scope, line))
    return tuple(lines)


def _cite_said(scope: Scope, said: Said) -> Citation:
    """Cite a row, or a point of the opponent's own programme."""
    if said.plank is not None:
        return cite_plank(scope.election, said.plank)
    assert said.row is not None  # noqa: S101 - one of the two is filled
    return cite(scope.election, said.row)


def _weight_of_vote(scope: Scope, line: Line) -> tuple[tuple[int, int], int]:
    """Sort key: the heaviest vote first, then the newest."""
    row = scope.election.evidence[line.rows[-1].evidence_id]
    return order_of_weight(scope.election, row), newest_first(scope.election, row)


def quotes(scope: Scope, opponent: str) -> tuple[Line, ...]:
    """Own text to quote: planks behind the contrasts, sharpest first, each one once.

    Kinds: ``plank``, a point of the own programme; ``stand`` for a party without one in the data:
    its position in our words, which is no quotation.
    """
    lines: dict[str, Line] = {}
    has_programme = any(p.party_id == scope.party_id for p in scope.election.planks.values())
    for contrast in contrasts(scope, opponent):
        own = contrast.stands[0]
        planks = [one for one in own.citations if one.plank_id and not one.evidence_id]
        for one in planks:
            lines.setdefault(
                one.plank_id,
                Line("plank", contrast.statement_id, one.plank_id, rows=(one,)),
            )
        if not planks and not has_programme:
            line = Line("stand", contrast.statement_id, stands=(own,))
            lines.setdefault(contrast.statement_id, line)
    return tuple(lines.values())


def cautions(scope: Scope, opponent: str) -> tuple[Line, ...]:
    """What not to claim about the opponent, and why.

    Kinds: ``stand``, a position that rests on weak ground, see
    :func:`~stemhulp.debate.strength.reasons_for_care`; in a contrast also ``own-record``: a vote
    of which the source names the own party too. ``no-stance``, a statement on which there are
    sources that carry no position: those with the most rows first, for they tempt most.
    """
    lines: list[Line] = []
    for key in scope.statement_ids:
        own, other = scope.stand(scope.party_id, key), scope.stand(opponent, key)
        if own is None:
            continue
        if other is None:
            lines += _without_stance(scope, opponent, own)
        elif reasons := _reasons(scope, own, other):
            rows = tuple(cite(scope.election, r) for r in rows_against(scope.election, other))
            lines.append(
                Line(
                    "stand", key, stands=(other,), rows=rows, reasons=reasons,
                )
            )  # fmt: skip
    lines.sort(
        key=lambda line: (line.kind != "stand", line.kind == "no-stance" and -len(line.rows))
    )
    return tuple(lines)


def _reasons(scope: Scope, own: CitedPosition, other: CitedPosition) -> tuple[str, ...]:
    """Reasons for care; in a contrast also that a vote behind it names the own party."""
    rows = (scope.election.evidence[one.evidence_id] for one in other.citations if one.evidence_id)
    is_named = relation_of(scope.election, own.stance, other.stance) == "opposite" and any(
        row.scope == "council-vote" and scope.party_id in row.mentions for row in rows
    )
    return reasons_for_care(scope.election, other) + (("own-record",) if is_named else ())


def _without_stance(scope: Scope, opponent: str, own: CitedPosition) -> Iterator[Line]:
    """Rows about a statement that carry no position of the opponent on it."""
    rows = _silent_rows(scope, opponent, own.statement_id)
    if rows:
        yield Line(
            "no-stance",
            own.statement_id,
            rows=tuple(cite(scope.election, row) for row in rows),
            reasons=("no-stance",),
        )


def _silent_rows(scope: Scope, opponent: str, statement_id: str) -> tuple[Evidence, ...]:
    """Rows of the opponent about what is behind a statement, in the order of the table."""
    rows = scope.rows_of(opponent)
    return tuple(row for row in rows if scope.election.is_about(row, statement_id))


def questions(scope: Scope, opponent: str) -> tuple[Line, ...]:
    """Statements on which the party is known and the opponent is not: what to ask.

    Kinds: ``unknown`` and ``contradiction``. First where the other parties lie farthest apart, then
    in the order of the questionnaire. The own position is the source of the question.
    """
    lines = []
    for key in scope.statement_ids:
        own = scope.stand(scope.party_id, key)
        if own is None or scope.stand(opponent, key) is not None:
            continue
        position = scope.election.position(opponent, key)
        rows = () if position is None else position.evidence_ids
        lines.append(
            Line(
                "contradiction" if position else "unknown",
                key,
                stands=(own,),
                rows=tuple(cite(scope.election, scope.election.evidence[row]) for row in rows),
            )
        )
    lines.sort(key=lambda line: -_division(scope.election, line.statement_id))
    return tuple(lines)


def _division(election: Election, statement_id: str) -> Fraction | int:
    """How far the known parties lie apart; 0 when that cannot be said."""
    column = election.position_codes[:, election.statement_ids.index(statement_id)]
    return divergence([int(code) for code in column], election.scale.n_options) or 0


def _pairs(scope: Scope, opponent: str) -> Iterator[tuple[CitedPosition, CitedPosition]]:
    """Stands of both, where both are known."""
    for key in scope.statement_ids:
        own, other = scope.stand(scope.party_id, key), scope.stand(opponent, key)
        if own is not None and other is not None:
            yield own, other
