"""HTML to a tagged PDF, where the libraries for that are; nothing is fetched from anywhere."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from functools import cache
from importlib.util import find_spec
from typing import Any, Final

# What WeasyPrint loads from the system: name and version of each library.
LIBRARIES: Final = (
    ("gobject-2.0", 0),
    ("pango-1.0", 0),
    ("pangoft2-1.0", 0),
    ("harfbuzz", 0),
    ("harfbuzz-subset", 0),
    ("fontconfig", 1),
)
LONGEST: Final = 120  # seconds that a process may take for one PDF
MODEST: Final = 5  # how far it stands aside for everything else on the machine


@cache
def can_make_pdf() -> bool:
    """Whether a PDF can be made here: the extra ``[pdf]`` and the libraries of the system.

    It loads the libraries but not WeasyPrint, which takes a second.
    """
    return find_spec("weasyprint") is not None and all(_loads(*one) for one in LIBRARIES)


def _loads(name: str, version: int) -> bool:
    """Whether a library can be loaded, by its name on Linux, macOS or Windows."""
    files = (f"lib{name}.so.{version}", f"lib{name}.{version}.dylib", f"lib{name}-{version}.dll")
    return any(_can_load(file) for file in files)


def _can_load(file: str) -> bool:
    """Whether one file can be loaded."""
    try:
        ctypes.CDLL(file)
    except OSError:
        return False
    return True


def pdf_of(html: str) -> bytes:
    """Return a tagged PDF (PDF/UA-1) of one HTML text that needs nothing else.

    Title and language come from the HTML, bookmarks from its headings. An address in it is
    refused, also one on this machine.

    Raises
    ------
    ImportError
        Without the extra ``[pdf]``.
    """
    from weasyprint import HTML  # noqa: PLC0415 - takes a second
    from weasyprint.urls import URLFetcher  # noqa: PLC0415

    nothing: Any = URLFetcher(allowed_protocols=())
    made: bytes = HTML(string=html, url_fetcher=nothing).write_pdf(pdf_variant="pdf/ua-1")
    return made


def pdf_elsewhere(html: str) -> bytes:
    """Return what :func:`pdf_of` makes, made by a process that stands aside for all others.

    The process ends with its PDF and reads nothing of this package. What goes wrong in the
    libraries, or takes too long, goes wrong there.

    Raises
    ------
    subprocess.SubprocessError
        If it did not work, or took longer than two minutes.
    """
    command = [sys.executable, "-P", __file__]
    made = subprocess.run(  # noqa: S603 - nothing of it comes from outside
        command, input=html.encode(), capture_output=True, timeout=LONGEST, check=True
    )
    return made.stdout


def _make_for_another() -> None:
    """Make a PDF of what comes in, and hand it out."""
    if sys.platform != "win32":
        os.nice(MODEST)
    sys.stdout.buffer.write(pdf_of(sys.stdin.buffer.read().decode()))


if __name__ == "__main__":
    _make_for_another()
