"""Preparing for a debate: who with whom is asked in the address, for parties are no answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from flask import Blueprint, Response, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from stemhulp.model import Election
from stemhulp.presentation import views
from stemhulp.presentation.language import _, speaking
from stemhulp.web.editions import Edition
from stemhulp.web.reading import is_ticked, known, page, several

RULES: Final[Mapping[str, str]] = {"nl": "/debat", "en": "/debate"}


def add_debate_pages(blueprint: Blueprint, edition: Edition, source: Election) -> None:
    """Add the pages of the debate; `source` is the same election in Dutch."""
    election = edition.election
    rule = RULES[edition.language]

    @blueprint.get(rule)
    def debate() -> AnyResponse:
        party = known(several("partij")[:1], election.parties)
        with speaking(edition.language):
            asked = _asked(election, party[0] if party else "")
            if party and asked.opponents:
                return redirect(_address(asked))
            problem = (
                _("Kies een of meer andere partijen als tegenstander.") if request.args else ""
            )
            return page("debate/start.html", views.debate_start(election, asked, problem))

    @blueprint.get(f"{rule}/<party_id>")
    def briefing(party_id: str) -> Response:
        known((party_id,), election.parties)
        asked = _asked(election, party_id)
        with speaking(edition.language):
            if not asked.opponents:
                return page("debate/start.html", views.debate_start(election, asked))
            return page("debate/briefing.html", views.debate_view(source, election, asked))


def some_addresses(edition: Edition) -> Iterator[str]:
    """One address of every kind, to render at start-up."""
    rule = f"{edition.prefix}{RULES[edition.language]}"
    yield rule
    first, second, *_rest = (*edition.election.parties, "", "")
    if second:
        yield f"{rule}/{first}?tegen={second}"


def _asked(election: Election, party_id: str) -> views.Asked:
    """What somebody asked for; a party is never its own opponent."""
    opponents = known(several("tegen"), election.parties)
    return views.Asked(
        party_id=party_id,
        opponents=tuple(key for key in opponents if key != party_id),
        theme_ids=known(several("thema"), election.themes),
        before_only=is_ticked("voor"),
    )


def _address(asked: views.Asked) -> str:
    """One readable address for what was asked."""
    chosen = {
        "tegen": ",".join(asked.opponents),
        "thema": ",".join(asked.theme_ids),
        "voor": "1" if asked.before_only else "",
    }
    address = url_for(".briefing", party_id=asked.party_id)
    query = "&".join(f"{name}={value}" for name, value in chosen.items() if value)
    return f"{address}?{query}"
