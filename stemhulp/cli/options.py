"""Options and look-ups that several commands share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from stemhulp.loading import Site


FORMAT = click.option(
    "--format",
    "output",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Vorm van de uitvoer.",
)
ELECTION = click.option(
    "--election", metavar="ID", help="Welke verkiezing; niet nodig als er maar één is."
)


def site_of(ctx: click.Context) -> Site:
    """Site of the global option, the current folder, or the bundled one."""
    from stemhulp.loading import find_site

    return find_site(ctx.obj)
