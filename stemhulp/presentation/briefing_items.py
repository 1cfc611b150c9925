"""The lines of a briefing as items: what is said, by whom, with which sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from stemhulp.debate import Citation, Line, Stand
from stemhulp.model import Election
from stemhulp.presentation import briefing_words as phrases
from stemhulp.presentation import words
from stemhulp.presentation.formatting import decimal, safe_url
from stemhulp.presentation.language import _

MOST_ROWS: Final = 2
"""Rows shown in a caution about a position that nobody knows."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A source in short: its id, address, and date, kind and confidence in words."""

    code: str
    url: str
    facts: str
    title: str


@dataclass(frozen=True, slots=True)
class Proof:
    """What one party says or did, in our own words, with its sources."""

    who: str
    stance: str
    group: str
    text: str
    tags: tuple[Tag, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the briefing; `quote` is a programme's own text."""

    heading: str
    text: str
    proofs: tuple[Proof, ...] = ()
    quote: str = ""
    translation: str = ""
    notes: tuple[str, ...] = ()
    measure: str = ""
    statement_id: str = ""
    plank_id: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a line is put into words: for which party, against which opponent ("" = the field)."""

    election: Election
    party_id: str
    opponent: str


def _contrast(desk: Desk, line: Line) -> Item:
    """Own position beside that of the other side; in the field only who stands there."""
    own, *others = line.stands
    if desk.opponent:
        proofs = tuple(_proof(desk, stand) for stand in line.stands)
    else:
        proofs = (_proof(desk, own, with_text=False), *_brief_proofs(desk, others))
    return Item(
        heading=_heading(desk, line),
        text=desk.election.statement(line.statement_id).text,
        proofs=proofs,
        measure=_measure(line),
        statement_id=line.statement_id,
    )


def _measure(line: Line) -> str:
    """How sharp a contrast is, part by part."""
    sharp = line.sharpness
    assert sharp is not None  # noqa: S101 - every contrast has been measured
    return _(
        "Scherpte %(total)s: afstand %(distance)s × bewijs %(evidence)s × bijval %(backing)s × "
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
        _own, *rows = line.rows
        proofs = tuple(_row_proof(desk, row, with_name=False) for row in rows)
        heading = phrases.plank_start(desk.election, line.plank_id)
        return Item(heading, "", proofs, plank_id=line.plank_id)
    own_stand, *others = line.stands
    stance = words.stance_text(desk.election.scale, own_stand.stance)
    text = desk.election.statement(line.statement_id).text
    said = _("Beide %(stance)s: ‘%(statement)s’", stance=stance, statement=text)
    proofs = (_proof(desk, others[0]),)
    if not desk.opponent:
        said = _("Samen %(stance)s: ‘%(statement)s’", stance=stance, statement=text)
        proofs = _brief_proofs(desk, others)
    own_proof = _proof(desk, own_stand, with_text=False)
    return Item(_heading(desk, line), said, (own_proof, *proofs), statement_id=line.statement_id)


def _alone(desk: Desk, line: Line) -> Item:
    """Own position, and who is on record elsewhere."""
    own, *others = line.stands
    n_unknown = len(desk.election.parties) - len(line.stands)
    return Item(
        heading=_heading(desk, line),
        text=desk.election.statement(line.statement_id).text,
        proofs=(_proof(desk, own), *_brief_proofs(desk, others)),
        notes=(_("Onbekend: %(count)s partijen.", count=n_unknown),) if n_unknown else (),
        statement_id=line.statement_id,
    )


def _attack(desk: Desk, line: Line) -> Item:
    """Opposite position with the usual argument, or a row against an own plank."""
    if line.kind == "row":
        return _row(desk, line)
    (other,) = line.stands
    statement = desk.election.statement(line.statement_id)
    return Item(
        heading=_heading(desk, line),
        text=_(
            "%(party)s is %(stance)s: ‘%(statement)s’",
            party=phrases.party_start(desk.election, other.party_id),
            stance=words.stance_text(desk.election.scale, other.stance),
            statement=statement.text,
        ),
        proofs=(_proof(desk, other, with_text=False),),
        notes=tuple(
            filter(None, [phrases.argument(desk.election, line.statement_id, other.stance)])
        ),
        statement_id=line.statement_id,
    )


def _record(desk: Desk, line: Line) -> Item:
    """What sources hold against the party itself."""
    rows = tuple(_row_proof(desk, row) for row in line.rows)
    plank = phrases.plank_start(desk.election, line.plank_id) if line.plank_id else ""
    heading = plank or desk.election.statement(line.statement_id).label
    return Item(heading, "", rows, statement_id=line.statement_id, plank_id=line.plank_id)


def _row(desk: Desk, line: Line) -> Item:
    """One row of evidence, under the programme point it is about."""
    heading = (
        phrases.plank_start(desk.election, line.plank_id)
        if line.plank_id
        else _("Buiten het programma")
    )
    proofs = tuple(_row_proof(desk, row, with_name=False) for row in line.rows)
    return Item(heading, "", proofs, plank_id=line.plank_id)


def _quote(desk: Desk, line: Line) -> Item:
    """A programme point, word for word; for a party without one its position in our words."""
    heading = _heading(desk, line)
    if line.kind == "stand":
        proofs = tuple(_proof(desk, stand) for stand in line.stands)
        note = _("Dit zijn onze woorden, geen citaat.")
        return Item(heading, "", proofs, notes=(note,), statement_id=line.statement_id)
    plank = desk.election.plank(line.plank_id)
    return Item(
        heading=heading,
        text="",
        quote=plank.text,
        translation=plank.translation,
        proofs=tuple(Proof("", "", "", "", (_tag(desk, one),)) for one in line.rows),
        statement_id=line.statement_id,
        plank_id=line.plank_id,
    )


def _caution(desk: Desk, line: Line) -> Item:
    """Why to be careful, with the sources that give cause."""
    stands = tuple(_proof(desk, stand) for stand in line.stands)
    newest = sorted(line.rows, key=lambda row: row.date, reverse=True)[:MOST_ROWS]
    return Item(
        heading=_heading(desk, line),
        text=" ".join(phrases.caution_notes(desk.election, line, desk.party_id, desk.opponent)),
        proofs=(*stands, *(_row_proof(desk, row, with_name=False) for row in newest)),
        statement_id=line.statement_id,
    )


def _question(desk: Desk, line: Line) -> Item:
    """A question about a position that nobody knows, with the own position."""
    text = desk.election.statement(line.statement_id).text
    asked = _("Eens of oneens: ‘%(statement)s’", statement=text)
    if line.kind == "contradiction":
        asked = _("De bronnen spreken elkaar tegen. Wat geldt nu: ‘%(statement)s’", statement=text)
    (own,) = line.stands
    rows = tuple(_row_proof(desk, row, with_name=False) for row in line.rows)
    proofs = (_proof(desk, own, with_text=False), *rows)
    return Item(_heading(desk, line), asked, proofs, statement_id=line.statement_id)


def _heading(desk: Desk, line: Line) -> str:
    """Name of the statement."""
    return desk.election.statement(line.statement_id).label


def _proof(desk: Desk, stand: Stand, *, with_text: bool = True) -> Proof:
    """A position with its sources."""
    position = desk.election.position(stand.party_id, stand.statement_id)
    return Proof(
        who=phrases.party_start(desk.election, stand.party_id),
        stance=words.stance_text(desk.election.scale, stand.stance),
        group=desk.election.scale.word(stand.stance),
        text=position.summary if position and with_text else "",
        tags=tuple(_tag(desk, one) for one in stand.citations),
    )


def _brief_proofs(desk: Desk, stands: list[Stand]) -> tuple[Proof, ...]:
    """Parties on record, each with its sources and without its words."""
    return tuple(_proof(desk, stand, with_text=False) for stand in stands)


def _row_proof(desk: Desk, row: Citation, *, with_name: bool = True) -> Proof:
    """A row of evidence in our words, or a programme point in its own."""
    text = desk.election.evidence[row.evidence_id].summary if row.evidence_id else ""
    if row.plank_id and not row.evidence_id:
        text = f"‘{desk.election.plank(row.plank_id).text}’"
    who = phrases.party_start(desk.election, row.party_id) if with_name else ""
    return Proof(who, "", "", text, (_tag(desk, row),))


def _tag(desk: Desk, citation: Citation) -> Tag:
    """A source in short."""
    source = desk.election.sources[citation.source_id]
    return Tag(
        code=phrases.citation_code(citation),
        url=safe_url(source.url),
        facts=phrases.citation_facts(citation),
        title=source.title,
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
