"""What a line of a briefing is made of: who says what, and the sources of that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from stemhulp.debate import Citation, CitedPosition
from stemhulp.model import Election
from stemhulp.presentation.debate import phrases
from stemhulp.presentation.wording import labels
from stemhulp.presentation.wording.formatting import enumeration, loose_date, safe_url
from stemhulp.presentation.wording.language import _
from stemhulp.presentation.wording.quoting import quoted

IN_FULL: Final = 2
"""Sources of which the kind is told as well; the others have a date and a confidence."""


@dataclass(frozen=True, slots=True)
class SourceTag:
    """A source in short: its id, address, and date, kind and confidence in words."""

    code: str
    url: str
    facts: str
    title: str
    date: str


@dataclass(frozen=True, slots=True)
class QuotedPosition:
    """What one party, or several together, say or did, in our own words, with the sources.

    `quote` is a programme's own text; `title` that of a publication that itself says something.
    Both are as they were published, never translated.
    """

    who: str
    stance: str
    text: str
    tags: tuple[SourceTag, ...]
    quote: str = ""
    title: str = ""

    @property
    def label(self) -> str:
        """Who and on which side, in front of what was said; "" when the line names nobody."""
        if not self.who:
            return ""
        label = _("%(who)s: %(stance)s", who=self.who, stance=self.stance)
        return f"{label}." if self.text else label


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the briefing: a name, what is said, and the sources of that.

    `quote` is a programme's own text, `translation` ours of it.
    """

    heading: str
    text: str
    tags: tuple[SourceTag, ...] = ()
    positions: tuple[QuotedPosition, ...] = ()
    quote: str = ""
    translation: str = ""
    notes: tuple[str, ...] = ()
    measure: str = ""
    statement_id: str = ""
    plank_id: str = ""

    @property
    def every_tag(self) -> tuple[SourceTag, ...]:
        """Every source of the item."""
        return (*self.tags, *(tag for proof in self.positions for tag in proof.tags))


@dataclass(frozen=True, slots=True)
class BriefingContext:
    """Where a line is put into words: for which party, against which opponent ("" = the field)."""

    election: Election
    party_id: str
    opponent: str


def name_of(context: BriefingContext, party_id: str) -> str:
    """Name of a party in front of its position."""
    return context.election.party(party_id).short_name


def quoted_position(
    context: BriefingContext, stand: CitedPosition, *, with_name: bool = True
) -> QuotedPosition:
    """A position with its sources."""
    position = context.election.position(stand.party_id, stand.statement_id)
    return QuotedPosition(
        who=name_of(context, stand.party_id) if with_name else "",
        stance=labels.stance_text(context.election.scale, stand.stance) if with_name else "",
        text=position.summary if position else "",
        tags=position_tags(context, stand),
    )


def together(context: BriefingContext, stands: list[CitedPosition]) -> tuple[QuotedPosition, ...]:
    """Parties that say the same, in one line; of each the first source."""
    stances = sorted({stand.stance for stand in stands}, reverse=True)
    return tuple(_same(context, [one for one in stands if one.stance == code]) for code in stances)


def _same(context: BriefingContext, stands: list[CitedPosition]) -> QuotedPosition:
    """One line for the parties of one stance."""
    names = [context.election.party(one.party_id).short_name for one in stands]
    return QuotedPosition(
        who=enumeration(names),
        stance=labels.stance_text(context.election.scale, stands[0].stance),
        text="",
        tags=tuple(position_tags(context, one, n_full=0)[0] for one in stands),
    )


def quoted_row(context: BriefingContext, row: Citation) -> QuotedPosition:
    """A row of evidence in our words, or a programme point in its own."""
    if row.evidence_id:
        text = phrases.without_pointers(context.election.evidence[row.evidence_id].summary)
        return QuotedPosition("", "", text, (source_tag(context, row),))
    plank = context.election.plank(row.plank_id)
    return QuotedPosition(
        "", "", plank.translation, (source_tag(context, row),), quote=quoted(plank)
    )


def source_tags(context: BriefingContext, citations: tuple[Citation, ...]) -> tuple[SourceTag, ...]:
    """Sources in short; from the third on without kind."""
    return tuple(
        source_tag(context, one, in_full=number < IN_FULL) for number, one in enumerate(citations)
    )


def position_tags(
    context: BriefingContext, stand: CitedPosition, n_full: int = IN_FULL
) -> tuple[SourceTag, ...]:
    """Sources of a position in short, none of them surer than the position itself."""
    return tuple(
        source_tag(
            context,
            one,
            in_full=number < n_full,
            sure=phrases.least_sure(one.confidence, stand.confidence),
        )
        for number, one in enumerate(stand.citations)
    )


def source_tag(
    context: BriefingContext, citation: Citation, *, in_full: bool = True, sure: str | None = None
) -> SourceTag:
    """A source in short; `sure` by default as sure as its reading, and "" for a quotation."""
    source = context.election.sources[citation.source_id]
    if sure is None:
        sure = citation.confidence if citation.evidence_id else ""
    return SourceTag(
        code=phrases.citation_code(citation),
        url=safe_url(source.url),
        facts=phrases.citation_facts(citation, in_full=in_full, sure=sure),
        title=source.title,
        date=loose_date(source.date),
    )
