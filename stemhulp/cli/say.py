"""The one way in which a command prints: what would steer a terminal is written out."""

from __future__ import annotations

import click

from stemhulp.signs import harmless


def say(text: object = "", *, err: bool = False, nl: bool = True) -> None:
    """Print a text, wherever it came from: tables, programmes, answers, names of files."""
    click.echo(harmless(str(text)), err=err, nl=nl)


def say_bytes(content: bytes) -> None:
    """Print what is meant for a file, in UTF-8 whatever the terminal is."""
    click.echo(harmless(content.decode()).encode(), nl=False)


def tamed(error: click.ClickException) -> click.ClickException:
    """Return an error of click, which repeats what was typed, so that it can be shown."""
    vars(error)["message"] = harmless(error.message)
    return error
