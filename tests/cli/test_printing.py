"""Whatever a command prints, a terminal only shows it: no sign in a table or a name steers it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from stemhulp.cli import main
from stemhulp.loading import Site
from stemhulp.signs import HIDDEN

CLI = Path(__file__).parents[2] / "stemhulp" / "cli"
ELECTION = "gr2030-verzonnenwoude"
RED = "\x1b[31m\x9b2J\u202e"


def printed(*arguments: object) -> str:
    """Everything that a command prints, which is harmless."""
    done = CliRunner().invoke(main, [str(one) for one in arguments])
    assert not HIDDEN.search(done.stdout + done.stderr)
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.stdout + done.stderr


def spoil(site: Site) -> None:
    """Put signs for a terminal in a cell of each kind, and in a header."""
    for folder, name, old in (
        ("statements", "themes.csv", "Over huizen."),
        ("statements", "statements.csv", "Over de Verzonnen Aa"),
        ("parties", "positions.csv", "2030-03-01"),
    ):
        path = site.table(folder, ELECTION, name)
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, f"{old}{RED}"), encoding="utf-8")


def test_findings_show_the_signs_instead_of_printing_them(site_copy: Site) -> None:
    spoil(site_copy)
    assert "\\x1b[31m\\x9b2J\\u202e" in printed("--site", site_copy.root, "validate")
    report = json.loads(printed("--site", site_copy.root, "validate", "--format", "json"))
    assert not report["ok"]


@pytest.mark.parametrize("extra", [(), ("--format", "json"), ("--as-changes",)])
def test_a_comparison_of_unchecked_tables_is_harmless(
    site_copy: Site, tmp_path_factory: pytest.TempPathFactory, extra: tuple[str, ...]
) -> None:
    old = tmp_path_factory.mktemp("oud")
    for folder in ("statements", "parties"):
        (old / folder).symlink_to(Path(__file__).parents[2] / "stemhulp" / "examples" / folder)
    spoil(site_copy)
    said = printed("diff", old, site_copy.root, *extra)
    assert "Verzonnen Aa" in said
    if "json" in extra:
        changed = json.loads(said)["statements"]["changed"]
        assert any(RED in one["fields"].get("text", {}).get("new", "") for one in changed)


def test_wording_of_unchecked_tables_is_harmless(site_copy: Site) -> None:
    spoil(site_copy)
    printed("--site", site_copy.root, "lint")
    printed("--site", site_copy.root, "lint", "--format", "json")


@pytest.mark.parametrize(
    "content",
    [
        f'{{"answers": {{"{RED}": "eens"}}}}'.replace("\x1b", "\\u001b"),
        f'{{"answers": {{"fietsbrug": "{RED}"}}}}'.replace("\x1b", "\\u001b"),
        f'{{"{RED}": {{}}, "answers": {{}}}}'.replace("\x1b", "\\u001b"),
        RED,
    ],
)
def test_answers_that_are_refused_are_harmless(
    site_copy: Site, tmp_path: Path, content: str
) -> None:
    file = tmp_path / f"antwoorden{RED}.json"
    file.write_text(content, encoding="utf-8")
    assert "Fout" in printed("--site", site_copy.root, "match", file)


def test_names_that_are_typed_come_back_harmless(site_copy: Site) -> None:
    for arguments in (
        ("match", f"geen{RED}"),
        (f"--{RED}", "validate"),
        (f"opdracht{RED}",),
        ("--site", f"map{RED}", "validate"),
        ("--site", site_copy.root, "validate", "--election", f"a{RED}"),
        ("--site", site_copy.root, "compare", f"a{RED}", "brug"),
        ("--site", site_copy.root, "validate", "--format", f"x{RED}"),
    ):
        assert "\\x1b" in printed(*arguments)


def test_points_of_a_programme_with_hidden_signs_are_refused(
    site_copy: Site, tmp_path: Path
) -> None:
    programme = tmp_path / "programma.txt"
    programme.write_text(f"1. Wonen\n\n1.1 Meer{RED} huizen.\n", encoding="utf-8")
    before = site_copy.table("statements", ELECTION, "planks.csv").read_bytes()
    said = printed(
        "--site", site_copy.root, "import-programme", programme,
        "--party", "brug", "--election", ELECTION, "--prefix", "nieuw-",
    )  # fmt: skip
    assert "regel 3, kolom text: In ‘Meer\\x1b[31m" in said
    assert site_copy.table("statements", ELECTION, "planks.csv").read_bytes() == before


def test_every_command_prints_in_one_way() -> None:
    for path in CLI.glob("*.py"):
        if path.name != "say.py":
            text = path.read_text(encoding="utf-8")
            assert not re.search(r"click\.s?echo\(|\bprint\(|std(out|err)\.write", text), path.name
