"""The style sheet, the script and the icon: read once, addressed by the hash of their content.

Style and script are written in pieces, one a part of the site. A page gets the pieces that it needs
as one style sheet and at most one script, without our comments. Which pieces those are and in which
order stands here and nowhere else: a new piece is a file and its name below. The script of the
questionnaire comes with its words, so there is one in every language.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from flask import Flask, Response, abort, request, url_for

from stemhulp.presentation.quiz.script_words import script_words
from stemhulp.presentation.wording.language import LANGUAGES, current, using_language
from stemhulp.web.http.page_cache import PAGE_SECONDS, Rendered, rendered, respond
from stemhulp.web.routes import ICON_RULE, STATIC_RULE

FOLDER: Final = Path(__file__).parent / "static"
TYPES: Final[Mapping[str, str]] = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml; charset=utf-8",
}
SUFFIXES: Final[Mapping[str, str]] = {"style": ".css", "script": ".js"}
FIRST: Final = ("base", "frame", "buttons")
PARTS: Final = ("lists", "facts", "quiz", "words", "result")
LAST: Final = ("tables", "media")
# In the order of the cascade: what comes later wins.
STYLES: Final[Mapping[str, tuple[str, ...]]] = {
    # every page that is not below
    "stemhulp.css": (*FIRST, "start", *PARTS, "sharing", *LAST),
    # comparison, programme points and debate
    "compare.css": (*FIRST, *PARTS, "compare", *LAST),
    "poster.css": (*FIRST, *PARTS, *LAST, "poster"),
}
# All pieces of a script share one scope: what one declares, the others can call.
SCRIPTS: Final[Mapping[str, tuple[str, ...]]] = {
    # the questionnaire, also with the message that answers are missing
    "quiz.js": (
        *("begin", "keeping", "state", "sheet", "controls", "jumping", "reading"),
        *("overview", "steps", "keys", "memory", "quiz", "print"),
    ),
    # a result, and the page that receives a shared one
    "result.js": (
        *("begin", "keeping", "wiping", "scores", "result", "sharing", "returning", "print"),
    ),
}
WITH_WORDS: Final = "quiz.js"
STRICT: Final = b'"use strict";\n'  # every piece says it; once for all of them is enough
# Our comments are lines of their own, whole blocks that begin a line, or the end of a line; there
# without quotation marks, so that no text of the script is taken for one.
COMMENTS: Final = re.compile(
    rb"^[ \t]*(?://[^\n]*|/\*.*?\*/)\n|[ \t]+// [^\n\"'`]*$", re.MULTILINE | re.DOTALL
)
INDENTATION: Final = re.compile(rb"^\s+", re.MULTILINE)
FOREVER: Final = "public, max-age=31536000, immutable"


def add_assets(app: Flask) -> None:
    """Serve the files and give templates `asset(name)`, which changes with the content."""
    files: dict[str, Rendered] = {
        path.name: rendered(path.read_bytes(), TYPES[path.suffix])
        for path in FOLDER.iterdir()
        if path.suffix in TYPES
    }
    for name, pieces in STYLES.items():
        files[name] = rendered(bundle("style", pieces), TYPES[".css"])
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

    @app.get(ICON_RULE)
    def icon() -> Response:
        return respond(files["favicon.svg"], f"public, max-age={PAGE_SECONDS}")

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
            literal = json.dumps(script_words(), ensure_ascii=False, separators=(",", ":"))
        words = b"const words = %s;\n" % literal.encode()
    return STRICT + words + bundle("script", SCRIPTS[name]).replace(STRICT, b"")


def bundle(kind: str, pieces: Iterable[str]) -> bytes:
    """Join these pieces of style or script, without comments."""
    return stripped(b"\n".join(path_of(kind, piece).read_bytes() for piece in pieces))


def stripped(text: bytes) -> bytes:
    """Return style or script without what only its makers need.

    Examples
    --------
    >>> stripped(b'/* Why. */\\n  go(1); // at once\\n\\n  say("a // b"); // "quoted" stays\\n')
    b'go(1);\\nsay("a // b"); // "quoted" stays\\n'
    """
    return INDENTATION.sub(b"", COMMENTS.sub(b"", text))


def path_of(kind: str, piece: str) -> Path:
    """Return where a piece of style or script is written.

    Examples
    --------
    >>> path_of("style", "base").name, path_of("script", "begin").name
    ('base.css', 'begin.js')
    """
    return FOLDER / kind / f"{piece}{SUFFIXES[kind]}"
