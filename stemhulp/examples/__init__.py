"""Verzonnenwoude: a municipality that does not exist, for doctests, tests and notebooks.

Four parties × six statements, with a tie, a silent party, a contradiction and a theme of one.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from stemhulp.loading.load import load_election
from stemhulp.loading.site import Site
from stemhulp.model import Election


def fictional_site() -> Site:
    """Return the site folder of the fictional municipality."""
    return Site(Path(__file__).parent)


@cache
def fictional_election() -> Election:
    """Return the election of the fictional municipality.

    Examples
    --------
    >>> election = fictional_election()
    >>> len(election.parties), len(election.statements)
    (4, 6)
    """
    return load_election(site=fictional_site())
