"""Sentences of a briefing: neutral templates in which names, texts and numbers are filled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from stemhulp.debate import Briefing, Citation, CitedPosition, Sheet
from stemhulp.model import Election
from stemhulp.presentation.compare.text import share_text
from stemhulp.presentation.wording import labels
from stemhulp.presentation.wording.formatting import capital, enumeration
from stemhulp.presentation.wording.language import _
from stemhulp.presentation.wording.quoting import quoted
from stemhulp.translatable import gettext_noop

BRACKETS: Final = re.compile(r"\s*\(([^()]*)\)")
# Notes between brackets that only say with which programme point a row was filed.
POINTER: Final = re.compile(
    r"(?:geen|niet zelf een|not an|not itself an) \w+[- ](?:punt|point)|(?:raakt|touches on) [\d.]+"
)

CONFIDENCES: Final = ("low", "medium", "high")

REASONS: Final[Mapping[str, str]] = {
    "after": gettext_noop("De bron is van na de verkiezing. Noem het jaar: %(year)s."),
    "undated": gettext_noop(
        "Maand of jaar van de bron is onbekend. Zeg niet ‘vóór de verkiezing’."
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
        "Bij dit eigen punt hoort een voorwaarde, of het is heel algemeen. Zeg niet meer dan er "
        "staat."
    ),
    "own-unsure": gettext_noop(
        "We zijn niet helemaal zeker van dit eigen standpunt. Zeg niet meer dan er in de bron "
        "staat."
    ),
}


def promise() -> str:
    """Say what stands behind a briefing and what does not; tests hold it to every kind of line."""
    return _(
        "Bij elk standpunt, elke stemming en elk citaat staat het nummer van de bron. In de lijst "
        "met bronnen staat van wanneer die is, en hoe zeker we zijn dat we hem goed lezen."
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


def citation_kind(citation: Citation) -> str:
    """Return what kind of source it is, and whether its reading is derived from a vote."""
    own = not citation.evidence_id
    kind = _("eigen programma") if own else labels.scope_text(citation.scope)
    return f"{kind}, {_(labels.DERIVED_TEXT)}" if citation.is_derived else kind


def citation_period(citation: Citation) -> str:
    """Return when a source is from, if not from before the election; else ""."""
    return "" if citation.period == "before" else _(labels.PERIOD[citation.period])


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


def plank_start(election: Election, plank_id: str, length: int = 70) -> str:
    """Return a programme point's number, and its statements; without one its first words."""
    plank = election.plank(plank_id)
    labels = [
        election.statement(link.statement_id).label for link in election.links_of_plank(plank_id)
    ]
    if labels:
        return _("Punt %(plank_id)s (%(labels)s)", plank_id=plank_id, labels=enumeration(labels))
    text = plank.translation or quoted(plank)
    if len(text) > length:
        text = text[: length - 1].rsplit(" ", 1)[0] + " …"
    return _("Punt %(plank_id)s: %(start)s", plank_id=plank_id, start=text)


def sheet_title(election: Election, opponent: str) -> str:
    """Return the heading of a sheet; `opponent` "" is the whole field."""
    if not opponent:
        return _("Het hele veld")
    return _("Tegenover %(party)s", party=election.party(opponent).name_in_sentence)


def title_of_rest(election: Election, opponent: str) -> str:
    """Return the heading of what is behind the first page."""
    if not opponent:
        return sheet_title(election, opponent)
    return _("Verder tegenover %(party)s", party=election.party(opponent).name_in_sentence)


def sheet_intro(election: Election, prepared: Briefing, sheet: Sheet) -> str:
    """Say how far the two agree and over how much; of the field, how many parties it is."""
    pair = sheet.pair
    if pair is None:
        return _("Alle %(count)s partijen samen.", count=len(election.parties))
    names = names_of(election, prepared.party_id, sheet.opponent)
    names["party"] = capital(names["party"])
    said = _(
        "%(party)s en %(opponent)s: %(same)s. Geteld zijn alleen de stellingen waarvan we beide "
        "standpunten kennen.",
        same=share_text(pair),
        **names,
    )
    whole = _("De thema’s tellen hier allemaal mee.")  # Babel does not look inside an f-string
    return f"{said} {whole}" if prepared.theme_ids else said
