"""Promises about style and script: every piece stands in the list, and finds what it needs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stemhulp.loading import bundled_root
from stemhulp.web.assets import (
    FOLDER,
    SCRIPTS,
    STYLES,
    SUFFIXES,
    WITH_WORDS,
    path_of,
)

MANIFEST = {"style": STYLES, "script": SCRIPTS}
# All that a page gets beside its own text: 7 KB is half a second on a bad line.
LIMIT = 7_168
NODE_TESTS = Path(__file__).parents[1] / "script"


@pytest.mark.parametrize("kind", MANIFEST)
def test_every_piece_is_a_file_and_every_file_is_a_piece(kind: str) -> None:
    named = {path_of(kind, piece) for pieces in MANIFEST[kind].values() for piece in pieces}
    assert named == set((FOLDER / kind).iterdir())
    assert {path.suffix for path in named} == {SUFFIXES[kind]}


def test_nothing_else_lies_among_the_pieces() -> None:
    assert {path.name for path in FOLDER.iterdir() if path.is_dir()} == set(MANIFEST)


@pytest.mark.parametrize("name", [*STYLES, *SCRIPTS])
def test_no_piece_comes_twice(name: str) -> None:
    pieces = (STYLES | SCRIPTS)[name]
    assert len(pieces) == len(set(pieces))


def declared(piece: str) -> set[str]:
    """Names that a piece of script brings into the scope that all pieces share."""
    text = path_of("script", piece).read_text(encoding="utf-8")
    return set(re.findall(r"^(?:async )?(?:function|const|let|class) (\w+)", text, flags=re.M))


def said(piece: str, comment: str) -> set[str]:
    """Names that a piece says it needs of others (`global`) or gives them (`exported`)."""
    text = path_of("script", piece).read_text(encoding="utf-8")
    return {
        name for line in re.findall(rf"/\* {comment} (.+) \*/", text) for name in line.split(", ")
    }


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_pieces_of_a_script_give_what_they_need(name: str) -> None:
    given = {part for piece in SCRIPTS[name] for part in said(piece, "exported")}
    needed = {part for piece in SCRIPTS[name] for part in said(piece, "global")}
    words = {"words"} if name == WITH_WORDS else set()
    assert needed <= given | words


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_two_pieces_of_a_script_declare_the_same_name(name: str) -> None:
    names = [part for piece in SCRIPTS[name] for part in declared(piece)]
    assert sorted(names) == sorted(set(names))


def test_what_a_piece_gives_is_there_and_is_used_by_another_piece_or_a_test() -> None:
    pieces = {piece for names in SCRIPTS.values() for piece in names}
    needed = {part for piece in pieces for part in said(piece, "global")}
    tests = "".join(path.read_text(encoding="utf-8") for path in NODE_TESTS.glob("*.test.mjs"))
    for piece in pieces:
        given = said(piece, "exported")
        assert given <= declared(piece), piece
        assert given - needed <= set(re.findall(r"\w+", tests)), piece


def test_every_class_of_the_style_sheet_is_given_to_something() -> None:
    """A name that ends in a number or a kind is put together in a template: its start is there."""
    styles = (path.read_text(encoding="utf-8") for path in (FOLDER / "style").glob("*.css"))
    rules = re.sub(r"/\*.*?\*/", "", "".join(styles), flags=re.S)
    named = set(re.findall(r"\.([a-z][a-z0-9-]+)", rules))
    root = bundled_root()
    sources = [*(root / "templates").rglob("*.html"), *(FOLDER / "script").glob("*.js")]
    sources += (root / "stemhulp" / "presentation").rglob("*.py")
    given = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    unused = {
        name
        for name in named
        if not re.search(rf"(?<![\w-]){name}(?![\w-])", given)
        and not re.search(rf"(?<![\w-]){name.rpartition('-')[0] or name}-\{{", given)
    }
    assert unused == set()
