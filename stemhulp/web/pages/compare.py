"""Parties beside parties and beside the programme: pages that read, and their tables as files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from flask import Blueprint, Response, abort, request

from stemhulp.model import Election
from stemhulp.presentation import views
from stemhulp.presentation.compare import tables
from stemhulp.presentation.compare.coalition import coalition_dict
from stemhulp.presentation.compare.tables import Filters
from stemhulp.presentation.files.table import Table
from stemhulp.presentation.wording.language import _, using_language
from stemhulp.web.editions import Edition
from stemhulp.web.http.responses import download, existing, is_ticked, known, page, several

COMPARE: Final[Mapping[str, str]] = {"nl": "/vergelijk", "en": "/compare"}
PLANKS: Final[Mapping[str, str]] = {"nl": "/planken", "en": "/programme-points"}


def add_compare_pages(blueprint: Blueprint, edition: Edition) -> None:
    """Add the pages of comparison in this language, and the tables on them as files."""
    _add_pages(blueprint, edition)
    _add_plank_pages(blueprint, edition)
    _add_files(blueprint, edition)
    _add_plank_files(blueprint, edition)


def some_addresses(edition: Edition) -> Iterator[str]:
    """One address of every kind, to render at start-up: a broken template shows at once."""
    compare_rule, planks_rule = (rules[edition.language] for rules in (COMPARE, PLANKS))
    first, second, *_rest = (*edition.election.parties, "", "")
    yield from (f"{edition.prefix}{rule}" for rule in (compare_rule, planks_rule))
    if second:
        yield f"{edition.prefix}{compare_rule}/{first}/{second}"
        yield f"{edition.prefix}{compare_rule}?partij={first},{second}"
    yield from (f"{edition.prefix}{planks_rule}/{key}" for key in list(edition.election.planks)[:1])


def _add_pages(blueprint: Blueprint, edition: Edition) -> None:
    """Parties beside parties."""
    election, rule = edition.election, COMPARE[edition.language]
    picture_order = views.likeness_order(election)

    @blueprint.get(rule)
    def compare() -> Response:
        with using_language(edition.language):
            filters = _filters(election)
            if not _all_exist(election):
                return _choose_again(election, filters)
            picture = views.likeness_picture(election, picture_order)
            view = views.compare_view(election, filters, picture)
            return page("compare/compare.html", view)

    @blueprint.get(f"{rule}/<first>/<second>")
    def pair(first: str, second: str) -> Response:
        with using_language(edition.language):
            parties = existing((first, second), election.parties)
            if len(set(parties)) < 2:
                return _choose_again(election, Filters(party_ids=parties))
            return page(
                "compare/pair.html",
                views.pair_view(election, first, second, before_election_only=is_ticked("voor")),
            )


def _add_plank_pages(blueprint: Blueprint, edition: Edition) -> None:
    """Parties beside the programme."""
    election, rule = edition.election, PLANKS[edition.language]

    @blueprint.get(rule)
    def planks() -> Response:
        with using_language(edition.language):
            return page("programme/planks.html", views.planks_view(election, is_ticked("voor")))

    @blueprint.get(f"{rule}/<plank_id>")
    def plank(plank_id: str) -> Response:
        known((plank_id,), election.planks)
        with using_language(edition.language):
            return page("programme/plank.html", views.plank_page(election, plank_id))


def _add_files(blueprint: Blueprint, edition: Edition) -> None:
    """Return the tables of parties beside parties."""
    election, rule = edition.election, COMPARE[edition.language]

    @blueprint.get(f"{rule}/<name>.<form>")
    def compare_file(name: str, form: str) -> Response:
        make = _maker({"standpunten": tables.cells_table, "partijen": tables.matrix_table}, name)
        if not _all_exist(election):
            abort(404)
        filters = _filters(election)
        table = make(election, filters)
        facts = {**_said(filters), "together": coalition_dict(election, filters)}
        return download(form, table, tables.envelope(election, [("rows", table)], **facts))

    @blueprint.get(f"{rule}/<first>/<second>/<name>.<form>")
    def pair_file(first: str, second: str, name: str, form: str) -> Response:
        _check_pair(election, first, second)
        make = _maker({"stellingen": tables.pair_table, "themas": tables.themes_table}, name)
        filters = Filters(before_election_only=is_ticked("voor"))
        shown = tables.within_period(election, filters)
        data = tables.pair_dict(
            shown, first, second, before_election_only=filters.before_election_only
        )
        return download(form, make(shown, first, second), data)


def _add_plank_files(blueprint: Blueprint, edition: Edition) -> None:
    """Return the tables of parties beside the programme."""
    election, rule = edition.election, PLANKS[edition.language]

    @blueprint.get(f"{rule}.<form>", defaults={"make": tables.planks_table}, endpoint="planks_file")
    @blueprint.get(
        f"{rule}/telling.<form>",
        defaults={"make": tables.plank_counts_table},
        endpoint="counts_file",
    )
    def planks_file(form: str, make: Callable[..., Table]) -> Response:
        before_election_only = is_ticked("voor")
        table = make(election, before_election_only=before_election_only)
        facts = tables.envelope(
            election, [("rows", table)], before_election_only=before_election_only
        )
        return download(form, table, facts)

    @blueprint.get(f"{rule}/<plank_id>/vindplaatsen.<form>")
    def plank_file(plank_id: str, form: str) -> Response:
        known((plank_id,), election.planks)
        table = tables.evidence_table(election, plank_id)
        return download(form, table, tables.envelope(election, [("rows", table)]))


def _maker(makers: Mapping[str, Callable[..., Table]], name: str) -> Callable[..., Table]:
    """Return what makes a table; another table does not exist."""
    if name not in makers:
        abort(404)
    return makers[name]


def _all_exist(election: Election) -> bool:
    """Whether every party and theme in the address exists."""
    return existing(several("partij"), election.parties) == several("partij") and existing(
        several("thema"), election.themes
    ) == several("thema")


def _choose_again(election: Election, filters: Filters) -> Response:
    """Say that this page does not exist, with the form to choose one that does."""
    problem = _("Deze vergelijking bestaat niet. Kies hieronder twee of meer partijen.")
    view = views.compare_view(election, filters, problem=problem)
    return page("compare/compare.html", view, status=404)


def _filters(election: Election) -> Filters:
    """What somebody chose to see, as far as it exists."""
    themes = existing(several("thema"), election.themes)
    return Filters(
        party_ids=existing(several("partij"), election.parties),
        theme_id=themes[0] if themes else "",
        only_different=is_ticked("verschil"),
        only_complete=is_ticked("bron"),
        before_election_only=is_ticked("voor"),
        by_divergence=request.args.get("volgorde") == "verdeeld",
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
