"""The lines of a briefing as items: what is said, by whom, with which sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from stemhulp.comparison import time_span
from stemhulp.debate import Citation, Line, Stand
from stemhulp.model import Election
from stemhulp.presentation import briefing_words as phrases
from stemhulp.presentation import words
from stemhulp.presentation.formatting import decimal, enumeration, loose_date, safe_url
from stemhulp.presentation.language import _, ngettext

MOST_ROWS: Final = 1
"""Rows shown in a caution: the latest from before the election."""
IN_FULL: Final = 2
"""Sources of which kind and confidence are told; the others only have a date."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A source in short: its id, address, and date, kind and confidence in words."""

    code: str
    url: str
    facts: str
    title: str
    date: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What one party, or several together, say or did, in our own words, with the sources."""

    who: str
    stance: str
    group: str
    text: str
    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the briefing: a name, what is said, and the sources of that.

    `quote` is a programme's own text, `translation` ours of it.
    """

    heading: str
    text: str
    tags: tuple[Tag, ...] = ()
    proofs: tuple[Proof, ...] = ()
    quote: str = ""
    translation: str = ""
    notes: tuple[str, ...] = ()
    measure: str = ""
    statement_id: str = ""
    plank_id: str = ""

    @property
    def every_tag(self) -> tuple[Tag, ...]:
        """Every source of the item."""
        return (*self.tags, *(tag for proof in self.proofs for tag in proof.tags))


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a line is put into words: for which party, against which opponent ("" = the field)."""

    election: Election
    party_id: str
    opponent: str


def _contrast(desk: Desk, line: Line) -> Item:
    """Own position beside that of the other side; in the field only who stands there."""
    own, *others = line.stands
    proofs = tuple(_proof(desk, stand) for stand in line.stands)
    if not desk.opponent:
        proofs = (_proof(desk, own), *_together(desk, others))
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
    return _(
        "Scherpte %(total)s = afstand %(distance)s × bewijs %(evidence)s × bijval %(backing)s × "
        "belang %(salience)s",
        total=decimal(sharp.total),
        distance=decimal(sharp.distance),
        evidence=decimal(sharp.evidence),
        backing=decimal((1 + sharp.backing) / 2),
        salience=decimal(sharp.salience),
    )


def _common(desk: Desk, line: Line) -> Item:
    """What both say; the own position is the same, so only its source is given."""
    if line.kind == "plank":
        own_plank, *rows = line.rows
        return Item(
            heading=phrases.plank_start(desk.election, line.plank_id),
            text="",
            tags=(_tag(desk, own_plank),),
            proofs=tuple(_row_proof(desk, row) for row in rows),
            plank_id=line.plank_id,
        )
    own, *others = line.stands
    text = _("Beide %(stance)s: ‘%(statement)s’", **_said(desk, own))
    proofs: tuple[Proof, ...] = (_proof(desk, others[0], with_name=False),)
    if not desk.opponent:
        text = _("Samen %(stance)s: ‘%(statement)s’", **_said(desk, own))
        proofs = _together(desk, others)
    return Item(
        heading=_heading(desk, line),
        text=text,
        tags=_tags(desk, own.citations),
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
        proofs=(_proof(desk, own), *_together(desk, others)),
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
        text=_("%(who)s: %(stance)s.", who=_name(desk, other.party_id), **_said(desk, other)),
        tags=_tags(desk, other.citations),
        notes=(argument,) if argument else (),
        statement_id=line.statement_id,
    )


def _record(desk: Desk, line: Line) -> Item:
    """What sources hold against the party itself."""
    heading = (
        phrases.plank_start(desk.election, line.plank_id) if line.plank_id else _heading(desk, line)
    )
    own = tuple(one for one in line.rows if not one.evidence_id)
    proofs = tuple(_row_proof(desk, row) for row in line.rows if row.evidence_id)
    if line.kind == "named":  # it may be the title alone that names the party
        proofs = tuple(replace(one, text=f"{one.text} ({one.tags[0].title})") for one in proofs)
    return Item(
        heading=heading,
        text="",
        tags=_tags(desk, own),
        proofs=proofs,
        statement_id=line.statement_id,
        plank_id=line.plank_id,
    )


def _row(desk: Desk, line: Line) -> Item:
    """One row of evidence, under the programme point it is about."""
    heading = _("Buiten het programma")
    if line.plank_id:
        heading = phrases.plank_start(desk.election, line.plank_id)
    proofs = tuple(_row_proof(desk, row) for row in line.rows)
    return Item(heading, "", proofs=proofs, plank_id=line.plank_id)


def _quote(desk: Desk, line: Line) -> Item:
    """A programme point, word for word; for a party without one its position in our words."""
    heading = _heading(desk, line)
    if line.kind == "stand":
        proofs = tuple(_proof(desk, stand) for stand in line.stands)
        note = _("Dit zijn onze woorden, geen citaat.")
        return Item(heading, "", proofs=proofs, notes=(note,), statement_id=line.statement_id)
    plank = desk.election.plank(line.plank_id)
    return Item(
        heading=heading,
        text="",
        tags=_tags(desk, line.rows),
        quote=plank.text,
        translation=plank.translation,
        statement_id=line.statement_id,
        plank_id=line.plank_id,
    )


def _caution(desk: Desk, line: Line) -> Item:
    """Why to be careful, with the sources that give cause."""
    names = phrases.names_of(desk.election, desk.party_id, desk.opponent)
    text = " ".join(_(phrases.REASONS[reason], **names) for reason in line.reasons)
    tags = tuple(one for stand in line.stands for one in _tags(desk, stand.citations))
    rows = line.rows
    if {"own-record", "own-medium"} & set(line.reasons):
        (stand,) = line.stands
        tags, rows = (), (*stand.citations, *rows)
    latest = sorted(rows, key=lambda row: (row.period != "before", -time_span(row.date)[0]))
    return Item(
        heading=_heading(desk, line),
        text=text,
        tags=tags,
        proofs=tuple(_row_proof(desk, row) for row in latest[:MOST_ROWS]),
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
    answer = _("%(who)s: %(stance)s.", who=_name(desk, own.party_id), **_said(desk, own))
    return Item(
        heading=_heading(desk, line),
        text=f"{text} {answer}",
        tags=_tags(desk, own.citations),
        proofs=tuple(_row_proof(desk, row) for row in line.rows),
        statement_id=line.statement_id,
    )


def _heading(desk: Desk, line: Line) -> str:
    """Name of the statement."""
    return desk.election.statement(line.statement_id).label


def _statement(desk: Desk, line: Line) -> str:
    """Text of the statement."""
    return f"‘{desk.election.statement(line.statement_id).text}’"


def _name(desk: Desk, party_id: str) -> str:
    """Name of a party at the start of a sentence."""
    return phrases.party_start(desk.election, party_id)


def _said(desk: Desk, stand: Stand) -> dict[str, str]:
    """A stance and the statement it is about, in words."""
    return {
        "stance": words.stance_text(desk.election.scale, stand.stance),
        "statement": desk.election.statement(stand.statement_id).text,
    }


def _proof(desk: Desk, stand: Stand, *, with_name: bool = True) -> Proof:
    """A position with its sources."""
    position = desk.election.position(stand.party_id, stand.statement_id)
    return Proof(
        who=_name(desk, stand.party_id) if with_name else "",
        stance=words.stance_text(desk.election.scale, stand.stance) if with_name else "",
        group=desk.election.scale.word(stand.stance),
        text=position.summary if position else "",
        tags=_tags(desk, stand.citations),
    )


def _together(desk: Desk, stands: list[Stand]) -> tuple[Proof, ...]:
    """Parties that say the same, in one line; of each the first source."""
    stances = sorted({stand.stance for stand in stands}, reverse=True)
    return tuple(_same(desk, [one for one in stands if one.stance == code]) for code in stances)


def _same(desk: Desk, stands: list[Stand]) -> Proof:
    """One line for the parties of one stance."""
    names = [desk.election.party(one.party_id).short_name for one in stands]
    return Proof(
        who=enumeration(names),
        stance=words.stance_text(desk.election.scale, stands[0].stance),
        group=desk.election.scale.word(stands[0].stance),
        text="",
        tags=tuple(_tag(desk, one.citations[0], in_full=False) for one in stands),
    )


def _row_proof(desk: Desk, row: Citation) -> Proof:
    """A row of evidence in our words, or a programme point in its own."""
    if row.evidence_id:
        text = desk.election.evidence[row.evidence_id].summary
    else:
        text = f"‘{desk.election.plank(row.plank_id).text}’"
    return Proof("", "", "", text, (_tag(desk, row),))


def _tags(desk: Desk, citations: tuple[Citation, ...]) -> tuple[Tag, ...]:
    """Sources in short; from the third on without kind and confidence."""
    return tuple(_tag(desk, one, in_full=number < IN_FULL) for number, one in enumerate(citations))


def _tag(desk: Desk, citation: Citation, *, in_full: bool = True) -> Tag:
    """A source in short."""
    source = desk.election.sources[citation.source_id]
    return Tag(
        code=phrases.citation_code(citation),
        url=safe_url(source.url),
        facts=phrases.citation_facts(citation, in_full=in_full),
        title=source.title,
        date=loose_date(source.date),
    )


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
