"""The sites that tests look at, each made once per worker."""

from __future__ import annotations

import datetime
import shutil
import tempfile
from functools import cache
from pathlib import Path

from flask import Flask

from stemhulp.examples import fictional_site
from stemhulp.loading import Site, bundled_root
from stemhulp.web import create_app

# The day of the tests: long after Assen 2022 and long before Verzonnenwoude 2030, whenever it is.
CLOCK = {"TODAY": lambda: datetime.date(2026, 6, 1)}


@cache
def application(name: str) -> Flask:
    """The fictional site, the real one, or one with two fictional elections."""
    if name == "twee":
        with tempfile.TemporaryDirectory() as folder:
            return create_app(two_elections(Path(folder)), CLOCK)
    return create_app({"verzonnenwoude": fictional_site(), "assen": bundled_root()}[name], CLOCK)


def two_elections(folder: Path) -> Site:
    """The fictional election and the same one four years later."""
    for part in ("statements", "parties"):
        first, second = (folder / part / f"gr{year}-verzonnenwoude" for year in (2030, 2034))
        shutil.copytree(fictional_site().root / part, folder / part)
        shutil.copytree(first, second)
        for file in second.iterdir():
            text = file.read_text(encoding="utf-8").replace('"gr2030-', '"gr2034-')
            file.write_text(text.replace("2030-03-20", "2034-03-20"), encoding="utf-8")
    return Site(folder)
