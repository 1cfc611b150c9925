"""A poster with a QR code: who passes by learns what it is, how long it takes and where it is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from stemhulp.model import Election
from stemhulp.presentation.start.view import minutes_text, question, statements_text
from stemhulp.presentation.wording.formatting import date_text
from stemhulp.presentation.wording.language import _, current, using_language


@dataclass(frozen=True, slots=True)
class PosterText:
    """The words of the poster in one language."""

    language: str
    heading: str
    facts: tuple[str, ...]
    call: str


@dataclass(frozen=True, slots=True)
class PosterView:
    """The poster: the language of the page first, then the others of this election."""

    title: str
    election: str
    date: str
    texts: tuple[PosterText, ...]
    address: str
    qr_label: str


def poster_view(election: Election, dutch: Election, address: str) -> PosterView:
    """Build the poster; `dutch` is the election as loaded, `address` as people type it."""
    others = [code for code in election.settings.languages if code != current()]
    return PosterView(
        title=_("Poster"),
        election=election.settings.title,
        date=date_text(election.settings.date),
        texts=tuple(_text(dutch, code) for code in (current(), *others)),
        address=address,
        qr_label=_("QR-code van %(address)s", address=address),
    )


def _text(dutch: Election, language: str) -> PosterText:
    """The words in one language."""
    with using_language(language):
        election = dutch.in_language(language)
        return PosterText(
            language=language,
            heading=question(),
            facts=(
                statements_text(election),
                _("ongeveer %(minutes)s", minutes=minutes_text(election)),
                _("zonder account"),
            ),
            call=_("Richt je camera op de code, of ga naar:"),
        )


@lru_cache(maxsize=64)
def qr_svg(address: str) -> bytes:
    """Draw the QR code of an address as SVG, dark on light with its quiet zone.

    It stays readable with a quarter of it damaged. The last few addresses are remembered.
    """
    import segno  # noqa: PLC0415 - only when somebody asks

    file = BytesIO()
    code = segno.make_qr(address, error="q")
    code.save(file, kind="svg", border=4, dark="#000", light="#fff", omitsize=True)
    return file.getvalue()
