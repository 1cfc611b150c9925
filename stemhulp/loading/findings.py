"""The catalogue of findings and the report that collects them.

A finding is a value, not an exception: an editor sees all of them at once, in Dutch, each with
file, line, column, value and what to do. ``error`` blocks publication, ``advice`` does not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final


@dataclass(frozen=True, slots=True)
class FindingKind:
    """One entry of the catalogue; `message` is a template with named gaps."""

    code: str
    severity: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding at one place; `line` counts from 1, None = the whole file."""

    code: str
    severity: str
    file: str
    line: int | None
    column: str
    value: str
    message: str
    hint: str

    def __str__(self) -> str:
        """Return the sentence an editor reads."""
        place = self.file
        if self.line is not None:
            place += f", regel {self.line}"
        if self.column:
            place += f", kolom {self.column}"
        return f"{place}: {self.message} {self.hint}".rstrip()


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
        "Vindplaats ‘{value}’ hoort bij een ander programmapunt dan deze stelling.",
        "Koppel het punt in statement_planks.csv of kies een andere vindplaats.",
    ),
    (
        "stance-direction",
        ERROR,
        "‘{value}’ past niet bij de richting van de vindplaatsen.",
        "Volgens de vindplaatsen is het {expected}. Let op de richting in statement_planks.csv.",
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
    # --- advice: nothing is wrong, but look at it
    (
        "advice-loose-text",
        ADVICE,
        "Deze tekst hoort bij geen punt en is niet overgenomen: ‘{value}’.",
        "Hoort hij bij een punt? Geef hem dan een nummer.",
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


@dataclass
class Report:
    """Findings of one election, and how much was read.

    Examples
    --------
    >>> report = Report(election="voorbeeld")
    >>> report.add("file-empty", file="themes.csv", columns="theme_id, title")
    >>> report.ok, str(report.findings[0])
    (False, 'themes.csv: Het bestand is leeg. Zet op de eerste regel de kolommen: theme_id, title.')
    """

    election: str
    counts: dict[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether nothing of level *error* was found."""
        return not self.errors

    @property
    def errors(self) -> list[Finding]:
        """Findings that block publication."""
        return [finding for finding in self.findings if finding.severity == ERROR]

    @property
    def advice(self) -> list[Finding]:
        """Findings to look at."""
        return [finding for finding in self.findings if finding.severity == ADVICE]

    def add(
        self,
        code: str,
        *,
        file: str,
        line: int | None = None,
        column: str = "",
        value: object = "",
        **gaps: object,
    ) -> None:
        """Add a finding of the catalogue; `gaps` fill the template."""
        kind = CATALOGUE[code]
        gaps = {"value": value, **gaps}
        self.findings.append(
            Finding(
                code=code,
                severity=kind.severity,
                file=file,
                line=line,
                column=column,
                value=str(value),
                message=kind.message.format(**gaps),
                hint=kind.hint.format(**gaps),
            )
        )

    def codes(self) -> Counter[str]:
        """How often each code was found."""
        return Counter(finding.code for finding in self.findings)

    def sort(self) -> None:
        """Errors first, then by file and line."""
        self.findings.sort(key=lambda f: (f.severity != ERROR, f.file, f.line or 0))

    def __iter__(self) -> Iterator[Finding]:
        """Iterate over the findings."""
        return iter(self.findings)

    def as_dict(self) -> dict[str, Any]:
        """Return the report in the shape of ``stemhulp validate --format json``."""
        return {
            "ok": self.ok,
            "election": self.election,
            "counts": self.counts,
            "findings": [
                {name: getattr(finding, name) for name in Finding.__dataclass_fields__}
                for finding in self.findings
            ],
        }
