"""Stemhulp: voting advice and programme comparison with a source behind every position.

>>> import stemhulp
>>> election = stemhulp.load_election("gr2022-assen", site=stemhulp.bundled_root())
>>> sheet = stemhulp.answer_sheet(election, dict.fromkeys(election.statements, "neutraal"))
>>> stemhulp.match(election, sheet).scores[0].rank
1
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stemhulp.analysis.certainty import Certainty, certainty
    from stemhulp.analysis.overtaking import changes_to_lead
    from stemhulp.analysis.robustness import Robustness, robustness
    from stemhulp.comparison import (
        CoalitionCheck,
        PairAgreement,
        PairComparison,
        PlankRelation,
        StatementRow,
        agreement_between,
        agreement_matrix,
        before_election,
        coalition_check,
        compare_parties,
        divergence,
        plank_relation,
        plank_relations,
        statement_table,
    )
    from stemhulp.debate import Briefing, briefing
    from stemhulp.loading import bundled_root, load_election, load_qualomat, validate_election
    from stemhulp.matching import (
        METHODS,
        POLICIES,
        BatchResult,
        MatchResult,
        answer_sheet,
        match,
        match_many,
        methods_of,
        plank_matches,
    )
    from stemhulp.model import AnswerSheet, Election, election_from_codes
    from stemhulp.presentation.table_picture import Picture, table_picture

__version__ = "0.1.0"

__all__ = [
    "METHODS",
    "POLICIES",
    "AnswerSheet",
    "BatchResult",
    "Briefing",
    "Certainty",
    "CoalitionCheck",
    "Election",
    "MatchResult",
    "PairAgreement",
    "PairComparison",
    "Picture",
    "PlankRelation",
    "Robustness",
    "StatementRow",
    "agreement_between",
    "agreement_matrix",
    "answer_sheet",
    "before_election",
    "briefing",
    "bundled_root",
    "certainty",
    "changes_to_lead",
    "coalition_check",
    "compare_parties",
    "divergence",
    "election_from_codes",
    "leaf_order",
    "load_election",
    "load_qualomat",
    "match",
    "match_many",
    "methods_of",
    "plank_matches",
    "plank_relation",
    "plank_relations",
    "robustness",
    "statement_table",
    "table_picture",
    "validate_election",
]

_ROOMS = (
    "stemhulp.model",
    "stemhulp.matching",
    "stemhulp.comparison",
    "stemhulp.debate",
    "stemhulp.analysis.robustness",
    "stemhulp.analysis.certainty",
    "stemhulp.analysis.overtaking",
    "stemhulp.analysis.likeness",
    "stemhulp.presentation.table_picture",
    "stemhulp.loading",
)


def __getattr__(name: str) -> Any:
    """Import a room, and the libraries it needs, only when somebody asks for what is in it."""
    if name in __all__:
        for room in map(import_module, _ROOMS):
            if name in vars(room):
                return vars(room)[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
