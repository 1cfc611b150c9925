"""The frozen objects of one election. They know nothing of files, pages or rounding."""

from stemhulp.model.answers import AnswerSheet
from stemhulp.model.content import (
    Change,
    Evidence,
    Party,
    Plank,
    PlankLink,
    Position,
    Proposition,
    PropositionLink,
    Source,
    Statement,
    Term,
    Theme,
)
from stemhulp.model.election import Codes, Election
from stemhulp.model.from_codes import election_from_codes
from stemhulp.model.settings import OwnTable, Phase, Publisher, Settings

__all__ = [
    "AnswerSheet",
    "Change",
    "Codes",
    "Election",
    "Evidence",
    "OwnTable",
    "Party",
    "Phase",
    "Plank",
    "PlankLink",
    "Position",
    "Proposition",
    "PropositionLink",
    "Publisher",
    "Settings",
    "Source",
    "Statement",
    "Term",
    "Theme",
    "election_from_codes",
]
