"""What a result has whatever was answered, rendered once at start-up: a request fills in the rest.

That is the page round it, with places for what differs, and every statement with every answer: it
is most of the page, and nothing in it depends on more than one answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from flask import Flask, current_app, render_template, url_for
from jinja2 import Template
from markupsafe import Markup

from stemhulp.matching import match
from stemhulp.model import AnswerSheet, Election
from stemhulp.presentation.evidence.positions import stance_groups, statement_positions
from stemhulp.presentation.result.planks import PlankReason, every_reason
from stemhulp.presentation.result.review import AnsweredStatement, every_answer
from stemhulp.presentation.result.themes import square_keys
from stemhulp.presentation.result.view import result_view
from stemhulp.presentation.wording.labels import answer_text, answer_word, options
from stemhulp.presentation.wording.quoting import as_quoted
from stemhulp.web.editions import Edition
from stemhulp.web.http.page_cache import request_context
from stemhulp.web.shell import dutch_on
from stemhulp.web.spoken import spoken

# Comments, which no text from a table can hold: its signs are escaped.
OPEN: Final = "<!--place "
CLOSE: Final = "-->"
CUT: Final = Markup("<!--cut-->")
PLACES: Final = ("left_out", "outcome", "folds", "basis", "code", "host")
Questions = Mapping[AnsweredStatement, Markup]


@dataclass(slots=True)
class Blocks:
    """Pieces of the result of one edition, filled before the first request and never after.

    `moving` is the template of what differs, in the language of the edition. `links` to parties,
    and `numbers` and `texts` of programme points, go by id. `shells` has the page by whether it
    is a shared result: text, name of a place, text and so on.
    """

    moving: Template = field(default_factory=lambda: Template(""))
    questions: Questions = field(default_factory=dict)
    links: Mapping[str, Markup] = field(default_factory=dict)
    numbers: Mapping[str, Markup] = field(default_factory=dict)
    texts: Mapping[str, Markup] = field(default_factory=dict)
    reasons: Mapping[PlankReason, Markup] = field(default_factory=dict)
    shells: Mapping[bool, tuple[str, ...]] = field(default_factory=dict)

    def page(self, is_shared: bool, fillings: Mapping[str, str]) -> str:
        """Put the fillings in their places."""
        pieces = list(self.shells[is_shared])
        pieces[1::2] = [fillings[name] for name in pieces[1::2]]
        return "".join(pieces)


def fill_blocks(blocks: Blocks, app: Flask, edition: Edition) -> None:
    """Render every piece; the templates escape what comes from tables."""
    with request_context(app):
        path = url_for(f"{edition.blueprint}.result")
    with request_context(app, path):
        blocks.moving = _moving(app, edition.language)
        blocks.questions = _questions(edition.election)
        pieces = _pieces(edition.election)
        blocks.links = dict(zip(edition.election.parties, pieces, strict=False))
        blocks.numbers = dict(zip(edition.election.planks, pieces, strict=False))
        blocks.texts = dict(zip(edition.election.planks, pieces, strict=False))
        blocks.reasons = dict(zip(every_reason(edition.election), pieces, strict=False))
        blocks.shells = {shared: _shell(edition.election, shared) for shared in (False, True)}


def _moving(app: Flask, language: str) -> Template:
    """The template of what differs; of what stands round every page it only needs one mark."""
    environment = spoken(app.jinja_env, language)
    return environment.get_template("result/moving.html", globals={"dutch": dutch_on(language)})


def trial_sheet(election: Election) -> AnswerSheet:
    """Return a sheet that agrees with everything, to render pages with before anybody came."""
    n_statements = len(election.statements)
    return AnswerSheet((election.scale.n_options - 1,) * n_statements, (1,) * n_statements)


def _shell(election: Election, is_shared: bool) -> tuple[str, ...]:
    """Render the page with empty places, and cut it there."""
    sheet = trial_sheet(election)
    outcome = match(election, sheet, election.settings.default_method)
    page = result_view(election, sheet, outcome, is_shared=is_shared)
    slots = {name: Markup(f"{OPEN}{name}{CLOSE}") for name in PLACES}  # noqa: S704
    html = render_template("result/result.html", page=page, slots=slots, keys=square_keys())
    return tuple(re.split(f"{OPEN}(.*?){CLOSE}", html))


def _pieces(election: Election) -> Iterator[Markup]:
    """Links to parties, then numbers and texts of points, then reasons: each in its order."""
    scale = election.scale
    html = render_template(
        "result/pieces.html",
        parties=list(election.parties.values()),
        planks=[as_quoted(plank) for plank in election.planks.values()],
        reasons=list(every_reason(election)),
        labels={key: statement.label for key, statement in election.statements.items()},
        answers=[answer_text(scale, code).lower() for code in range(scale.n_options)],
        cut=CUT,
    )
    return (Markup(piece.strip()) for piece in html.split(CUT))  # noqa: S704


def _questions(election: Election) -> Questions:
    """Every statement with every answer; what every page is told is asked once for all of them."""
    template = current_app.jinja_env.get_template("result/question.html")
    every_page: dict[str, Any] = {}
    current_app.update_template_context(every_page)
    facts = {key: Markup(_facts(election, key)) for key in election.statements}  # noqa: S704
    numbers = {key: number for number, key in enumerate(election.statements, start=1)}
    answers = options(election.scale)
    return {
        given: Markup(  # noqa: S704
            template.render(
                every_page,
                given=given,
                number=numbers[given.statement_id],
                text=election.statements[given.statement_id].text,
                answer=answer_word(election.scale, given.code),
                answer_text=answer_text(election.scale, given.code),
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
