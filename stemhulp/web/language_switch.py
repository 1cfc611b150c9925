"""The way to the same page in another language, with what was chosen in the address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from flask import request, url_for

from stemhulp.presentation.wording.language import LANGUAGES
from stemhulp.web.editions import Edition
from stemhulp.web.routes import Query


@dataclass(frozen=True, slots=True)
class Switch:
    """The way to the same page in another language; `blueprint` is where a form goes."""

    language: str
    name: str
    blueprint: str
    url: str


def switch_to(editions: Sequence[Edition], edition: Edition) -> Switch | None:
    """Find the same page in another language; the start page when there is no such page."""
    for other in editions:
        is_same_election = other.election.election_id == edition.election.election_id
        if is_same_election and other.language != edition.language:
            endpoint, values = (request.endpoint or "").rpartition(".")[2], request.view_args or {}
            is_page = request.blueprint == edition.blueprint
            asked: dict[str, Any] = _choices() | values if is_page else {}
            url = url_for(f"{other.blueprint}.{endpoint if is_page else 'start'}", **asked)
            return Switch(other.language, LANGUAGES[other.language], other.blueprint, url)
    return None


def _choices() -> dict[str, Any]:
    """Return what was chosen in the address; never an answer, for those are not in addresses."""
    return {name: request.args.getlist(name) for name in Query if name in request.args}
