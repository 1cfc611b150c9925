"""Every page's view in one place: what a template may read."""

from stemhulp.presentation.about.method import MethodView, method_view
from stemhulp.presentation.about.view import (
    AccountView,
    NotYetView,
    PlainView,
    accessibility_view,
    account_view,
    not_yet_view,
    privacy_view,
)
from stemhulp.presentation.compare.matrix import likeness_order, likeness_picture
from stemhulp.presentation.compare.pair import PairView, pair_view
from stemhulp.presentation.compare.view import CompareView, compare_view
from stemhulp.presentation.debate.view import (
    Asked,
    DebateStart,
    DebateView,
    debate_start,
    debate_view,
)
from stemhulp.presentation.evidence.positions import (
    PositionLine,
    StanceGroup,
    stance_groups,
    statement_positions,
)
from stemhulp.presentation.parties.view import PartiesView, PartyView, parties_view, party_view
from stemhulp.presentation.programme.view import PlankPage, PlanksView, plank_page, planks_view
from stemhulp.presentation.quiz.view import QuizView, filled_quiz_view, quiz_view, too_few
from stemhulp.presentation.result.review import AnsweredStatement, every_answer
from stemhulp.presentation.result.view import ResultView, result_view
from stemhulp.presentation.start.view import ChoiceView, StartView, choice_view, start_view
from stemhulp.presentation.statements.view import (
    StatementsView,
    StatementView,
    statement_view,
    statements_view,
)
from stemhulp.presentation.wording.labels import options

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
