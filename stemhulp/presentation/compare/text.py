"""Two parties side by side as lines to read, for the command line."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from stemhulp.comparison import PairAgreement, PairComparison, compare_parties
from stemhulp.model import Election
from stemhulp.presentation.wording import labels
from stemhulp.presentation.wording.formatting import capital, count_of, percent
from stemhulp.presentation.wording.language import _
from stemhulp.scale import UNKNOWN


def share_text(pair: PairAgreement) -> str:
    """Say on how many statements two parties are the same: the one measure, in one wording.

    Examples
    --------
    >>> share_text(PairAgreement("a", "b", 2, 6, 9)).replace("\\xa0", " ")
    '2 van de 6 gelijk (33 %)'
    >>> share_text(PairAgreement("a", "b", 3, 4, 9))
    '3 van de 4 gelijk'
    >>> share_text(PairAgreement("a", "b", 0, 0, 9))
    'van geen stelling beide bekend'
    """
    return count_text(pair.n_same, pair.n_shared, pair.agreement)


def count_text(n_same: int, n_shared: int, share: Fraction | None) -> str:
    """Say on how many of the shared statements two or more parties are the same."""
    if not n_shared:
        return _("van geen stelling beide bekend")
    count = count_of(n_same, n_shared)
    if share is None:
        return _("%(count)s gelijk", count=count)
    return _("%(count)s gelijk (%(share)s)", share=percent(share), count=count)


def pair_text(election: Election, first: str, second: str) -> str:
    """Return two parties as text: shares, common ground, contrasts, unknown."""
    return "\n".join(_lines(election, compare_parties(election, first, second)))


def _lines(election: Election, comparison: PairComparison) -> Iterator[str]:
    """Every line of the text."""
    first, second = (
        election.party(key).name_in_sentence
        for key in (comparison.overall.first, comparison.overall.second)
    )
    yield _(
        "%(first)s en %(second)s: %(same)s",
        first=capital(first),
        second=second,
        same=share_text(comparison.overall),
    )
    yield ""
    for theme_id, pair in comparison.by_theme:
        yield f"  {election.theme(theme_id).title:24} {share_text(pair)}"
    for title, statement_ids in (
        (_("Tegenover elkaar"), comparison.opposite),
        (_("Verschillend, niet tegenover elkaar"), comparison.nearby),
        (_("Zelfde standpunt"), comparison.same),
    ):
        yield from ("", f"{title} ({len(statement_ids)})")
        for key in statement_ids:
            yield f"  {election.statement(key).label}"
            for party_id in (comparison.overall.first, comparison.overall.second):
                yield f"    {_cell(election, party_id, key)}"
    yield ""
    names = {"first": first, "second": second}
    yield _(
        "Onbekend van %(first)s: %(labels)s",
        **names,
        labels=_labels(election, comparison.unknown_first),
    )
    yield _(
        "Onbekend van %(second)s: %(labels)s",
        **names,
        labels=_labels(election, comparison.unknown_second),
    )
    yield _("Onbekend van beide: %(labels)s", labels=_labels(election, comparison.unknown_both))


def _cell(election: Election, party_id: str, statement_id: str) -> str:
    """Stance, words and age of one position."""
    position = election.position(party_id, statement_id)
    name = election.party(party_id).short_name
    if position is None or position.stance == UNKNOWN:
        return f"{name}: {_(labels.UNKNOWN_TEXT).lower()}"
    stance = labels.stance_text(election.scale, position.stance)
    confidence = _(labels.CONFIDENCE.get(position.confidence, position.confidence))
    age = _("%(year)s, zekerheid %(confidence)s", year=position.year, confidence=confidence)
    rows = f" [{', '.join(position.evidence_ids)}]" if position.evidence_ids else ""
    return f"{name}: {stance} – {position.summary} ({age}){rows}"


def _labels(election: Election, statement_ids: tuple[str, ...]) -> str:
    """Names of statements, or a dash."""
    return ", ".join(election.statement(key).label for key in statement_ids) or "–"
