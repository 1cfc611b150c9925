"""Command that shows the site: serve."""

from __future__ import annotations

import click

from stemhulp.cli.options import site_of


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Adres om op te luisteren.")
@click.option("--port", default=5000, show_default=True, type=click.IntRange(1, 65535))
@click.pass_context
def serve(ctx: click.Context, host: str, port: int) -> None:
    """Zet de vragenlijst klaar in de browser.

    \b
    Voorbeeld:
      stemhulp serve --port 5001
    """
    from stemhulp.web.server import serve as run

    run(host=host, port=port, site=site_of(ctx))
