"""Requests that no browser sends: random bytes, and real ones with something wrong in them.

The same seed gives the same requests, byte for byte.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeVar
from urllib.parse import quote, urlencode

from stemhulp.model import Election
from stemhulp.presentation.result.share_code import encode
from stemhulp.web.routes import QUERY_NAMES, RULES
from tests.support.elections import sheet_of

SIGNS: Final = (
    *("\x00", "\r", "\n", "\t", " ", "\x1b[31m", "\x7f", "\u202e", "\u200b", "\ufeff", "é", "🗳"),
    *("%", "%00", "%0d%0a", "%2e%2e%2f", "%252e%252e%252f", "%c0%af", "%ff", "%e2%80%ae", "%u0041"),
    *("../", "..\\", "//", "\\", ";", "'", '"', "<script>", "{{7*7}}", "${x}", "[", "]", "*", "~"),
    *("%25", "%2525", "%", "?", "#", "&", "=", ",", "a" * 300, "0" * 5000, "-1", "1e999", "nan"),
)
METHODS: Final = (
    *("GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "PROPFIND"),
    *("BREW", "get", "G" * 200, "GE T", "G\x00T", "PRI", "M-SEARCH", "é"),
)
VERSIONS: Final = ("HTTP/1.1", "HTTP/1.0", "HTTP/0.9", "HTTP/2.0", "HTTP/9", "HTTP/1.1.1", "", "X")
HEADERS: Final = (
    *("Accept", "Accept-Charset", "Accept-Encoding", "Accept-Language", "Authorization"),
    *("Cache-Control", "Connection", "Content-Encoding", "Content-Length", "Content-Type"),
    *("Cookie", "Date", "Expect", "Forwarded", "From", "Host", "If-Match", "If-Modified-Since"),
    *("If-None-Match", "If-Range", "If-Unmodified-Since", "Origin", "Proxy", "Range", "Referer"),
    *("Sec-Fetch-Site", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "User-Agent", "Via"),
    *("X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-HTTP-Method-Override"),
    *("X-Original-URL", "X_Under_Score", "Content_Length", "wsgi.input", "", "X Y", "é"),
)
VALUES: Final = (
    *("", " ", "*", "*/*", "0", "-1", "9" * 400, "1, 2", "null", "None", "chunked", "gzip", "x"),
    *(
        "gzip, deflate, br;q=0.5",
        "br;q=nan",
        "gzip;q=1e999",
        "identity;q=0",
        ",,,;;;==",
        "br" * 900,
    ),
    *("nl-NL,nl;q=0.9,en;q=x", "xx-" * 400, "i-klingon", "close", "keep-alive, upgrade", "Upgrade"),
    *('W/"x"', '"', 'W/"' + "a" * 2000, "Wed, 99 Feb 9999 99:99:99 GMT", "Thu, 01 Jan 1970", "now"),
    *("bytes=0-", "bytes=-1", "bytes=5-2", "bytes=0-0,1-1,2-2", "bytes=" + "0-1," * 300, "items=1"),
    *("same-origin", "cross-site", "http://[", "http://a:b@c", "https://elders.example", "file://"),
    *("100-continue", "localhost", "a b", "[::1", "x<y>", "a" * 300, "127.0.0.1:99999", "é.nl"),
    *("application/json", "multipart/form-data; boundary=x", "text/plain; charset=utf-7"),
    *("application/x-www-form-urlencoded; charset=klingon", "a/" * 400, "=?utf-8?q?x?=", "\x00"),
    *("a=b; c=d; " * 200, "sessie=" + "x" * 8000, "DELETE", "/uitslag", "h2c", "() { :;}; echo x"),
)
FORM: Final = b"application/x-www-form-urlencoded"
T = TypeVar("T")


class OddRequests:
    """Makes requests for one election, out of one source of chance."""

    def __init__(self, election: Election, seed: int) -> None:
        self.chance = random.Random(seed)
        self.election = election
        self.code = encode(election, sheet_of([1] * len(election.statements)))
        self.ids = (*election.statements, *election.parties, *election.themes)
        self.paths = tuple(
            path for spoken in RULES.values() for path in (spoken["nl"], "/en" + spoken["en"])
        )
        self.kinds: Sequence[Callable[[], bytes]] = (
            *(self._odd_path, self._odd_query, self._odd_headers, self._odd_form, self._odd_code),
            *(self._odd_chunks, self._odd_body, self._changed_bytes, self._random_bytes),
            *(self._odd_method, self._whole_address, self._ordinary),
        )

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        """Yield kinds and requests, without end."""
        while True:
            kind = self._one(self.kinds)
            yield kind.__name__.strip("_").replace("_", " "), kind()

    def _one(self, choices: Sequence[T]) -> T:
        return self.chance.choice(choices)

    def _several(self, make: Callable[[], T], most: int) -> list[T]:
        return [make() for _ in range(self.chance.randint(1, most))]

    # Pieces

    def _path(self) -> str:
        """An address that exists, or nearly."""
        path = self._one(self.paths)
        while "<" in path:
            before, _, rest = path.partition("<")
            path = (
                before
                + self._one((*self.ids, "csv", "json", "standpunten"))
                + rest.partition(">")[2]
            )
        if "pdf" in path and self.chance.random() < 0.9:
            return "/vragenlijst"  # a press that is busy says 503 to everything else
        return path.replace("//", "/")

    def _text(self) -> str:
        """Signs that somebody hopes for the worst from."""
        return "".join(self._several(lambda: self._one((*SIGNS, *self.ids, "eens")), 4))

    def _header(self) -> tuple[str, str]:
        name = self._one(HEADERS)
        if name == "Content-Length" and self.chance.random() < 0.9:
            name = "Cookie"  # a length that is wrong is a request that never ends; some are enough
        return name, self._one((*VALUES, *VALUES, self._text()))

    def _fields(self) -> list[tuple[str, str]]:
        """Answers to every statement, and ticks."""
        words = ("eens", "neutraal", "oneens", "skip")
        fields = [(f"answer-{key}", self._one(words)) for key in self.election.statements]
        ticks = [(f"weight-{key}", "2") for key in self.election.statements]
        return fields + self.chance.sample(ticks, 2)

    def _odd_field(self) -> tuple[str, str]:
        front = self._one(("answer-", "weight-", "theme-weight-", "show-", "show", "code", "", "x"))
        value = self._one(("1", "2", "all", "eens", "EENS", "", "2.0", self.code, self._text()))
        return front + self._one((*self.ids, "", self._text())), value

    # Whole requests

    def _ordinary(self) -> bytes:
        return written("GET", self._path())

    def _odd_method(self) -> bytes:
        return written(self._one(METHODS), self._path(), self._one(VERSIONS))

    def _odd_path(self) -> bytes:
        path = self._path()
        cut = self.chance.randint(0, len(path))
        odd = path[:cut] + self._text() + path[cut:]
        return written("GET", self._one((odd, quote(odd), quote(quote(odd)))))

    def _odd_query(self) -> bytes:
        names = (*QUERY_NAMES.values(), "v", "code", "answer-hofjes", self._text())
        pairs = self._several(lambda: (self._one(names), self._one((*self.ids, self._text()))), 6)
        join = self._one(("&", ";", "&&"))
        query = self._one((urlencode(pairs), join.join(f"{name}={value}" for name, value in pairs)))
        return written("GET", f"{self._path()}?{query}")

    def _odd_headers(self) -> bytes:
        headers = self._several(self._header, 8)
        return written("GET", self._path(), headers=headers, host=self.chance.random() < 0.8)

    def _whole_address(self) -> bytes:
        front = self._one(
            ("http://localhost", "https://elders.example:1", "HTTP://[", "//", "x:", "*")
        )
        return written("GET", front + self._path(), headers=self._several(self._header, 2))

    def _odd_form(self) -> bytes:
        fields = self._fields() + self._several(self._odd_field, 5)
        self.chance.shuffle(fields)
        return self._posted(urlencode(fields, errors="surrogatepass").encode())

    def _odd_code(self) -> bytes:
        code = list(self.code)
        for _ in range(self.chance.randint(0, 3)):
            code[self.chance.randrange(len(code))] = self._one((*"-0aAzZ9.", *SIGNS))
        return self._posted(urlencode({"code": "".join(code)}).encode())

    def _odd_body(self) -> bytes:
        size = self._one((0, 1, 40, 2000, 70_000))
        body = self._one((self.chance.randbytes(size), b"&" * size, b"a=" * size, b"%ff=" * size))
        return self._posted(body, [self._header()])

    def _odd_chunks(self) -> bytes:
        body = urlencode(self._fields()).encode()
        sizes = (f"{len(body):x}", "zz", "-1", "0x10", "1" * 50, "", " 5", "5;x=" + "y" * 300)
        end = self._one((b"\r\n0\r\n\r\n", b"0\r\n\r\n", b"\r\n0\r\nX: y\r\n\r\n"))
        headers = [
            ("Transfer-Encoding", self._one(("chunked", "chunked", "Chunked", "x, chunked")))
        ]
        head = written("POST", "/uitslag", headers=[*headers, ("Content-Type", FORM.decode())])
        return head + self._one(sizes).encode() + b"\r\n" + body + end

    def _changed_bytes(self) -> bytes:
        made = bytearray(self._one((self._ordinary, self._odd_form, self._odd_headers))())
        for _ in range(self.chance.randint(1, 6)):
            place = self.chance.randrange(len(made))
            made[place : place + self.chance.randint(0, 2)] = self.chance.randbytes(
                self._one((0, 1, 3))
            )
        return bytes(made)

    def _random_bytes(self) -> bytes:
        return self.chance.randbytes(self._one((1, 30, 400))) + b"\r\n\r\n"

    def _posted(self, body: bytes, headers: Sequence[tuple[str, str]] = ()) -> bytes:
        places = (
            "uitslag",
            "uitslag",
            "uitslag/waarom",
            "uitslag.json",
            "uitslag.svg",
            "vragenlijst",
        )
        known = [("Content-Type", FORM.decode()), ("Content-Length", str(len(body)))]
        return written("POST", f"/{self._one(places)}", headers=[*known, *headers]) + body


def written(
    method: str,
    target: str,
    version: str = "HTTP/1.1",
    headers: Sequence[tuple[str, str]] = (),
    *,
    host: bool = True,
) -> bytes:
    """Write a request down, also one that may not be written."""
    lines = [f"{method} {target} {version}", *(["Host: localhost"] if host else [])]
    lines += [f"{name}: {value}" for name, value in headers]
    return "\r\n".join((*lines, "", "")).encode("utf-8", "surrogatepass")
