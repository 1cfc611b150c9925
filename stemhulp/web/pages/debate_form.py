"""Who debates with whom: read from the address, and asked for when something is missing."""

from __future__ import annotations

from flask import Response, request

from stemhulp.model import Election
from stemhulp.presentation.debate.view import Asked, debate_start
from stemhulp.presentation.wording.language import _
from stemhulp.web.http.query import all_exist, existing, is_ticked, several
from stemhulp.web.http.responses import page
from stemhulp.web.routes import Query


def chosen(election: Election, party_id: str) -> Asked:
    """What somebody asked for, as far as it exists; a party is never its own opponent."""
    opponents = existing(several(Query.AGAINST), election.parties)
    return Asked(
        party_id=party_id if party_id in election.parties else "",
        opponents=tuple(key for key in opponents if key != party_id),
        theme_ids=existing(several(Query.THEME), election.themes),
        before_election_only=is_ticked(Query.BEFORE_ELECTION_ONLY),
    )


def question(election: Election, asked: Asked, *, has_tried: bool) -> Response | None:
    """Return the page that asks who debates with whom; None when that is known.

    Who tried and left something out, or named what does not exist, reads what is wrong.
    """
    if not all_exist(election, _named_parties()):
        problem = _("Deze voorbereiding bestaat niet. Kies hieronder een partij en tegenstanders.")
        view = debate_start(election, asked, problem)
        return page("debate/start.html", view, status=404)
    if asked.party_id and asked.opponents:
        return None
    problem = _("Kies een of meer andere partijen als tegenstander.") if has_tried else ""
    return page("debate/start.html", debate_start(election, asked, problem))


def party_in_query() -> str:
    """Return the party that somebody prepares for; "" when that is not in the address."""
    return next(iter(several(Query.PARTY)), "")


def _named_parties() -> tuple[str, ...]:
    """Every party that the address names, in its path or after it."""
    in_path = (request.view_args or {}).get("party_id", "")
    parties = (in_path or party_in_query(), *several(Query.AGAINST))
    return tuple(key for key in parties if key)
