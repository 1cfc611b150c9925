"""The README tells the truth: its numbers and its code are run."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

from click.testing import CliRunner

from stemhulp.cli import main
from stemhulp.comparison import list_spread
from stemhulp.loading import bundled_root, load_election
from stemhulp.presentation.result.ranking import LITTLE_KNOWN

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_numbers_are_what_validate_prints() -> None:
    shown = re.search(r"<!-- validate -->\n(.*?)\n<!-- /validate -->", README, flags=re.S)
    assert shown
    result = CliRunner().invoke(main, ["--site", str(bundled_root()), "validate", "--quiet"])
    assert result.exit_code == 0
    assert result.output.strip() == shown.group(1)


def test_numbers_in_the_text_follow_from_the_tables() -> None:
    election = load_election("gr2022-assen", site=bundled_root())
    found = list_spread(election)
    text = " ".join(README.split())
    own = sum(position.basis == "plank" for position in election.positions.values())
    assert f"{found.known} of {found.cells} possible positions are known" in text
    assert f"{own} of the SP from its own programme, and {found.known - own} from public" in text
    assert f"{found.of_party['sp'] - own} of them of the SP too" in text
    assert f"on {found.n_dividing} of the {len(found.statements)} statements both sides" in text
    assert f"on {found.n_unanimous} all known positions are equal" in text
    assert f"on fewer than {min(found.of_party.values())}" in text
    assert f"disagrees with {found.n_source_against}." in text
    assert f"under {float(LITTLE_KNOWN):.0%}".replace("%", " %") in README


def test_code_in_the_readme_runs() -> None:
    failures, tests = doctest.testfile(str(ROOT / "README.md"), module_relative=False)
    assert tests > 3
    assert failures == 0


def test_links_and_pictures_exist() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).is_file(), target


def test_commands_and_targets_that_are_named_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"`?make ([a-z]+)", README):
        assert re.search(rf"^{target}:", makefile, flags=re.M), target
    for command in re.findall(r"^stemhulp (?:--site DIR )?([a-z-]+)", README, flags=re.M):
        assert command in main.commands, command
