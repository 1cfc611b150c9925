"""Promises about style and script: every piece stands in the list, and no file is heavy."""

from __future__ import annotations

import pytest

from stemhulp.web.assets import FOLDER, SCRIPTS, STYLES, SUFFIXES, file_name, path_of
from tests.conftest import PageClient

MANIFEST = {"style": STYLES, "script": SCRIPTS}
# All that a page gets beside its own text: 7 KB is half a second on a bad line.
LIMIT = 7_168


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


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("name", [*STYLES, *SCRIPTS])
def test_style_and_script_are_light_on_the_wire(
    client: PageClient, name: str, language: str
) -> None:
    path = f"/static/{file_name(name, language)}"
    answer = client.get(path, headers={"Accept-Encoding": "br"})
    assert answer.status_code == 200
    assert len(answer.data) <= LIMIT
