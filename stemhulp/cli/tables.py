"""Commands about the tables of editors: validate, import-programme."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import click

from stemhulp.cli.options import ELECTION, FILE, FORMAT, site_of
from stemhulp.cli.output import echo_json, print_report
from stemhulp.cli.say import say
from stemhulp.errors import DataError


@click.command()
@FORMAT
@ELECTION
@click.option("--quiet", is_flag=True, help="Toon alleen fouten en de telling, geen adviezen.")
@click.pass_context
def validate(ctx: click.Context, output: str, election: str | None, quiet: bool) -> None:
    """Controleer alle tabellen; toon alles tegelijk, met bestand, regel en kolom.

    Eindigt met code 1 als er een fout is. Adviezen zijn geen fouten.

    \b
    Voorbeelden:
      stemhulp validate
      stemhulp validate --format json | jq .counts
    """
    from stemhulp.loading import validate_election

    site = site_of(ctx)
    elections = [election] if election else list(site.election_ids)
    reports = [validate_election(site, one)[0] for one in elections]
    if output == "json":
        objects = [report.as_dict() for report in reports]
        echo_json(objects[0] if len(objects) == 1 else _several(objects))
    else:
        for report in reports:
            print_report(report, with_advice=not quiet)
    sys.exit(0 if all(report.ok for report in reports) else 1)


def _several(reports: list[dict[str, Any]]) -> dict[str, Any]:
    """Reports of several elections in one object."""
    return {"ok": all(report["ok"] for report in reports), "elections": reports}


@click.command("import-programme")
@click.argument("document", type=FILE)
@click.option("--party", required=True, metavar="ID", help="Wiens programma het is.")
@click.option("--election", required=True, metavar="ID", help="Voor welke verkiezing.")
@click.option(
    "--prefix",
    metavar="TEKST",
    default="",
    help="Voor elk nummer, als een andere partij dezelfde nummers heeft, zoals molen-.",
)
@click.option(
    "--source", metavar="ID", help="Id in sources.csv  [standaard: PARTIJ-programma-JAAR]"
)
@click.pass_context
def import_programme(
    ctx: click.Context,
    document: Path,
    party: str,
    election: str,
    prefix: str,
    source: str | None,
) -> None:
    """Maak planks.csv van de tekst van een programma met genummerde punten.

    \b
    Voorbeeld:
      stemhulp import-programme programma.txt --party sp --election gr2022-assen
    """
    from stemhulp.authoring.programme import import_programme as run
    from stemhulp.loading import Report, Site
    from stemhulp.loading.raw_election import read_tables
    from stemhulp.loading.settings import SLUG

    if not re.fullmatch(SLUG, election):
        raise DataError(
            f"--election ‘{election}’ kan niet. Kies kleine letters, cijfers en streepjes."
        )
    site = Site(ctx.obj or Path.cwd())
    target = site.table("statements", election, "planks.csv")
    if not target.parent.is_dir():
        raise DataError(
            f"De map {target.parent} bestaat niet. Maak hem aan en probeer het opnieuw."
        )
    year = "".join(sign for sign in election if sign.isdigit())
    among = read_tables(site, election, Report(election))  # what is wrong in them can wait
    report = run(document, target, party, source or f"{party}-programma-{year}", prefix, among)
    for finding in report:
        say(str(finding), err=True)
    if not report.ok:
        raise DataError(f"{target} is niet geschreven; los eerst de fouten hierboven op.")
    say(f"{report.counts['planks']} programmapunten geschreven naar {target}.")
