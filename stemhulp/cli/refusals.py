"""What the system refuses, in one Dutch sentence: files, folders, disks, streams."""

from __future__ import annotations

import errno
import os
import sys
import traceback
from types import MappingProxyType
from typing import Any, Final

import click

from stemhulp.cli.say import say

REASONS: Final = MappingProxyType(
    {
        errno.EACCES: "je hebt hier geen toestemming voor",
        errno.EPERM: "je hebt hier geen toestemming voor",
        errno.ENOENT: "bestaat niet",
        errno.EISDIR: "is een map, en hier hoort een bestand",
        errno.ENOTDIR: "hier hoort een map, en dit is een bestand",
        errno.ENOSPC: "de schijf is vol",
        errno.EDQUOT: "je ruimte op de schijf is op",
        errno.EFBIG: "het bestand wordt te groot",
        errno.EROFS: "op deze schijf kan niet worden geschreven",
        errno.ELOOP: "deze verwijzingen wijzen naar elkaar",
        errno.ENAMETOOLONG: "deze naam is te lang",
        errno.EMFILE: "er zijn te veel bestanden open",
        errno.ENFILE: "er zijn te veel bestanden open",
        errno.EBUSY: "is in gebruik",
        errno.EIO: "lezen of schrijven lukt niet",
        errno.EBADF: "dit kanaal is gesloten",
        errno.EPIPE: "de lezer is weg",
        errno.ENOMEM: "het geheugen is vol",
    }
)


class DutchError(click.ClickException):
    """An error shown in one Dutch line, with exit code 1."""

    def show(self, file: Any = None) -> None:  # noqa: ARG002
        """Print the line where errors belong."""
        say(f"Fout: {self.format_message()}", err=True)


class AskedWronglyError(DutchError):
    """A mistake in what was typed, such as a file that is not there."""

    exit_code = 2


class StoppedError(click.ClickException):
    """Ctrl+C or Ctrl+D: one line, and the exit code that shells know it by."""

    exit_code = 130

    def show(self, file: Any = None) -> None:  # noqa: ARG002
        """Print the line below the ^C of the terminal."""
        say(f"\n{self.format_message()}", err=True)


def sentence_of(error: OSError) -> str:
    """Return what an error of the system means for who works here.

    Examples
    --------
    >>> sentence_of(PermissionError(errno.EACCES, "Permission denied", "planks.csv"))
    'planks.csv: je hebt hier geen toestemming voor.'
    >>> sentence_of(OSError(errno.ENOSPC, "No space left on device"))
    'Dit lukt niet: de schijf is vol.'
    """
    name = error.filename if error.filename2 is None else error.filename2
    if name is None and _is_gone(os.curdir):
        return "De map waarin je werkt is er niet meer. Ga naar een andere map."
    if name is None and "temporary directory" in str(error.strerror):
        return "Er is geen map voor tijdelijke bestanden. Noem er een met TMPDIR=…"
    place = "Dit lukt niet" if name is None else os.fsdecode(name)
    return f"{place}: {_reason(error)}."


def output_sentence(error: OSError) -> str:
    """Say why the output could not be written.

    Examples
    --------
    >>> output_sentence(OSError(errno.ENOSPC, "No space left on device"))
    'De uitvoer kan niet worden geschreven: de schijf is vol.'
    """
    return f"De uitvoer kan niet worden geschreven: {_reason(error)}."


def _reason(error: OSError) -> str:
    """The reason in Dutch, or the system's own words."""
    return REASONS.get(error.errno or 0, f"het systeem zegt ‘{error.strerror or error}’")


def _is_gone(folder: str) -> bool:
    """Whether the folder in which the command was started was deleted meanwhile."""
    try:
        return not os.path.samefile(os.getcwd(), folder)  # noqa: PTH109, PTH121
    except FileNotFoundError:
        return True
    except OSError:
        return False


def is_about_output(error: OSError) -> bool:
    """Whether it was printing that failed, and not a file."""
    frames = (frame for frame, _ in traceback.walk_tb(error.__traceback__))
    return any(frame.f_code is click.echo.__code__ for frame in frames)


def give_up_on_output() -> None:
    """Let what could not be printed vanish, so that Python does not complain of it at the end."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)
