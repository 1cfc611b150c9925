"""Forms on a page, filled in the way a browser without script would send them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tests.support.documents import Document, name_of, text_of

Pattern = Sequence[int | None]  # which option of each group of radio buttons, over and over
UNTOUCHED: Pattern = ()
UNSENT = {"button", "reset", "submit", "image"}


@dataclass(frozen=True, slots=True)
class Filled:
    """Where a form goes and what it carries there, for one of its buttons."""

    target: str
    fields: dict[str, str]


def posting_forms(document: Document) -> Iterator[Any]:
    return (form for form in document.all("form") if form.get("method", "").lower() == "post")


def controls(document: Document, form: Any) -> list[Any]:
    """The named controls of a form, also those that stand elsewhere on the page."""
    inside = {id(node) for node in form.iter()}
    return [
        node
        for node in document.all("input", "select", "textarea", "button")
        if node.get("name") and (id(node) in inside or node.get("form") == form.get("id", node))
    ]


def is_questionnaire(document: Document, form: Any) -> bool:
    return any(node.get("type") == "radio" for node in controls(document, form))


def filled(
    document: Document, form: Any, path: str, pattern: Pattern, *, files: bool = False
) -> Iterator[Filled]:
    """A form as each of its buttons would send it.

    Every second box is ticked and every list stands on its last choice when there is a pattern;
    without one the form goes as it came. Buttons that say they lead to a file are left out unless
    they are asked for.
    """
    fields = _fields(controls(document, form), pattern)
    for button in _buttons(document, form, files):
        named = {button.get("name"): button.get("value", "")} if button.get("name") else {}
        target = button.get("formaction") or form.get("action") or path
        yield Filled(target, {**fields, **named})


def _buttons(document: Document, form: Any, files: bool) -> list[Any]:
    """What sends the form to a page; the first button stands for all that differ in nothing."""
    inside = {id(node) for node in form.iter()}
    found = {
        (node.get("formaction"), node.get("name"), node.get("value")): node
        for node in reversed(document.all("button", "input"))
        if node.get("type", "submit" if name_of(node) == "button" else "") == "submit"
        and (files or not node.get("data-file"))
        and (id(node) in inside or node.get("form") == form.get("id", node))
    }
    return list(found.values())


def _fields(nodes: Sequence[Any], pattern: Pattern) -> dict[str, str]:
    groups = list(dict.fromkeys(n.get("name") for n in nodes if n.get("type") == "radio"))
    fields: dict[str, str] = {}
    for number, node in enumerate(nodes):
        name, kind = node.get("name"), node.get("type", name_of(node))
        if kind == "radio":
            continue
        if kind == "checkbox":
            if "checked" in node.attrib or (pattern and number % 2):
                fields[name] = node.get("value", "on")
        elif kind == "select":
            fields[name] = _choice(node, bool(pattern))
        elif kind not in UNSENT:
            fields[name] = node.get("value") or text_of(node)
    for number, name in enumerate(groups):
        fields |= _radio([n for n in nodes if n.get("name") == name], number, pattern)
    return fields


def _radio(nodes: Sequence[Any], number: int, pattern: Pattern) -> dict[str, str]:
    chosen = next((node for node in nodes if "checked" in node.attrib), None)
    if pattern:
        place = pattern[number % len(pattern)]
        chosen = None if place is None else nodes[place]
    return {} if chosen is None else {chosen.get("name"): chosen.get("value")}


def _choice(node: Any, is_last: bool) -> str:
    options = [option for option in node.iter() if name_of(option) == "option"]
    marked = [option for option in options if "selected" in option.attrib]
    chosen = options[-1] if is_last else (marked or options)[0]
    return str(chosen.get("value", text_of(chosen)))
