"""What templates read of the objects they are given, followed by type through every template.

A template is not run here but read: the types of what a real render passes are followed through
loops, blocks, parents, includes and macros, and every attribute that is asked of a dataclass must
be one that it has. What has no type that we know, such as what a filter returns, is let go.
"""

from __future__ import annotations

import types
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, is_dataclass
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from jinja2 import Environment, nodes
from jinja2.visitor import NodeVisitor

Hints = frozenset[Any]
"""The types that a value may have; empty when we do not know."""
UNKNOWN: Hints = frozenset()
SAME_ITEMS = {
    "list",
    "sort",
    "reverse",
    "reject",
    "rejectattr",
    "select",
    "selectattr",
    "unique",
    "default",
}
ONE_ITEM = {"first", "last", "min", "max", "random"}


Scope = dict[str, Any]  # name → Hints, a Macro, or the macros of an imported template


@dataclass(frozen=True, eq=False, slots=True)
class Place:
    """Where in a template we are: what can be seen there, and what a child put in its blocks."""

    template: str
    scope: Scope
    blocks: Mapping[str, tuple[str, nodes.Block]]

    def inside(self, **names: Any) -> Place:
        """A place of its own: what is set there is not seen outside."""
        return Place(self.template, self.scope | names, self.blocks)


@dataclass(frozen=True, eq=False, slots=True)
class Macro:
    """A macro and the place where it stands."""

    node: nodes.Macro
    place: Place


def hints_of(value: object) -> Hints:
    """The types of an object that is really passed, and of what it holds."""
    if isinstance(value, Mapping):
        inner = frozenset().union(*(hints_of(item) for item in value.values()))
        return frozenset({Mapping[Any, tuple(inner)]}) if inner else UNKNOWN
    if isinstance(value, (list, tuple)) and not hasattr(value, "_fields"):
        inner = frozenset().union(*(hints_of(item) for item in value))
        return frozenset({Sequence[tuple(inner)]}) if inner else UNKNOWN
    return frozenset({type(value)}) if is_record(type(value)) else UNKNOWN


def is_record(hint: object) -> bool:
    """Whether this is a type with fields that are written down."""
    return isinstance(hint, type) and (is_dataclass(hint) or hasattr(hint, "_fields"))


def members(hint: object) -> Hints:
    """The types in a union, without None."""
    if get_origin(hint) in {Union, types.UnionType}:
        return together(members(part) for part in get_args(hint))
    return frozenset() if hint in (None, type(None), Any) else frozenset({hint})


def items(hints: Hints) -> Hints:
    """What a loop over a value gives."""
    found: Hints = UNKNOWN
    for hint in hints:
        parts = get_args(hint)[:1] if is_a(hint, Mapping) else get_args(hint)
        if is_a(hint, Iterable):
            found |= together(members(part) for part in parts if part is not ...)
    return found


@cache
def fields_of(record: type) -> dict[str, Hints]:
    """Name → types of every field and property."""
    found = {name: members(hint) for name, hint in get_type_hints(record).items()}
    for name in dir(record):
        part = getattr(record, name, None)
        if isinstance(part, property):
            found[name] = members(get_type_hints(part.fget).get("return"))
        elif callable(part) and not name.startswith("_"):
            found[name] = UNKNOWN
    return found


def is_a(hint: object, kind: type) -> bool:
    """Whether a type such as ``tuple[str, ...]`` is one of a kind of collection."""
    origin = get_origin(hint)
    return isinstance(origin, type) and issubclass(origin, kind)


def together(parts: Iterable[object]) -> Hints:
    """All types that one of these may have; a macro or a module has none."""
    return frozenset().union(*(part for part in parts if isinstance(part, frozenset)))


def many(hints: Hints) -> Hints:
    """A row of these."""
    return frozenset({Sequence[tuple(hints)]}) if hints else UNKNOWN


