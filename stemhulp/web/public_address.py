"""The address at which others find this site, for links and codes that travel."""

from __future__ import annotations

import re
from typing import Any, Final

from flask import Flask, current_app, request, url_for

from stemhulp.errors import StemhulpError

BARE: Final = re.compile(r"(?P<address>https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?)/?")


def normal_address(text: str) -> str:
    """Return a public address without a slash at its end; "" stays "".

    Raises
    ------
    StemhulpError
        If it is not the front of a web address: scheme and host, nothing more.

    Examples
    --------
    >>> normal_address("https://stemhulp.example/")
    'https://stemhulp.example'
    >>> normal_address("stemhulp.example")
    Traceback (most recent call last):
    stemhulp.errors.StemhulpError: Het openbare adres ‘stemhulp.example’ kan niet. \
Schrijf het zoals https://stemhulp.example, zonder iets erachter.
    """
    if not text:
        return ""
    front = BARE.fullmatch(text)
    if front is None:
        raise StemhulpError(
            f"Het openbare adres ‘{text}’ kan niet. "
            "Schrijf het zoals https://stemhulp.example, zonder iets erachter."
        )
    return front["address"]


def public_url(endpoint: str, **values: Any) -> str:
    """Return a whole address: of the setting ``PUBLIC_ADDRESS``, else of the host asked for."""
    return public_home() + url_for(endpoint, **values)


def public_home() -> str:
    """Return the front of every whole address, without a slash at its end."""
    return str(current_app.config["PUBLIC_ADDRESS"] or request.host_url.rstrip("/"))


def add_public_address(app: Flask) -> None:
    """Check the setting, and let templates write whole addresses."""
    app.config["PUBLIC_ADDRESS"] = normal_address(app.config["PUBLIC_ADDRESS"])
    app.add_template_global(public_url)
