"""Any table as a picture: an SVG that needs nothing else, with the text in every square."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from markupsafe import escape

from stemhulp.presentation.wording.formatting import heat_level

NARROWEST: Final = 48
ROW: Final = 30
LETTER: Final = 8  # a wide guess at the width of a letter
TITLE: Final = 40
EMPTY: Final = "#ffffff"
INK: Final = "#1d2830"
# The shades of the site, from nothing to everything; the text on the last one is white.
SHADES: Final = ("#f6ead9", "#eef0ea", "#d8e6e8", "#a9cbd5", "#35505d")

Cell = tuple[str, Fraction | float | None]
"""What a square says, and its shade from 0 to 1; None = no shade, for what is not known."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as SVG; a notebook shows it by itself."""

    svg: str

    def _repr_svg_(self) -> str:
        """Give Jupyter the picture."""
        return self.svg


def table_picture(
    title: str, rows: Sequence[str], columns: Sequence[str], cells: Sequence[Sequence[Cell]]
) -> Picture:
    """Draw a table as shaded squares that each say what they show.

    Parameters
    ----------
    title : str
        What the picture is about; shown above it and told to a screen reader.
    rows, columns : sequence of str
        Names beside and above the squares.
    cells : sequence of shape (n_rows, n_columns)
        Text and shade of every square; the shade runs from 0 to 1, None = not known.

    Returns
    -------
    Picture
        ``picture.svg`` is the text of a file; nothing is written or fetched.

    Raises
    ------
    ValueError
        If the cells do not have the shape of the names, or a shade is not from 0 to 1.

    Examples
    --------
    >>> picture = table_picture("Gelijk", ["A"], ["B", "C"], [[("75 %", 0.75), ("–", None)]])
    >>> [text in picture.svg for text in ("Gelijk", "75 %", "–")]
    [True, True, True]
    """
    if [len(row) for row in cells] != [len(columns)] * len(rows):
        raise ValueError("de vakken hebben niet de vorm van de namen")
    longest = max((len(text) for row in cells for text, _ in row), default=0)
    cell = max(NARROWEST, LETTER * longest + 8)
    left, top = LETTER * max(map(len, rows), default=0) + 16, TITLE + _height(columns)
    width = max(left + cell * len(columns) + _height(columns) // 2, LETTER * len(title) + 32)
    height = top + ROW * len(rows) + 8
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    pieces = (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" font-family="sans-serif">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{width}" height="{height}" fill="{EMPTY}"/>',
        _text(8, 22, title, 'font-weight="bold"'),
        *_names(rows, columns, left, top, cell),
        *_squares(cells, left, top, cell),
        "</svg>",
    )
    return Picture("\n".join(pieces))


def _height(columns: Sequence[str]) -> int:
    """Room for the names above the squares, which lean."""
    return LETTER * max(map(len, columns), default=0) * 3 // 4 + 16


def _names(
    rows: Sequence[str], columns: Sequence[str], left: int, top: int, cell: int
) -> Iterator[str]:
    """Names beside and above the squares."""
    for place, name in enumerate(rows):
        yield _text(left - 8, top + ROW * place + 20, name, 'text-anchor="end"')
    for place, name in enumerate(columns):
        x, y = left + cell * place + cell // 2, top - 8
        yield _text(x, y, name, f'transform="rotate(-45 {x} {y})"')


def _squares(cells: Sequence[Sequence[Cell]], left: int, top: int, cell: int) -> Iterator[str]:
    """Every square with its text."""
    for i, row in enumerate(cells):
        for j, (text, shade) in enumerate(row):
            x, y = left + cell * j, top + ROW * i
            fill, ink = _colours(shade)
            yield (
                f'<rect x="{x}" y="{y}" width="{cell - 2}" height="{ROW - 2}" fill="{fill}" '
                'stroke="#8a949a" stroke-width=".5"/>'
            )
            yield _text(x + cell // 2 - 1, y + 19, text, f'text-anchor="middle" fill="{ink}"')


def _colours(shade: Fraction | float | None) -> tuple[str, str]:
    """Colour of a square and of the text on it."""
    if shade is None:
        return EMPTY, INK
    if not 0 <= shade <= 1:
        raise ValueError("een tint loopt van 0 tot en met 1")
    level = heat_level(shade)
    return SHADES[level - 1], EMPTY if level == len(SHADES) else INK


def _text(x: int, y: int, text: str, attributes: str = "") -> str:
    """One piece of text, in which nothing is markup."""
    ink = "" if "fill=" in attributes else f' fill="{INK}"'
    return f'<text x="{x}" y="{y}" font-size="13"{ink} {attributes}>{escape(text)}</text>'
