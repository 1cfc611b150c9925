"""From answers and positions to scores: check → table → missing policy → weights → aggregate.

NumPy and exact integers only: no files, no clock, no randomness, no rounding.
"""

from stemhulp.matching.batch import BatchResult, match_many, match_methods
from stemhulp.matching.match import match
from stemhulp.matching.methods import METHODS, Method, Number, methods_of
from stemhulp.matching.missing import DEFAULT_POLICY, POLICIES, Policy
from stemhulp.matching.planks import PlankMatch, plank_matches
from stemhulp.matching.result import KnownCount, MatchResult, PartyScore
from stemhulp.matching.sheet import answer_sheet, ticked_sheet

__all__ = [
    "DEFAULT_POLICY",
    "METHODS",
    "POLICIES",
    "BatchResult",
    "KnownCount",
    "MatchResult",
    "Method",
    "Number",
    "PartyScore",
    "PlankMatch",
    "Policy",
    "answer_sheet",
    "match",
    "match_many",
    "match_methods",
    "methods_of",
    "plank_matches",
    "ticked_sheet",
]
