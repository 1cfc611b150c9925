"""Every page's view in one place: what a template may read."""

from stemhulp.presentation.about_view import (
    AccountView,
    NotYetView,
    PlainView,
    accessibility_view,
    account_view,
    not_yet_view,
    privacy_view,
)
from stemhulp.presentation.compare_view import CompareView, compare_view
from stemhulp.presentation.debate_view import (
    Asked,
    DebateStart,
    DebateView,
    debate_start,
    debate_view,
)
from stemhulp.presentation.heat import likeness_order, likeness_picture
from stemhulp.presentation.method_view import MethodView, method_view
from stemhulp.presentation.pair_view import PairView, pair_view
from stemhulp.presentation.parts import (
    PositionLine,
    StanceGroup,
    stance_groups,
    statement_positions,
)
from stemhulp.presentation.party_view import PartiesView, PartyView, parties_view, party_view
from stemhulp.presentation.planks_view import PlankPage, PlanksView, plank_page, planks_view
from stemhulp.presentation.quiz_view import QuizView, filled_quiz_view, quiz_view, too_few
from stemhulp.presentation.result_view import ResultView, result_view
from stemhulp.presentation.review_view import AnsweredStatement, every_answer
from stemhulp.presentation.start_view import ChoiceView, StartView, choice_view, start_view
from stemhulp.presentation.statement_view import (
    StatementsView,
    StatementView,
    statement_view,
    statements_view,
)
from stemhulp.presentation.words import options

__all__ = [
    "AccountView",
    "AnsweredStatement",
    "Asked",
    "ChoiceView",
    "CompareView",
    "DebateStart",
    "DebateView",
    "MethodView",
    "NotYetView",
    "PairView",
    "PartiesView",
    "PartyView",
    "PlainView",
    "PlankPage",
    "PlanksView",
    "PositionLine",
    "QuizView",
    "ResultView",
    "StanceGroup",
    "StartView",
    "StatementView",
    "StatementsView",
    "accessibility_view",
    "account_view",
    "choice_view",
    "compare_view",
    "debate_start",
    "debate_view",
    "every_answer",
    "filled_quiz_view",
    "likeness_order",
    "likeness_picture",
    "method_view",
    "not_yet_view",
    "options",
    "pair_view",
    "parties_view",
    "party_view",
    "plank_page",
    "planks_view",
    "privacy_view",
    "quiz_view",
    "result_view",
    "stance_groups",
    "start_view",
    "statement_positions",
    "statement_view",
    "statements_view",
    "too_few",
]
