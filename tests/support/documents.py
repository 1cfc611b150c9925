"""Pages as tests read them, and the rules that every page of this house follows."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Any

import html5lib
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from stemhulp.web.editions import language_of_path

HTML = "{http://www.w3.org/1999/xhtml}"
CONTROLS = {"input", "select", "textarea", "progress"}
INLINE = {"a", "span", "strong", "em", "small", "code", "cite", "var", "kbd"}
FETCHING = {"script": "src", "link": "href", "img": "src", "iframe": "src", "source": "src"}


@lru_cache(maxsize=1024)
def parsed(html: str) -> tuple[Any, list[str]]:
    """The tree of a page and what is wrong with its markup.

    Reading a page takes far longer than making it, and a walk looks at each page several times.
    """
    parser = html5lib.HTMLParser(strict=False)
    root = parser.parse(html)
    return root, [error[1] for error in parser.errors]


class Document:
    """A parsed page, and the rules that every page of this house follows."""

    def __init__(self, response: TestResponse) -> None:
        self.response = response
        self.root, self.parse_errors = parsed(response.text)

    def all(self, *names: str) -> list[Any]:
        return [node for node in self.root.iter() if name_of(node) in names]

    def texts(self, name: str) -> list[str]:
        return [text_of(node) for node in self.all(name)]

    def by_id(self, wanted: str) -> Any:
        return next(node for node in self.root.iter() if node.get("id") == wanted)

    @property
    def ids(self) -> list[str]:
        return [node.get("id") for node in self.root.iter() if node.get("id")]

    @property
    def text(self) -> str:
        return text_of(self.all("main")[0])

    @property
    def links(self) -> list[str]:
        return [node.get("href") for node in self.all("a")]

    def checked(self) -> dict[str, str]:
        """Names and values of what a browser would send without touching anything."""
        return {n.get("name"): n.get("value") for n in self.all("input") if "checked" in n.attrib}

    def answers(self) -> dict[str, str]:
        """The answers and weights among them."""
        return {k: v for k, v in self.checked().items() if not k.startswith("show-")}

    def check_house_rules(self) -> None:
        assert self.parse_errors == []
        assert self.root.get("lang") == language_of_path(self.response.request.path)
        (heading,) = self.texts("h1")
        assert heading in self.texts("title")[0]
        ids = self.ids
        assert len(ids) == len(set(ids))
        self._check_headings()
        self._check_labels()
        self._check_nothing_inline()
        self._check_references(set(ids))
        self._check_outside_links()
        self._check_headers()

    def _check_headings(self) -> None:
        levels = [
            int(name_of(n)[1]) for n in self.root.iter() if re.fullmatch("h[1-6]", name_of(n))
        ]
        jumps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
        assert jumps == []

    def _check_labels(self) -> None:
        labelled = {id(child) for label in self.all("label") for child in label.iter()}
        for node in self.all(*CONTROLS):
            if node.get("type") == "hidden":
                continue
            assert id(node) in labelled or node.get("aria-label"), node.attrib
        for node in self.all("a", "button", "summary", "legend", "th", "caption"):
            assert "hidden" in node.attrib or text_of(node).strip(), node.attrib

    def _check_nothing_inline(self) -> None:
        for node in self.root.iter():
            assert "style" not in node.attrib
            assert not [name for name in node.attrib if name.startswith("on")]
        assert self.all("style") == []
        assert all(text_of(script) == "" for script in self.all("script"))
        for name, attribute in FETCHING.items():
            for node in self.all(name):
                own = "/" if name == "img" else "/static/"  # a QR code is made for an address
                assert re.match(f"{own}(?!/)", node.get(attribute, ""))

    def _check_references(self, ids: set[str]) -> None:
        for node in self.root.iter():
            for name in ("aria-labelledby", "aria-describedby", "for"):
                assert set(node.get(name, "").split()) <= ids
        assert {link[1:] for link in self.links if link.startswith("#")} <= ids

    def _check_outside_links(self) -> None:
        for node in self.all("a"):
            if not node.get("href").startswith(("/", "#")):
                assert re.match("https?://", node.get("href"))
                assert node.get("rel") == "noopener noreferrer"

    def _check_headers(self) -> None:
        headers = self.response.headers
        policy = headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "camera=()" in headers["Permissions-Policy"]
        assert "Set-Cookie" not in headers
        kept = headers["Cache-Control"]
        is_public = self.response.status_code == 200 and self.response.request.method == "GET"
        assert kept == ("public, max-age=300" if is_public else "no-store")


class PageClient(FlaskClient):
    """A client that holds every page it gets to the rules of the house."""

    def page(self, path: str, status: int = 200) -> Document:
        return self._checked(self.get(path), status)

    def send(self, data: Mapping[str, Any], status: int = 200, path: str = "/uitslag") -> Document:
        return self._checked(self.post(path, data=data), status)

    def _checked(self, response: TestResponse, status: int) -> Document:
        assert response.status_code == status, response.text[:500]
        document = Document(response)
        document.check_house_rules()
        return document


def name_of(node: Any) -> str:
    return node.tag.removeprefix(HTML) if isinstance(node.tag, str) else ""


def text_of(node: Any) -> str:
    """Text as one reads it: blocks stand apart, pieces of a sentence do not."""
    return re.sub(r"\s+", " ", "".join(_pieces(node))).strip()


def _pieces(node: Any) -> Iterator[str]:
    gap = "" if name_of(node) in INLINE else " "
    yield gap + (node.text or "")
    for child in node:
        yield from _pieces(child)
        yield child.tail or ""
    yield gap


def make_client(app: Flask) -> PageClient:
    app.test_client_class = PageClient
    client = app.test_client()
    assert isinstance(client, PageClient)
    return client


def ranking(document: Document) -> list[str]:
    """What the places of a result say, in order."""
    return [
        text_of(item)
        for ranks in document.all("ol")
        if ranks.get("class") == "ranking"
        for item in ranks
    ]


def assert_adds_up(table: Any) -> None:
    """Every line is agreement × weight, and the lines add up to the total."""
    rows = [
        [cell.replace(",", ".").replace("−", "-") for cell in map(text_of, row)]
        for row in table.iter()
        if row.tag.endswith("}tr")
    ]
    *body, total = rows[1:]
    points = [float(row[5]) for row in body if row[5] != "–"]
    possible = [float(row[6]) for row in body if row[6] != "–"]
    assert (sum(points), sum(possible)) == (float(total[1]), float(total[2]))
    for row in body:
        if row[5] != "–":
            assert float(row[3]) * float(row[4]) == float(row[5])


def table_of(document: Document, words: str) -> list[list[str]]:
    """Rows of the table whose caption or head has these words."""
    (table,) = (t for t in document.all("table") if words in text_of(t)[:400])
    rows = (row for row in table.iter() if row.tag.endswith("}tr"))
    return [[text_of(cell) for cell in row] for row in rows]


def rows_of(client: PageClient, path: str) -> list[dict[str, str]]:
    """Rows of a table to download."""
    response = client.get(path)
    assert response.status_code == 200
    return list(csv.DictReader(io.StringIO(response.data.decode("utf-8-sig"))))
