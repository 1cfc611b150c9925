"""The site: one Flask application for every election of a site folder."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from stemhulp.loading import Site, find_site, load_election
from stemhulp.web.application import StemhulpApp, make_application

__all__ = ["create_app"]


def create_app(
    site: Site | str | Path | None = None, config: Mapping[str, Any] | None = None
) -> StemhulpApp:
    """Make the application; everything but results is rendered here, once.

    Parameters
    ----------
    site : Site or path, optional
        By default the current folder if it is a site, else the bundled one.
    config : mapping, optional
        Flask's settings, such as ``TRUSTED_HOSTS``, and ours: ``FRAME_ANCESTORS``,
        ``PUBLIC_ADDRESS`` (such as ``https://stemhulp.example``; "" = the host asked for),
        ``MAKES_PDF`` (False = no PDF, even where one could be made), ``TODAY`` (a function that
        gives the date, for pages that say whether the election is over) and ``PROCESSES`` (how
        many make the pages; more than one only where no thread is running).

    Returns
    -------
    StemhulpApp
        A WSGI application without sessions, cookies or a secret.

    Raises
    ------
    DataError
        If the tables of an election have errors; the exception carries the report.
    StemhulpError
        If ``PUBLIC_ADDRESS`` is not the front of a web address, or a template of the site itself
        does not work; the message names template and line.
    """
    where = site if isinstance(site, Site) else find_site(site)
    elections = [load_election(election_id, where) for election_id in where.election_ids]
    return make_application(elections, where.templates, config or {})
