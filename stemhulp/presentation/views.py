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
from stemhulp.presentation.method_view import MethodView, method_view
from stemhulp.presentation.parts import (
    PositionLine,
    StanceGroup,
    stance_groups,
    statement_positions,
)
from stemhulp.presentation.party_view import PartiesView, PartyView, parties_view, party_view
from stemhulp.presentation.quiz_view import QuizView, filled_quiz_view, quiz_view, too_few
from stemhulp.presentation.result_view import ResultView, result_view
from stemhulp.presentation.start_view import ChoiceView, StartView, choice_view, start_view
from stemhulp.presentation.statement_view import (
    StatementsView,
    StatementView,
    statement_view,
    statements_view,
)

__all__ = [
    "AccountView",
    "ChoiceView",
    "MethodView",
    "NotYetView",
    "PartiesView",
    "PartyView",
    "PlainView",
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
    "filled_quiz_view",
    "method_view",
    "not_yet_view",
    "parties_view",
    "party_view",
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
