"""What a line of a briefing is made of: who says what, and the sources of that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from stemhulp.addresses import safe_url
from stemhulp.debate import Citation, CitedPosition
from stemhulp.model import Election
from stemhulp.presentation.debate import phrases
from stemhulp.presentation.wording import labels
from stemhulp.presentation.wording.formatting import enumeration, loose_date
from stemhulp.presentation.wording.language import _
from stemhulp.presentation.wording.quoting import quoted


@dataclass(frozen=True, slots=True)
class SourceTag:
    """A source behind something that is said.

    `number` is its place in the list at the end; two rows of one publication share it. `code` is
    the id of the row, `sure` how sure its reading is: ``high``, ``medium``, ``low`` or "".
    """

    code: str
    url: str
    title: str
    date: str
    kind: str
    period: str
    sure: str
    number: int = 0

    @property
    def publication(self) -> str:
        """What tells one publication from another."""
        return self.url or self.title

    @property
    def facts(self) -> str:
        """Kind and confidence in words, and when it is not from before the election."""
        return ", ".join(filter(None, (self.kind, labels.sure_text(self.sure), self.period)))


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
        if not self.stance:
            return f"{self.who}:"
        label = _("%(who)s: %(stance)s", who=self.who, stance=self.stance)
        return f"{label}." if self.text else label


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the briefing: a name, what is said, and the sources of that.

    `quote` is a programme's own text, `translation` ours of it. `warning` is what to be careful
    with on this very point.
    """

    heading: str
    text: str
    tags: tuple[SourceTag, ...] = ()
    positions: tuple[QuotedPosition, ...] = ()
    quote: str = ""
    translation: str = ""
    notes: tuple[str, ...] = ()
    statement_id: str = ""
    plank_id: str = ""
    warning: Item | None = None

    @property
    def every_tag(self) -> tuple[SourceTag, ...]:
        """Every source of the item, in the order in which they are read."""
        inside = self.warning.every_tag if self.warning else ()
        return (*self.tags, *(tag for proof in self.positions for tag in proof.tags), *inside)


def numbered(item: Item, numbers: Mapping[str, int]) -> Item:
    """Return an item with the number of every source in it."""

    def with_numbers(tags: Iterable[SourceTag]) -> tuple[SourceTag, ...]:
        return tuple(replace(tag, number=numbers[tag.publication]) for tag in tags)

    return replace(
        item,
        tags=with_numbers(item.tags),
        positions=tuple(replace(one, tags=with_numbers(one.tags)) for one in item.positions),
        warning=numbered(item.warning, numbers) if item.warning else None,
    )


@dataclass(frozen=True, slots=True)
class BriefingContext:
    """Where a line is put into words: for which party, against which opponent ("" = the field)."""

    election: Election
    party_id: str
    opponent: str


def name_of(context: BriefingContext, party_id: str) -> str:
    """Name of a party in front of its position."""
    return context.election.party(party_id).short_name


def quoted_position(context: BriefingContext, stand: CitedPosition) -> QuotedPosition:
    """A position with its sources."""
    position = context.election.position(stand.party_id, stand.statement_id)
    return QuotedPosition(
        who=name_of(context, stand.party_id),
        stance=labels.stance_text(context.election.scale, stand.stance),
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
        tags=tuple(position_tags(context, one)[0] for one in stands),
    )


def quoted_row(context: BriefingContext, row: Citation) -> QuotedPosition:
    """A row of evidence in our words, or a programme point in its own."""
    tags = (source_tag(context, row),)
    if row.evidence_id:
        text = phrases.without_pointers(context.election.evidence[row.evidence_id].summary)
        return QuotedPosition("", "", text, tags)
    plank = context.election.plank(row.plank_id)
    return QuotedPosition("", "", plank.translation, tags, quote=quoted(plank))


def position_tags(context: BriefingContext, stand: CitedPosition) -> tuple[SourceTag, ...]:
    """Sources of a position, none of them surer than the position itself."""
    return tuple(
        source_tag(context, one, sure=phrases.least_sure(one.confidence, stand.confidence))
        for one in stand.citations
    )


def source_tag(
    context: BriefingContext, citation: Citation, *, sure: str | None = None
) -> SourceTag:
    """A source; `sure` by default as sure as its reading, and "" for a quotation."""
    source = context.election.sources[citation.source_id]
    if sure is None:
        sure = citation.confidence if citation.evidence_id else ""
    return SourceTag(
        code=phrases.citation_code(citation),
        url=safe_url(source.url),
        title=source.title,
        date=loose_date(source.date),
        kind=phrases.citation_kind(citation),
        period=phrases.citation_period(citation),
        sure=sure,
    )
