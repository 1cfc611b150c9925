"""Preparing for a debate: who with whom is asked in the address, for parties are no answers."""

from __future__ import annotations

from collections.abc import Iterator

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from stemhulp.model import Election
from stemhulp.presentation.debate.view import Asked, debate_view
from stemhulp.presentation.wording.language import using_language
from stemhulp.web.editions import Edition
from stemhulp.web.http.responses import page
from stemhulp.web.pages.debate_form import chosen, party_in_query, question
from stemhulp.web.routes import TICKED, Query, link


def add_debate_pages(blueprint: Blueprint, edition: Edition, source: Election) -> None:
    """Add the pages of the debate; `source` is the same election in Dutch."""
    election = edition.election

    @blueprint.get(edition.rule("debate"))
    def debate() -> AnyResponse:
        with using_language(edition.language):
            asked = chosen(election, party_in_query())
            return question(election, asked, has_tried=bool(request.args)) or redirect(
                _address(asked)
            )

    @blueprint.get(edition.rule("briefing"))
    def briefing(party_id: str) -> Response:
        with using_language(edition.language):
            asked = chosen(election, party_id)
            return question(election, asked, has_tried=Query.AGAINST in request.args) or page(
                "debate/briefing.html", debate_view(source, election, asked)
            )


def some_addresses(edition: Edition) -> Iterator[tuple[str, dict[str, str]]]:
    """One page of every kind, to render at start-up."""
    yield "debate", {}
    first, second, *_rest = (*edition.election.parties, "", "")
    if second:
        yield "briefing", {"party_id": first, "against": second}


def _address(asked: Asked) -> str:
    """One readable address for what was asked: commas in it stay commas."""
    values = {
        Query.AGAINST: ",".join(asked.opponents),
        Query.THEME: ",".join(asked.theme_ids),
        Query.BEFORE_ELECTION_ONLY: TICKED if asked.before_election_only else "",
    }
    address = link(".briefing", party_id=asked.party_id)
    query = "&".join(f"{name}={value}" for name, value in values.items() if value)
    return f"{address}?{query}"
