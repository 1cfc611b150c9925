"""From answers and positions to scores: check → table → missing policy → weights → aggregate.

NumPy and exact integers only: no files, no clock, no randomness, no rounding.
"""

from stemhulp.matching.match import match
from stemhulp.matching.methods import METHODS, Method
from stemhulp.matching.missing import POLICIES, Policy
from stemhulp.matching.planks import PlankMatch, plank_matches
from stemhulp.matching.result import MatchResult, PartyScore
from stemhulp.matching.sheet import answer_sheet

__all__ = [
    "METHODS",
    "POLICIES",
    "MatchResult",
    "Method",
    "PartyScore",
    "PlankMatch",
    "Policy",
    "answer_sheet",
    "match",
    "plank_matches",
]
