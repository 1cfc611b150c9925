"""What every answer says about safety: each address, method and error, one by one.

Run it with ``python -m tests.attack.headers``. It asks the real server for every rule of the site
in every language with nine methods, and for everything that the server refuses by itself. What an
answer should say is written down here once more, and not read from the code that says it.
"""

from __future__ import annotations

import contextlib
import http.client
import re
import socket
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from flask import Flask
from werkzeug.datastructures import Headers
from werkzeug.exceptions import default_exceptions

from stemhulp.web.routes import STATUS_RULE
from stemhulp.web.server.patience import BODY_BYTES, HEADER_BYTES
from stemhulp.web.server.refusals import make_refusals
from tests.attack.running import serving
from tests.support.sheets import MIXED, sheet
from tests.support.sites import application
from tests.support.whole_site import crawl

METHODS: Final = (
    *("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE"),
    "BREW",  # nobody knows it
)
FORM: Final = "application/x-www-form-urlencoded"
PROMISED: Final[Mapping[str, str]] = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": (
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
NEVER: Final = ("Set-Cookie", "Server", "X-Powered-By", "Via")
IS_TEXT: Final = re.compile(r"text/|application/json|.*\+xml")
IS_PUBLIC: Final = re.compile(r"public, max-age=(300|31536000, immutable)")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, for which request."""

    method: str
    path: str
    status: int
    headers: Headers

    @property
    def is_for_everybody(self) -> bool:
        """Whether it depends on nothing but its address, and may be kept for a while."""
        is_got = self.method in {"GET", "HEAD"} and self.status in {200, 304}
        return is_got and self.path != STATUS_RULE

    def faults(self) -> list[str]:
        """Everything that is not as promised."""
        found = [
            f"{name}: {self.headers.getlist(name)}"
            for name, value in PROMISED.items()
            if self.headers.getlist(name) != [value]
        ]
        found += [f"{name} is there" for name in NEVER if name in self.headers]
        kept = self.headers.getlist("Cache-Control")
        if not (IS_PUBLIC.fullmatch(kept[0]) if self.is_for_everybody else kept == ["no-store"]):
            found.append(f"Cache-Control: {kept}")
        kind = self.headers.get("Content-Type", "text/none")
        if self.status != 304 and IS_TEXT.match(kind) and "charset=utf-8" not in kind:
            found.append(f"Content-Type: {kind}")
        return [f"{self.method} {self.path} ({self.status}): {fault}" for fault in found]


Ask = Callable[[str, str], Answer]


def addresses(app: Flask) -> dict[str, str]:
    """An address of every rule: one that a link leads to, or the rule itself."""
    matcher = app.url_map.bind("localhost")
    linked: dict[str, str] = {"static": "/static/stemhulp.css"}
    for path in crawl(app):
        bare = path.partition("?")[0]
        for method in ("GET", "POST"):
            with contextlib.suppress(Exception):
                rule = matcher.match(bare, method, return_rule=True)[0]
                linked.setdefault(rule.endpoint, path)
    rules = [rule for rule in app.url_map.iter_rules() if "<" not in rule.rule]
    found = {rule.endpoint: linked.get(rule.endpoint, rule.rule) for rule in rules} | linked
    missing = {rule.endpoint for rule in app.url_map.iter_rules()} - found.keys()
    assert not missing, missing
    return found


def every_answer(app: Flask, ask: Ask) -> Iterator[Answer]:
    """Ask for every address with every method, and for some that do not exist."""
    asked = dict.fromkeys((*addresses(app).values(), "/nergens", "/en/nowhere", "/en", "/static/x"))
    for path in asked:
        for method in METHODS:
            yield ask(method, path)


def form_of_answers() -> str:
    """A filled-in questionnaire of the fictional election."""
    return urlencode(sheet(MIXED, ("hofjes",), ("wonen",)))


def in_process(app: Flask) -> Ask:
    """Ask the application itself."""
    client, body = app.test_client(), form_of_answers()

    def ask(method: str, path: str) -> Answer:
        sent = {"data": body, "content_type": FORM} if method == "POST" else {}
        answer = client.open(path, method=method, **sent)
        return Answer(method, path, answer.status_code, answer.headers)

    return ask


def over_the_wire(port: int) -> Ask:
    """Ask a server that runs."""
    body = form_of_answers()

    def ask(method: str, path: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        with contextlib.closing(connection):
            kind = {"Content-Type": FORM} if method == "POST" else {}
            connection.request(method, path, body if method == "POST" else None, kind)
            answer = connection.getresponse()
            answer.read()
            return Answer(method, path, answer.status, Headers(answer.getheaders()))

    return ask


def error_answers(app: Flask) -> Iterator[Answer]:
    """Answer with every error of the protocol, in both languages, and all the server's own."""
    for path in ("/nergens", "/en/nowhere"):
        for code, error in default_exceptions.items():
            with app.test_request_context(path):
                answer = app.process_response(app.make_response(app.handle_user_exception(error())))
            yield Answer(f"error {code}", path, answer.status_code, answer.headers)
    for code, (_status, headers, _body) in make_refusals(app).items():
        yield Answer(f"refusal {code}", "*", code, Headers(headers))


