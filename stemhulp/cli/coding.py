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
    found = compare(first, second, coded_parties * len(chosen.statements), chosen.scale)
    if output == "json":
        echo_json(asdict(found))
    else:
        _print_reliability(found)


def _print_reliability(found: Reliability) -> None:
    """The comparison in sentences, every difference on a line."""
    alpha = "niet te berekenen" if found.alpha is None else f"{found.alpha:.3f}"
    click.echo(f"Cellen bekeken: {found.n_cells}")
    click.echo(f"Beide keren een standpunt: {found.n_both}, daarvan gelijk: {found.n_same}")
    click.echo(f"Gelijk over wel of geen standpunt: {found.n_same_presence} van {found.n_cells}")
    click.echo(f"Krippendorffs alfa (ordinaal, over de {found.n_both} cellen): {alpha}")
    for label, cells in (
        ("verschillend", found.different),
        ("alleen de eerste keer", found.only_first),
        ("alleen de tweede keer", found.only_second),
    ):
        for party_id, statement_id in cells:
            click.echo(f"  {label}: {party_id} – {statement_id}")
