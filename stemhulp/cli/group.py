"""The group of all commands: whatever goes wrong is one Dutch sentence and an exit code.

0 is good; 1 is a finding, or something that went wrong while working; 2 is asked wrongly; 130 is
stopped by the user. A reader who has seen enough (``| head -1``) gets no sentence, as elsewhere.
"""

from __future__ import annotations

import sys
from typing import Any

import click

from stemhulp.cli.output import print_report
from stemhulp.cli.refusals import (
    DutchError,
    StoppedError,
    give_up_on_output,
    is_about_output,
    output_sentence,
    sentence_of,
)
from stemhulp.cli.say import tamed
from stemhulp.cli.streams import make_streams_safe
from stemhulp.errors import DataError, StemhulpError


class DutchGroup(click.Group):
    """A group in which no command, also none that is added later, ends in a traceback."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run as a program; also help and mistakes in options are printed here."""
        if not kwargs.get("standalone_mode", True):
            return super().main(*args, **kwargs)
        make_streams_safe()
        try:
            super().main(*args, **kwargs)
        except OSError as error:  # not a reader who left: click ends quietly
            _say(error)
            sys.exit(1)
        finally:
            give_up_on_output()

    def make_context(self, *args: Any, **extra: Any) -> click.Context:
        """Read the options of all commands."""
        try:
            return super().make_context(*args, **extra)
        except click.ClickException as error:
            raise tamed(error) from error

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; anything we raise on purpose is a message."""
        try:
            return super().invoke(ctx)
        except click.ClickException as error:
            raise tamed(error) from error
        except StemhulpError as error:
            if isinstance(error, DataError) and error.report is not None:
                print_report(error.report, to_stderr=True)
            raise DutchError(str(error)) from error
        except (KeyboardInterrupt, EOFError, click.Abort) as error:
            raise StoppedError("Gestopt.") from error


def _say(error: OSError) -> None:
    """Print the sentence, if there is still anywhere to print it."""
    message = output_sentence(error) if is_about_output(error) else sentence_of(error)
    try:
        DutchError(message).show()
    except OSError:  # the errors cannot be printed either: the exit code says it
        return
