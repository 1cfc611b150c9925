"""Walk into the hall prepared: contrasts, common ground, weak spots, with a source for each."""

from stemhulp.debate.briefing import briefing
from stemhulp.debate.field import MINIMUM_FIELD
from stemhulp.debate.lines import (
    Briefing,
    Citation,
    CitedPosition,
    Line,
    Sharpness,
    Sheet,
)
from stemhulp.debate.section import Part, Section
from stemhulp.debate.sections import SECTIONS, sections_of
from stemhulp.debate.strength import is_old, is_second_hand, reasons_for_care, strength

__all__ = [
    "MINIMUM_FIELD",
    "SECTIONS",
    "Briefing",
    "Citation",
    "CitedPosition",
    "Line",
    "Part",
    "Section",
    "Sharpness",
    "Sheet",
    "briefing",
    "is_old",
    "is_second_hand",
    "reasons_for_care",
    "sections_of",
    "strength",
]
