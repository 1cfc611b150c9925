"""Promises about the picture of a link."""

from __future__ import annotations

import io

from PIL import Image, ImageChops

from stemhulp.model import Election
from stemhulp.presentation.pictures import share_card


def test_the_letters_of_a_long_name_stay_on_the_picture(election: Election) -> None:
    address = "stemhulp.een-heel-lang-adres-van-een-samenwerkingsverband.example"
    picture = share_card.share_picture(election, address)
    with Image.open(io.BytesIO(share_card.draw_png(picture))) as image:
        edge = image.convert("RGB").crop((1200 - 60, 20, 1200, 630))
    plain = Image.new("RGB", edge.size, edge.getpixel((0, 0)))
    assert ImageChops.difference(edge, plain).getbbox() is None
