"""How sharp each contrast is, apart from what is said: numbers with what they mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from stemhulp.debate import Briefing, Sharpness, Sheet
from stemhulp.model import Election
from stemhulp.presentation.debate import phrases
from stemhulp.presentation.wording.formatting import decimal
from stemhulp.presentation.wording.language import _


@dataclass(frozen=True, slots=True)
class Score:
    """How sharp one contrast is, and the product that it comes from."""

    heading: str
    total: str
    product: str


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """The contrasts of one sheet, sharpest first."""

    title: str
    scores: tuple[Score, ...]


@dataclass(frozen=True, slots=True)
class Appendix:
    """What the numbers mean, and the numbers."""

    title: str
    meaning: tuple[str, ...]
    tables: tuple[ScoreTable, ...]


def appendix(election: Election, prepared: Briefing) -> Appendix:
    """Put the sharpness of every contrast into numbers; no page shows them beside a point."""
    sheets = (*prepared.sheets, prepared.field)
    tables = (
        ScoreTable(phrases.sheet_title(election, sheet.opponent), tuple(_scores(election, sheet)))
        for sheet in sheets
    )
    return Appendix(
        title=_("Bijlage: hoe scherp is elk verschil?"),
        meaning=tuple(_meaning(line.sharpness for sheet in sheets for line in sheet.lines)),
        tables=tuple(table for table in tables if table.scores),
    )


def _scores(election: Election, sheet: Sheet) -> Iterator[Score]:
    """Every contrast of a sheet."""
    for line in sheet.lines:
        if line.sharpness is not None:
            yield Score(
                heading=election.statement(line.statement_id).label,
                total=decimal(line.sharpness.total),
                product=_product(line.sharpness),
            )


def _product(sharp: Sharpness) -> str:
    """The parts that are multiplied; importance only when somebody measured it."""
    said = _(
        "afstand %(distance)s × bewijs %(evidence)s × steun %(backing)s",
        distance=decimal(sharp.distance),
        evidence=decimal(sharp.evidence),
        backing=decimal((1 + sharp.backing) / 2),
    )
    if sharp.salience == 1:
        return said
    return said + _(" × belang %(salience)s", salience=decimal(sharp.salience))


def _meaning(measured: Iterable[Sharpness | None]) -> Iterator[str]:
    """Say what each number is; importance only when somebody measured it."""
    yield _(
        "Elk verschil krijgt een getal. Hoe dichter bij 1, hoe scherper het is. We "
        "vermenigvuldigen daarvoor de getallen hieronder."
    )
    yield _("Afstand: hoe ver de twee standpunten uit elkaar liggen. 1 is zo ver als kan.")
    yield _(
        "Bewijs: hoe sterk de bron is van de partij met de zwakste bron. 1 is een zekere bron van "
        "vóór de verkiezing."
    )
    yield _(
        "Steun: een getal tussen een half en 1. Het is hoger als meer partijen aan de eigen kant "
        "staan."
    )
    if any(one is not None and one.salience != 1 for one in measured):
        yield _("Belang: hoe belangrijk kiezers de stelling vinden.")
