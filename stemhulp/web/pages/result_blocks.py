"""The statements below a result: every block with every answer in it, rendered once at start-up.

It is half of the page, and nothing in it depends on more than one answer.
"""

from __future__ import annotations

from flask import Flask, render_template, url_for
from markupsafe import Markup

from stemhulp.model import Election
from stemhulp.presentation.evidence.positions import stance_groups, statement_positions
from stemhulp.presentation.result.review import AnsweredStatement, every_answer
from stemhulp.presentation.wording.labels import options
from stemhulp.web.editions import Edition
from stemhulp.web.http.page_cache import request_context

Questions = dict[AnsweredStatement, Markup]


def render_questions(app: Flask, edition: Edition) -> Questions:
    """Render every block; the templates escape what comes from tables."""
    election = edition.election
    with request_context(app):
        path = url_for(f"{edition.blueprint}.start")
    with request_context(app, path):
        facts = {key: Markup(_facts(election, key)) for key in election.statements}  # noqa: S704
        answers = options(election.scale)
        return {
            given: Markup(  # noqa: S704
                render_template(
                    "result/question.html",
                    statement=given,
                    facts=facts[given.statement_id],
                    options=answers,
                )
            )
            for given in every_answer(election)
        }


def _facts(election: Election, statement_id: str) -> str:
    """Render the positions on one statement."""
    groups = stance_groups(election, statement_positions(election, statement_id))
    unknown = [group for group in groups if group.lines[0].group == "unknown"]
    return render_template(
        "result/facts.html",
        statement_id=statement_id,
        groups=[group for group in groups if group not in unknown],
        n_unknown=sum(len(group.lines) for group in unknown),
    )
