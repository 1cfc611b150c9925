"""The registry of sections of a briefing. A section is data: what makes its lines, and its texts.

No code asks *which* section it has: everything that differs between sections is a field here. The
texts are marked for the translators; the pages translate them and fill in the names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from stemhulp.debate import field, opponent
from stemhulp.debate.lines import Line, Sheet
from stemhulp.debate.scope import Scope
from stemhulp.debate.section import Part, Section
from stemhulp.translatable import gettext_noop

_EVERY: Final = (
    Section(
        section_id="contrasts",
        form="contrast",
        most=2,
        front=3,
        card="each",
        against=Part(
            lines=opponent.contrasts,
            title=gettext_noop("Scherpste verschillen"),
            intro=gettext_noop(
                "De een is het eens, de ander oneens. Het scherpste verschil staat bovenaan."
            ),
            nothing=gettext_noop(
                "We vonden geen stelling waar de een het mee eens is en de ander niet."
            ),
            title_of_rest=gettext_noop("Meer verschillen"),
        ),
        of_field=Part(
            lines=field.contrasts,
            title=gettext_noop("Wie staat er aan de andere kant"),
            intro=gettext_noop("Het scherpste verschil staat bovenaan."),
            nothing=gettext_noop("We vonden geen stelling met een partij aan de andere kant."),
        ),
    ),
    Section(
        section_id="common",
        form="shared",
        most=2,
        front=2,
        card="each",
        against=Part(
            lines=opponent.common_ground,
            title=gettext_noop("Gedeelde standpunten"),
            intro=gettext_noop(
                "Beide vinden hetzelfde, of %(opponent)s steunt (een deel van) een punt uit het "
                "programma van %(party)s."
            ),
            nothing=gettext_noop("We vonden geen gedeeld standpunt."),
            title_of_rest=gettext_noop("Meer gedeelde standpunten"),
        ),
        of_field=Part(
            lines=field.common_ground,
            title=gettext_noop("Waar %(party)s medestanders heeft"),
            intro=gettext_noop(
                "Twee of meer andere partijen vinden hetzelfde en geen enkele het tegendeel."
            ),
            nothing=gettext_noop(
                "We vonden geen stelling waarover twee andere partijen hetzelfde vinden."
            ),
        ),
    ),
    Section(
        section_id="alone",
        form="alone",
        most=3,
        of_field=Part(
            lines=field.alone,
            title=gettext_noop("Waar %(party)s alleen staat"),
            intro=gettext_noop(
                "We kennen het standpunt van twee of meer andere partijen. Geen van die partijen "
                "staat aan dezelfde kant."
            ),
            nothing=gettext_noop("Nergens, voor zover we de standpunten kennen."),
        ),
    ),
    Section(
        section_id="attacks",
        form="row",
        most=2,
        against=Part(
            lines=opponent.attacks,
            title=gettext_noop("Wat je nog meer kunt verwachten"),
            intro=gettext_noop(
                "Naast de verschillen: hier ging %(opponent)s in tegen een punt uit het programma "
                "van %(party)s."
            ),
            nothing=gettext_noop("We vonden niets naast de verschillen."),
            is_shown_empty=False,
        ),
    ),
    Section(
        section_id="record",
        form="record",
        most=4,
        of_field=Part(
            lines=field.record,
            title=gettext_noop("Wat je over %(party)s zelf kunt horen"),
            intro=gettext_noop(
                "Bronnen waarin %(party)s iets anders deed dan het programma, of genoemd wordt."
            ),
            nothing=gettext_noop("Niets gevonden."),
            without_own_rows=gettext_noop(
                "We hebben niet verzameld wat %(party)s in de raad deed. Zoek dus zelf na hoe "
                "jullie daar stemden."
            ),
        ),
    ),
    Section(
        section_id="votes",
        form="row",
        most=2,
        against=Part(
            lines=opponent.votes,
            title=gettext_noop("Stemmingen waarbij beide partijen genoemd worden"),
            intro=gettext_noop("Samen gestemd of juist niet: lees wat er staat."),
            nothing=gettext_noop("We vonden geen stemming waarbij beide partijen genoemd worden."),
        ),
    ),
    Section(
        section_id="words-and-deeds",
        form="said-and-voted",
        most=3,
        against=Part(
            lines=opponent.said_and_voted,
            title=gettext_noop("Woorden en daden"),
            intro=gettext_noop(
                "Hier wijst een uitspraak van %(opponent)s de ene kant op en een stem de andere. "
                "Tijden en voorstellen veranderen. Vraag ernaar, verwijt niets."
            ),
            nothing=gettext_noop(
                "We vonden geen stelling waarbij een uitspraak en een stem elk een kant op wijzen."
            ),
            is_shown_empty=False,
        ),
    ),
    Section(
        section_id="quotes",
        form="quote",
        most=3,
        card="behind",
        against=Part(
            lines=opponent.quotes,
            title=gettext_noop("Om te citeren"),
            intro=gettext_noop("Eigen programmatekst bij de verschillen, woord voor woord."),
            nothing=gettext_noop("We vonden geen verschil om bij te citeren."),
        ),
    ),
    Section(
        section_id="cautions",
        form="caution",
        most=2,
        is_warning=True,
        against=Part(
            lines=opponent.cautions,
            title=gettext_noop("Wat je beter niet zegt"),
            intro=gettext_noop(
                "Hier staan de andere waarschuwingen: het bewijs is zwak, of de bron zegt niet "
                "wat %(opponent)s vindt."
            ),
            nothing=gettext_noop("We vonden niets, behalve wat bij de punten zelf staat."),
        ),
        of_field=Part(
            lines=field.cautions,
            title=gettext_noop("Voorzichtig met deze eigen punten"),
            intro=gettext_noop(
                "Hier hoort een voorwaarde bij, staat het er heel algemeen, of is het bewijs zwak."
            ),
            nothing=gettext_noop("We vonden niets, behalve wat bij de punten zelf staat."),
        ),
    ),
    Section(
        section_id="questions",
        form="question",
        most=3,
        card="list",
        against=Part(
            lines=opponent.questions,
            title=gettext_noop("Wat je kunt vragen"),
            intro=gettext_noop(
                "Hier vonden we geen standpunt van %(opponent)s. Vraag ernaar, verwijt niets."
            ),
            nothing=gettext_noop("We kennen het standpunt van %(opponent)s op elke stelling."),
        ),
        of_field=Part(
            lines=field.questions,
            title=gettext_noop("Waar we alleen %(party)s over vonden"),
            intro=gettext_noop("Van geen andere partij vonden we een standpunt. Vraag ernaar."),
            nothing=gettext_noop(
                "Over elke stelling is van een andere partij een standpunt bekend."
            ),
            is_shown_empty=False,
        ),
    ),
)
SECTIONS: Final[Mapping[str, Section]] = MappingProxyType(
    {section.section_id: section for section in _EVERY}
)
"""Every section by its id, in the order of a briefing."""


def lines_against(scope: Scope, party_id: str) -> dict[str, tuple[Line, ...]]:
    """Return the lines of every section against one opponent."""
    return {
        key: tuple(section.against.lines(scope, party_id))
        for key, section in SECTIONS.items()
        if section.against is not None
    }


def lines_of_field(scope: Scope) -> dict[str, tuple[Line, ...]]:
    """Return the lines of every section about all other parties together."""
    return {
        key: tuple(section.of_field.lines(scope))
        for key, section in SECTIONS.items()
        if section.of_field is not None
    }


def sections_of(sheet: Sheet) -> Iterator[tuple[Section, Part[Any]]]:
    """Yield the sections of a sheet that are shown, each with its part for this kind of sheet.

    Examples
    --------
    >>> [section.section_id for section, _ in sections_of(Sheet("", None, {}))]
    ['contrasts', 'common', 'alone', 'record', 'cautions']
    """
    for key, section in SECTIONS.items():
        part: Part[Any] | None = section.against if sheet.opponent else section.of_field
        if part is not None and (part.is_shown_empty or sheet.section(key)):
            yield section, part
