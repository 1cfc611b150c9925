"""What editors write: themes, planks, statements, parties, evidence, positions and changes.

A field that ends in ``_en`` holds the English version of the field before it; "" = not translated.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

DERIVED: Final = "derived"
"""Reading of a row whose source names only the other side of a vote."""


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the published change log: what changed in the tables, and why.

    `statement_id` may name a statement that is not asked any more; "" = about none in particular.
    """

    change_id: str
    date: str
    kind: str
    summary: str
    statement_id: str = ""
    party_id: str = ""
    summary_en: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """A group of statements."""

    theme_id: str
    title: str
    title_en: str = ""
    description: str = ""
    description_en: str = ""


@dataclass(frozen=True, slots=True)
class Plank:
    """A cited point of a party's programme.

    `text` is the programme's own text in every language: it is a quotation. `translation` is our
    translation of it, filled only in an election in another language; "" = none. `misspelt` are
    words that the programme itself spells wrong, as they stand in `text`.
    """

    plank_id: str
    party_id: str
    chapter: str
    chapter_title: str
    section: str
    order: int
    text: str
    source_id: str
    chapter_title_en: str = ""
    section_en: str = ""
    text_en: str = ""
    translation: str = ""
    misspelt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposition:
    """What evidence speaks about besides or instead of a plank, with a direction of its own.

    `text` is a working title for editors; what visitors answer is a :class:`Statement`.
    """

    proposition_id: str
    text: str
    text_en: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A word that a resident may not know, explained."""

    term_id: str
    term: str
    explanation: str
    explanation_en: str = ""
    term_en: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A debatable sentence put to everybody.

    `situation_evidence_ids` are the vindplaatsen behind the description of the present situation.
    """

    statement_id: str
    theme_id: str
    text: str
    label: str
    explanation: str
    present_situation: str = ""
    situation_evidence_ids: tuple[str, ...] = ()
    argument_for: str = ""
    argument_against: str = ""
    term_ids: tuple[str, ...] = ()
    outside_programme: bool = False
    text_en: str = ""
    label_en: str = ""
    explanation_en: str = ""
    present_situation_en: str = ""
    argument_for_en: str = ""
    argument_against_en: str = ""


@dataclass(frozen=True, slots=True)
class PlankLink:
    """Agreeing with the statement *supports* (+1) or *opposes* (−1) the plank."""

    statement_id: str
    plank_id: str
    relation: int
    note: str = ""
    note_en: str = ""


@dataclass(frozen=True, slots=True)
class PropositionLink:
    """Agreeing with the statement *supports* (+1) or *opposes* (−1) the proposition."""

    statement_id: str
    proposition_id: str
    relation: int
    note: str = ""
    note_en: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """A list on the ballot. `seats_basis` is ``read`` or ``computed``; None or "" = not found.

    `votes_unofficial` are votes by an unofficial count, from which seats were computed;
    `seats_source_id` is where the seats, or those votes, were read; "" = not noted.
    """

    party_id: str
    registered_name: str
    short_name: str
    article: str = ""
    list_number: int | None = None
    in_council: bool | None = None
    seats: int | None = None
    seats_basis: str = ""
    website: str = ""
    colour: str = ""
    votes_unofficial: int | None = None
    seats_source_id: str = ""

    @property
    def name_in_sentence(self) -> str:
        """Name as one says it: *de SP*, *het CDA*, *D66*; in English without the article."""
        return f"{self.article} {self.short_name}".strip()


@dataclass(frozen=True, slots=True)
class Source:
    """A publication: page, programme, report. `date` may be vague: a year, or with a remark.

    `archive_url` is an archived copy, "" = none known; `remark` is about the address itself.
    """

    source_id: str
    title: str
    url: str = ""
    date: str = ""
    publisher: str = ""
    date_en: str = ""
    archive_url: str = ""
    remark: str = ""
    remark_en: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one source says about one party, in our own words.

    `stance_on_plank` is agree, disagree, neutral or unclear *with the direction of the plank*, and
    `stance_on_proposition` the same with that of the proposition ("" = about none). ``unclear``
    carries no stance and never stands behind a position.

    `reading` is ``named`` (or "") when the source names this party, ``derived`` when it names only
    the other side of a vote. The `note` of a named row is a warning; that of a derived row says how
    it was derived.

    `mentions` are the other parties of which the source says what they did or said about the same
    subject: voted along or against, proposed, answered. A remark of ours about the programme of
    another party is no mention, and neither is the name of the publisher.
    """

    evidence_id: str
    party_id: str
    plank_id: str
    topic: str
    stance_on_plank: str
    confidence: str
    scope: str
    period: str
    summary: str
    source_id: str
    note: str = ""
    summary_en: str = ""
    note_en: str = ""
    mentions: tuple[str, ...] = ()
    proposition_id: str = ""
    stance_on_proposition: str = ""
    reading: str = ""

    @property
    def is_derived(self) -> bool:
        """Whether the source names only the other side of a vote."""
        return self.reading == DERIVED

    @property
    def warning(self) -> str:
        """Why this row may carry no position; "" when it may, or when it is derived."""
        return "" if self.is_derived else self.note


@dataclass(frozen=True, slots=True)
class Position:
    """A party's stance on a statement, coded from evidence.

    `stance` is a code of the election's scale; ``UNKNOWN`` (−1) when the sources contradict
    each other, in which case `basis` is ``contradiction`` and the rows stay visible.
    """

    party_id: str
    statement_id: str
    stance: int
    summary: str
    basis: str
    year: str = ""
    confidence: str = ""
    coder: str = ""
    coded_at: str = ""
    evidence_ids: tuple[str, ...] = ()
    summary_en: str = ""
