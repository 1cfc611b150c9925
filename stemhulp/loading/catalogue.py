"""The catalogue of findings: every sentence an editor can get to read, in one place.

``error`` blocks publication, ``advice`` does not. The rule that finds something fills the gaps in
braces.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class FindingKind:
    """One entry of the catalogue; `message` is a template with named gaps."""

    code: str
    severity: str
    message: str
    hint: str


def _kinds(*kinds: tuple[str, str, str, str]) -> MappingProxyType[str, FindingKind]:
    """Index the catalogue by code."""
    return MappingProxyType({kind[0]: FindingKind(*kind) for kind in kinds})


ERROR: Final = "error"
ADVICE: Final = "advice"

CATALOGUE: Final = _kinds(
    # --- the file itself
    ("file-missing", ERROR, "Dit bestand is er niet.", "Maak het aan met de kolommen: {columns}."),
    ("file-empty", ERROR, "Het bestand is leeg.", "Zet op de eerste regel de kolommen: {columns}."),
    (
        "file-encoding",
        ERROR,
        "De tekens zijn niet als UTF-8 te lezen.",
        "Sla het bestand op als ‘CSV UTF-8 (door komma’s gescheiden)’.",
    ),
    (
        "file-separator",
        ERROR,
        "De kolommen zijn gescheiden door ‘{value}’ in plaats van door een komma.",
        "Sla het bestand op als ‘CSV UTF-8 (door komma’s gescheiden)’.",
    ),
    (
        "file-quotes",
        ERROR,
        "Een aanhalingsteken gaat open en niet meer dicht.",
        "Zet een dubbel aanhalingsteken aan het eind van de cel.",
    ),
    # --- columns and rows
    (
        "column-duplicate",
        ERROR,
        "De kolomnaam ‘{value}’ staat er twee keer.",
        "Verwijder een van de twee kolommen.",
    ),
    ("column-missing", ERROR, "De kolom ‘{value}’ ontbreekt.", "Voeg de kolom toe."),
    (
        "column-unknown",
        ERROR,
        "De kolom ‘{value}’ hoort niet in deze tabel.",
        "Verwijder de kolom of verbeter de naam. Bekend zijn: {columns}.",
    ),
    (
        "row-long",
        ERROR,
        "De regel heeft meer cellen dan er kolommen zijn.",
        "Staat er een komma in een tekst? Zet die tekst dan tussen dubbele aanhalingstekens.",
    ),
    (
        "row-short",
        ERROR,
        "De regel heeft minder cellen dan er kolommen zijn.",
        "Vul aan met lege cellen.",
    ),
    (
        "row-blank",
        ERROR,
        "De regel bestaat alleen uit lege cellen.",
        "Verwijder de regel.",
    ),
    (
        "cell-placeholder",
        ERROR,
        "‘{value}’ staat er als invulling van niets.",
        "Laat de cel leeg als er niets bekend is.",
    ),
    ("cell-required", ERROR, "Deze cel mag niet leeg zijn.", "Vul in: {title}."),
    ("cell-type", ERROR, "‘{value}’ is geen {expected}.", "Verbeter de cel."),
    ("cell-choice", ERROR, "‘{value}’ is geen geldige keuze.", "Kies uit {choices}."),
    (
        "cell-pattern",
        ERROR,
        "‘{value}’ heeft niet de vorm van {title}.",
        "Zo ziet het eruit: {example}.",
    ),
    (
        "cell-hidden",
        ERROR,
        "In ‘{value}’ staat iets wat je op het scherm niet ziet: {sign}.",
        "Haal het weg. Dan staat er: ‘{repaired}’.",
    ),
    (
        "cell-long",
        ERROR,
        "De tekst is {length} tekens lang, en begint met ‘{value}’.",
        "Hoogstens {most} passen er. Ontbreekt er ergens een aanhalingsteken?",
    ),
    (
        "cell-address",
        ERROR,
        "‘{value}’ is geen webadres waar een link naartoe kan: {why}.",
        "Zo ziet het eruit: {example}.",
    ),
    (
        "id-duplicate",
        ERROR,
        "‘{value}’ staat al op een eerdere regel.",
        "Laat elke regel maar één keer voorkomen.",
    ),
    (
        "id-unknown",
        ERROR,
        "‘{value}’ staat niet in {table}.",
        "Voeg het daar toe of verbeter de cel.",
    ),
    (
        "id-alike",
        ERROR,
        "Een gedeelde link kan ‘{value}’ en ‘{other}’ niet uit elkaar houden.",
        "Geef de nieuwste van de twee een ander id: van de andere zijn er al links.",
    ),
    # --- election.toml
    (
        "settings-unreadable",
        ERROR,
        "Het bestand is niet te lezen: {value}.",
        "Vergelijk het met election.toml van een bestaande verkiezing.",
    ),
    ("settings-missing", ERROR, "‘{value}’ ontbreekt.", "Voeg een regel ‘{value} = …’ toe."),
    ("settings-value", ERROR, "‘{value}’ kan hier niet.", "{expected}"),
    # --- programme
    (
        "plank-gap",
        ERROR,
        "Na punt {before} komt {value}; daartussen ontbreekt een nummer.",
        "Kijk in het programma of er een punt is weggevallen.",
    ),
    (
        "misspelt-absent",
        ERROR,
        "Het woord ‘{value}’ staat niet in de tekst van dit punt.",
        "Schrijf het precies zoals het programma, zonder leestekens, en één woord per keer.",
    ),
    (
        "plank-chapter",
        ERROR,
        "Punt {value} staat onder hoofdstuk {chapter}.",
        "Verbeter het nummer van het punt of van het hoofdstuk.",
    ),
    (
        "plank-taken",
        ERROR,
        "Nummer {value} is al van een punt van {party}.",
        "Geef de punten van deze partij een eigen voorvoegsel: {example}.",
    ),
    # --- positions and their evidence
    (
        "stance-unknown",
        ERROR,
        "‘{value}’ staat niet op de schaal.",
        "Kies uit {choices}.",
    ),
    (
        "stance-empty",
        ERROR,
        "Een standpunt zonder keuze mag alleen als de bronnen elkaar tegenspreken.",
        "Vul een keuze in, of verwijder de regel: geen regel betekent onbekend.",
    ),
    (
        "contradiction-stance",
        ERROR,
        "Wie vindt dat de bronnen elkaar tegenspreken, kan geen keuze invullen.",
        "Maak de cel leeg of kies een andere grond.",
    ),
    (
        "contradiction-evidence",
        ERROR,
        "De genoemde vindplaatsen spreken elkaar niet tegen.",
        "Noem minstens twee bruikbare vindplaatsen met een verschillende richting.",
    ),
    (
        "position-no-evidence",
        ERROR,
        "Er staat geen vindplaats achter dit standpunt.",
        "Noem minstens één vindplaats uit evidence.csv, of verwijder de regel.",
    ),
    (
        "evidence-unclear",
        ERROR,
        "Vindplaats ‘{value}’ zegt niets over een richting (unclear).",
        "Gebruik een andere vindplaats, of verwijder het standpunt.",
    ),
    (
        "evidence-low",
        ERROR,
        "Vindplaats ‘{value}’ is te onzeker (low).",
        "Gebruik een andere vindplaats, of verwijder het standpunt.",
    ),
    (
        "evidence-warning",
        ERROR,
        "Bij vindplaats ‘{value}’ staat een waarschuwing.",
        "Controleer het origineel of gebruik een andere vindplaats.",
    ),
    (
        "evidence-other-party",
        ERROR,
        "Vindplaats ‘{value}’ gaat over een andere partij.",
        "Noem alleen vindplaatsen over deze partij.",
    ),
    (
        "evidence-other-topic",
        ERROR,
        "Vindplaats ‘{value}’ gaat niet over een punt of voorstel van deze stelling.",
        "Koppel het in statement_planks.csv of statement_propositions.csv, of kies een andere.",
    ),
    (
        "stance-direction",
        ERROR,
        "‘{value}’ past niet bij de richting van de vindplaatsen.",
        "Volgens de vindplaatsen is het {expected}. Let op de richting van de koppeling.",
    ),
    (
        "confidence-high",
        ERROR,
        "Het standpunt is zekerder dan alle vindplaatsen erachter.",
        "Zet medium, of noem een vindplaats met zekerheid high.",
    ),
    (
        "source-party-plank",
        ERROR,
        "De partij van het programma heeft een standpunt zonder programmapunt.",
        "Koppel de stelling aan een punt in statement_planks.csv, of verwijder het standpunt.",
    ),
    (
        "evidence-party",
        ERROR,
        "‘{value}’ is geen partij en geen [context] uit election.toml.",
        "Voeg het daar toe of verbeter de cel.",
    ),
    (
        "mention-own",
        ERROR,
        "De vindplaats gaat al over ‘{value}’ zelf.",
        "Laat deze partij hier weg: de kolom is voor andere partijen.",
    ),
    (
        "stance-without-plank",
        ERROR,
        "Er staat een richting bij het programmapunt, maar er is geen programmapunt.",
        "Vul het punt in, of zet unclear in stance_on_plank.",
    ),
    (
        "proposition-no-stance",
        ERROR,
        "Bij dit voorstel staat geen richting.",
        "Kies uit agree, disagree, neutral en unclear, of maak proposition_id leeg.",
    ),
    (
        "stance-without-proposition",
        ERROR,
        "Er staat een richting bij het voorstel, maar er is geen voorstel.",
        "Vul een voorstel uit propositions.csv in, of maak de richting leeg.",
    ),
    (
        "derived-high",
        ERROR,
        "Een afgeleide lezing is nooit zeker (high).",
        "Zet medium of low: de bron noemt deze partij zelf niet.",
    ),
    (
        "derived-no-note",
        ERROR,
        "Bij een afgeleide lezing staat niet hoe zij is afgeleid.",
        "Schrijf in note wie de bron wel noemt, zoals: alleen … stemden tegen.",
    ),
    # --- parties
    (
        "seats-computed",
        ERROR,
        "Volgens de stemmen zijn het {expected} zetels, en geen {value}.",
        "Kijk de zetels en votes_unofficial na, of zet read als een bron het aantal noemt.",
    ),
    # --- statements
    (
        "statement-none",
        ERROR,
        "Er zijn {value} gepubliceerde stellingen; een uitslag vraagt er minstens {minimum}.",
        "Zet meer stellingen op published of verlaag minimum_answers in election.toml.",
    ),
    (
        "statement-no-plank",
        ERROR,
        "Bij stelling ‘{value}’ hoort geen programmapunt.",
        "Koppel een punt in statement_planks.csv of zet ja in outside_programme.",
    ),
    (
        "statement-no-proposition",
        ERROR,
        "Stelling ‘{value}’ staat buiten het programma en gaat over geen voorstel.",
        "Koppel een voorstel in statement_propositions.csv: dat geeft de richting.",
    ),
    (
        "statement-no-source-party",
        ERROR,
        "Over stelling ‘{value}’ buiten het programma heeft de partij van het programma niets.",
        "Zoek een vindplaats van die partij, of haal de stelling weg.",
    ),
    # --- languages
    (
        "translation-missing",
        ERROR,
        "Van deze tekst ontbreekt de Engelse: ‘{value}’.",
        "Vertaal hem, of haal en uit languages in election.toml.",
    ),
    # --- advice: nothing is wrong, but look at it
    (
        "advice-setting",
        ADVICE,
        "‘{value}’ wordt niet meer gebruikt.",
        "Verwijder de regel. {why}",
    ),
    (
        "advice-loose-text",
        ADVICE,
        "Deze tekst hoort bij geen punt en is niet overgenomen: ‘{value}’.",
        "Hoort hij bij een punt? Geef hem dan een nummer.",
    ),
    (
        "advice-translation",
        ADVICE,
        "Van dit programmapunt ontbreekt onze Engelse vertaling: ‘{value}’.",
        "De Engelse pagina’s tonen hier alleen het Nederlands van het programma.",
    ),
    (
        "advice-unanimous",
        ADVICE,
        "Alle bekende standpunten over stelling ‘{value}’ zijn gelijk.",
        "Zo’n stelling onderscheidt de partijen niet.",
    ),
    (
        "advice-identical",
        ADVICE,
        "‘{value}’ zijn gelijk op alle {shared} stellingen waarover beide iets vinden.",
        "Een stelling waarover zij verschillen zou helpen.",
    ),
    (
        "advice-direction",
        ADVICE,
        "De partij van het programma is het {value} van de keren eens met de stelling.",
        "Streef naar 40 tot 60 procent, anders wint wie overal eens invult.",
    ),
    (
        "advice-few-positions",
        ADVICE,
        "Over stelling ‘{value}’ zijn van {known} van de {parties} partijen standpunten bekend.",
        "Zoek meer bronnen of overweeg een andere stelling.",
    ),
)
