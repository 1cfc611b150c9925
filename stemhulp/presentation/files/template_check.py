"""A site's own templates, read before anybody asks for a page: also what is shown to few people.

Rendering shows what is wrong on the pages that are tried. A branch that no trial takes is read here
for names, filters and macros that do not exist.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Final

from jinja2 import BaseLoader, Environment, TemplateNotFound, TemplateSyntaxError, meta, nodes

from stemhulp.errors import StemhulpError
from stemhulp.signs import shown

ENDINGS: Final = frozenset({".html", ".svg", ".css"})
# What Flask gives every template, beside what ours use.
FLASK: Final = frozenset({"config", "g", "get_flashed_messages", "request", "session", "url_for"})


@dataclass(frozen=True)
class Problem:
    """What is wrong in a template, and on which line."""

    file: str
    line: int
    why: str

    def __str__(self) -> str:
        """Return the place and what is wrong."""
        return shown(f"{self.file}, regel {self.line}: {self.why}")


def check_templates(own: Path | None, ours: Path, environment: Environment) -> None:
    """Read the site's own templates, and ours for what they expect of those.

    Raises
    ------
    StemhulpError
        At the first one that cannot work; names file and line.
    """
    if own is None or own.resolve() == ours.resolve():
        return  # the tests read ours
    check = TemplateCheck(own, ours, environment)
    for problem in check.problems():
        raise StemhulpError(broken(own, str(problem)))


def broken(own: Path, problem: str) -> str:
    """Return the sentence about a template that does not work."""
    return f"Een sjabloon in {own} werkt niet: {problem}."


class TemplateCheck:
    """The templates of a site and ours, as trees."""

    def __init__(self, own: Path, ours: Path, environment: Environment) -> None:
        self.own, self.ours, self.environment = own, ours, environment

    def problems(self) -> Iterator[Problem]:
        """Yield everything that is wrong; what cannot be read first."""
        yield from (tree for tree in self._read.values() if isinstance(tree, Problem))
        trees = self._trees
        for name, tree in trees.items():
            yield from self._unknown_words(name, tree)
            yield from self._unknown_names(name, tree)
        for name in (*trees, *(_names(self.ours) - set(trees))):
            yield from self._missing(name, trees.get(name) or our_trees(self.ours)[name])

    @cached_property
    def _read(self) -> Mapping[str, nodes.Template | Problem]:
        """The site's own templates, each as a tree or as why there is none."""
        return {name: self._tree(name) for name in sorted(_names(self.own))}

    @cached_property
    def _trees(self) -> Mapping[str, nodes.Template]:
        """Those that can be read."""
        read = self._read.items()
        return {name: tree for name, tree in read if isinstance(tree, nodes.Template)}

    def _tree(self, name: str) -> nodes.Template | Problem:
        """Tree of one of the site's own templates, or why there is none."""
        path = self.own / name
        try:
            text = path.read_bytes().decode("utf-8")
            tree = self.environment.parse(text, name, str(path))
            self.environment.compile(tree, name, str(path))
        except UnicodeDecodeError as error:
            line = path.read_bytes()[: error.start].count(b"\n") + 1
            return Problem(name, line, "de tekens zijn niet opgeslagen als UTF-8")
        except TemplateSyntaxError as error:
            return Problem(name, error.lineno, f"Jinja begrijpt dit niet ({error.message})")
        except RecursionError:
            return Problem(name, 1, "het heeft te veel lagen in elkaar")
        return self.environment.parse(text, name, str(path))

    def _unknown_words(self, name: str, tree: nodes.Template) -> Iterator[Problem]:
        """Filters and tests that do not exist: Jinja lets them pass where they may not be asked."""
        for node in tree.find_all(nodes.Filter):
            if node.name not in self.environment.filters:
                yield Problem(name, node.lineno, f"het filter ‘{node.name}’ bestaat niet")
        for test in tree.find_all(nodes.Test):
            if test.name not in self.environment.tests:
                yield Problem(name, test.lineno, f"de toets ‘{test.name}’ bestaat niet")

    def _unknown_names(self, name: str, tree: nodes.Template) -> Iterator[Problem]:
        """Names that no template of ours reads and that nothing sets."""
        asked = meta.find_undeclared_variables(tree) - self._known_names - _set_names(tree)
        for node in tree.find_all(nodes.Name):
            if node.name in asked:
                yield Problem(name, node.lineno, f"‘{node.name}’ bestaat niet")

    @cached_property
    def _known_names(self) -> frozenset[str]:
        """What a template may read: what ours read, and what ours set round what they include."""
        names = {*self.environment.globals, *FLASK, *our_names(self.ours)}
        return frozenset(names).union(*map(_set_names, self._trees.values()))

    def _missing(self, name: str, tree: nodes.Template) -> Iterator[Problem]:
        """Templates, and macros in them, that are asked for and do not exist."""
        kinds = (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport)
        for node in tree.find_all(kinds):
            asked = getattr(getattr(node, "template", None), "value", None)
            if not isinstance(asked, str) or getattr(node, "ignore_missing", False):
                continue
            exported = self._exported(asked)
            if exported is None:
                yield Problem(name, node.lineno, f"het sjabloon ‘{shown(asked)}’ bestaat niet")
            elif missing := next((one for one in _wanted(node, tree) if one not in exported), ""):
                why = f"de macro ‘{missing}’ ontbreekt in {shown(asked)}"
                yield Problem(name, node.lineno, why)

    def _exported(self, name: str) -> frozenset[str] | None:
        """Macros and names that another template can import; None when it does not exist."""
        loader = self.environment.loader or BaseLoader()
        try:
            text, _file, _is_fresh = loader.get_source(self.environment, name)
            tree = self.environment.parse(text, name)
        except (TemplateNotFound, UnicodeDecodeError):
            return None
        macros = (node.name for node in tree.find_all(nodes.Macro))
        return frozenset(macros) | _set_names(tree)


@cache
def our_trees(ours: Path) -> Mapping[str, nodes.Template]:
    """Return our own templates as trees, by name: they are sound, and the same for every site."""
    plain = Environment(extensions=["jinja2.ext.i18n"], autoescape=True)
    texts = {name: (ours / name).read_text(encoding="utf-8") for name in _names(ours)}
    return MappingProxyType({name: plain.parse(text, name) for name, text in texts.items()})


@cache
def our_names(ours: Path) -> frozenset[str]:
    """Return the names that our templates read from outside, or set themselves."""
    trees = our_trees(ours).values()
    return frozenset().union(*(meta.find_undeclared_variables(t) | _set_names(t) for t in trees))


def _names(folder: Path) -> set[str]:
    """Names of the templates in a folder; what an editor or a system leaves behind is none."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.suffix in ENDINGS and path.is_file() and not path.name.startswith(".")
    }


def _set_names(tree: nodes.Template) -> frozenset[str]:
    """Names that a template gives a value somewhere, for itself or for what it includes."""
    return frozenset(node.name for node in tree.find_all(nodes.Name) if node.ctx != "load")


def _wanted(node: nodes.Node, tree: nodes.Template) -> Iterator[str]:
    """Names that are taken from an imported template."""
    if isinstance(node, nodes.FromImport):
        for name in node.names:
            yield name if isinstance(name, str) else name[0]
    if isinstance(node, nodes.Import):
        for asked in tree.find_all(nodes.Getattr):
            if isinstance(asked.node, nodes.Name) and asked.node.name == node.target:
                yield asked.attr
