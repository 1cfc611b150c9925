"""The house keeps its shape: one direction of imports, no machine in the files."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.sharing_work import TOGETHER

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "stemhulp"

# Room → rooms it may import. A room that is not here may not be imported by anything.
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "scale": {"errors"},
    "translatable": set(),
    "signs": set(),
    "addresses": set(),
    "model": {"errors", "scale"},
    "codebook": set(),
    "matching": {"translatable", "errors", "scale", "model"},
    "comparison": {"translatable", "errors", "scale", "model", "matching"},
    "debate": {"translatable", "errors", "scale", "model", "comparison"},
    "loading": {"addresses", "errors", "scale", "signs", "model", "codebook", "matching"},
    "examples": {"loading", "model"},
    "analysis": {"errors", "scale", "model", "matching"},
    "authoring": {"errors", "model", "codebook", "loading", "matching"},
    "sheets": {"errors", "scale", "model", "matching", "authoring"},
    "presentation": {
        "addresses",
        "signs",
        "translatable",
        "errors",
        "scale",
        "model",
        "matching",
        "analysis",
        "comparison",
        "debate",
    },
    "web": {
        "signs",
        "translatable",
        "errors",
        "scale",
        "model",
        "matching",
        "loading",
        "presentation",
        "codebook",
    },
    "cli": {
        "signs",
        "errors",
        "model",
        "matching",
        "comparison",
        "debate",
        "loading",
        "authoring",
        "analysis",
        "sheets",
        "presentation",
        "web",
    },
    "__init__": {
        "model",
        "matching",
        "analysis",
        "comparison",
        "debate",
        "loading",
        "presentation",
    },
    "__main__": {"cli"},
}
CORE = {"errors", "scale", "translatable", "model", "matching", "comparison", "debate"}
CORE_LIBRARIES = {"numpy"}


def room_of(path: Path) -> str:
    """The top module or package a file is in."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports_of(path: Path) -> set[str]:
    """Full names of everything a file imports, also inside functions."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            module = node.module or ""
            found |= {f"{module}.{alias.name}" for alias in node.names}
    return found


FILES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=[str(f.relative_to(ROOT)) for f in FILES])
def test_no_import_points_back(path: Path) -> None:
    room = room_of(path)
    for name in imports_of(path):
        if not name.startswith("stemhulp."):
            continue
        other = name.split(".")[1]
        if other == room or other not in MAY_IMPORT:  # a public name such as stemhulp.match
            continue
        assert other in MAY_IMPORT[room], f"{room} may not import {other}"


@pytest.mark.parametrize("path", [f for f in FILES if room_of(f) in CORE], ids=str)
def test_the_core_does_no_input_or_output(path: Path) -> None:
    allowed = sys.stdlib_module_names - {"os", "io", "pathlib", "random", "time", "logging", "sys"}
    for name in imports_of(path):
        top = name.split(".")[0]
        assert top in allowed | CORE_LIBRARIES | {"stemhulp"}, f"the core may not import {name}"
    calls = {
        node.func.id
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert not calls & {"print", "open", "round", "input"}


TESTS = sorted((ROOT / "tests").rglob("*.py"))


@pytest.mark.parametrize("path", TESTS, ids=[str(f.relative_to(ROOT)) for f in TESTS])
def test_no_test_leans_on_another_test(path: Path) -> None:
    """What tests share stands in `tests/support`, or in a module beside them without tests."""
    leaned_on = [name for name in imports_of(path) if re.match(r"tests\..*\btest_", name)]
    assert leaned_on == []


def test_tests_that_go_together_are_there() -> None:
    assert [name for name in TOGETHER if not (ROOT / name).is_file()] == []


def test_every_room_is_on_the_map() -> None:
    assert {room_of(path) for path in FILES} == set(MAY_IMPORT)


def test_help_imports_nothing_heavy() -> None:
    heavy = (
        "{'pandas', 'numpy', 'flask', 'frictionless', 'scipy', 'sklearn', 'wordfreq', 'simplemma'}"
    )
    code = (
        "import sys; from stemhulp.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        f"print(sorted({heavy} & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def tracked_files() -> list[Path]:
    """Text files of the project."""
    folders = ("stemhulp", "tests", "templates", "statements", "notebooks", "requirements", ".ci")
    suffixes = {".py", ".html", ".css", ".js", ".mjs", ".md", ".toml", ".txt", ".csv", ".json"}
    suffixes |= {".in", ""}
    brought = {"__pycache__", "node_modules"}
    found = [path for path in ROOT.iterdir() if path.is_file() and path.name != ".git"]
    for folder in folders:
        found += [path for path in (ROOT / folder).rglob("*") if path.is_file()]
    return [path for path in found if path.suffix in suffixes and not brought & set(path.parts)]


def test_no_registry_address_and_no_path_of_a_machine_in_the_project() -> None:
    registries = ("py" + "pi.org", "pythonhosted" + ".org", "npm" + "js.org", "/wo" + "rk/")
    pattern = re.compile("|".join(map(re.escape, registries)))
    for path in tracked_files():
        assert not pattern.search(path.read_text(encoding="utf-8")), path


def test_every_pinned_package_has_a_hash() -> None:
    for name in ("run", "dev", "build"):
        text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
        pins = re.findall(r"^[a-z].*(?:\n    .*)*", text, flags=re.M)
        assert pins
        assert all("--hash=sha256:" in pin for pin in pins)


def test_every_pinned_tool_of_node_has_a_hash_and_no_address() -> None:
    text = (ROOT / "tests" / "proof" / "package-lock.json").read_text(encoding="utf-8")
    pins = {name: pin for name, pin in json.loads(text)["packages"].items() if name}
    assert pins
    assert [name for name, pin in pins.items() if "integrity" not in pin] == []
    assert "://" not in text
