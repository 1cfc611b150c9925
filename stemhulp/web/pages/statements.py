"""The list of statements, and a page for each."""

from __future__ import annotations

from typing import Final

from stemhulp.presentation.statements.view import statement_view, statements_view
from stemhulp.web.ready_pages import ReadyPage

READY: Final = (
    ReadyPage("statements", "statements/list.html", statements_view),
    ReadyPage(
        "statement",
        "statements/one.html",
        statement_view,
        "statement_id",
        lambda election: election.statements,
    ),
)
