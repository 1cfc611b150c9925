"""A table as a picture: every square says what it shows, and the file needs nothing else."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

import stemhulp
from stemhulp.presentation.pictures.heat_map import EMPTY, INK, SHADES, table_picture

SVG = "{http://www.w3.org/2000/svg}"


def drawn(cells: list[list[tuple[str, float | None]]]) -> ElementTree.Element:
    names = [f"Rij {n}" for n in range(len(cells))], [f"Kolom {n}" for n in range(len(cells[0]))]
    return ElementTree.fromstring(table_picture("Titel", *names, cells).svg)


def test_names_title_and_cells_are_text_in_the_picture() -> None:
    root = drawn([[("75 %", 0.75), ("–", None)], [("0 %", 0), ("1", 1)]])
    texts = [node.text for node in root.iter(f"{SVG}text")]
    assert texts == ["Titel", "Rij 0", "Rij 1", "Kolom 0", "Kolom 1", "75 %", "–", "0 %", "1"]
    assert root.findtext(f"{SVG}title") == "Titel"
    assert root.get("role") == "img"


def test_what_is_unknown_has_no_shade_and_zero_has_one() -> None:
    (_, unknown, nothing, everything) = drawn([[("–", None), ("0", 0), ("1", 1)]]).iter(
        f"{SVG}rect"
    )
    fills = [square.get("fill") for square in (unknown, nothing, everything)]
    assert fills == [EMPTY, SHADES[0], SHADES[-1]]


def test_nothing_is_drawn_outside_the_picture() -> None:
    root = drawn([[("100 % (12)", 1.0)] * 12] * 3)
    for square in root.iter(f"{SVG}rect"):
        for start, size in (("x", "width"), ("y", "height")):
            end = float(square.get(start, "0")) + float(square.get(size, "0"))
            assert end <= float(root.get(size, "0"))


def test_a_name_never_becomes_markup_and_nothing_is_fetched() -> None:
    svg = table_picture("<a href='x'>", ["<b>"], ["&"], [[("<script>", 1)]]).svg
    assert [node.text for node in ElementTree.fromstring(svg).iter(f"{SVG}text")] == [
        "<a href='x'>", "<b>", "&", "<script>",
    ]  # fmt: skip
    assert "<script" not in svg
    assert not re.search(r"<[^>]*(?:href|style|url)", svg)


def luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_text_on_every_shade_can_be_read() -> None:
    for n in range(6):
        (_, square) = drawn([[("x", n / 5)]]).iter(f"{SVG}rect")
        (*_rest, text) = drawn([[("x", n / 5)]]).iter(f"{SVG}text")
        low, high = sorted(luminance(str(node.get("fill"))) for node in (square, text))
        assert (high + 0.05) / (low + 0.05) >= 4.5
    assert luminance(INK) < 0.05


@pytest.mark.parametrize(
    ("cells", "said"),
    [([[("x", 0.5)]], "vorm"), ([[("x", 0.5), ("y", 1.5)]], "tint")],
)
def test_a_wrong_table_is_refused(cells: list[list[tuple[str, float]]], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        table_picture("Titel", ["rij"], ["a", "b"], cells)


def test_a_notebook_shows_the_picture() -> None:
    picture = stemhulp.table_picture("Titel", ["a"], ["b"], [[("x", None)]])
    assert isinstance(picture, stemhulp.Picture)
    assert picture._repr_svg_() == picture.svg
