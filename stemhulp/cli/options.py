"""Options and look-ups that several commands share."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from stemhulp.cli.refusals import AskedWronglyError, sentence_of

if TYPE_CHECKING:
    from stemhulp.loading import Site


class ExistingPath(click.Path):
    """A file or folder that can be read: click's own type says what is wrong in English."""

    def __init__(self, *, is_folder: bool) -> None:
        super().__init__(path_type=Path)
        self.is_folder = is_folder

    def convert(self, value: Any, param: Any, ctx: Any) -> Path:  # noqa: ARG002
        """Return the path, or stop with the sentence that says what is wrong with it."""
        path = Path(value)
        try:
            self._check(path)
        except OSError as error:
            raise AskedWronglyError(sentence_of(error)) from error
        return path

    def _check(self, path: Path) -> None:
        """Raise the error that the system would give on reading it."""
        path.stat()
        wrong = 0
        if path.is_dir() != self.is_folder:
            wrong = errno.ENOTDIR if self.is_folder else errno.EISDIR
        elif not os.access(path, os.R_OK | os.X_OK if self.is_folder else os.R_OK):
            wrong = errno.EACCES
        if wrong:
            raise OSError(wrong, os.strerror(wrong), str(path))


class NewFile(click.Path):
    """A file to write; a folder of that name is refused before anything is computed."""

    def convert(self, value: Any, param: Any, ctx: Any) -> Path:  # noqa: ARG002
        """Return the path; whether it can be written shows when it is."""
        path = Path(value)
        if os.path.isdir(path):  # noqa: PTH112  # what cannot be known is no folder
            error = IsADirectoryError(errno.EISDIR, "", str(path))
            raise AskedWronglyError(sentence_of(error))
        return path


# Looked at by the command itself; click's own look would be said in English.
ANY_PATH: Final = click.Path(path_type=Path, readable=False)
FILE: Final = ExistingPath(is_folder=False)
FOLDER: Final = ExistingPath(is_folder=True)
NEW_FILE: Final = NewFile()

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
METHOD = click.option("--method", metavar="ID", help="Rekenmethode; zie `stemhulp methods`.")
MISSING = click.option(
    "--missing",
    metavar="ID",
    default="expected",
    show_default=True,
    help="Regel voor onbekende standpunten; zie `stemhulp methods`.",
)


def site_of(ctx: click.Context) -> Site:
    """Site of the global option, the current folder, or the bundled one."""
    from stemhulp.loading import find_site

    return find_site(ctx.obj)
