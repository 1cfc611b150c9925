"""The public names: each declared in three places that say the same, each loaded by itself."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import stemhulp

SOURCE = Path(stemhulp.__file__).read_text(encoding="utf-8")


def imported_for_types() -> dict[str, str]:
    """Name → module, as type checkers read them."""
    (block,) = (n for n in ast.parse(SOURCE).body if isinstance(n, ast.If))
    return {
        alias.name: node.module or ""
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def test_every_public_name_has_one_home_that_type_checkers_know_too() -> None:
    homes = {name: home for home, names in stemhulp._HOMES.items() for name in names}
    assert homes == imported_for_types()
    assert set(homes) == set(stemhulp.__all__)
    assert [name for name in stemhulp.__all__ if not hasattr(stemhulp, name)] == []


def rooms_after(statement: str) -> set[str]:
    """Our rooms, and what is heavy, that a fresh Python has imported after a statement."""
    code = f"import stemhulp, sys; {statement}; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    names = done.stdout.split()
    ours = {name.split(".")[1] for name in names if name.startswith("stemhulp.")}
    return ours | ({"numpy", "pandas", "flask", "scipy", "sklearn"} & set(names))


def test_a_name_loads_only_what_it_needs() -> None:
    assert rooms_after("stemhulp") == set()
    loading = rooms_after("stemhulp.load_election")
    assert "loading" in loading
    assert not loading & {"debate", "presentation", "comparison", "analysis", "web", "flask"}
    matching = rooms_after("stemhulp.match")
    assert not matching & {"loading", "pandas", "comparison", "debate", "presentation", "analysis"}


def test_a_name_that_is_not_public_is_no_attribute() -> None:
    assert not hasattr(stemhulp, "nergens")
    assert set(stemhulp.__all__) <= set(dir(stemhulp))