class Reader(NodeVisitor):
    """Reads templates and collects what they ask for that is not there."""

    def __init__(self, environment: Environment) -> None:
        self.environment = environment
        self.wrong: dict[str, None] = {}
        self.read: set[tuple[type, str]] = set()
        self.templates: set[str] = set()
        self._done: set[object] = set()

    def render(self, name: str, context: Mapping[str, Hints]) -> None:
        """Follow one render from its template on."""
        if self._is_new(name, context):
            self._template(Place(name, dict(context), {}))

    def _is_new(self, what: object, seen: Mapping[str, Any]) -> bool:
        """Whether this was not yet followed with these types."""
        key = (what, frozenset((k, v) for k, v in seen.items() if isinstance(v, frozenset)))
        is_new = key not in self._done
        self._done.add(key)
        return is_new

    def _tree(self, name: str) -> nodes.Template:
        self.templates.add(name)
        assert self.environment.loader is not None
        source = self.environment.loader.get_source(self.environment, name)[0]
        return self.environment.parse(source, name)

    def _template(self, place: Place) -> None:
        tree = self._tree(place.template)
        parent = tree.find(nodes.Extends)
        if parent is None:
            self._all(tree.body, place)
            return
        self._all((n for n in tree.body if not isinstance(n, nodes.Block | nodes.Extends)), place)
        own = {block.name: (place.template, block) for block in tree.find_all(nodes.Block)}
        self._template(Place(named(parent), place.scope, {**own, **place.blocks}))

    def _all(self, body: Iterable[nodes.Node], place: Place) -> None:
        for node in body:
            self.visit(node, place)

    def _module(self, node: nodes.Import | nodes.FromImport, place: Place) -> Scope:
        inner = Place(named(node), dict(place.scope) if node.with_context else {}, {})
        self._all(self._tree(inner.template).body, inner)
        return {name: value for name, value in inner.scope.items() if isinstance(value, Macro)}

    # What stands in a template

    def visit_Block(self, node: nodes.Block, place: Place) -> None:
        template, chosen = place.blocks.get(node.name, (place.template, node))
        self._all(chosen.body, Place(template, dict(place.scope), place.blocks))
        if any(getattr(c.node, "name", "") == "super" for c in chosen.find_all(nodes.Call)):
            self._all(node.body, place.inside())

    def visit_Include(self, node: nodes.Include, place: Place) -> None:
        self._template(Place(named(node), dict(place.scope), {}))

    def visit_Import(self, node: nodes.Import, place: Place) -> None:
        place.scope[node.target] = self._module(node, place)

    def visit_FromImport(self, node: nodes.FromImport, place: Place) -> None:
        module = self._module(node, place)
        for part in node.names:
            theirs, ours = part if isinstance(part, tuple) else (part, part)
            place.scope[ours] = module[theirs]

    def visit_Macro(self, node: nodes.Macro, place: Place) -> None:
        place.scope[node.name] = Macro(node, place)

    def visit_For(self, node: nodes.For, place: Place) -> None:
        inner = place.inside()
        self._bind(node.target, items(self._hints(node.iter, place)), inner)
        self._all((*([node.test] if node.test else []), *node.body, *node.else_), inner)

    def visit_Assign(self, node: nodes.Assign, place: Place) -> None:
        self._bind(node.target, self.visit(node.node, place), place)

    def visit_With(self, node: nodes.With, place: Place) -> None:
        inner = place.inside()
        for target, value in zip(node.targets, node.values, strict=True):
            self._bind(target, self.visit(value, place), inner)
        self._all(node.body, inner)

    def _bind(self, target: nodes.Node, value: Any, place: Place) -> None:
        if isinstance(target, nodes.Name):
            place.scope[target.name] = value
        elif isinstance(target, nodes.Tuple):
            for number, part in enumerate(target.items):
                self._bind(part, part_of(value, number), place)

    # What stands in an expression

    def _hints(self, node: nodes.Node | None, place: Place) -> Hints:
        return together([self.visit(node, place)] if node else [])

    def visit_Name(self, node: nodes.Name, place: Place) -> Any:
        return place.scope.get(node.name, UNKNOWN)

    def visit_Getattr(self, node: nodes.Getattr, place: Place) -> Any:
        inner = self.visit(node.node, place)
        if isinstance(inner, dict):  # the macros of an imported template
            return inner.get(node.attr, UNKNOWN)
        return self._attribute(together([inner]), node.attr, node, place)

    def visit_Getitem(self, node: nodes.Getitem, place: Place) -> Hints:
        inner = self._hints(node.node, place)
        self.visit(node.arg, place)
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, int):
            return part_of(inner, node.arg.value)
        return together(members(value) for _, value in pairs_of(inner))

    def visit_Or(self, node: nodes.Node, place: Place) -> Hints:
        return together([self.visit(part, place) for part in node.iter_child_nodes()])

    visit_CondExpr = visit_And = visit_Or  # noqa: N815 - the names of Jinja's nodes

    def visit_Filter(self, node: nodes.Filter, place: Place) -> Hints:
        self._all((*node.args, *(pair.value for pair in node.kwargs)), place)
        inner = self._hints(node.node, place)
        found = [self._attribute(items(inner), name, node, place) for name in asked_by(node)]
        if node.name == "map":
            return many(together(found))
        if node.name in ONE_ITEM:
            return items(inner)
        return inner if node.name in SAME_ITEMS else UNKNOWN

    def visit_Call(self, node: nodes.Call, place: Place) -> Hints:
        called = node.node
        if isinstance(called, nodes.Getattr) and called.attr in {"items", "values"}:
            pairs = pairs_of(self._hints(called.node, place))
            return together(
                many(frozenset({tuple[pair]}) if called.attr == "items" else members(pair[1]))  # type: ignore[valid-type]
                for pair in pairs
            )
        macro = self.visit(called, place)
        given = [self.visit(part, place) for part in node.args]
        by_name = {pair.key: self.visit(pair.value, place) for pair in node.kwargs}
        if isinstance(macro, Macro):
            names = [argument.name for argument in macro.node.args]  # type: ignore[attr-defined]
            passed = dict.fromkeys(names, UNKNOWN) | dict(zip(names, given, strict=False)) | by_name
            if self._is_new((macro.place.template, macro.node.name, macro.node.lineno), passed):
                self._all(macro.node.body, macro.place.inside(**passed))
        return UNKNOWN

    def _attribute(self, hints: Hints, name: str, node: nodes.Node, place: Place) -> Hints:
        """What a name of an object is; of several types it may be, one must have it."""
        known = {hint: fields_of(hint) for hint in hints if is_record(hint)}
        having = [record for record in known if name in known[record]]
        self.read |= {(record, name) for record in having}
        if known and not having:
            types_ = " or ".join(sorted(record.__name__ for record in known))
            self.wrong[f"{place.template}, line {node.lineno}: {types_} has no {name!r}"] = None
        return together(known[record][name] for record in having)


def named(node: nodes.Extends | nodes.Include | nodes.Import | nodes.FromImport) -> str:
    """The template that another one names; ours are always named in so many words."""
    assert isinstance(node.template, nodes.Const), f"line {node.lineno}: a name that is worked out"
    return str(node.template.value)


def pairs_of(hints: Hints) -> list[tuple[Any, Any]]:
    """Key and value types of mappings."""
    return [get_args(hint) for hint in hints if is_a(hint, Mapping)]


def part_of(value: object, number: int) -> Hints:
    """What stands at one place of a tuple, or anywhere in a row."""
    hints = together([value])
    found: Hints = UNKNOWN
    for hint in hints:
        parts = get_args(hint)
        if get_origin(hint) is tuple and ... not in parts and number < len(parts):
            found |= members(parts[number])
    return found or items(hints)


def asked_by(node: nodes.Filter) -> Iterator[str]:
    """The attribute that a filter reads of every item."""
    asked = [pair.value for pair in node.kwargs if pair.key == "attribute"]
    asked += node.args[:1] if node.name in {"selectattr", "rejectattr", "groupby"} else []
    for part in asked:
        if isinstance(part, nodes.Const) and isinstance(part.value, str):
            yield part.value.split(".")[0]
