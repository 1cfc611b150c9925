"""Command that shows the site: serve."""

from __future__ import annotations

import click

from stemhulp.cli.options import site_of


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Adres om op te luisteren.")
@click.option("--port", default=5000, show_default=True, type=click.IntRange(1, 65535))
@click.option(
    "--public-address",
    metavar="ADRES",
    default="",
    help="Adres waarop anderen de site vinden, voor links, QR-code en plaatje.",
)
@click.pass_context
def serve(ctx: click.Context, host: str, port: int, public_address: str) -> None:
    """Zet de vragenlijst klaar in de browser.

    \b
    Voorbeelden:
      stemhulp serve --port 5001
      stemhulp serve --public-address https://stemhulp.example
    """
    from stemhulp.web.server import serve as run

    run(host, port, site_of(ctx), {"PUBLIC_ADDRESS": public_address})
