"""Everything a site can show: pages that links lead to, answers to forms, and errors.

Nothing here knows an address or a field by name, so that new pages, forms and languages come
along by themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urldefrag, urlsplit

from flask import Flask
from werkzeug.exceptions import HTTPException, default_exceptions
from werkzeug.test import TestResponse

from tests.support.documents import Document
from tests.support.filled_forms import UNTOUCHED, Pattern, filled, is_questionnaire, posting_forms

MANY, A_DOZEN = 30, 12  # pages of one kind differ in data, not in form: the longest will do
SAME_SITE = {"Sec-Fetch-Site": "same-origin"}
SHEETS: dict[str, Pattern] = {
    "alles eens": (0,),
    "gemengd": (0, 2, -1, 1, 0, 2, 2),
    "alles neutraal": (1,),
    "half": (2, 0, None),
    "te weinig": (0, *(None,) * 500),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """One page as a visitor gets it, under a name that says how to get there."""

    name: str
    endpoint: str
    status: int
    html: str


@lru_cache
def whole_site(app: Flask) -> list[Shown]:
    """Every page of a site: read, filled in, refused and broken."""
    read = {p: answer for p, answer in crawl(app).items() if answer.mimetype == "text/html"}
    pages = [shown(app, path, answer) for path, answer in read.items()]
    answered = [page for path, answer in read.items() for page in answers(app, path, answer)]
    roots = dict.fromkeys(root_of(path) for path in read)
    return [*pages, *answered, *error_pages(app, roots)]


def shown(app: Flask, name: str, answer: TestResponse) -> Shown:
    """A page with the name of the view that made it."""
    view = view_of(app, answer.request.path, answer.request.method)
    return Shown(name, view, answer.status_code, answer.text)


def view_of(app: Flask, path: str, method: str = "GET") -> str:
    """The name of the view behind an address; empty when there is none."""
    with app.test_request_context(path, method=method) as context:
        return context.request.endpoint or ""


@lru_cache
def crawl(app: Flask, start: str = "/") -> dict[str, TestResponse]:
    """Every address that links lead to, with what it answers."""
    client = app.test_client()
    seen: dict[str, TestResponse] = {}
    waiting = [start]
    while waiting:
        path = waiting.pop(0)
        if path not in seen:
            seen[path] = client.get(path)
            waiting += inside_links(seen[path])
    return seen


def documents(app: Flask) -> dict[str, Document]:
    """Every page that links lead to, to read in."""
    return {
        path: Document(answer)
        for path, answer in crawl(app).items()
        if answer.mimetype == "text/html"
    }


def inside_links(answer: TestResponse) -> Iterator[str]:
    """Addresses on the same site that a page links to, or that it passes the visitor on to."""
    if answer.location:
        yield urlsplit(answer.location)._replace(scheme="", netloc="", fragment="").geturl()
    if answer.mimetype == "text/html":
        for node in Document(answer).all("a", "link", "form"):
            target = urldefrag(node.get("href") or node.get("action") or "").url
            if target.startswith("/") and not target.startswith(("//", "/static/")):
                yield target


def is_file(link: str) -> bool:
    """Whether a link leads to a table or a picture to download."""
    return urlsplit(link).path.endswith((".csv", ".json", ".svg", ".png"))


def root_of(path: str) -> str:
    """The folder a page is in: a language or an election is told by it."""
    return path.rpartition("/")[0] + "/"


def answers(app: Flask, path: str, page: TestResponse) -> Iterator[Shown]:
    """What every questionnaire on a page leads to, for each of the sheets."""
    document = Document(page)
    for form in posting_forms(document):
        if is_questionnaire(document, form):
            for name, pattern in SHEETS.items():
                for sending in filled(document, form, path, pattern):
                    yield from follow(app, f"{path} {name}", sending.target, sending.fields)


def follow(app: Flask, name: str, target: str, fields: dict[str, str]) -> Iterator[Shown]:
    """The page that a form leads to, and the pages that the forms on that page lead to."""
    first = app.test_client().post(target, data=fields, headers=SAME_SITE)
    yield shown(app, f"{name} {target}", first)
    document = Document(first)
    for form in posting_forms(document):
        for sending in filled(document, form, target, UNTOUCHED):
            again = app.test_client().post(sending.target, data=sending.fields, headers=SAME_SITE)
            if again.mimetype == "text/html":
                yield shown(app, f"{name} opnieuw {sending.target}", again)


def error_pages(app: Flask, roots: Iterable[str]) -> Iterator[Shown]:
    """Every error of the protocol, at an unknown address in every folder."""
    for root in roots:
        for code, error in default_exceptions.items():
            yield error_page(app, root + "nergens", code, error)


def error_page(app: Flask, path: str, code: int, error: type[HTTPException]) -> Shown:
    """The page of an error, as it would be shown at this address."""
    with app.test_request_context(path):
        response = app.make_response(app.handle_user_exception(error()))
    return Shown(f"{path} {code}", f"fout {code}", response.status_code, response.get_data(True))


def paths(app: Flask, language: str = "") -> list[str]:
    """The address of every page that one can read without filling in anything."""
    return [path for path, _ in _readable(app, language)]


def largest(app: Flask) -> list[str]:
    """The address of every page to read; of a kind with many pages the dozen with most on it."""
    by_kind: dict[tuple[str, str], list[str]] = {}
    for path, spoken in _readable(app, ""):
        by_kind.setdefault((view_of(app, path), spoken), []).append(path)
    size = {path: len(answer.data) for path, answer in crawl(app).items()}
    return [path for pages in by_kind.values() for path in _longest(pages, size)]


def _longest(pages: list[str], size: dict[str, int]) -> list[str]:
    if len(pages) <= MANY:
        return pages
    return sorted(pages, key=lambda path: size[path], reverse=True)[:A_DOZEN]


def kinds(app: Flask, language: str = "") -> list[str]:
    """One address of every kind of page in every language: pages of one kind differ in data."""
    first: dict[tuple[str, str], str] = {}
    for path, spoken in _readable(app, language):
        first.setdefault((view_of(app, path), spoken), path)
    return list(first.values())


def questionnaires(app: Flask, language: str = "") -> list[str]:
    """The address of the questionnaire, in every language."""
    return [path for path in kinds(app, language) if view_of(app, path).endswith(".questionnaire")]


@lru_cache
def _readable(app: Flask, language: str) -> list[tuple[str, str]]:
    """Addresses of pages with the language they are in; the walk takes a while."""
    pages = [
        (path, answer.text.partition('<html lang="')[2][:2])
        for path, answer in crawl(app).items()
        if answer.mimetype == "text/html" and answer.status_code == 200
    ]
    return [(path, spoken) for path, spoken in pages if language in {"", spoken}]
