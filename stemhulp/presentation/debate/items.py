"""The lines of a briefing as items: what is said, by whom, with which sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from stemhulp.comparison import time_span
from stemhulp.debate import Line, Stand
from stemhulp.presentation.debate import phrases
from stemhulp.presentation.debate.parts import (
    Desk,
    Item,
    Proof,
    name_of,
    proof_of,
    row_proof,
    stand_tags,
    tag_of,
    tags_of,
    together,
)
from stemhulp.presentation.wording import labels
from stemhulp.presentation.wording.formatting import decimal
from stemhulp.presentation.wording.language import _, ngettext

MOST_ROWS: Final = 1
"""Rows shown in a caution: the latest from before the election."""


def _contrast(desk: Desk, line: Line) -> Item:
    """Own position beside that of the other side; in the field only who stands there."""
    own, *others = line.stands
    proofs = tuple(proof_of(desk, stand) for stand in line.stands)
    if not desk.opponent:
        proofs = (proof_of(desk, own), *together(desk, others))
    return Item(
        heading=_heading(desk, line),
        text=_statement(desk, line),
        proofs=proofs,
        measure=_measure(line),
        statement_id=line.statement_id,
    )


def _measure(line: Line) -> str:
    """How sharp a contrast is, part by part."""
    sharp = line.sharpness
    assert sharp is not None  # noqa: S101 - every contrast has been measured
    said = _(
        "Scherpte %(total)s = afstand %(distance)s × bewijs %(evidence)s × bijval %(backing)s",
        total=decimal(sharp.total),
        distance=decimal(sharp.distance),
        evidence=decimal(sharp.evidence),
        backing=decimal((1 + sharp.backing) / 2),
    )
    if sharp.salience == 1:  # nobody said what matters most
        return said
    return said + _(" × belang %(salience)s", salience=decimal(sharp.salience))


def _common(desk: Desk, line: Line) -> Item:
    """What both say; the own position is the same, so only its source is given."""
    if line.kind == "plank":
        own_plank, *rows = line.rows
        return Item(
            heading=phrases.plank_start(desk.election, line.plank_id, with_number=False),
            text="",
            tags=(tag_of(desk, own_plank),),
            proofs=tuple(row_proof(desk, row) for row in rows),
            plank_id=line.plank_id,
        )
    own, *others = line.stands
    text = _("Beide %(stance)s: ‘%(statement)s’", **_said(desk, own))
    proofs: tuple[Proof, ...] = (proof_of(desk, others[0], with_name=False),)
    if not desk.opponent:
        text = _("Samen %(stance)s: ‘%(statement)s’", **_said(desk, own))
        proofs = together(desk, others)
    return Item(
        heading=_heading(desk, line),
        text=text,
        tags=stand_tags(desk, own, n_full=0),
        proofs=proofs,
        statement_id=line.statement_id,
    )


def _alone(desk: Desk, line: Line) -> Item:
    """Own position, and who is on record elsewhere."""
    own, *others = line.stands
    n_unknown = len(desk.election.parties) - len(line.stands)
    unknown = ngettext(
        "Van %(count)s partij is het standpunt onbekend.",
        "Van %(count)s partijen is het standpunt onbekend.",
        n_unknown,
    )
    return Item(
        heading=_heading(desk, line),
        text=_statement(desk, line),
        proofs=(proof_of(desk, own), *together(desk, others)),
        notes=(unknown,) if n_unknown else (),
        statement_id=line.statement_id,
    )


def _attack(desk: Desk, line: Line) -> Item:
    """Opposite position with the usual argument, or a row against an own plank."""
    if line.kind == "row":
        return _row(desk, line)
    (other,) = line.stands
    argument = phrases.argument(desk.election, line.statement_id, other.stance)
    return Item(
        heading=_heading(desk, line),
        text=_("%(who)s: %(stance)s.", who=name_of(desk, other.party_id), **_said(desk, other)),
        tags=stand_tags(desk, other, n_full=0),
        notes=(argument,) if argument else (),
        statement_id=line.statement_id,
    )


def _record(desk: Desk, line: Line) -> Item:
    """What sources hold against the party itself."""
    own = tuple(one for one in line.rows if not one.evidence_id)
    heading = (
        phrases.plank_start(desk.election, line.plank_id, with_number=not own)
        if line.plank_id
        else _heading(desk, line)
    )
    proofs = tuple(row_proof(desk, row) for row in line.rows if row.evidence_id)
    if line.kind == "named":  # it may be the title alone that names the party
        name = desk.election.party(desk.party_id).short_name
        proofs = tuple(
            one if name in one.text else replace(one, title=one.tags[0].title) for one in proofs
        )
    return Item(
        heading=heading,
        text="",
        tags=tags_of(desk, own),
        proofs=proofs,
        statement_id=line.statement_id,
        plank_id=line.plank_id,
    )


def _row(desk: Desk, line: Line) -> Item:
    """One row of evidence, under the programme point it is about."""
    heading = _("Buiten het programma")
    if line.plank_id:
        heading = phrases.plank_start(desk.election, line.plank_id)
    proofs = tuple(row_proof(desk, row) for row in line.rows)
    return Item(heading, "", proofs=proofs, plank_id=line.plank_id)


def _quote(desk: Desk, line: Line) -> Item:
    """A programme point, word for word; for a party without one its position in our words."""
    heading = _heading(desk, line)
    if line.kind == "stand":
        proofs = tuple(proof_of(desk, stand) for stand in line.stands)
        note = _("Dit zijn onze woorden, geen citaat.")
        return Item(heading, "", proofs=proofs, notes=(note,), statement_id=line.statement_id)
    plank = desk.election.plank(line.plank_id)
    return Item(
        heading=heading,
        text="",
        tags=tuple(tag_of(desk, one) for one in line.rows),
        quote=plank.text,
        translation=plank.translation,
        statement_id=line.statement_id,
        plank_id=line.plank_id,
    )


def _caution(desk: Desk, line: Line) -> Item:
    """Why to be careful, with the sources that give cause."""
    names = phrases.names_of(desk.election, desk.party_id, desk.opponent)
    for stand in line.stands:
        names |= phrases.source_names(desk.election, stand)
    text = " ".join(_(phrases.REASONS[reason], **names) for reason in line.reasons)
    tags = tuple(one for stand in line.stands for one in stand_tags(desk, stand))
    rows = line.rows
    if {"own-record", "own-medium"} & set(line.reasons):
        (stand,) = line.stands
        tags, rows = (), (*stand.citations, *rows)
    latest = sorted(rows, key=lambda row: (row.period != "before", -time_span(row.date)[0]))
    return Item(
        heading=_heading(desk, line),
        text=text,
        tags=tags,
        proofs=tuple(row_proof(desk, row) for row in latest[:MOST_ROWS]),
        statement_id=line.statement_id,
    )


def _question(desk: Desk, line: Line) -> Item:
    """A question about a position that nobody knows, with the own position."""
    (own,) = line.stands
    text = _("Eens of oneens: ‘%(statement)s’", **_said(desk, own))
    if line.kind == "contradiction":
        text = _(
            "De bronnen spreken elkaar tegen. Wat geldt nu: ‘%(statement)s’", **_said(desk, own)
        )
    answer = _("%(who)s: %(stance)s.", who=name_of(desk, own.party_id), **_said(desk, own))
    return Item(
        heading=_heading(desk, line),
        text=f"{text} {answer}",
        tags=stand_tags(desk, own, n_full=0),
        proofs=tuple(row_proof(desk, row) for row in line.rows),
        statement_id=line.statement_id,
    )


def _heading(desk: Desk, line: Line) -> str:
    """Name of the statement."""
    return desk.election.statement(line.statement_id).label


def _statement(desk: Desk, line: Line) -> str:
    """Text of the statement."""
    return f"‘{desk.election.statement(line.statement_id).text}’"


def _said(desk: Desk, stand: Stand) -> dict[str, str]:
    """A stance and the statement it is about, in words."""
    return {
        "stance": labels.stance_text(desk.election.scale, stand.stance),
        "statement": desk.election.statement(stand.statement_id).text,
    }


MAKERS: Final[Mapping[str, Callable[[Desk, Line], Item]]] = MappingProxyType(
    {
        "contrasts": _contrast,
        "common": _common,
        "alone": _alone,
        "attacks": _attack,
        "record": _record,
        "votes": _row,
        "quotes": _quote,
        "cautions": _caution,
        "questions": _question,
    }
)


def item_of(desk: Desk, line: Line) -> Item:
    """Put one line into words."""
    return MAKERS[line.section](desk, line)
