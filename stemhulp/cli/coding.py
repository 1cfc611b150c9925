"""Commands about the coding of positions: reliability, spread."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from stemhulp.cli.options import ELECTION, FORMAT, site_of
from stemhulp.cli.output import echo_json
from stemhulp.cli.say import say

if TYPE_CHECKING:
    from stemhulp.analysis.reliability import Reliability
    from stemhulp.comparison import ListSpread, StatementSpread
    from stemhulp.model import Election


@click.command()
@FORMAT
@ELECTION
@click.pass_context
def reliability(ctx: click.Context, output: str, election: str | None) -> None:
    """Vergelijk de twee coderingen van de standpunten (Krippendorffs alfa, ordinaal).

    Leest parties/<verkiezing>/coding/first.csv en second.csv, met de kolommen
    party_id, statement_id en stance.

    \b
    Voorbeeld:
      stemhulp reliability --format json
    """
    from stemhulp.analysis.reliability import reliability as compare
    from stemhulp.loading import load_election
    from stemhulp.loading.coding import n_cells_coded, read_coding

    site = site_of(ctx)
    chosen = load_election(election, site=site)
    first, second = (
        read_coding(site.table("parties", chosen.election_id, f"coding/{name}.csv"), chosen)
        for name in ("first", "second")
    )
    comparison = compare(first, second, n_cells_coded(chosen), chosen.scale)
    if output == "json":
        echo_json(asdict(comparison))
    else:
        _print_reliability(comparison)


def _print_reliability(comparison: Reliability) -> None:
    """The comparison in sentences, every difference on a line."""
    alpha = "niet te berekenen" if comparison.alpha is None else f"{comparison.alpha:.3f}"
    say(f"Cellen bekeken: {comparison.n_cells}")
    say(f"Beide keren een standpunt: {comparison.n_both}, daarvan gelijk: {comparison.n_same}")
    say(f"Gelijk over wel of geen standpunt: {comparison.n_same_presence} van {comparison.n_cells}")
    say(f"Krippendorffs alfa (ordinaal, over de {comparison.n_both} cellen): {alpha}")
    for label, cells in (
        ("verschillend", comparison.different),
        ("alleen de eerste keer", comparison.only_first),
        ("alleen de tweede keer", comparison.only_second),
    ):
        for party_id, statement_id in cells:
            say(f"  {label}: {party_id} – {statement_id}")


@click.command()
@FORMAT
@ELECTION
@click.pass_context
def spread(ctx: click.Context, output: str, election: str | None) -> None:
    """Toon hoe de stellingen de partijen verdelen, en hoeveel er bekend is.

    Per stelling: partijen voor, ertussenin en tegen, wat de partij van het
    programma vindt, en hoeveel de stelling bijdraagt aan het bekende deel
    van de hele lijst (in procentpunten).

    \b
    Voorbeelden:
      stemhulp spread
      stemhulp spread --format json
    """
    from stemhulp.comparison import list_spread
    from stemhulp.loading import load_election

    chosen = load_election(election, site=site_of(ctx))
    found = list_spread(chosen)
    if output == "json":
        echo_json(_spread_as_dict(found))
    else:
        _print_spread(chosen, found)


def _spread_as_dict(found: ListSpread) -> dict[str, Any]:
    """The counts as data; `gain` and `known_share` are fractions of 1."""
    return {
        "ok": True,
        "n_statements": len(found.statements),
        "known": found.known,
        "cells": found.cells,
        "known_share": found.known / found.cells,
        "n_dividing": found.n_dividing,
        "n_unanimous": found.n_unanimous,
        "n_source_against": found.n_source_against,
        "of_party": found.of_party,
        "statements": [
            {
                "statement_id": one.statement_id,
                "n_known": one.n_known,
                "n_for": one.n_for,
                "n_middle": one.n_middle,
                "n_against": one.n_against,
                "source_side": one.source_side,
                "divides": one.divides,
                "gain": float(one.gain),
            }
            for one in found.statements
        ],
    }


def _print_spread(election: Election, found: ListSpread) -> None:
    """A line per statement, then the whole list."""
    source = election.party(election.settings.source_party_id).short_name
    say(f"{'stelling':26} bekend  voor  neutraal  tegen  {source:9} bijdrage")
    for one in found.statements:
        say(_line_of(one))
    share = 100 * found.known / found.cells
    fewest = min(found.of_party, key=found.of_party.__getitem__)
    say(
        f"\n{len(found.statements)} stellingen. Bekend: {found.known} van {found.cells} cellen "
        f"({share:.0f} %).\n"
        f"Beide kanten bekend: {found.n_dividing}. Alle bekende standpunten gelijk: "
        f"{found.n_unanimous}.\n"
        f"Minst bekend: {election.party(fewest).short_name}, {found.of_party[fewest]} stellingen.\n"
        f"{source} is het oneens met {found.n_source_against} van de {len(found.statements)}."
    )


def _line_of(one: StatementSpread) -> str:
    """One statement on a line."""
    side = {1: "eens", 0: "neutraal", -1: "oneens", None: "onbekend"}[one.source_side]
    return (
        f"{one.statement_id:26} {one.n_known:6}  {one.n_for:4}  {one.n_middle:8}  "
        f"{one.n_against:5}  {side:9} {100 * float(one.gain):+8.1f}"
    )
