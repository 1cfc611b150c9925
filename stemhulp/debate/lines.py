"""What a briefing is made of: stands, citations, lines and sheets. Data only; no sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from stemhulp.comparison import PairAgreement


@dataclass(frozen=True, slots=True)
class Citation:
    """A source behind a line: a row of evidence, or a point of a party's own programme.

    `evidence_id` is "" for a programme point. `period` is that of the evidence; a programme of this
    election is ``before``. `summary` is the row in our own words, "" for a programme point.
    `is_derived` tells that the source names only the other side of a vote.
    """

    party_id: str
    evidence_id: str
    plank_id: str
    source_id: str
    date: str
    scope: str
    period: str
    confidence: str
    summary: str = ""
    proposition_id: str = ""
    is_derived: bool = False


@dataclass(frozen=True, slots=True)
class CitedPosition:
    """What a party thinks of a statement, with the sources behind it."""

    party_id: str
    statement_id: str
    stance: int
    summary: str
    basis: str
    year: str
    confidence: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class Sharpness:
    """How sharp a contrast is, as a product of four parts that each lie between 0 and 1.

    Parameters
    ----------
    distance : Fraction
        |own − other| / range of the scale: 1 = the two ends.
    evidence : Fraction
        Strength of the weaker of the two sides; see :func:`~stemhulp.debate.strength.strength`.
    backing : Fraction
        Parties on the own side, itself included, as a share of the parties on either side.
        Counted for half: who stands alone keeps half of the sharpness.
    salience : Fraction
        How much it matters to the public, when somebody measured it; else 1.

    Examples
    --------
    >>> Sharpness(Fraction(1), Fraction(2, 3), Fraction(1, 2), Fraction(1)).total
    Fraction(1, 2)
    """

    distance: Fraction
    evidence: Fraction
    backing: Fraction
    salience: Fraction

    @property
    def total(self) -> Fraction:
        """Distance × evidence × (1 + backing) / 2 × salience."""
        return self.distance * self.evidence * (1 + self.backing) / 2 * self.salience


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a briefing; there is none without a citation.

    Parameters
    ----------
    kind : str
        What it is; the kinds are described where the lines of a section are made.
    statement_id, plank_id : str
        What it is about; "" when it is not about one.
    stands : tuple of CitedPosition
        Positions in it, the own party's first if it has one.
    rows : tuple of Citation
        Sources in it beside those of the stands.
    reasons : tuple of str
        For a caution: why to be careful.
    sharpness : Sharpness or None
        For a contrast.
    """

    kind: str
    statement_id: str = ""
    plank_id: str = ""
    stands: tuple[CitedPosition, ...] = ()
    rows: tuple[Citation, ...] = ()
    reasons: tuple[str, ...] = ()
    sharpness: Sharpness | None = None

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every source behind the line, each one once."""
        every = (*(one for stand in self.stands for one in stand.citations), *self.rows)
        return tuple(dict.fromkeys(every))


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines against one opponent, or with `opponent` "" against the whole field.

    `pair` says how far the two agree; None for the field. `sections` are the lines of each section,
    in the order of a briefing; a section may be empty.
    """

    opponent: str
    pair: PairAgreement | None
    sections: Mapping[str, tuple[Line, ...]]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every line, section by section."""
        return tuple(line for lines in self.sections.values() for line in lines)

    def section(self, section_id: str) -> tuple[Line, ...]:
        """Return the lines of one section, in order; none when the sheet does not have it."""
        return self.sections.get(section_id, ())


@dataclass(frozen=True, slots=True)
class Briefing:
    """Everything a debater of one party needs, with a source behind every line.

    Parameters
    ----------
    party_id : str
    opponents : tuple of str
    theme_ids : tuple of str
        Themes it is limited to; () = all.
    field : Sheet
        Against all other parties together.
    sheets : tuple of Sheet
        One an opponent, in the order asked.
    n_own_rows : int
        Rows of evidence about the party itself. 0 = what it did in the council is not in the data,
        so that an empty record says nothing.
    """

    party_id: str
    opponents: tuple[str, ...]
    theme_ids: tuple[str, ...]
    field: Sheet
    sheets: tuple[Sheet, ...]
    n_own_rows: int
