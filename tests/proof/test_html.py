"""The HTML checker of the W3C finds nothing to say about any page, style sheet or picture."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from flask import Flask

from stemhulp.web.assets import FOLDER
from tests.support.whole_site import Shown, crawl, shown, whole_site

CHECKED = {".css", ".svg"}
# Containers and their units: browsers have them since 2023, the CSS part of the checker has not.
NEWER_THAN_THE_CHECKER = re.compile(r"container-type|@container|\dcqi\b")


def test_checker_finds_nothing_on_any_page(
    tools: Path, sites: dict[str, Flask], double: Flask, tmp_path: Path
) -> None:
    pages = {
        page.html: f"{site}: {page.name}" for site, app in sites.items() for page in whole_site(app)
    }
    pages |= {page.html: f"samen: {page.name}" for page in choices(double)}
    assert len(pages) > 80
    names = save_pages(pages, tmp_path) | save_assets(tmp_path)
    found = remarks(tools, tmp_path, names)
    assert not found, "\n" + "\n".join(found)


def choices(app: Flask) -> list[Shown]:
    """Pages that belong to no election: the choice between them."""
    pages = [shown(app, path, answer) for path, answer in crawl(app).items()]
    found = [page for page in pages if page.endpoint and "." not in page.endpoint]
    assert found
    return found


def save_pages(pages: dict[str, str], folder: Path) -> dict[str, str]:
    """Write every page to a file of its own; give what each file is."""
    names = {f"{number:04}.html": name for number, name in enumerate(pages.values())}
    for file, html in zip(names, pages, strict=True):
        (folder / file).write_text(html, encoding="utf-8")
    return names


def save_assets(folder: Path) -> dict[str, str]:
    files = [path for path in FOLDER.rglob("*") if path.suffix in CHECKED]
    for path in files:
        shutil.copy(path, folder)
    return {path.name: path.name for path in files}


def remarks(tools: Path, folder: Path, names: dict[str, str]) -> list[str]:
    """What the checker says, errors and warnings alike, in one run over all files."""
    jar = tools / "vnu-jar" / "build" / "dist" / "vnu.jar"
    options = ["--format", "json", "--stdout", "--exit-zero-always", "--skip-info-messages"]
    command = [
        "java",
        "-Xss4m",
        "-jar",
        jar,
        *options,
        "--also-check-css",
        "--also-check-svg",
        folder,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300)
    return list(_lines(json.loads(done.stdout)["messages"], names))


def _lines(messages: list[dict[str, str]], names: dict[str, str]) -> Iterator[str]:
    for message in messages:
        text, extract = message["message"], message.get("extract", "")
        if text.startswith("CSS:") and NEWER_THAN_THE_CHECKER.search(extract):
            continue
        file = Path(message.get("url", "")).name
        where = f"{names.get(file, file)}, regel {message.get('lastLine', '?')}"
        yield f"{where}: {text} {extract[:200]!r}"
