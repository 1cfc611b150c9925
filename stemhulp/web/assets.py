"""The style sheet, the script and the icon: read once, addressed by the hash of their content.

The style sheet and the script are written in pieces, one a part of the site, in the order of their
names; a browser gets each as one file.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from flask import Flask, Response, abort, request, url_for

from stemhulp.web.prerendered import PAGE_SECONDS, Rendered, rendered, respond

FOLDER: Final = Path(__file__).parent / "static"
TYPES: Final[Mapping[str, str]] = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
BUNDLES: Final[Mapping[str, str]] = {"stemhulp.css": "style", "stemhulp.js": "script"}
FOREVER: Final = "public, max-age=31536000, immutable"


def add_assets(app: Flask) -> None:
    """Serve the files and give templates `asset(name)`, which changes with the content."""
    files: dict[str, Rendered] = {
        path.name: rendered(path.read_bytes(), TYPES[path.suffix])
        for path in FOLDER.iterdir()
        if path.suffix in TYPES
    }
    for name, folder in BUNDLES.items():
        files[name] = rendered(bundle(FOLDER / folder), TYPES[Path(name).suffix])

    @app.get("/static/<name>")
    def static(name: str) -> Response:
        file = files.get(name)
        if file is None:
            abort(404)
        is_current = request.args.get("v") == file.etag
        return respond(file, FOREVER if is_current else f"public, max-age={PAGE_SECONDS}")

    @app.template_global()
    def asset(name: str) -> str:
        return url_for("static", name=name, v=files[name].etag)


def bundle(folder: Path) -> bytes:
    """Join the pieces in a folder, in the order of their names."""
    return b"\n".join(path.read_bytes() for path in sorted(folder.iterdir()))
