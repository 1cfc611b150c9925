"""Templates in one language: texts without values are translated when the template is compiled.

A result asks for some ninety texts while somebody waits, and all of them are known before. The
templates stay as they are; only what Jinja makes of them differs.
"""

from __future__ import annotations

from typing import Any, Final

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator
from jinja2.visitor import NodeTransformer

from stemhulp.presentation.wording.language import translations

ASKING: Final = frozenset({"_", "gettext"})  # what a template calls for a text


def spoken(environment: Environment, language: str) -> Environment:
    """Return the same environment for pages in one language.

    Examples
    --------
    >>> plain = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    >>> plain.newstyle_gettext = True
    >>> text = "{{ _('Stelling') }} {% trans number=1 %}Stelling {{ number }}{% endtrans %}"
    >>> spoken(plain, "en").from_string(text).render()
    'Statement Statement 1'
    """
    inside = environment.overlay()
    inside.bytecode_cache = None  # it would not know the language

    class Generator(CodeGenerator):
        def visit_Template(self, node: nodes.Template, frame: Any = None) -> None:  # noqa: N802
            super().visit_Template(Translator(language).visit(node), frame)

    inside.code_generator_class = Generator
    return inside


class Translator(NodeTransformer):
    """Puts the translation in the place of the question for it."""

    def __init__(self, language: str) -> None:
        self.translate = translations(language).gettext

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802
        """Replace a text with a constant, filled in with its values as Jinja does it."""
        self.generic_visit(node)
        asked = self._asked(node)
        if asked is None:
            return node
        text = self.translate(asked)
        if not node.kwargs:
            return nodes.MarkSafeIfAutoescape(nodes.Const(text % {}))
        pairs = [nodes.Pair(nodes.Const(word.key), word.value) for word in node.kwargs]
        return nodes.Mod(nodes.MarkSafeIfAutoescape(nodes.Const(text)), nodes.Dict(pairs))

    def _asked(self, node: nodes.Call) -> str | None:
        """Return the text that a call asks for; None when it asks for something else."""
        is_question = isinstance(node.node, nodes.Name) and node.node.name in ASKING
        if not is_question or len(node.args) != 1 or not isinstance(node.args[0], nodes.Const):
            return None
        return str(node.args[0].value)
