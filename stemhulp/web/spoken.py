"""Templates of one edition: what does not depend on answers is done when they are compiled.

A result has some ninety texts and nine hundred values, while somebody waits. The templates stay as
they are; only what Jinja makes of them differs:

* texts are translated, and addresses without values are filled in;
* a value becomes text without a wrapper that says that it is safe, and a page is one piece;
* attributes and items are asked for as Python does it: one that is not there is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any, Final

import markupsafe
from flask import url_for
from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.visitor import NodeTransformer
from markupsafe import Markup, escape

from stemhulp.presentation.wording.language import translations

TEXTS: Final = frozenset({"_", "gettext"})  # what a template calls for a text
ADDRESS: Final = "url_for"
PLACE: Final = re.compile(r"%\((\w+)\)s")
# What `escape` has inside; the wrapper round it costs five times as much.
_escaped: Final = getattr(markupsafe, "_escape_inner", escape)


def as_html(value: object) -> str:
    """Return the text of a value, escaped if it is not safe: what every value goes through.

    Examples
    --------
    >>> [str(as_html(value)) for value in ("a < b", Markup("<b>"), 2)]
    ['a &lt; b', '<b>', '2']
    """
    kind = type(value)
    if kind is str:
        return _escaped(value)
    if kind is int:
        return str(value)
    return value if isinstance(value, Markup) else escape(value)


def spoken(environment: Environment, language: str) -> Environment:
    """Return the same environment for pages in one language.

    Addresses are those of the edition that a template is first asked for in.

    Examples
    --------
    >>> plain = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    >>> plain.newstyle_gettext = True
    >>> text = "{{ _('Stelling') }} {% trans number='<' %}Stelling {{ number }}{% endtrans %}"
    >>> spoken(plain, "en").from_string(text).render()
    'Statement Statement &lt;'
    """
    inside = environment.overlay()
    inside.bytecode_cache = None  # it would not know the language

    class Generator(Direct):
        def visit_Template(self, node: nodes.Template, frame: Any = None) -> None:  # noqa: N802
            super().visit_Template(Filled(language).visit(node), frame)

    inside.code_generator_class = Generator
    return inside


class Direct(CodeGenerator):
    """Writes code that asks for things without a detour."""

    def visit_Template(self, node: nodes.Template, frame: Any = None) -> None:  # noqa: N802
        """Begin with the name that is used for every value."""
        self.writeline(f"from {__name__} import {as_html.__name__}")
        super().visit_Template(node, frame)

    def blockvisit(self, body: Iterable[nodes.Node], frame: Frame) -> None:
        """Write what follows each other at once, and hand the whole over in one piece."""
        is_whole = frame.rootlevel and frame.buffer is None
        if is_whole:
            self.buffer(frame)
        super().blockvisit(_together(body), frame)
        if is_whole:
            self.writeline(f"yield concat({frame.buffer})")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Write an attribute; Jinja would look for an item too."""
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:  # noqa: N802
        """Write an item; Jinja would look for an attribute too."""
        self.visit(node.node, frame)
        self.write("[")
        self.visit(node.arg, frame)
        self.write("]")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        """Write what comes before a value."""
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write(f"{as_html.__name__}(")


def _together(body: Iterable[nodes.Node]) -> Iterator[nodes.Node]:
    """Yield the same, but what is written without anything between as one."""
    for is_output, group in groupby(body, lambda node: isinstance(node, nodes.Output)):
        if is_output:
            yield nodes.Output([piece for output in group for piece in output.iter_child_nodes()])
        else:
            yield from group


class Filled(NodeTransformer):
    """Puts what is known in the place of the question for it."""

    def __init__(self, language: str) -> None:
        self.translate = translations(language).gettext

    def visit_CondExpr(self, node: nodes.CondExpr) -> nodes.Node:  # noqa: N802
        """Write nothing where nothing is said for the other case."""
        self.generic_visit(node)
        node.expr2 = node.expr2 or nodes.Const("")
        return node

    def visit_Output(self, node: nodes.Output) -> nodes.Node:  # noqa: N802
        """Put a sentence with values as its pieces."""
        node.nodes = [piece for child in node.nodes for piece in self._pieces(child)]
        self.generic_visit(node)
        return node

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        """Replace an address or a text without values."""
        self.generic_visit(node)
        name, asked = _question(node)
        if node.kwargs or name not in {ADDRESS, *TEXTS}:
            return node
        if name == ADDRESS:
            return nodes.Const(url_for(asked))
        return nodes.MarkSafeIfAutoescape(nodes.Const(self.translate(asked) % {}))

    def _pieces(self, node: nodes.Expr) -> Iterator[nodes.Expr]:
        """Yield what stands round the values of a text, and the values between."""
        name, asked = _question(node)
        if not isinstance(node, nodes.Call) or not node.kwargs or name not in TEXTS:
            yield node
            return
        values = {word.key: word.value for word in node.kwargs}
        for place, piece in enumerate(PLACE.split(self.translate(asked))):
            yield values[piece] if place % 2 else nodes.TemplateData(piece % ())


def _question(node: nodes.Expr) -> tuple[str, str]:
    """Name of what is called, and the constant that it is called with; "" = something else."""
    if isinstance(node, nodes.Call) and isinstance(node.node, nodes.Name):
        match node.args:
            case [nodes.Const(value=str(asked))]:
                return node.node.name, asked
    return "", ""
