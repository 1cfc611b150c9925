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
from stemhulp.web.reading import existing, is_ticked, page, several

RULES: Final[Mapping[str, str]] = {"nl": "/debat", "en": "/debate"}


def add_debate_pages(blueprint: Blueprint, edition: Edition, source: Election) -> None:
    """Add the pages of the debate; `source` is the same election in Dutch."""
    election = edition.election
    rule = RULES[edition.language]

    @blueprint.get(rule)
    def debate() -> AnyResponse:
        with speaking(edition.language):
            party_id = next(iter(several("partij")), "")
            asked = _asked(election, party_id)
            if not _all_exist(election, *several("partij")[:1]):
                return _choose_again(election, asked)
            if party_id and asked.opponents:
                return redirect(_address(asked))
            return _ask(election, asked, has_tried=bool(request.args))

    @blueprint.get(f"{rule}/<party_id>")
    def briefing(party_id: str) -> Response:
        asked = _asked(election, party_id)
        with speaking(edition.language):
            if not _all_exist(election, party_id):
                return _choose_again(election, asked)
            if not asked.opponents:
                return _ask(election, asked, has_tried="tegen" in request.args)
            return page("debate/briefing.html", views.debate_view(source, election, asked))


def some_addresses(edition: Edition) -> Iterator[str]:
    """One address of every kind, to render at start-up."""
    rule = f"{edition.prefix}{RULES[edition.language]}"
    yield rule
    first, second, *_rest = (*edition.election.parties, "", "")
    if second:
        yield f"{rule}/{first}?tegen={second}"


def _all_exist(election: Election, *party_ids: str) -> bool:
    """Whether these parties exist, and every opponent and theme in the address."""
    wanted = (*party_ids, *several("tegen"))
    return existing(wanted, election.parties) == wanted and (
        existing(several("thema"), election.themes) == several("thema")
    )


def _ask(election: Election, asked: views.Asked, *, has_tried: bool) -> Response:
    """Ask who debates with whom; who tried and named no other party hears what is missing."""
    problem = _("Kies een of meer andere partijen als tegenstander.") if has_tried else ""
    return page("debate/start.html", views.debate_start(election, asked, problem))


def _choose_again(election: Election, asked: views.Asked) -> Response:
    """Say that this page does not exist, with the form to choose one that does."""
    problem = _("Deze voorbereiding bestaat niet. Kies hieronder een partij en tegenstanders.")
    view = views.debate_start(election, asked, problem)
    return page("debate/start.html", view, status=404)


def _asked(election: Election, party_id: str) -> views.Asked:
    """What somebody asked for, as far as it exists; a party is never its own opponent."""
    opponents = existing(several("tegen"), election.parties)
    return views.Asked(
        party_id=party_id if party_id in election.parties else "",
        opponents=tuple(key for key in opponents if key != party_id),
        theme_ids=existing(several("thema"), election.themes),
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
