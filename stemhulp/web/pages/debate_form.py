"""Who debates with whom: read from the address, and asked for when something is missing."""

from __future__ import annotations

from flask import Response, request

from stemhulp.model import Election
from stemhulp.presentation.debate.view import Asked, FormProblem, debate_start
from stemhulp.presentation.wording.formatting import capital
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
        message = _("Deze voorbereiding bestaat niet. Kies hieronder een partij en tegenstanders.")
        problem = FormProblem(message, _unknown_field(election, asked))
        return page("debate/start.html", debate_start(election, asked, problem), status=404)
    if asked.party_id and asked.opponents:
        return None
    found = FormProblem(_without_opponent(election, asked), Query.AGAINST) if has_tried else None
    return page("debate/start.html", debate_start(election, asked, found))


def _without_opponent(election: Election, asked: Asked) -> str:
    """Say why there is no opponent: none was chosen, or only the party itself."""
    if asked.party_id not in several(Query.AGAINST):
        return _("Kies een of meer andere partijen als tegenstander.")
    return _(
        "%(party)s kan niet tegen zichzelf in debat. Kies een of meer andere partijen.",
        party=capital(election.party(asked.party_id).name_in_sentence),
    )


def _unknown_field(election: Election, asked: Asked) -> str:
    """Name the field with something that does not exist."""
    if not asked.party_id:
        return Query.PARTY
    is_theme_known = all(key in election.themes for key in several(Query.THEME))
    return Query.AGAINST if is_theme_known else Query.THEME


def party_in_query() -> str:
    """Return the party that somebody prepares for; "" when that is not in the address."""
    return next(iter(several(Query.PARTY)), "")


def _named_parties() -> tuple[str, ...]:
    """Every party that the address names, in its path or after it."""
    in_path = (request.view_args or {}).get("party_id", "")
    parties = (in_path or party_in_query(), *several(Query.AGAINST))
    return tuple(key for key in parties if key)
