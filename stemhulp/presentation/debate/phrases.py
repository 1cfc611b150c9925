"""Sentences of a briefing: neutral templates in which names, texts and numbers are filled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from stemhulp.debate import Citation, CitedPosition
from stemhulp.model import Election
from stemhulp.presentation.wording import labels
from stemhulp.presentation.wording.formatting import enumeration, loose_date
from stemhulp.presentation.wording.language import _
from stemhulp.presentation.wording.quoting import quoted
from stemhulp.translatable import gettext_noop

REMARK: Final = re.compile(r"\s*\((?!ca\.\))[^()]*\)")
BRACKETS: Final = re.compile(r"\s*\(([^()]*)\)")
# Notes between brackets that only say with which programme point a row was filed.
POINTER: Final = re.compile(
    r"(?:geen|niet zelf een|not an|not itself an) \w+[- ](?:punt|point)|(?:raakt|touches on) [\d.]+"
)

CONFIDENCES: Final = ("low", "medium", "high")

REASONS: Final[Mapping[str, str]] = {
    "after": gettext_noop("De bron is van na de verkiezing. Noem het jaar: %(year)s."),
    "undated": gettext_noop(
        "Maand of jaar van de bron is onbekend. Zeg niet ‘voor de verkiezing’."
    ),
    "old": gettext_noop("De bron is uit een eerdere raadsperiode. Vraag of het nog zo is."),
    "second-hand": gettext_noop(
        "We kennen dit programma alleen via een ander. Zeg: ‘volgens %(publisher)s’."
    ),
    "differs": gettext_noop(
        "Een andere bron over hetzelfde programmapunt wijst de andere kant op. Kijk of die over "
        "hetzelfde gaat."
    ),
    "own-record": gettext_noop("De bron noemt ook %(party)s zelf. Lees die bron eerst."),
    "no-stance": gettext_noop(
        "Zeg niet wat %(opponent)s hiervan vindt: de bronnen zeggen het niet."
    ),
    "own-medium": gettext_noop(
        "Het eigen punt is voorwaardelijk of algemeen. Zeg niet meer dan er staat."
    ),
}


def promise() -> str:
    """Say what stands behind a briefing and what does not; tests hold it to every kind of line."""
    return _(
        "Bij elk standpunt, elke stemming en elk citaat staat tussen haakjes de bron, met de datum "
        "als we die weten. Bij een vindplaats staat ook hoe zeker de lezing is. Een argument is "
        "een gewone redenering en heeft geen bron."
    )


def origin(election: Election) -> str:
    """Say how the text is made, and who determined the positions in it."""
    made = _(
        "De tekst bestaat uit vaste zinnen, gevuld uit onze tabellen. De standpunten van "
        "%(party)s volgen uit het eigen programma, en op stellingen daarbuiten uit bronnen.",
        party=election.party(election.settings.source_party_id).name_in_sentence,
    )
    return f"{made} {election.settings.publisher.coding_short}".rstrip()


def citation_code(citation: Citation) -> str:
    """Return the short name of a source: the id of a row, or the number of a programme point."""
    return citation.evidence_id or _("punt %(plank_id)s", plank_id=citation.plank_id)


def citation_facts(citation: Citation, *, in_full: bool = True, sure: str) -> str:
    """Return date, kind and confidence of a source, and when it is not from before the election.

    The remarks with a date stand in the list of sources.
    """
    pieces = [loose_date(REMARK.sub("", citation.date))]
    if in_full:
        own = not citation.evidence_id
        pieces.append(_("eigen programma") if own else labels.scope_text(citation.scope))
    if citation.is_derived:
        pieces.append(_(labels.DERIVED_TEXT))
    pieces.append(labels.sure_text(sure))
    if citation.period != "before":
        pieces.append(_(labels.PERIOD[citation.period]))
    return ", ".join(piece for piece in pieces if piece)


def least_sure(first: str, second: str) -> str:
    """Return the lower of two confidences; one that is not given does not count.

    Examples
    --------
    >>> least_sure("high", "medium"), least_sure("high", "")
    ('medium', 'high')
    """
    return next((name for name in CONFIDENCES if name in (first, second)), "")


def without_pointers(text: str) -> str:
    """Return a summary without what only says with which programme point it was filed.

    Examples
    --------
    >>> without_pointers("Zij stemde voor (raakt 5.2; de SP ook). Het was krap (geen SP-punt).")
    'Zij stemde voor (de SP ook). Het was krap.'
    """

    def kept(match: re.Match[str]) -> str:
        pieces = [piece.strip() for piece in match[1].split(";")]
        rest = [piece for piece in pieces if not POINTER.fullmatch(piece)]
        return f" ({'; '.join(rest)})" if rest else ""

    return BRACKETS.sub(kept, text)


def source_names(election: Election, stand: CitedPosition) -> dict[str, str]:
    """Return the year of a position and who published its first source."""
    (first, *_rest) = stand.citations
    return {"year": stand.year, "publisher": election.sources[first.source_id].publisher}


def names_of(election: Election, party_id: str, opponent: str) -> dict[str, str]:
    """Return the names that fill the gaps in a sentence."""
    return {
        "party": election.party(party_id).name_in_sentence,
        "opponent": election.party(opponent).name_in_sentence if opponent else "",
    }


def plank_start(
    election: Election, plank_id: str, length: int = 70, *, with_number: bool = True
) -> str:
    """Return a programme point's number, and its statements; without one its first words.

    The number can stay away where the source beside it has it already.
    """
    plank = election.plank(plank_id)
    labels = [
        election.statement(link.statement_id).label for link in election.links_of_plank(plank_id)
    ]
    if labels:
        names = enumeration(labels)
        if not with_number:
            return names
        return _("Punt %(plank_id)s (%(labels)s)", plank_id=plank_id, labels=names)
    text = plank.translation or quoted(plank)
    if len(text) > length:
        text = text[: length - 1].rsplit(" ", 1)[0] + " …"
    if not with_number:
        return text
    return _("Punt %(plank_id)s: %(start)s", plank_id=plank_id, start=text)


def argument(election: Election, statement_id: str, stance: int) -> str:
    """Return an argument for this side of a statement, without a source; "" when not written."""
    statement = election.statement(statement_id)
    place = election.scale.coordinate(stance)
    if place == 0:
        return ""
    return statement.argument_for if place > 0 else statement.argument_against
