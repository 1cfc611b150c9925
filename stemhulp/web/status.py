"""How the site is doing, for machines: a health check, and whoever has just upgraded it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from flask import Flask, Response, jsonify

import stemhulp
from stemhulp.model import Election
from stemhulp.web.routes import STATUS_RULE


def add_status(app: Flask, elections: Iterable[Election]) -> None:
    """Answer that the site is there, with which version and which tables."""
    told = status_of(elections)

    @app.get(STATUS_RULE)
    def status() -> Response:
        response = jsonify(told)
        response.content_type = "application/json; charset=utf-8"
        response.headers["Cache-Control"] = "no-store"
        return response


def status_of(elections: Iterable[Election]) -> Mapping[str, Any]:
    """Return what `/status` says: the version of each election's tables begins as on its pages.

    Examples
    --------
    >>> status_of([])
    {'elections': {}, 'state': 'ok', 'version': '0.1.0'}
    """
    datasets = {election.election_id: election.dataset for election in elections}
    return {"elections": datasets, "state": "ok", "version": stemhulp.__version__}
