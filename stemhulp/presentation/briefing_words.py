"""Sentences of a briefing: neutral templates in which names, texts and numbers are filled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from stemhulp.debate import Citation, Line
from stemhulp.marking import mark
from stemhulp.model import Election
from stemhulp.presentation import words
from stemhulp.presentation.formatting import capital, loose_date
from stemhulp.presentation.language import _

TITLES: Final[Mapping[str, str]] = {
    "contrasts": mark("Scherpste verschillen"),
    "common": mark("Waar jullie het eens zijn"),
    "alone": mark("Waar jullie alleen staan"),
    "attacks": mark("Wat je kunt verwachten"),
    "record": mark("Wat ze jullie kunnen tegenwerpen"),
    "votes": mark("Stemmingen die jullie allebei noemen"),
    "quotes": mark("Om te citeren"),
    "cautions": mark("Wat je beter niet zegt"),
    "questions": mark("Wat je kunt vragen"),
}
INTROS: Final[Mapping[str, str]] = {
    "contrasts": mark(
        "De een is het eens, de ander oneens. Het scherpste verschil staat bovenaan."
    ),
    "common": mark("Zelfde standpunt, of een programmapunt dat de ander steunt."),
    "alone": mark(
        "Van minstens twee andere partijen is het standpunt bekend, en geen valt jullie bij."
    ),
    "attacks": mark(
        "Hier staat de ander tegenover jullie, met wat tegenstanders meestal aanvoeren."
    ),
    "record": mark("Bronnen waarin de partij zelf iets anders deed of zei."),
    "votes": mark(
        "Stemmingen in de raad waarbij de vindplaats beide partijen noemt, eens of niet."
    ),
    "quotes": mark("Eigen programmatekst bij de verschillen, woord voor woord."),
    "cautions": mark(
        "Zwak bewijs: oud, later dan de verkiezing, uit de tweede hand, of tegenstrijdig."
    ),
    "questions": mark("Wij vonden hier geen standpunt. Een eerlijke vraag, geen verwijt."),
}
NOTHING: Final[Mapping[str, str]] = {
    "contrasts": mark("Geen stelling gevonden waarop de een eens en de ander oneens is."),
    "common": mark("Geen gedeeld standpunt gevonden."),
    "alone": mark("Nergens, voor zover wij de standpunten kennen."),
    "attacks": mark("Geen vindplaats gevonden waarin de ander tegenover jullie staat."),
    "record": mark("Niets gevonden."),
    "votes": mark("Geen vindplaats van een stemming die beide partijen noemt."),
    "quotes": mark("Er is geen verschil gevonden om bij te citeren."),
    "cautions": mark("Geen zwakke plek gevonden in wat hierboven staat."),
    "questions": mark("Van elke stelling met een eigen standpunt is ook dat van de ander bekend."),
}
REASONS: Final[Mapping[str, str]] = {
    "after": mark("De bron is van na de verkiezing. Noem het jaar."),
    "undated": mark("Maand of jaar van de bron is onbekend. Zeg niet ‘voor de verkiezing’."),
    "old": mark("De bron is uit een eerdere raadsperiode. Vraag of het nog zo is."),
    "second-hand": mark("Dit programma kennen we via een ander. Zeg ‘volgens’ en noem de bron."),
    "differs": mark("Een andere bron van deze partij wijst de andere kant op."),
    "own-record": mark("Deze bron noemt ook %(party)s zelf. Lees hem voor je hem gebruikt."),
    "no-stance": mark("Noem geen standpunt van %(opponent)s: de bronnen zeggen het niet."),
    "own-medium": mark("Het eigen punt is voorwaardelijk of algemeen. Zeg niet meer dan er staat."),
}
FIELD_TITLES: Final[Mapping[str, str]] = {
    "contrasts": mark("Verschillen met de andere partijen"),
    "common": mark("Waar je medestanders hebt"),
    "cautions": mark("Voorzichtig met het eigen punt"),
    "questions": mark("Waar alleen jullie iets over zeggen"),
}
FIELD_INTROS: Final[Mapping[str, str]] = {
    "contrasts": mark("Wie staat er aan de andere kant? Het scherpste verschil staat bovenaan."),
    "common": mark("Minstens twee andere partijen vinden hetzelfde en geen enkele het tegendeel."),
    "cautions": mark("Eigen punten waar een voorwaarde of een algemene formulering in zit."),
    "questions": mark("Van geen enkele andere partij vonden we een standpunt. Vraag ernaar."),
}
FIELD_NOTHING: Final[Mapping[str, str]] = {
    "contrasts": mark("Geen stelling gevonden met een partij aan de andere kant."),
    "common": mark("Geen stelling gevonden waarop twee andere partijen hetzelfde vinden."),
    "cautions": mark("Geen zwakke plek gevonden in het eigen programma."),
    "questions": mark("Over elke stelling is van minstens één andere partij een standpunt bekend."),
}


def citation_code(citation: Citation) -> str:
    """Return the short name of a source: the id of a row, or the number of a programme point."""
    return citation.evidence_id or _("punt %(plank_id)s", plank_id=citation.plank_id)


def citation_facts(citation: Citation) -> str:
    """Return date, kind and confidence of a source, and when it is not from before the election."""
    pieces = [loose_date(citation.date)]
    if citation.evidence_id:
        pieces.append(words.scope_text(citation.scope))
        confidence = _(words.CONFIDENCE.get(citation.confidence, citation.confidence))
        pieces.append(_("zekerheid %(confidence)s", confidence=confidence))
        if citation.period != "before":
            pieces.append(_(words.PERIOD[citation.period]))
    else:
        pieces.append(_("eigen programma"))
    return ", ".join(piece for piece in pieces if piece)


def caution_notes(election: Election, line: Line, party_id: str, opponent: str) -> tuple[str, ...]:
    """Say why to be careful."""
    names = {
        "party": election.party(party_id).name_in_sentence,
        "opponent": election.party(opponent).name_in_sentence if opponent else "",
    }
    return tuple(_(REASONS[reason], **names) for reason in line.reasons)


def plank_start(election: Election, plank_id: str, length: int = 70) -> str:
    """Return a programme point's number and first words."""
    text = election.plank(plank_id).text
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
