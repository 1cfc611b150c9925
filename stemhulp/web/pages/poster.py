"""What brings people here: a poster, a QR code and a picture. No answers come near them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from flask import Blueprint, Response, abort, render_template

from stemhulp.model import Election
from stemhulp.presentation.pictures.share_card import (
    SharePicture,
    can_draw_png,
    draw_png,
    share_picture,
)
from stemhulp.presentation.poster.view import poster_view, qr_svg
from stemhulp.presentation.wording.language import using_language
from stemhulp.web.editions import Edition
from stemhulp.web.http.compression import PACKED, QUICK
from stemhulp.web.http.page_cache import rendered, respond
from stemhulp.web.http.responses import PUBLIC, page
from stemhulp.web.http.shelf import Shelf
from stemhulp.web.public_address import public_url

LONGEST: Final = 200  # characters of an address that still fit on a poster
SVG: Final = "image/svg+xml; charset=utf-8"


def add_poster_pages(blueprint: Blueprint, edition: Edition, dutch: Election, shelf: Shelf) -> None:
    """Add the poster, its QR code and the picture to share."""
    election = edition.election

    @blueprint.get(edition.rule("poster"))
    def poster() -> Response:
        with using_language(edition.language):
            return page("poster/poster.html", poster_view(election, dutch, spoken_address()))

    @blueprint.get(edition.rule("qr"))
    def qr() -> Response:
        return respond(rendered(qr_svg(start_address()), SVG, QUICK), PUBLIC)

    @blueprint.get(edition.rule("picture_svg"))
    def picture_svg() -> Response:
        with using_language(edition.language):
            svg = render_template("pictures/share.svg", page=_picture(election))
            return respond(rendered(svg.encode(), SVG, QUICK), PUBLIC)

    if can_draw_png():

        @blueprint.get(edition.rule("picture_png"))
        def picture_png() -> Response:
            with using_language(edition.language):
                picture = _picture(election)
                body = shelf.fetch(("picture", picture), lambda: draw_png(picture))
                return respond(rendered(body, "image/png", PACKED), PUBLIC)


def some_addresses(_edition: Edition) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield pages that show at start-up whether the templates work."""
    yield "poster", {}
    yield "picture_svg", {}


def _picture(election: Election) -> SharePicture:
    """The picture with the address of this site."""
    return share_picture(election, spoken_address())


def start_address() -> str:
    """Whole address of the start page; one that fits on no poster is refused."""
    address = public_url(".start")
    if len(address) > LONGEST:
        abort(400)
    return address


def spoken_address() -> str:
    """Address of the start page as people type it."""
    return start_address().partition("://")[2].rstrip("/")
