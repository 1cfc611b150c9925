"""Where templates are found: one way for pages, for files and for the command line."""

from __future__ import annotations

from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, FileSystemLoader, PrefixLoader


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
