"""The style sheet, the script and the icon: read once, addressed by the hash of their content.

Style and script are written in pieces, one a part of the site. A page gets the pieces that it needs
as one style sheet and at most one script, in the order of their names and without our comments. The
script of the questionnaire comes with its words, so there is one in every language.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

from flask import Flask, Response, abort, request, url_for

from stemhulp.presentation.quiz.script_words import script_words
from stemhulp.presentation.wording.language import LANGUAGES, current, using_language
from stemhulp.web.http.page_cache import PAGE_SECONDS, Rendered, rendered, respond
from stemhulp.web.routes import STATIC_RULE

FOLDER: Final = Path(__file__).parent / "static"
TYPES: Final[Mapping[str, str]] = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
STYLE: Final = ("10", "20", "30", "41", "42", "50", "55", "60", "80", "90")
STYLES: Final[Mapping[str, tuple[str, ...]]] = {
    "stemhulp.css": (*STYLE, "40", "70"),
    "compare.css": (*STYLE, "72"),
    "poster.css": (*STYLE, "95"),
}
SCRIPTS: Final[Mapping[str, tuple[str, ...]]] = {
    "quiz.js": ("10", "40", "42", "44", "48", "50", "90"),
    "result.js": ("10", "40", "60", "70", "90"),
}
WITH_WORDS: Final = "quiz.js"
# Our comments are lines of their own, or whole blocks that begin a line.
COMMENTS: Final = re.compile(rb"^[ \t]*(?://[^\n]*|/\*.*?\*/)\n", re.MULTILINE | re.DOTALL)
INDENTATION: Final = re.compile(rb"^\s+", re.MULTILINE)
FOREVER: Final = "public, max-age=31536000, immutable"


def add_assets(app: Flask) -> None:
    """Serve the files and give templates `asset(name)`, which changes with the content."""
    files: dict[str, Rendered] = {
        path.name: rendered(path.read_bytes(), TYPES[path.suffix])
        for path in FOLDER.iterdir()
        if path.suffix in TYPES
    }
    for name, numbers in STYLES.items():
        files[name] = rendered(bundle("style", numbers), TYPES[".css"])
    for name in SCRIPTS:
        for language in LANGUAGES:
            files[file_name(name, language)] = rendered(script(name, language), TYPES[".js"])

    @app.get(STATIC_RULE)
    def static(name: str) -> Response:
        file = files.get(name)
        if file is None:
            abort(404)
        is_current = request.args.get("v") == file.etag
        return respond(file, FOREVER if is_current else f"public, max-age={PAGE_SECONDS}")

    @app.template_global()
    def asset(name: str) -> str:
        name = file_name(name, current())
        return url_for("static", name=name, v=files[name].etag)


def file_name(name: str, language: str) -> str:
    """Return the name of the file in a language.

    Examples
    --------
    >>> file_name("quiz.js", "en"), file_name("stemhulp.css", "en")
    ('quiz.en.js', 'stemhulp.css')
    """
    return name.replace(".js", f".{language}.js") if name == WITH_WORDS else name


def script(name: str, language: str) -> bytes:
    """Return a whole script, with its words in a language if it has any."""
    words = b""
    if name == WITH_WORDS:
        with using_language(language):
            found = json.dumps(script_words(), ensure_ascii=False, separators=(",", ":"))
        words = b"const words = %s;\n" % found.encode()
    return b'"use strict";\n' + words + bundle("script", SCRIPTS[name])


def bundle(folder: str, numbers: Collection[str]) -> bytes:
    """Join the pieces with these numbers in the order of their names, without comments."""
    chosen = [path for path in sorted((FOLDER / folder).iterdir()) if path.name[:2] in numbers]
    whole = b"\n".join(path.read_bytes() for path in chosen)
    return INDENTATION.sub(b"", COMMENTS.sub(b"", whole))
