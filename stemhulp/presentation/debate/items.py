"""The lines of a briefing as items: what is said, by whom, with which sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from stemhulp.comparison import time_span
from stemhulp.debate import Citation, CitedPosition, Line
from stemhulp.presentation.debate import phrases
from stemhulp.presentation.debate.parts import (
    BriefingContext,
    Item,
    QuotedPosition,
    name_of,
    position_tags,
    quoted_position,
    quoted_row,
    source_tag,
    together,
)
from stemhulp.presentation.wording import labels
from stemhulp.presentation.wording.language import _, ngettext
from stemhulp.presentation.wording.quoting import quoted

MOST_ROWS: Final = 1
"""Rows shown in a caution: the latest from before the election."""


def _contrast(context: BriefingContext, line: Line) -> Item:
    """Own position beside that of the other side; in the field only who stands there."""
    own, *others = line.stands
    positions = tuple(quoted_position(context, stand) for stand in line.stands)
    if not context.opponent:
        positions = (quoted_position(context, own), *together(context, others))
    return Item(
        heading=_heading(context, line),
        text=_statement(context, line),
        positions=positions,
        statement_id=line.statement_id,
    )


def _shared(context: BriefingContext, line: Line) -> Item:
    """What each of the two says; in the field the own position is the same, and who is with it."""
    if line.kind == "plank":
        return _shared_plank(context, line)
    own, *others = line.stands
    text = _("Beide %(stance)s: ‘%(statement)s’", **_said(context, own))
    positions = tuple(replace(quoted_position(context, one), stance="") for one in line.stands)
    if not context.opponent:
        text = _("Samen %(stance)s: ‘%(statement)s’", **_said(context, own))
        positions = together(context, others)
    return Item(
        heading=_heading(context, line),
        text=text,
        tags=() if context.opponent else position_tags(context, own),
        positions=positions,
        statement_id=line.statement_id,
    )


def _shared_plank(context: BriefingContext, line: Line) -> Item:
    """A point of the own programme, and what the opponent said or did about it."""
    positions = (
        replace(quoted_row(context, row), who=name_of(context, row.party_id)) for row in line.rows
    )
    return Item(
        heading=_("Punt %(plank_id)s", plank_id=line.plank_id),
        text="",
        positions=tuple(positions),
        plank_id=line.plank_id,
    )


def _alone(context: BriefingContext, line: Line) -> Item:
    """Own position, and who is on record elsewhere."""
    own, *others = line.stands
    n_unknown = len(context.election.parties) - len(line.stands)
    unknown = ngettext(
        "Van %(count)s partij is het standpunt onbekend.",
        "Van %(count)s partijen is het standpunt onbekend.",
        n_unknown,
    )
    return Item(
        heading=_heading(context, line),
        text=_statement(context, line),
        positions=(quoted_position(context, own), *together(context, others)),
        notes=(unknown,) if n_unknown else (),
        statement_id=line.statement_id,
    )


def _record(context: BriefingContext, line: Line) -> Item:
    """What sources hold against the party itself."""
    own = tuple(one for one in line.rows if not one.evidence_id)
    heading = (
        phrases.plank_start(context.election, line.plank_id)
        if line.plank_id
        else _heading(context, line)
    )
    positions = tuple(quoted_row(context, row) for row in line.rows if row.evidence_id)
    if line.kind == "named":  # it may be the title alone that names the party
        name = context.election.party(context.party_id).short_name
        positions = tuple(
            one if name in one.text else replace(one, title=one.tags[0].title) for one in positions
        )
    return Item(
        heading=heading,
        text="",
        tags=tuple(source_tag(context, one) for one in own),
        positions=positions,
        statement_id=line.statement_id,
        plank_id=line.plank_id,
    )


def _row(context: BriefingContext, line: Line) -> Item:
    """One row of evidence, under the programme point it is about."""
    heading = _("Buiten het programma")
    if line.plank_id:
        heading = phrases.plank_start(context.election, line.plank_id)
    positions = tuple(quoted_row(context, row) for row in line.rows)
    return Item(heading, "", positions=positions, plank_id=line.plank_id)


def _said_and_voted(context: BriefingContext, line: Line) -> Item:
    """What the opponent said beside how it voted, each with its direction on the statement."""
    word, deed = (_directed(context, line.statement_id, row) for row in line.rows)
    return Item(
        heading=_heading(context, line),
        text=_statement(context, line),
        positions=(replace(word, who=_("Zei")), replace(deed, who=_("Stemde"))),
        statement_id=line.statement_id,
    )


def _directed(context: BriefingContext, statement_id: str, row: Citation) -> QuotedPosition:
    """A row or a programme point, with its direction on the statement."""
    election = context.election
    if row.evidence_id:
        directions = election.leanings(election.evidence[row.evidence_id], statement_id)
    else:
        links = election.links_of_statement(statement_id)
        directions = frozenset(k.relation for k in links if k.plank_id == row.plank_id)
    return replace(quoted_row(context, row), stance=_(labels.DIRECTIONS[min(directions)]))


def _quote(context: BriefingContext, line: Line) -> Item:
    """A programme point, word for word; for a party without one its position in our words."""
    heading = _heading(context, line)
    if line.kind == "stand":
        positions = tuple(quoted_position(context, stand) for stand in line.stands)
        note = _("Dit zijn onze woorden, geen citaat.")
        return Item(heading, "", positions=positions, notes=(note,), statement_id=line.statement_id)
    plank = context.election.plank(line.plank_id)
    return Item(
        heading=heading,
        text=_("Punt %(plank_id)s", plank_id=line.plank_id),
        tags=tuple(source_tag(context, one) for one in line.rows),
        quote=quoted(plank),
        translation=plank.translation,
        statement_id=line.statement_id,
        plank_id=line.plank_id,
    )


def _caution(context: BriefingContext, line: Line) -> Item:
    """Why to be careful, with the sources that give cause."""
    names = phrases.names_of(context.election, context.party_id, context.opponent)
    for stand in line.stands:
        names |= phrases.source_names(context.election, stand)
    text = " ".join(_(phrases.REASONS[reason], **names) for reason in line.reasons)
    tags = tuple(one for stand in line.stands for one in position_tags(context, stand))
    rows = line.rows
    if {"own-record", "own-medium", "own-unsure"} & set(line.reasons):
        (stand,) = line.stands
        tags, rows = (), (*stand.citations, *rows)
    latest = sorted(rows, key=lambda row: (row.period != "before", -time_span(row.date)[0]))
    return Item(
        heading=_heading(context, line),
        text=text,
        tags=tags,
        positions=tuple(quoted_row(context, row) for row in latest[:MOST_ROWS]),
        statement_id=line.statement_id,
    )


def _question(context: BriefingContext, line: Line) -> Item:
    """A question about a position that nobody knows, with the own position."""
    (own,) = line.stands
    text = _("Eens of oneens: ‘%(statement)s’", **_said(context, own))
    if line.kind == "contradiction":
        text = _(
            "De bronnen spreken elkaar tegen. Wat geldt nu: ‘%(statement)s’", **_said(context, own)
        )
    answer = _("%(who)s: %(stance)s.", who=name_of(context, own.party_id), **_said(context, own))
    return Item(
        heading=_heading(context, line),
        text=f"{text} {answer}",
        tags=position_tags(context, own),
        positions=tuple(quoted_row(context, row) for row in line.rows),
        statement_id=line.statement_id,
    )


def _heading(context: BriefingContext, line: Line) -> str:
    """Name of the statement."""
    return context.election.statement(line.statement_id).label


def _statement(context: BriefingContext, line: Line) -> str:
    """Text of the statement."""
    return f"‘{context.election.statement(line.statement_id).text}’"


def _said(context: BriefingContext, stand: CitedPosition) -> dict[str, str]:
    """A stance and the statement it is about, in words."""
    return {
        "stance": labels.stance_text(context.election.scale, stand.stance),
        "statement": context.election.statement(stand.statement_id).text,
    }


FORMS: Final[Mapping[str, Callable[[BriefingContext, Line], Item]]] = MappingProxyType(
    {
        "contrast": _contrast,
        "shared": _shared,
        "alone": _alone,
        "record": _record,
        "row": _row,
        "said-and-voted": _said_and_voted,
        "quote": _quote,
        "caution": _caution,
        "question": _question,
    }
)
"""How a line can be put into words; every section names the form of its lines."""


def item_of(context: BriefingContext, form: str, line: Line) -> Item:
    """Put one line into words."""
    return FORMS[form](context, line)
