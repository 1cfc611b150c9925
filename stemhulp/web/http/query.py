"""What an address chooses to see: read by name, and held against what exists."""

from __future__ import annotations

from collections.abc import Mapping

from flask import abort, request

from stemhulp.model import Election
from stemhulp.web.routes import TICKED, Query


def several(name: Query) -> tuple[str, ...]:
    """Return the values of a name in the address: repeated, or with commas between."""
    values = (one.strip() for text in request.args.getlist(name) for one in text.split(","))
    return tuple(dict.fromkeys(one for one in values if one))


def is_ticked(name: Query) -> bool:
    """Whether a box was ticked."""
    return request.args.get(name) == TICKED


def known(values: tuple[str, ...], allowed: Mapping[str, object]) -> tuple[str, ...]:
    """Return the values when all of them exist; else the page does not."""
    if any(value not in allowed for value in values):
        abort(404)
    return values


def existing(values: tuple[str, ...], allowed: Mapping[str, object]) -> tuple[str, ...]:
    """Return those of the values that exist."""
    return tuple(value for value in values if value in allowed)


def all_exist(election: Election, party_ids: tuple[str, ...]) -> bool:
    """Whether these parties exist, and every theme in the address."""
    themes = several(Query.THEME)
    return (
        existing(party_ids, election.parties) == party_ids
        and existing(themes, election.themes) == themes
    )
