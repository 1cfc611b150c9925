"""Making answers smaller on the wire, in the way the browser asks for."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
from typing import Final

import brotli
from flask import Response, request
from werkzeug.datastructures import Accept

Ways = Mapping[str, Callable[[bytes], bytes]]
# For what is made once: 11 is 2 % smaller and takes three times as long.
BEST: Final[Ways] = {
    "br": lambda body: brotli.compress(body, quality=10),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
}
# For what is made once but in many forms: 9 is 1 % smaller and takes ten times as long.
SOON: Final[Ways] = {
    "br": lambda body: brotli.compress(body, quality=6),
    "gzip": lambda body: gzip.compress(body, 6, mtime=0),
}
# While somebody waits: eight times smaller in a thousandth of a second is enough.
QUICK: Final[Ways] = {
    "br": lambda body: brotli.compress(body, quality=1),
    "gzip": lambda body: gzip.compress(body, 1, mtime=0),
}
# For a PDF, a document or a picture of dots, which are packed already: a 30th smaller at most.
PACKED: Final[Ways] = {}
WORTH_COMPRESSING: Final = 500


def compressed(body: bytes, ways: Ways = BEST) -> dict[str, bytes]:
    """Pack something in every way there is: the best ways for what is made once at start.

    Examples
    --------
    >>> sorted(compressed(b"a" * 1000)), compressed(b"short")
    (['br', 'gzip'], {})
    """
    if len(body) < WORTH_COMPRESSING:
        return {}
    return {coding: pack(body) for coding, pack in ways.items()}


def compress_now(response: Response) -> None:
    """Pack an answer that is made for one visitor."""
    response.vary.add("Accept-Encoding")
    coding = best_coding(request.accept_encodings)
    if coding:
        response.set_data(QUICK[coding](response.get_data()))
        response.headers["Content-Encoding"] = coding


def best_coding(accepted: Accept) -> str:
    """Return the coding the browser likes best, brotli when it likes them equally; "" = none.

    Examples
    --------
    >>> from werkzeug.http import parse_accept_header
    >>> [best_coding(parse_accept_header(text)) for text in ("gzip, br", "gzip, br;q=0.5", "")]
    ['br', 'gzip', '']
    >>> [best_coding(parse_accept_header(text)) for text in ("br;q=0, *", "identity, br;q=0.5")]
    ['gzip', '']
    """
    coding = max(BEST, key=lambda name: accepted[name])
    return coding if accepted[coding] > 0 and accepted[coding] >= accepted["identity"] else ""
