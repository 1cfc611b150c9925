"""What decided it: on which answers the first party and the next ones differ, exactly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from stemhulp.analysis.difference import Difference, difference
from stemhulp.matching import MatchResult
from stemhulp.model import Election
from stemhulp.presentation.wording.formatting import capital, decimal
from stemhulp.presentation.wording.language import _, ngettext

MOST_COMPARED: Final = 3  # the first against the next three: further down it decides nothing


@dataclass(frozen=True, slots=True)
class StatementLabel:
    """A statement, to link to."""

    statement_id: str
    label: str


@dataclass(frozen=True, slots=True)
class Reasons:
    """The start of a sentence, and the statements that finish it."""

    lead: str
    items: tuple[StatementLabel, ...]


@dataclass(frozen=True, slots=True)
class PairLine:
    """The first party beside another one."""

    sentence: str
    reasons: tuple[Reasons, ...]
    note: str


def statement_labels(
    election: Election, statement_ids: Sequence[str]
) -> tuple[StatementLabel, ...]:
    """Labels of some statements."""
    return tuple(StatementLabel(key, election.statement(key).label) for key in statement_ids)


def pair_lines(election: Election, result: MatchResult) -> tuple[PairLine, ...]:
    """Say for the first party and the next ones on which answers they differ."""
    return tuple(
        _pair_line(election, result, result.ranked[0].party_id, other.party_id)
        for other in result.ranked[1 : 1 + MOST_COMPARED]
    )


def _pair_line(election: Election, result: MatchResult, first_id: str, other_id: str) -> PairLine:
    """One pair; both are ranked, so both have a score."""
    pair = difference(result, first_id, other_id)
    if pair is None:
        raise ValueError(first_id)
    first, other = (election.party(key).name_in_sentence for key in (first_id, other_id))
    return PairLine(
        sentence=_sentence(pair, first, other),
        reasons=tuple(_reasons(election, pair, first, other)),
        note=_note(pair, result.ordinary, first, other),
    )


def _sentence(pair: Difference, first: str, other: str) -> str:
    """Who stands above whom, when that does not follow from shared statements alone."""
    if pair.gap == 0:
        text = _("%(first)s en %(other)s hebben precies dezelfde score.", first=first, other=other)
    elif not pair.shared_gap or pair.shared_gap < 0:
        text = _(
            "%(first)s staat boven %(other)s. Dat komt door stellingen waarbij we niet van allebei "
            "het standpunt kennen.",
            first=first,
            other=other,
        )
    else:
        return ""
    return capital(text)


def _reasons(election: Election, pair: Difference, first: str, other: str) -> Iterator[Reasons]:
    """On which answers each of them is closer."""
    names = {"first": first, "other": other}
    lead = _("Dichter bij %(party)s door:", party=first)
    if pair.gap and pair.shared_gap and pair.shared_gap > 0:
        lead = (
            _("%(first)s staat boven %(other)s door:", **names)
            if pair.shared_gap >= pair.gap
            else _("%(first)s staat boven %(other)s. Dat komt voor een deel door:", **names)
        )
    if pair.closer_to_first:
        yield Reasons(capital(lead), statement_labels(election, pair.closer_to_first))
    if pair.closer_to_second:
        lead = _("Dichter bij %(party)s door:", party=other)
        yield Reasons(lead, statement_labels(election, pair.closer_to_second))


def _note(pair: Difference, unit: Fraction, first: str, other: str) -> str:
    """The sum behind it: points over the shared statements, and what the others do."""
    return " ".join((_shared(pair, unit, first, other), *_others(pair)))


def _shared(pair: Difference, unit: Fraction, first: str, other: str) -> str:
    """Points over the statements on which both positions are known."""
    if not pair.n_shared:
        return _("Er is geen stelling waarbij we van allebei het standpunt kennen.")
    ours, theirs, possible = (decimal(n / unit) for n in (*pair.points, pair.possible))
    return ngettext(
        "Bij %(count)s stelling kennen we van allebei het standpunt. Daar krijgt %(first)s "
        "%(ours)s punten en %(other)s %(theirs)s. Meer dan %(possible)s kon niet.",
        "Bij %(count)s stellingen kennen we van allebei het standpunt. Daar krijgt %(first)s "
        "%(ours)s punten en %(other)s %(theirs)s. Meer dan %(possible)s kon niet.",
        pair.n_shared,
        first=first,
        other=other,
        ours=ours.replace("-", "−"),
        theirs=theirs.replace("-", "−"),
        possible=possible,
    )


def _others(gap: Difference) -> Iterator[str]:
    """What the statements do on which at least one of the two positions is not known."""
    rest = gap.gap - (gap.shared_gap or 0)
    if rest > 0:
        yield _("Wat we niet weten, schatten we. Dat maakt het verschil groter.")
    elif rest < 0:
        yield _("Wat we niet weten, schatten we. Dat maakt het verschil kleiner.")
    elif gap.n_one_known:
        yield _("Wat we niet weten, schatten we. Dat verandert het verschil niet.")