HEAD: Final = b"POST /uitslag HTTP/1.1\r\nHost: localhost\r\n"


def posted(body: bytes, more: bytes = b"", kind: bytes = FORM.encode()) -> bytes:
    """Write a post as bytes."""
    return HEAD + more + b"Content-Type: %s\r\nContent-Length: %d\r\n\r\n" % (
        kind, len(body),
    ) + body  # fmt: skip


REFUSED_BY_SITE: Final[Mapping[str, tuple[int, bytes]]] = {
    "a field that nobody knows": (400, posted(b"geheim=1")),
    "a host that is none": (400, b"GET / HTTP/1.1\r\nHost: a b\r\n\r\n"),
    "a code that is damaged": (400, posted(b"code=3-58a7-3-0-0-00000000")),
    "from another site": (403, posted(b"", b"Origin: https://elders.example\r\n")),
    "a code that is older": (409, posted(b"code=9-x")),
    "too much": (413, posted(b"x" * 70_000)),
    "no form": (415, posted(b"{}", kind=b"application/json")),
    "too few answers": (422, posted(b"answer-hofjes=eens")),
}
REFUSED_BY_SERVER: Final[Mapping[str, tuple[int, bytes]]] = {
    "no request at all": (400, b"\x16\x03\x01\x02\x00\r\n\r\n"),
    "no version": (400, b"GET / HTTP/9\r\n\r\n"),
    "two lengths": (400, HEAD + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab"),
    "half a header, and then nothing": (408, HEAD),
    "a body without end": (413, HEAD + b"Content-Length: %d\r\n\r\n" % (BODY_BYTES + 1)),
    "a header without end": (431, HEAD + b"X: " + b"x" * (HEADER_BYTES + 1) + b"\r\n\r\n"),
    "a coding that nobody knows": (501, HEAD + b"Transfer-Encoding: gzip\r\n\r\n"),
}


def refusals(port: int, tried: Mapping[str, tuple[int, bytes]]) -> Iterator[Answer]:
    """Send what is refused, and see that it is for the reason that is meant."""
    for name, (status, request) in tried.items():
        with socket.create_connection(("127.0.0.1", port), 60) as sock:
            sock.sendall(request)
            answer = http.client.HTTPResponse(sock)
            answer.begin()
            assert answer.status == status, (name, answer.status)
            yield Answer(name, "*", answer.status, Headers(answer.getheaders()))


def row(name: str, answers: Iterable[Answer]) -> tuple[str, list[str]]:
    """A line of the table, and everything that was wrong."""
    seen = list(answers)
    statuses = Counter(answer.status for answer in seen)
    counted = " ".join(f"{status}:{count}" for status, count in sorted(statuses.items()))
    faults = [fault for answer in seen for fault in answer.faults()]
    return f"| {name} | {len(seen)} | {counted} | {len(faults)} |", faults


TABLE_HEAD: Final = "| asked | answers | by status | not as promised |\n|---|---|---|---|"


def main() -> int:
    """Print the table; a fault is an exit code."""
    print(TABLE_HEAD)
    app, faults = application("verzonnenwoude"), []
    with serving() as server:
        port = server.port
        rows = {
            "every rule and method, real server": every_answer(app, over_the_wire(port)),
            "refused by the site": refusals(port, REFUSED_BY_SITE),
            "refused by the server itself": refusals(port, REFUSED_BY_SERVER),
            "every error of the protocol, in process": error_answers(app),
        }
        for name, answers in rows.items():
            line, wrong = row(name, answers)
            print(line, flush=True)
            faults += wrong
    print(*faults, sep="\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
