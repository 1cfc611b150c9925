"""The command line: thin, and importing what is heavy only inside the command that needs it.

One module a group of commands; a new command is one line in ``COMMANDS``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import click

from stemhulp.cli.answers import match_command, methods_command
from stemhulp.cli.changes import diff
from stemhulp.cli.coding import reliability, spread
from stemhulp.cli.comparing import compare, debate
from stemhulp.cli.output import print_report
from stemhulp.cli.say import say, tamed
from stemhulp.cli.serving import serve
from stemhulp.cli.tables import import_programme, validate
from stemhulp.cli.wording import lint
from stemhulp.errors import DataError, StemhulpError

COMMANDS: Final[tuple[click.Command, ...]] = (
    validate,
    import_programme,
    diff,
    lint,
    reliability,
    spread,
    match_command,
    methods_command,
    compare,
    debate,
    serve,
)


class _DutchError(click.ClickException):
    """An error shown in one Dutch line."""

    def show(self, file: Any = None) -> None:  # noqa: ARG002
        """Print the line where errors belong."""
        say(f"Fout: {self.format_message()}", err=True)


class _Dutch(click.Group):
    """A group that turns our errors into one clear line and exit code 1."""

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Read the options of all commands."""
        try:
            return super().make_context(*args, **extra)
        except click.ClickException as error:
            raise tamed(error) from error

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; anything we raise on purpose is a message, not a traceback."""
        try:
            return super().invoke(ctx)
        except click.ClickException as error:
            raise tamed(error) from error
        except StemhulpError as error:
            if isinstance(error, DataError) and error.report is not None:
                print_report(error.report, to_stderr=True)
            raise _DutchError(str(error)) from error


@click.group(cls=_Dutch, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="stemhulp", prog_name="stemhulp")
@click.option(
    "--site",
    metavar="MAP",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
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
