"""Pictures to share: one says what this quiz is, one who asked for it shows who came first.

No answer is on either. On the first there is no party and no score.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from io import BytesIO
from typing import Any, Final

from stemhulp.matching import MatchResult, Method, PartyScore
from stemhulp.model import AnswerSheet, Election
from stemhulp.presentation.wording.formatting import plural, score_text
from stemhulp.presentation.wording.labels import quiz_name
from stemhulp.presentation.wording.language import _

WIDTH: Final = 1200
HEIGHT: Final = 630
LEFT: Final = 90
ROOM: Final = WIDTH - 2 * LEFT
LETTER: Final = 0.6  # a wide guess at the width of a letter, as a part of its height
FIRST_PARTIES: Final = 3
FINE: Final = 2  # drawn this much larger first, so that edges come out smooth
PAPER: Final = "#faf7f0"
INK: Final = "#1d2830"
SOFT: Final = "#4c5961"
SIGN: Final = "#22303c"
# The sign of the site: lines on a card, as x and width, y.
SIGN_LINES: Final = ((123, 66, 97), (123, 45, 123), (123, 25, 149))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text; `y` is where its letters stand."""

    text: str
    y: int
    size: int
    colour: str
    is_bold: bool


@dataclass(frozen=True, slots=True)
class SharePicture:
    """What the picture shows, for any way to draw it."""

    lines: tuple[Line, ...]

    @property
    def description(self) -> str:
        """The picture in words."""
        return ". ".join(line.text for line in self.lines)


def share_picture(election: Election, address: str) -> SharePicture:
    """Gather what the picture says; `address` is shown as people type it."""
    statements = plural(len(election.statements), "stelling", "stellingen")
    parties = plural(len(election.parties), "partij", "partijen")
    return SharePicture(
        (
            _line(quiz_name(election), 330, 104, INK, is_bold=True),
            _line(f"{statements}, {parties}", 416, 54, INK),
            _line(_("Bij elk standpunt een bron"), 484, 54, INK),
            _line(address, 566, 38, SOFT),
        )
    )


def result_picture(
    election: Election, sheet: AnswerSheet, result: MatchResult, address: str
) -> SharePicture:
    """Gather the first parties with their scores; those that share a place are all there.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> from stemhulp.matching import answer_sheet, match
    >>> election = fictional_election()
    >>> sheet = answer_sheet(election, dict.fromkeys(election.statements, "eens"))
    >>> picture = result_picture(election, sheet, match(election, sheet), "stemhulp.example")
    >>> [line.text.replace("\xa0", " ") for line in picture.lines[1:4]]
    ['1. Molenwiek 58 %', '2. Haven & Kade 50 %, geschat', '3. De Brug 50 %']
    """
    scores = result.ranked
    lines = [_scored(election, sheet, result.method, score) for score in scores if _fits(score)]
    size = min(54, 240 // max(3, len(lines)))
    return SharePicture(
        (
            _line(quiz_name(election), 280, 76, INK, is_bold=True),
            *(_line(text, 366 + n * (size + 16), size, INK) for n, text in enumerate(lines)),
            _line(address, 590, 34, SOFT),
        )
    )


def _fits(score: PartyScore) -> bool:
    """Whether a party is among the first; a shared place counts as its own number."""
    return score.rank is not None and score.rank <= FIRST_PARTIES


def _scored(election: Election, sheet: AnswerSheet, method: Method, score: PartyScore) -> str:
    """One party with its place and score, which may be an estimate."""
    values = {
        "rank": score.rank,
        "party": election.party(score.party_id).short_name,
        "score": "" if score.score is None else score_text(method, score.score),
    }
    if score.n_known < sheet.n_answered:
        return _("%(rank)s. %(party)s %(score)s, geschat", **values)
    return _("%(rank)s. %(party)s %(score)s", **values)


def _line(text: str, y: int, size: int, colour: str, *, is_bold: bool = False) -> Line:
    """Make a line that fits: a long one gets smaller letters."""
    fitting = int(ROOM / (LETTER * max(1, len(text))))
    return Line(text, y, min(size, fitting), colour, is_bold)


@cache
def can_draw_png() -> bool:
    """Whether Pillow (extra ``[pdf]``) is there."""
    return find_spec("PIL") is not None


def draw_png(picture: SharePicture) -> bytes:
    """Draw the picture as PNG, with the letters that Pillow brings along. Keeps nothing.

    Raises
    ------
    ImportError
        Without the extra ``[pdf]``.
    """
    from PIL import Image, ImageDraw, ImageFont  # noqa: PLC0415 - only when somebody asks

    image = Image.new("RGB", (WIDTH * FINE, HEIGHT * FINE), PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, WIDTH * FINE, 16 * FINE), fill=SIGN)
    _draw_sign(draw)
    for line in picture.lines:
        font = ImageFont.load_default(line.size * FINE)
        stroke = line.size * FINE // 40 if line.is_bold else 0
        place = (LEFT * FINE, line.y * FINE)
        draw.text(place, line.text, line.colour, font, anchor="ls", stroke_width=stroke)
    file = BytesIO()
    image.resize((WIDTH, HEIGHT)).quantize(64).save(file, "PNG", optimize=True)
    return file.getvalue()


def _draw_sign(draw: Any) -> None:
    """Draw the sign of the site."""
    _card(draw, LEFT, 56, 132, 132, 29, SIGN)
    for x, width, y in SIGN_LINES:
        _card(draw, x, y - 6, width, 12, 6, PAPER)


def _card(draw: Any, x: int, y: int, width: int, height: int, radius: int, colour: str) -> None:
    """Draw a rectangle with round corners."""
    box = (x * FINE, y * FINE, (x + width) * FINE - 1, (y + height) * FINE - 1)
    draw.rounded_rectangle(box, radius * FINE, colour)
