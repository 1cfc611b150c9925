"""The points of a programme beside every party: pages that read, and their tables as files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from flask import Blueprint, Response, abort

from stemhulp.presentation.compare import tables
from stemhulp.presentation.files.table import Table
from stemhulp.presentation.programme.plank import plank_view
from stemhulp.presentation.programme.view import planks_view
from stemhulp.presentation.wording.language import using_language
from stemhulp.web.editions import Edition
from stemhulp.web.http.compression import SOON
from stemhulp.web.http.page_cache import PageCache, Plan
from stemhulp.web.http.query import is_ticked, known
from stemhulp.web.http.responses import download, page
from stemhulp.web.routes import TICKED, Query


def add_programme_pages(blueprint: Blueprint, edition: Edition, cache: PageCache) -> None:
    """Add the pages of the programme in this language, and the tables on them as files."""
    _add_pages(blueprint, edition, cache)
    _add_file(blueprint, edition, "planks_file", tables.planks_table)
    _add_file(blueprint, edition, "counts_file", tables.plank_counts_table)
    _add_plank_file(blueprint, edition)


def planned_pages(edition: Edition) -> Iterator[Plan]:
    """Yield the page of every point in both of its forms."""
    for early in (False, True):
        values = {"before_election_only": TICKED} if early else {}
        view = partial(planks_view, edition.election, early)
        name, template = f"{edition.blueprint}.planks", "programme/planks.html"
        yield Plan(name, values, template, view, edition.language, choice=early, ways=SOON)


def some_addresses(edition: Edition) -> Iterator[tuple[str, dict[str, str]]]:
    """One page of every kind, to render at start-up: a broken template shows at once."""
    yield from (("plank", {"plank_id": key}) for key in list(edition.election.planks)[:1])


def _add_pages(blueprint: Blueprint, edition: Edition, cache: PageCache) -> None:
    """Every point, and one point."""
    election = edition.election

    @blueprint.get(edition.rule("planks"))
    def planks() -> Response:
        return cache.find(is_ticked(Query.BEFORE_ELECTION_ONLY)) or abort(404)

    @blueprint.get(edition.rule("plank"))
    def plank(plank_id: str) -> Response:
        known((plank_id,), election.planks)
        with using_language(edition.language):
            return page("programme/plank.html", plank_view(election, plank_id))


def _add_file(
    blueprint: Blueprint, edition: Edition, endpoint: str, make: Callable[..., Table]
) -> None:
    """Add a table about every point."""
    election = edition.election

    def file(form: str) -> Response:
        early = is_ticked(Query.BEFORE_ELECTION_ONLY)
        table = make(election, before_election_only=early)
        facts = tables.envelope(election, [("rows", table)], before_election_only=early)
        return download(form, table, facts)

    blueprint.add_url_rule(edition.rule(endpoint), endpoint, file)


def _add_plank_file(blueprint: Blueprint, edition: Edition) -> None:
    """Add the table of evidence about one point."""
    election = edition.election

    @blueprint.get(edition.rule("plank_file"))
    def plank_file(plank_id: str, form: str) -> Response:
        known((plank_id,), election.planks)
        table = tables.evidence_table(election, plank_id)
        return download(form, table, tables.envelope(election, [("rows", table)]))
