"""The command line: thin, and importing what is heavy only inside the command that needs it.

One module a group of commands; a new command is one line in ``COMMANDS``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from stemhulp.cli.answers import match_command, methods_command
from stemhulp.cli.changes import diff
from stemhulp.cli.coding import reliability, spread
from stemhulp.cli.comparing import compare, debate
from stemhulp.cli.group import DutchGroup
from stemhulp.cli.options import FOLDER
from stemhulp.cli.scoring import score
from stemhulp.cli.serving import serve
from stemhulp.cli.tables import import_programme, validate
from stemhulp.cli.wording import lint

COMMANDS: Final[tuple[click.Command, ...]] = (
    validate,
    import_programme,
    diff,
    lint,
    reliability,
    spread,
    match_command,
    methods_command,
    score,
    compare,
    debate,
    serve,
)


@click.group(cls=DutchGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="stemhulp", prog_name="stemhulp")
@click.option(
    "--site",
    metavar="MAP",
    type=FOLDER,
    help="Map met statements/ en parties/; anders deze map, anders de meegeleverde.",
)
@click.pass_context
def main(ctx: click.Context, site: Path | None) -> None:
    """Stemhulp: van verkiezingsprogramma naar stemadvies, met een bron bij elk standpunt.

    \b
    Voorbeelden:
      stemhulp validate
      stemhulp serve --port 5000
      stemhulp match antwoorden.json --format json
      stemhulp --site mijn-gemeente validate
    """
    ctx.obj = site


for _command in COMMANDS:
    main.add_command(_command)
