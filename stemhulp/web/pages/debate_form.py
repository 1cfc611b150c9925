"""Who debates with whom: read from the address, and asked for when something is missing."""

from __future__ import annotations

from flask import Response, request

from stemhulp.model import Election
from stemhulp.presentation import views
from stemhulp.presentation.wording.language import _
from stemhulp.web.http.responses import existing, is_ticked, page, several


def chosen(election: Election, party_id: str) -> views.Asked:
    """What somebody asked for, as far as it exists; a party is never its own opponent."""
    opponents = existing(several("tegen"), election.parties)
    return views.Asked(
        party_id=party_id if party_id in election.parties else "",
        opponents=tuple(key for key in opponents if key != party_id),
        theme_ids=existing(several("thema"), election.themes),
        before_election_only=is_ticked("voor"),
    )


def question(election: Election, asked: views.Asked, *, has_tried: bool) -> Response | None:
    """Return the page that asks who debates with whom; None when that is known.

    Who tried and left something out, or named what does not exist, reads what is wrong.
    """
    if not _all_exist(election):
        problem = _("Deze voorbereiding bestaat niet. Kies hieronder een partij en tegenstanders.")
        view = views.debate_start(election, asked, problem)
        return page("debate/start.html", view, status=404)
    if asked.party_id and asked.opponents:
        return None
    problem = _("Kies een of meer andere partijen als tegenstander.") if has_tried else ""
    return page("debate/start.html", views.debate_start(election, asked, problem))


def party_in_query() -> str:
    """Return the party that somebody prepares for; "" when that is not in the address."""
    return next(iter(several("partij")), "")


def _all_exist(election: Election) -> bool:
    """Whether every party and theme in the address exists."""
    in_path = (request.view_args or {}).get("party_id", "")
    parties = tuple(key for key in (in_path or party_in_query(), *several("tegen")) if key)
    return existing(parties, election.parties) == parties and (
        existing(several("thema"), election.themes) == several("thema")
    )
