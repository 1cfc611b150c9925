"""Where templates are found: one way for pages, for files and for the command line."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    FileSystemLoader,
    PrefixLoader,
    TemplateSyntaxError,
)

from stemhulp.errors import StemhulpError
from stemhulp.presentation.files.template_check import broken
from stemhulp.signs import shown


def template_loader(own: Path | None, ours: Path) -> BaseLoader:
    """Look in the site's own templates first, then in ours.

    ``stemhulp/…`` is always ours, so that a site's own template can extend what it replaces.

    Parameters
    ----------
    own : Path or None
        Folder of the site; None = it has no templates of its own.
    ours : Path
        Folder that comes with Stemhulp.

    Returns
    -------
    BaseLoader
    """
    folders = [ours] if own is None else [own, ours]
    always_ours = PrefixLoader({"stemhulp": FileSystemLoader(ours)})
    return ChoiceLoader([*(FileSystemLoader(folder) for folder in folders), always_ours])


@contextmanager
def own_templates(own: Path | None, ours: Path) -> Iterator[None]:
    """Turn what goes wrong inside a template into a sentence, for a site that has its own.

    Raises
    ------
    StemhulpError
        Names the template and the line where it went wrong.
    """
    try:
        yield
    except StemhulpError:
        raise
    except Exception as error:
        place = _place(error, own, ours) if own else None
        if own is None or place is None:
            raise
        why = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        raise StemhulpError(broken(own, shown(f"{place}: {why}"))) from error


def _place(error: Exception, own: Path, ours: Path) -> str | None:
    """Template and line where an error arose: the site's own before ours, the last of them."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [(Path(frame.filename), frame.lineno) for frame in frames]
    if isinstance(error, TemplateSyntaxError) and error.filename:
        places.append((Path(error.filename), error.lineno))
    for folder in (own, ours):
        for path, line in reversed(places):
            if path.is_relative_to(folder):
                return f"{path.relative_to(folder).as_posix()}, regel {line}"
    return None
