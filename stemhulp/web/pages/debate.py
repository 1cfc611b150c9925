"""Preparing for a debate: who with whom is asked in the address, for parties are no answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from stemhulp.model import Election
from stemhulp.presentation import views
from stemhulp.presentation.wording.language import using_language
from stemhulp.web.editions import Edition
from stemhulp.web.http.responses import page
from stemhulp.web.pages.debate_form import chosen, party_in_query, question

RULES: Final[Mapping[str, str]] = {"nl": "/debat", "en": "/debate"}


def add_debate_pages(blueprint: Blueprint, edition: Edition, source: Election) -> None:
    """Add the pages of the debate; `source` is the same election in Dutch."""
    election = edition.election
    rule = RULES[edition.language]

    @blueprint.get(rule)
    def debate() -> AnyResponse:
        with using_language(edition.language):
            asked = chosen(election, party_in_query())
            return question(election, asked, has_tried=bool(request.args)) or redirect(
                _address(asked)
            )

    @blueprint.get(f"{rule}/<party_id>")
    def briefing(party_id: str) -> Response:
        with using_language(edition.language):
            asked = chosen(election, party_id)
            return question(election, asked, has_tried="tegen" in request.args) or page(
                "debate/briefing.html", views.debate_view(source, election, asked)
            )


def some_addresses(edition: Edition) -> Iterator[str]:
    """One address of every kind, to render at start-up."""
    rule = f"{edition.prefix}{RULES[edition.language]}"
    yield rule
    first, second, *_rest = (*edition.election.parties, "", "")
    if second:
        yield f"{rule}/{first}?tegen={second}"


def _address(asked: views.Asked) -> str:
    """One readable address for what was asked."""
    values = {
        "tegen": ",".join(asked.opponents),
        "thema": ",".join(asked.theme_ids),
        "voor": "1" if asked.before_election_only else "",
    }
    address = url_for(".briefing", party_id=asked.party_id)
    query = "&".join(f"{name}={value}" for name, value in values.items() if value)
    return f"{address}?{query}"
