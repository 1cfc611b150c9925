"""Promises about the catalogue of translations: it has every text, and every text is translated."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_keywords
from babel.messages.pofile import read_po
from jinja2 import Environment, nodes

from stemhulp.loading import bundled_root
from stemhulp.presentation.wording.language import catalogue_path

GAP = re.compile(r"%(?:\(\w+\))?[a-z%]")

TAG = re.compile(r"<[^>]*>")


def as_made() -> Catalog:
    """The texts in code and templates, gathered as ``make catalogue`` does."""
    root = bundled_root()
    settings = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    mappings = settings["tool"]["babel"]["mappings"]
    keywords = re.findall(r" -k (\S+)", (root / "Makefile").read_text(encoding="utf-8"))
    found = Catalog()
    for _, _, message, _, context in extract_from_dir(
        str(root),
        [(mapping["pattern"], mapping["method"]) for mapping in mappings],
        {mapping["pattern"]: mapping for mapping in mappings},
        DEFAULT_KEYWORDS | parse_keywords(keywords),
        directory_filter=lambda path: not re.search(r"/(\.|node_modules|_)[^/]*$", path),
    ):
        found.add(message, context=context)
    return found


@cache
def as_kept() -> Catalog:
    """The catalogue that translators work in."""
    with catalogue_path("en").open("rb") as file:
        return read_po(file, "en")


def messages(catalogue: Catalog) -> list[Message]:
    """Every message but the header."""
    return [message for message in catalogue if message.id]


def forms(text: Any) -> tuple[str, ...]:
    """One text, or one for each number."""
    return (text,) if isinstance(text, str) else tuple(text)


def faults(dutch: str, english: str) -> list[str]:
    """What is wrong with one translation."""
    found = [] if english.strip() else ["not translated"]
    for pattern in (GAP, TAG):
        missing = sorted(pattern.findall(dutch)) != sorted(pattern.findall(english))
        found += [f"not the same {pattern.pattern}"] if missing else []
    edges = [(text[:1].isspace(), text[-1:].isspace()) for text in (dutch, english)]
    return found + (["other space at the edges"] if edges[0] != edges[1] else [])


def test_the_catalogue_has_every_text_and_nothing_else() -> None:
    made, kept = ({message.id for message in messages(c)} for c in (as_made(), as_kept()))
    assert len(made) > 400
    assert made - kept == set(), "make catalogue"
    assert kept - made == set(), "make catalogue"
    assert not as_kept().obsolete


def test_every_text_is_translated_with_the_same_gaps_and_tags() -> None:
    for message in messages(as_kept()):
        assert not message.fuzzy, message.id
        assert list(message.check(as_kept())) == []
        dutch, english = forms(message.id), forms(message.string)
        assert len(dutch) == len(english)
        for pair in zip(dutch, english, strict=True):
            assert faults(*pair) == [], pair


def translated_in(code: str) -> Iterator[str]:
    """Texts that code asks a translation of, also where the gatherer does not look."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            text = node.args[0]
            if name in {"_", "ngettext", "gettext_noop"} and isinstance(text, ast.Constant):
                yield str(text.value)


def test_no_text_hides_from_the_catalogue() -> None:
    """Babel finds no text inside an f-string: give it a line of its own there."""
    kept = {forms(message.id)[0] for message in messages(as_kept())}
    for path in sorted((bundled_root() / "stemhulp").rglob("*.py")):
        assert set(translated_in(path.read_text(encoding="utf-8"))) - kept == set(), path.name


def test_a_text_in_an_f_string_is_seen() -> None:
    assert list(translated_in("f\"{_('Verborgen')} {word}\"")) == ["Verborgen"]


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ("Stelling", ""),
        ("Stelling %(number)s", "Statement"),
        ("Stelling %(number)s", "Statement %(number)d"),
        ("<em>Stelling</em>", "<em>Statement</strong>"),
        ('<a href="%(url)s">Stelling</a>', '<a href="/">Statement</a> %(url)s'),
        ("Stelling ", "Statement"),
    ],
)
def test_a_fault_in_a_translation_is_noticed(dutch: str, english: str) -> None:
    assert faults(dutch, english)


def test_the_same_word_is_used_for_the_same_thing() -> None:
    """A few words carry the method; another word for one of them would be another thing."""
    for dutch, english in (
        ("stemhulp", "voting guide"),
        ("dekking", "coverage"),
        ("vindplaats", "source"),
        ("programmapunt", "programme point"),
        ("ranglijst", "rank"),
        ("praktisch gelijk", "practically equal"),
    ):
        named = re.compile(rf"\b{dutch}", re.IGNORECASE)
        about = [m for m in messages(as_kept()) if named.search(" ".join(forms(m.id)))]
        assert about
        assert [m.id for m in about if english not in " ".join(forms(m.string)).lower()] == []


TEMPLATES = sorted((bundled_root() / "templates").rglob("*.html"))


def words_outside_the_catalogue(source: str) -> Iterator[str]:
    """Words in a template that are text on the page but in no translated piece."""
    environment = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    pieces = "".join(
        node.data if isinstance(node, nodes.TemplateData) else "\0"
        for output in environment.parse(source).find_all(nodes.Output)
        for node in output.nodes
    )
    text = re.sub(r"<[^>]*>|\(context\)", " ", pieces)
    yield from re.findall(r"[^\W\d_]{2,}", text)
    yield from re.findall(r'(?:aria-label|title|alt|placeholder)="([^"\0]+)"', pieces)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_every_word_of_a_template_is_in_the_catalogue(path: Path) -> None:
    source = re.sub(r"{% block width %}.*?{% endblock %}", "", path.read_text(encoding="utf-8"))
    assert set(words_outside_the_catalogue(source)) == set()


def test_a_word_outside_the_catalogue_is_noticed() -> None:
    source = '<p>Hallo {{ name }}</p><p aria-label="Ook dit">{% trans %}dit niet{% endtrans %}</p>'
    assert list(words_outside_the_catalogue(source)) == ["Hallo", "Ook dit"]
