"""Sentences of a briefing: neutral templates in which names, texts and numbers are filled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from stemhulp.debate import Citation
from stemhulp.marking import mark
from stemhulp.model import Election
from stemhulp.presentation import words
from stemhulp.presentation.formatting import capital, loose_date
from stemhulp.presentation.language import _

REMARK: Final = re.compile(r"\s*\((?!ca\.\))[^()]*\)")

TITLES: Final[Mapping[str, str]] = {
    "contrasts": mark("Scherpste verschillen"),
    "common": mark("Gedeelde standpunten"),
    "alone": mark("Waar %(party)s alleen staat"),
    "attacks": mark("Wat je kunt verwachten"),
    "record": mark("Wat je over %(party)s zelf kunt horen"),
    "votes": mark("Stemmingen waarbij beide partijen genoemd worden"),
    "quotes": mark("Om te citeren"),
    "cautions": mark("Wat je beter niet zegt"),
    "questions": mark("Wat je kunt vragen"),
}
INTROS: Final[Mapping[str, str]] = {
    "contrasts": mark(
        "De een is het eens, de ander oneens. Het scherpste verschil staat bovenaan."
    ),
    "common": mark("Zelfde standpunt, of een programmapunt dat %(opponent)s steunt."),
    "alone": mark("Van twee of meer andere partijen is het standpunt bekend; geen valt bij."),
    "attacks": mark("Hier staat %(opponent)s ertegenover, met wat die kant meestal aanvoert."),
    "record": mark(
        "Bronnen waarin %(party)s iets anders deed dan het programma, of genoemd wordt."
    ),
    "votes": mark("Samen gestemd of juist niet: lees wat er staat."),
    "quotes": mark("Eigen programmatekst bij de verschillen, woord voor woord."),
    "cautions": mark("Zwak bewijs: oud, van na de verkiezing, via een ander, of tegenstrijdig."),
    "questions": mark(
        "Hier vonden we geen standpunt van %(opponent)s. Vraag ernaar, verwijt niets."
    ),
}
NOTHING: Final[Mapping[str, str]] = {
    "contrasts": mark("Geen stelling gevonden waarop de een eens en de ander oneens is."),
    "common": mark("Geen gedeeld standpunt gevonden."),
    "alone": mark("Nergens, voor zover we de standpunten kennen."),
    "attacks": mark("Geen vindplaats gevonden waarin %(opponent)s ertegenover staat."),
    "record": mark("Niets gevonden."),
    "votes": mark("Geen vindplaats van een stemming waarbij beide partijen genoemd worden."),
    "quotes": mark("Er is geen verschil gevonden om bij te citeren."),
    "cautions": mark("Geen zwakke plek gevonden in wat hierboven staat."),
    "questions": mark("We kennen het standpunt van %(opponent)s op elke stelling."),
}
FIELD_TITLES: Final[Mapping[str, str]] = {
    "contrasts": mark("Wie staat er aan de andere kant"),
    "common": mark("Waar %(party)s medestanders heeft"),
    "cautions": mark("Voorzichtig met deze eigen punten"),
    "questions": mark("Waar we alleen %(party)s over vonden"),
}
FIELD_INTROS: Final[Mapping[str, str]] = {
    "contrasts": mark("Het scherpste verschil staat bovenaan."),
    "common": mark("Twee of meer andere partijen vinden hetzelfde en geen enkele het tegendeel."),
    "cautions": mark(
        "Hier zit een voorwaarde of een algemene formulering in, of het bewijs is zwak."
    ),
    "questions": mark("Van geen andere partij vonden we een standpunt. Vraag ernaar."),
}
FIELD_NOTHING: Final[Mapping[str, str]] = {
    "contrasts": mark("Geen stelling gevonden met een partij aan de andere kant."),
    "common": mark("Geen stelling gevonden waarop twee andere partijen hetzelfde vinden."),
    "cautions": mark("Geen zwakke plek gevonden in de eigen standpunten."),
    "questions": mark("Over elke stelling is van een andere partij een standpunt bekend."),
}
REASONS: Final[Mapping[str, str]] = {
    "after": mark("De bron is van na de verkiezing. Noem het jaar."),
    "undated": mark("Maand of jaar van de bron is onbekend. Zeg niet ‘voor de verkiezing’."),
    "old": mark("De bron is uit een eerdere raadsperiode. Vraag of het nog zo is."),
    "second-hand": mark(
        "We kennen dit programma alleen via een ander. Zeg ‘volgens’ en noem de bron."
    ),
    "differs": mark("Een andere bron van deze partij wijst de andere kant op:"),
    "own-record": mark("De bron noemt ook %(party)s zelf. Lees hem voor je hem gebruikt:"),
    "no-stance": mark("Zeg niet wat %(opponent)s hiervan vindt: de bronnen zeggen het niet."),
    "own-medium": mark("Het eigen punt is voorwaardelijk of algemeen. Zeg niet meer dan er staat:"),
}


def citation_code(citation: Citation) -> str:
    """Return the short name of a source: the id of a row, or the number of a programme point."""
    return citation.evidence_id or _("punt %(plank_id)s", plank_id=citation.plank_id)


def citation_facts(citation: Citation, *, in_full: bool = True) -> str:
    """Return date, kind and confidence of a source, and when it is not from before the election.

    The remarks with a date stand in the list of sources.
    """
    pieces = [loose_date(REMARK.sub("", citation.date))]
    if not citation.evidence_id:
        pieces.append(_("eigen programma"))
    elif in_full:
        pieces.append(words.scope_text(citation.scope))
        pieces.append(words.sure_text(citation.confidence))
    if citation.period != "before":
        pieces.append(_(words.PERIOD[citation.period]))
    return ", ".join(piece for piece in pieces if piece)


def names_of(election: Election, party_id: str, opponent: str) -> dict[str, str]:
    """Return the names that fill the gaps in a sentence."""
    return {
        "party": election.party(party_id).name_in_sentence,
        "opponent": election.party(opponent).name_in_sentence if opponent else "",
    }


def plank_start(election: Election, plank_id: str, length: int = 70) -> str:
    """Return a programme point's number and first words, translated where we have that."""
    plank = election.plank(plank_id)
    text = plank.translation or plank.text
    if len(text) > length:
        text = text[: length - 1].rsplit(" ", 1)[0] + " …"
    return _("Punt %(plank_id)s: %(start)s", plank_id=plank_id, start=text)


def argument(election: Election, statement_id: str, stance: int) -> str:
    """Return what people on this side of a statement usually bring forward; "" when not written."""
    statement = election.statement(statement_id)
    place = election.scale.coordinate(stance)
    if place == 0:
        return ""
    return statement.argument_for if place > 0 else statement.argument_against


def party_start(election: Election, party_id: str) -> str:
    """Return a party's name at the start of a sentence."""
    return capital(election.party(party_id).name_in_sentence)
