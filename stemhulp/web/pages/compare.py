"""Parties beside parties: pages that read, and their tables as files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Final

from flask import Blueprint, Response, abort, request

from stemhulp.model import Election
from stemhulp.presentation.compare import tables
from stemhulp.presentation.compare.coalition import coalition_dict
from stemhulp.presentation.compare.deeds import deeds_table, deeds_view
from stemhulp.presentation.compare.pair import pair_view
from stemhulp.presentation.compare.tables import MOST_DIVIDED, Filters
from stemhulp.presentation.compare.view import choices_of, compare_view
from stemhulp.presentation.files.table import Table
from stemhulp.presentation.wording.language import _, using_language
from stemhulp.web.editions import Edition
from stemhulp.web.http.compression import SOON
from stemhulp.web.http.page_cache import PageCache, Plan
from stemhulp.web.http.query import all_exist, existing, is_ticked, known, several
from stemhulp.web.http.responses import download, page
from stemhulp.web.ready_pages import ReadyPage
from stemhulp.web.routes import TABLE_NAMES, Query

READY: Final = (ReadyPage("deeds", "compare/deeds.html", deeds_view),)
TABLES: Mapping[str, Callable[..., Table]] = {
    TABLE_NAMES["cells"]: tables.cells_table,
    TABLE_NAMES["matrix"]: tables.matrix_table,
}
PAIR_TABLES: Mapping[str, Callable[..., Table]] = {
    TABLE_NAMES["pair"]: tables.pair_table,
    TABLE_NAMES["pair_themes"]: tables.themes_table,
}


def add_compare_pages(blueprint: Blueprint, edition: Edition, cache: PageCache) -> None:
    """Add the pages of comparison in this language, and the tables on them as files."""
    _add_pages(blueprint, edition, cache)
    _add_files(blueprint, edition)
    _add_deeds_file(blueprint, edition)


def common_forms(election: Election) -> Iterator[Filters]:
    """What most visitors choose to see: everything, or one thing in the form alone.

    Two parties or more are chosen in too many ways to make them all.
    """
    yield Filters()
    yield from (Filters(theme_id=key) for key in election.themes)
    yield from (Filters(party_ids=(key,)) for key in election.parties)
    yield Filters(only_different=True)
    yield Filters(only_complete=True)
    yield Filters(before_election_only=True)
    yield Filters(by_divergence=True)


def planned_pages(edition: Edition) -> Iterator[Plan]:
    """Yield the page of comparison in its common forms."""
    for filters in common_forms(edition.election):
        yield Plan(
            f"{edition.blueprint}.compare",
            choices_of(filters),
            "compare/compare.html",
            partial(compare_view, edition.election, filters),
            edition.language,
            choice=filters,
            ways=SOON,
        )


def some_addresses(edition: Edition) -> Iterator[tuple[str, dict[str, str]]]:
    """One page of every kind, to render at start-up: a broken template shows at once."""
    first, second, *_rest = (*edition.election.parties, "", "")
    if second:
        yield "pair", {"first": first, "second": second}
        yield "compare", {"party": f"{first},{second}"}


def _add_pages(blueprint: Blueprint, edition: Edition, cache: PageCache) -> None:
    """Parties beside parties."""
    election = edition.election

    @blueprint.get(edition.rule("compare"))
    def compare() -> Response:
        with using_language(edition.language):
            filters = _filters(election)
            if not all_exist(election, several(Query.PARTY)):
                return _choose_again(election, filters)
            made = cache.find(filters)
            return made or page("compare/compare.html", compare_view(election, filters))

    @blueprint.get(edition.rule("pair"))
    def pair(first: str, second: str) -> Response:
        with using_language(edition.language):
            parties = existing((first, second), election.parties)
            if len(set(parties)) < 2:
                return _choose_again(election, Filters(party_ids=parties))
            early = is_ticked(Query.BEFORE_ELECTION_ONLY)
            view = pair_view(election, first, second, before_election_only=early)
            return page("compare/pair.html", view)


def _add_files(blueprint: Blueprint, edition: Edition) -> None:
    """Return the tables of parties beside parties."""
    election = edition.election

    @blueprint.get(edition.rule("compare_file"))
    def compare_file(name: str, form: str) -> Response:
        make = _maker(TABLES, name)
        if not all_exist(election, several(Query.PARTY)):
            abort(404)
        filters = _filters(election)
        table = make(election, filters)
        facts = {**_said(filters), "together": coalition_dict(election, filters)}
        return download(form, table, tables.envelope(election, [("rows", table)], **facts))

    @blueprint.get(edition.rule("pair_file"))
    def pair_file(first: str, second: str, name: str, form: str) -> Response:
        _check_pair(election, first, second)
        make = _maker(PAIR_TABLES, name)
        early = is_ticked(Query.BEFORE_ELECTION_ONLY)
        shown = tables.within_period(election, Filters(before_election_only=early))
        data = tables.pair_dict(shown, first, second, before_election_only=early)
        return download(form, make(shown, first, second), data)


def _maker(makers: Mapping[str, Callable[..., Table]], name: str) -> Callable[..., Table]:
    """Return what makes a table; another table does not exist."""
    if name not in makers:
        abort(404)
    return makers[name]


def _choose_again(election: Election, filters: Filters) -> Response:
    """Say that this page does not exist, with the form to choose one that does."""
    problem = _("Deze vergelijking bestaat niet. Kies hieronder twee of meer partijen.")
    view = compare_view(election, filters, problem=problem)
    return page("compare/compare.html", view, status=404)


def _filters(election: Election) -> Filters:
    """What somebody chose to see, as far as it exists."""
    themes = existing(several(Query.THEME), election.themes)
    return Filters(
        party_ids=existing(several(Query.PARTY), election.parties),
        theme_id=themes[0] if themes else "",
        only_different=is_ticked(Query.ONLY_DIFFERENT),
        only_complete=is_ticked(Query.ONLY_COMPLETE),
        before_election_only=is_ticked(Query.BEFORE_ELECTION_ONLY),
        by_divergence=request.args.get(Query.ORDER) == MOST_DIVIDED,
    )


def _said(filters: Filters) -> dict[str, object]:
    """What was chosen, for the reader of the JSON."""
    return {
        "filters": {
            "party_ids": list(filters.party_ids),
            "theme_id": filters.theme_id,
            "only_different": filters.only_different,
            "only_complete": filters.only_complete,
            "before_election_only": filters.before_election_only,
            "by_divergence": filters.by_divergence,
        }
    }


def _check_pair(election: Election, first: str, second: str) -> None:
    """Two different parties that exist; else the page does not."""
    known((first, second), election.parties)
    if first == second:
        abort(404)


def _add_deeds_file(blueprint: Blueprint, edition: Edition) -> None:
    """Add the table of words and deeds."""
    election = edition.election

    @blueprint.get(edition.rule("deeds_file"))
    def deeds_file(form: str) -> Response:
        table = deeds_table(election)
        return download(form, table, tables.envelope(election, [("rows", table)]))
