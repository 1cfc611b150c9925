"""Command about the coding of positions: reliability."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from stemhulp.cli.options import ELECTION, FORMAT, site_of
from stemhulp.cli.output import echo_json

if TYPE_CHECKING:
    from stemhulp.analysis.reliability import Reliability


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
    from stemhulp.loading.coding import read_coding

    site = site_of(ctx)
    chosen = load_election(election, site=site)
    first, second = (
        read_coding(site.table("parties", chosen.election_id, f"coding/{name}.csv"), chosen)
        for name in ("first", "second")
    )
    coded_parties = len(chosen.parties) - 1  # the source party's positions are its own planks
    comparison = compare(first, second, coded_parties * len(chosen.statements), chosen.scale)
    if output == "json":
        echo_json(asdict(comparison))
    else:
        _print_reliability(comparison)


def _print_reliability(comparison: Reliability) -> None:
    """The comparison in sentences, every difference on a line."""
    alpha = "niet te berekenen" if comparison.alpha is None else f"{comparison.alpha:.3f}"
    click.echo(f"Cellen bekeken: {comparison.n_cells}")
    click.echo(
        f"Beide keren een standpunt: {comparison.n_both}, daarvan gelijk: {comparison.n_same}"
    )
    click.echo(
        f"Gelijk over wel of geen standpunt: {comparison.n_same_presence} van {comparison.n_cells}"
    )
    click.echo(f"Krippendorffs alfa (ordinaal, over de {comparison.n_both} cellen): {alpha}")
    for label, cells in (
        ("verschillend", comparison.different),
        ("alleen de eerste keer", comparison.only_first),
        ("alleen de tweede keer", comparison.only_second),
    ):
        for party_id, statement_id in cells:
            click.echo(f"  {label}: {party_id} – {statement_id}")
