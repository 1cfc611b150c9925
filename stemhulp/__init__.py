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
    from stemhulp.analysis.likeness import leaf_order
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
        match_methods,
        methods_of,
        plank_matches,
        ticked_sheet,
    )
    from stemhulp.model import AnswerSheet, Election, election_from_codes
    from stemhulp.presentation.pictures.heat_map import Picture, table_picture

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
    "match_methods",
    "methods_of",
    "plank_matches",
    "plank_relation",
    "plank_relations",
    "robustness",
    "statement_table",
    "table_picture",
    "ticked_sheet",
    "validate_election",
]

# Where each name lives: asking for one imports its room, and no other.
_HOMES = {
    "stemhulp.analysis.certainty": ("Certainty", "certainty"),
    "stemhulp.analysis.likeness": ("leaf_order",),
    "stemhulp.analysis.overtaking": ("changes_to_lead",),
    "stemhulp.analysis.robustness": ("Robustness", "robustness"),
    "stemhulp.comparison": (
        "CoalitionCheck",
        "PairAgreement",
        "PairComparison",
        "PlankRelation",
        "StatementRow",
        "agreement_between",
        "agreement_matrix",
        "before_election",
        "coalition_check",
        "compare_parties",
        "divergence",
        "plank_relation",
        "plank_relations",
        "statement_table",
    ),
    "stemhulp.debate": ("Briefing", "briefing"),
    "stemhulp.loading": (
        "bundled_root",
        "load_election",
        "load_qualomat",
        "validate_election",
    ),
    "stemhulp.matching": (
        "METHODS",
        "POLICIES",
        "BatchResult",
        "MatchResult",
        "answer_sheet",
        "match",
        "match_many",
        "match_methods",
        "methods_of",
        "plank_matches",
        "ticked_sheet",
    ),
    "stemhulp.model": ("AnswerSheet", "Election", "election_from_codes"),
    "stemhulp.presentation.pictures.heat_map": ("Picture", "table_picture"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}
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
    """Import the room of a name, and the libraries it needs, only when somebody asks for it."""
    if name in _HOME_OF:
        value = getattr(import_module(_HOME_OF[name]), name)
        globals()[name] = value  # found at once the next time
        return value
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """List what is public."""
    return sorted([*globals(), *__all__])
