"""Web addresses: which ones a page may link to, and where they lead."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import SplitResult, urlsplit

LONGEST: Final = 2000
# Signs that end an attribute, a link in Markdown or the address itself, and all that are no ASCII
# sign: a browser writes those as %C3%AB. Quotes may stand in an address, written as %27.
BAD_SIGN: Final = re.compile(r"[^!-~]|[\"'<>\\^`{|}]")
LABEL: Final = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?")
LAST_LABEL: Final = re.compile(r"[A-Za-z]{2,63}|xn--[A-Za-z0-9-]{1,59}", re.IGNORECASE)


def why_no_address(text: str) -> str:
    """Return why a text is no address that a page may link to, in Dutch; "" when it is one.

    Examples
    --------
    >>> why_no_address("https://raad.example/verslag?jaar=2022#besluit")
    ''
    >>> why_no_address("javascript:alert(1)")
    'het begint niet met http:// of https://'
    >>> why_no_address('https://raad.example/"><script>')
    'het teken ‘"’ kan er niet in'
    """
    if len(text) > LONGEST:
        return f"het is langer dan {LONGEST} tekens"
    if bad := BAD_SIGN.search(text):
        return "er staat een spatie in" if bad[0] == " " else f"het teken ‘{bad[0]}’ kan er niet in"
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return "de naam van de site of de poort klopt niet"
    if parts.scheme not in {"http", "https"} or "://" not in text:
        return "het begint niet met http:// of https://"
    return _why_no_host(parts, port)


def _why_no_host(parts: SplitResult, port: int | None) -> str:
    """Return what is wrong with the part that says which site it is, or ""."""
    if "@" in parts.netloc:
        return "er staat een gebruikersnaam of wachtwoord in"
    if not is_site_name(parts.hostname or "") or port == 0 or parts.netloc.endswith(":"):
        return "de naam van de site of de poort klopt niet"
    return ""


def is_site_name(host: str) -> bool:
    """Whether a host is the name of a site: labels with dots between, the last one in letters.

    Examples
    --------
    >>> [is_site_name(host) for host in ("www.raad.example", "xn--caf-dma.nl", "raad", "127.0.0.1")]
    [True, True, False, False]
    """
    *labels, last = host.split(".")
    return (
        bool(labels)
        and len(host) <= 253
        and all(LABEL.fullmatch(label) for label in labels)
        and bool(LAST_LABEL.fullmatch(last))
    )


def safe_url(text: str) -> str:
    """Return the address if a page may link to it, otherwise nothing.

    Examples
    --------
    >>> safe_url("https://raad.example/verslag"), safe_url("javascript:alert(1)")
    ('https://raad.example/verslag', '')
    """
    return "" if why_no_address(text) else text


def host_of(text: str) -> str:
    """Return the host of an address, for people to see where a link goes; "" when it is none.

    Examples
    --------
    >>> host_of("https://www.raad.example/verslag"), host_of("ftp://raad.example"), host_of("http://[")
    ('raad.example', '', '')
    """
    return (urlsplit(safe_url(text)).hostname or "").removeprefix("www.")
