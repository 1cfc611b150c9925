"""Every template reads only what the view of its page has: all templates, all real renders."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Final

import jinja2
import pytest
from flask import Flask, request, request_started
from flask.testing import FlaskClient
from jinja2 import DictLoader, Environment
from werkzeug.test import TestResponse

from stemhulp.examples import fictional_site
from stemhulp.loading import bundled_root
from stemhulp.web import create_app
from tests.support.documents import Document
from tests.support.filled_forms import UNTOUCHED, Filled, filled, posting_forms
from tests.support.sites import two_elections
from tests.support.template_reads import Hints, Reader, hints_of
from tests.support.whole_site import SAME_SITE, SHEETS, documents, questionnaires, whole_site

VIEWS: Final = "stemhulp.presentation."


@dataclass(frozen=True, slots=True)
class Recorded:
    """Everything that two sites rendered, and the addresses that were asked."""

    app: Flask
    renders: set[tuple[str, frozenset[tuple[str, Hints]]]]
    endpoints: set[str]


@pytest.fixture(scope="module")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Recorded]:
    """Every page, file and error of a site, and the choice of a site with two elections."""
    renders: set[tuple[str, frozenset[tuple[str, Hints]]]] = set()
    endpoints: set[str] = set()
    original = jinja2.Template.render

    def render(self: jinja2.Template, *args: Any, **kwargs: Any) -> str:
        context: Mapping[str, Any] = dict(*args, **kwargs)
        if self.name:
            renders.add((self.name, frozenset((k, hints_of(v)) for k, v in context.items())))
        return original(self, *args, **kwargs)

    def asked(*_: object, **__: object) -> None:
        endpoints.add((request.endpoint or "").rpartition(".")[2])

    with pytest.MonkeyPatch.context() as patch, request_started.connected_to(asked):
        patch.setattr(jinja2.Template, "render", render)
        patch.setattr("weasyprint.HTML.write_pdf", lambda *_, **__: b"")  # only its HTML matters
        app = create_app(fictional_site())
        whole_site(app)
        ask_for_every_file(app)
        two = create_app(two_elections(tmp_path_factory.mktemp("two")))
        for path in ("/", "/en/"):
            two.test_client().get(path)
        yield Recorded(app, renders, endpoints)


def ask_for_every_file(app: Flask) -> None:
    """Press every button there is once, those that lead to a file too."""
    client = app.test_client()
    pages = documents(app)
    filled_in = [
        send(client, sending, is_post=True)
        for path in questionnaires(app)
        for form in posting_forms(pages[path])
        for sending in filled(pages[path], form, path, SHEETS["gemengd"])
    ]
    pressed = set()
    for document in (*pages.values(), *map(Document, filled_in)):
        for form in document.all("form"):
            path = document.response.request.path
            for sending in filled(document, form, path, UNTOUCHED, files=True):
                if sending.target not in pressed:
                    pressed.add(sending.target)
                    send(client, sending, is_post=form.get("method") == "post")


def send(client: FlaskClient, sending: Filled, *, is_post: bool) -> TestResponse:
    if is_post:
        return client.post(sending.target, data=sending.fields, headers=SAME_SITE)
    return client.get(sending.target, query_string=sending.fields)


@pytest.fixture(scope="module")
def reader(recorded: Recorded) -> Reader:
    """All of it, read."""
    found = Reader(recorded.app.jinja_env)
    for name, context in recorded.renders:
        found.render(name, dict(context))
    return found


def test_templates_read_only_what_views_have(reader: Reader) -> None:
    assert list(reader.wrong) == []


def test_no_template_stayed_unread(reader: Reader) -> None:
    """A template that no page, file or error uses is not ours to keep."""
    folder = bundled_root() / "templates"
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert files - reader.templates == set()


def test_every_view_that_was_passed_was_looked_into(recorded: Recorded, reader: Reader) -> None:
    """A view of which nothing was read was not followed, and this law would not see it break."""
    passed = {
        hint
        for _, context in recorded.renders
        for name, h in context
        if name == "page"
        for hint in h
    }
    assert len(passed) > 20
    assert passed - {record for record, _ in reader.read} == set()


# Fields that no template reads, and what does.
READ_ELSEWHERE: Final = {
    "Background.words": "the list of difficult words at the end of a page",
    "QuotedPosition.who": "its label",
    "QuotedPosition.stance": "its label",
    "ResultView.share_code": "the page round a result, filled in without a template",
    "SectionView.section_id": "tests, to tell sections apart",
    "SectionView.is_on_front": "the sections of a sheet, on its first page and behind it",
    **{
        f"SourceTag.{name}": "the list of sources under a briefing"
        for name in ("code", "url", "title", "date", "kind", "period", "sure")
    },
}


def test_every_field_of_a_view_is_read(reader: Reader) -> None:
    """What no template reads is lost on the way to the page."""
    views = {record for record, _ in reader.read if record.__module__.startswith(VIEWS)}
    unread = {
        f"{view.__name__}.{name}"
        for view in views
        for name in names_of(view)
        if (view, name) not in reader.read
    }
    known = READ_ELSEWHERE.keys()
    assert not unread - known, f"no template reads {sorted(unread - known)}"
    assert not known - unread, f"a template does read {sorted(known - unread)}"


def names_of(view: Any) -> tuple[str, ...]:
    """Names of the fields of a dataclass or a named tuple."""
    return tuple(field.name for field in fields(view)) if is_dataclass(view) else view._fields


def test_no_address_stayed_unasked(recorded: Recorded) -> None:
    known = {rule.endpoint.rpartition(".")[2] for rule in recorded.app.url_map.iter_rules()}
    # Style, script and icon are no pages; a picture as PNG is drawn without a template; how the
    # site is doing is for machines.
    unasked = known - recorded.endpoints - {"static", "icon", "picture_png", "status"}
    assert not unasked, f"no link and no form leads to {sorted(unasked)}"


@dataclass(frozen=True, slots=True)
class Leaf:
    text: str


@dataclass(frozen=True, slots=True)
class Small:
    """A view to break templates with."""

    title: str
    leaf: Leaf | None
    leaves: tuple[Leaf, ...]
    named: Mapping[str, Leaf]

    @property
    def first(self) -> Leaf:
        return self.leaves[0]


PIECES = {
    "parent.html": "{{ page.title }}{% block main %}{{ page.hidden_by_the_child }}{% endblock %}",
    "macros.html": "{% macro show(leaf) %}{{ leaf.text }}{{ leaf.fault }}{% endmacro %}",
    "piece.html": "{{ page.title }}{{ page.fault }}",
}


@pytest.mark.parametrize(
    "text",
    [
        "{{ page.fault }}",
        "{{ page.leaf.fault }}",
        "{{ page.first.fault }}",
        "{{ page.leaves[0].fault }}",
        "{{ (page.leaves | first).fault }}",
        "{{ page.leaves | map(attribute='fault') | join }}",
        "{% for leaf in page.leaves if leaf.fault %}{{ leaf.text }}{% endfor %}",
        "{% for name, leaf in page.named.items() %}{{ leaf.fault }}{% endfor %}",
        "{% set leaf = page.leaf %}{{ leaf.fault }}",
        "{% with leaf = page.leaf or page.first %}{{ leaf.fault }}{% endwith %}",
        "{% include 'piece.html' %}",
        "{% import 'macros.html' as macros %}{{ macros.show(page.leaf) }}",
        "{% from 'macros.html' import show %}{{ show(leaf=page.first) }}",
        "{% extends 'parent.html' %}{% block main %}{{ page.fault }}{% endblock %}",
        "{% macro own() %}{{ page.fault }}{% endmacro %}{{ own() }}",
    ],
)
def test_a_read_of_what_is_not_there_is_noticed(text: str) -> None:
    reader = Reader(Environment(loader=DictLoader({**PIECES, "page.html": text}), autoescape=True))
    reader.render("page.html", {"page": hints_of(Small("", None, (), {}))})
    (wrong,) = reader.wrong
    assert wrong.endswith("has no 'fault'")


def test_a_block_that_a_child_replaces_is_not_read() -> None:
    text = "{% extends 'parent.html' %}{% block main %}{{ page.leaf.text }}{% endblock %}"
    reader = Reader(Environment(loader=DictLoader({**PIECES, "page.html": text}), autoescape=True))
    reader.render("page.html", {"page": hints_of(Small("", None, (), {}))})
    assert list(reader.wrong) == []
