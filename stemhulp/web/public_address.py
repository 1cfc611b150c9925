"""The address at which others find this site, for links and codes that travel."""

from __future__ import annotations

import re
from typing import Any, Final

from flask import Flask, current_app, request, url_for

from stemhulp.errors import StemhulpError

# Names inside a network may have an underscore, which Werkzeug does not take for a host.
HOST: Final = r"(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?"
IS_HOST: Final = re.compile(HOST, re.IGNORECASE)
BARE: Final = re.compile(rf"(?P<address>https?://{HOST})/?", re.IGNORECASE)
OWN_PORTS: Final = re.compile(r"(?<=^http:)(//.*):80$|(?<=^https:)(//.*):443$")


def normal_address(text: str) -> str:
    """Return a public address as browsers write it: small letters, nothing at its end; "" = "".

    Raises
    ------
    StemhulpError
        If it is not the front of a web address: scheme and host, nothing more.

    Examples
    --------
    >>> normal_address("https://stemhulp.example/")
    'https://stemhulp.example'
    >>> normal_address("HTTPS://Stemhulp.Example:443"), normal_address("http://stem_hulp:8000")
    ('https://stemhulp.example', 'http://stem_hulp:8000')
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
    return OWN_PORTS.sub(r"\1\2", front["address"].lower())


def public_url(endpoint: str, **values: Any) -> str:
    """Return a whole address: of the setting ``PUBLIC_ADDRESS``, else of the host asked for."""
    return public_home() + url_for(endpoint, **values)


def public_home() -> str:
    """Return the front of every whole address, without a slash at its end."""
    return str(current_app.config["PUBLIC_ADDRESS"] or f"{request.scheme}://{asked_host()}")


def asked_host() -> str:
    """Return the host, with its port, that the client asked for, in small letters."""
    return str(request.environ.get("HTTP_HOST") or request.host).lower()


def is_host(text: str) -> bool:
    """Whether text can stand where a host does; a client that names none asks for this one.

    Examples
    --------
    >>> [is_host(text) for text in ("stem_hulp:5000", "[::1]:80", "", "a b", "x<y", "a:b:c")]
    [True, True, True, False, False, False]
    """
    return not text or IS_HOST.fullmatch(text) is not None


def add_public_address(app: Flask) -> None:
    """Check the setting, and let templates write whole addresses."""
    app.config["PUBLIC_ADDRESS"] = normal_address(app.config["PUBLIC_ADDRESS"])
    app.add_template_global(public_url)
