"""Compare parties with parties and with programme points: pure functions of an election."""

from stemhulp.comparison.coalition import CoalitionCheck, coalition_check
from stemhulp.comparison.deeds import Said, WordsAndDeeds, is_deed, is_vote, words_and_deeds
from stemhulp.comparison.pairs import (
    MINIMUM_OVERLAP,
    PairAgreement,
    PairComparison,
    agreement_between,
    agreement_matrix,
    compare_parties,
    relation_of,
)
from stemhulp.comparison.planks import (
    CONTRADICTS,
    NEUTRAL,
    OPPOSES,
    OWN,
    RELATIONS,
    SUPPORTS,
    UNKNOWN_RELATION,
    PlankRelation,
    plank_relation,
    plank_relations,
)
from stemhulp.comparison.sources import (
    before_election,
    heaviest,
    is_usable,
    is_usable_on_plank,
    order_of_weight,
    span_of,
    time_span,
)
from stemhulp.comparison.spread import ListSpread, StatementSpread, list_spread
from stemhulp.comparison.statements import StatementRow, divergence, statement_table

__all__ = [
    "CONTRADICTS",
    "MINIMUM_OVERLAP",
    "NEUTRAL",
    "OPPOSES",
    "OWN",
    "RELATIONS",
    "SUPPORTS",
    "UNKNOWN_RELATION",
    "CoalitionCheck",
    "ListSpread",
    "PairAgreement",
    "PairComparison",
    "PlankRelation",
    "Said",
    "StatementRow",
    "StatementSpread",
    "WordsAndDeeds",
    "agreement_between",
    "agreement_matrix",
    "before_election",
    "coalition_check",
    "compare_parties",
    "divergence",
    "heaviest",
    "is_deed",
    "is_usable",
    "is_usable_on_plank",
    "is_vote",
    "list_spread",
    "order_of_weight",
    "plank_relation",
    "plank_relations",
    "relation_of",
    "span_of",
    "statement_table",
    "time_span",
    "words_and_deeds",
]
