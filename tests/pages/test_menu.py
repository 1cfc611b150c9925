"""Menu and foot of every page say where one is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import Flask

from stemhulp.web.routes import BELOW, RULES
from tests.support.documents import Document
from tests.support.whole_site import documents, view_of

ENTRIES = {"questionnaire", "statements", "parties", "compare"}
FOOT = {"method", "account", "privacy", "accessibility", "changes"}
ALONE = {"start", "not_yet", "poster", "questionnaire"}  # the way to an answer has no menu to mark


def marks(document: Document) -> Iterator[tuple[str, Any]]:
    """What the links around the page say of themselves."""
    for part in document.all("header", "footer"):
        for link in (node for node in part.iter() if node.get("aria-current")):
            yield link.get("aria-current"), link


def test_every_page_marks_itself_or_where_it_is_found(any_app: Flask) -> None:
    for path, document in documents(any_app).items():
        endpoint = view_of(any_app, path).rpartition(".")[2]
        found = [(value, view_of(any_app, link.get("href"))) for value, link in marks(document)]
        shown = [(value, entry.rpartition(".")[2]) for value, entry in found]
        if endpoint in ALONE:
            assert shown == [], path
        elif endpoint in BELOW:
            assert shown == [("true", BELOW[endpoint])], path
        else:
            assert endpoint in ENTRIES | FOOT, f"{endpoint}: give it a place in BELOW"
            assert shown == [("page", endpoint)], path


def test_what_is_below_an_entry_is_a_page_and_the_entry_stands_in_the_menu() -> None:
    assert set(BELOW) <= set(RULES)
    assert set(BELOW.values()) <= ENTRIES
