"""Pieces that several pages show: sources, positions, background of a statement."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from stemhulp.model import Election, Evidence, Position, Source, Statement
from stemhulp.presentation.wording import labels
from stemhulp.presentation.wording.formatting import capital, host_of, loose_date, safe_url
from stemhulp.presentation.wording.glossary import Text, Word, mark_words, words_by_id
from stemhulp.presentation.wording.language import _


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A publication to look at; `url` is "" when there is no web address."""

    title: str
    url: str
    host: str
    date: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class PositionLine:
    """What one party thinks of one statement, with everything behind it."""

    party_id: str
    party: str
    statement_id: str
    label: str
    text: str
    group: str
    stance: str
    summary: str
    origin: str
    sources: tuple[SourceLine, ...]
    plank_party_id: str
    plank_ids: tuple[str, ...]

    @property
    def is_known(self) -> bool:
        """Whether the party has a position that counts."""
        return self.group not in {"unknown", "contradiction"}


@dataclass(frozen=True, slots=True)
class StanceGroup:
    """The parties that say the same about a statement."""

    title: str
    lines: tuple[PositionLine, ...]


@dataclass(frozen=True, slots=True)
class Background:
    """What a statement means: explanation, present situation and arguments.

    The first place of each difficult word is a piece of its own; `words` are all of them, and
    `left_words` those that stand in no text.
    """

    explanation: Text
    situation: Text
    situation_sources: tuple[SourceLine, ...]
    argument_for: Text
    argument_against: Text
    words: tuple[Word, ...]
    left_words: tuple[Word, ...]


def source_line(source: Source, remark: str = "") -> SourceLine:
    """Describe a publication; only ordinary web addresses become links."""
    url = safe_url(source.url)
    return SourceLine(source.title, url, host_of(url), loose_date(source.date), remark)


def evidence_source(election: Election, evidence: Evidence) -> SourceLine:
    """Describe the publication behind a row of evidence, and say when its date needs care."""
    source = election.sources[evidence.source_id]
    remark = ""
    if evidence.period in {"after", "unknown"}:
        remark = _(labels.PERIOD[evidence.period])
    elif source.date[:4].isdigit() and int(source.date[:4]) < election.settings.date.year:
        remark = _("uit een eerder jaar")
    return source_line(source, remark)


def evidence_sources(election: Election, evidence_ids: tuple[str, ...]) -> tuple[SourceLine, ...]:
    """Describe the publications of several rows, each one once."""
    lines = (evidence_source(election, election.evidence[key]) for key in evidence_ids)
    return tuple(dict.fromkeys(lines))


def background(election: Election, statement: Statement) -> Background:
    """Gather what helps to understand a statement."""
    by_id = words_by_id(election)
    words = tuple(by_id[term_id] for term_id in statement.term_ids)
    texts = (
        statement.explanation,
        statement.present_situation,
        statement.argument_for,
        statement.argument_against,
    )
    (explanation, situation, argument_for, argument_against), left = mark_words(texts, words)
    return Background(
        explanation=explanation,
        situation=situation,
        situation_sources=evidence_sources(election, statement.situation_evidence_ids),
        argument_for=argument_for,
        argument_against=argument_against,
        words=words,
        left_words=tuple(left),
    )


def words_of(backgrounds: Iterable[Background]) -> tuple[Word, ...]:
    """Every difficult word of a page once, in the order of the alphabet."""
    found = {word for about in backgrounds for word in about.words}
    return tuple(sorted(found, key=lambda word: word.term.casefold()))


def position_line(election: Election, party_id: str, statement_id: str) -> PositionLine:
    """Describe one cell of the table of positions; an empty cell says that it is empty."""
    position = election.position(party_id, statement_id)
    statement = election.statement(statement_id)
    is_plank = position is not None and position.basis == "plank"
    return PositionLine(
        party_id=party_id,
        party=election.party(party_id).short_name,
        statement_id=statement_id,
        label=statement.label,
        text=statement.text,
        group=_group(election, position),
        stance=position_text(election, position),
        summary=position.summary if position else "",
        origin=_origin(position) if position else "",
        sources=_sources(election, position) if position else (),
        plank_party_id=party_id if is_plank else "",
        plank_ids=_plank_ids(election, party_id, statement_id) if is_plank else (),
    )


def _group(election: Election, position: Position | None) -> str:
    """Name of the group a position belongs to; also a class in the style sheet."""
    if position is None:
        return "unknown"
    return "contradiction" if position.stance < 0 else election.scale.word(position.stance)


def position_text(election: Election, position: Position | None) -> str:
    """Position in words."""
    if position is None:
        return _(labels.UNKNOWN_TEXT)
    if position.stance < 0:
        return _(labels.CONTRADICTION_TEXT)
    return capital(labels.stance_text(election.scale, position.stance))


def _origin(position: Position) -> str:
    """What a position rests on, from when, and how sure the reading is."""
    basis = _(labels.BASIS.get(position.basis, position.basis))
    pieces = (basis, position.year, labels.sure_text(position.confidence))
    return capital(", ".join(piece for piece in pieces if piece))


def _sources(election: Election, position: Position) -> tuple[SourceLine, ...]:
    """Publications behind a position; for a plank the programme it stands in."""
    lines = evidence_sources(election, position.evidence_ids)
    if position.basis == "plank" and election.settings.source_id in election.sources:
        return (source_line(election.sources[election.settings.source_id]), *lines)
    return lines


def _plank_ids(election: Election, party_id: str, statement_id: str) -> tuple[str, ...]:
    """Planks of this party that the statement was made from."""
    return tuple(
        link.plank_id
        for link in election.links_of_statement(statement_id)
        if election.planks[link.plank_id].party_id == party_id
    )


def statement_positions(election: Election, statement_id: str) -> tuple[PositionLine, ...]:
    """Every party's position on one statement, in neutral order."""
    return tuple(position_line(election, party_id, statement_id) for party_id in election.parties)


def stance_groups(election: Election, lines: tuple[PositionLine, ...]) -> tuple[StanceGroup, ...]:
    """Parties by what they say; the unknown ones are named too."""
    titles = [option.text for option in labels.options(election.scale)]
    titles += [_(labels.CONTRADICTION_TEXT), _(labels.UNKNOWN_TEXT)]
    groups = (
        StanceGroup(title, tuple(line for line in lines if line.stance == title))
        for title in titles
    )
    return tuple(group for group in groups if group.lines)
