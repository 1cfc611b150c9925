"""Whatever is wrong around a command, it says so in one Dutch sentence and an exit code.

Every command of the group is tried with the first example of its own help, so that a new command
is covered by itself.
"""

from __future__ import annotations

import json
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from stemhulp.cli import main
from stemhulp.examples import fictional_site
from tests.support.command_runner import Bad, CommandRunner, Done

ELECTION = "gr2030-verzonnenwoude"
# The examples in the help are about Assen; the fictional town is smaller.
NAMES = {"sp": "brug", "vvd": "haven", "plop": "molen", "gr2022-assen": ELECTION}
# Runs until it is stopped: tests/serving looks at it.
RUNS_ON = {"serve"}
ENDING = sorted(set(main.commands) - RUNS_ON)
STATEMENTS = ("fietsbrug", "parkeren", "marktdag", "hofjes", "toren", "museumnacht")


def example(name: str) -> list[str]:
    """Arguments of the first example in the help of a command."""
    found = re.search(rf"^ *stemhulp ({name}\b.*)$", main.commands[name].help or "", flags=re.M)
    assert found, f"{name} has no example"
    return [NAMES.get(word, word) for word in shlex.split(found[1])]


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with every file that an example asks for."""
    folder = tmp_path_factory.mktemp("town")
    for root in (folder, folder / "vorige-versie"):
        for part in ("statements", "parties"):
            shutil.copytree(fictional_site().root / part, root / part)
    coding = folder / "parties" / ELECTION / "coding"
    coding.mkdir()
    for name in ("first", "second"):
        (coding / f"{name}.csv").write_text(
            "party_id,statement_id,stance\nbrug,hofjes,eens\nhaven,hofjes,oneens\n"
        )
    answers = {"answers": dict.fromkeys(STATEMENTS, "eens")}
    (folder / "antwoorden.json").write_text(json.dumps(answers))
    sheets = [",".join(STATEMENTS), *([",".join(["eens"] * len(STATEMENTS))] * 3)]
    (folder / "antwoorden.csv").write_text("\n".join(sheets) + "\n")
    planks = folder / "statements" / ELECTION / "planks.csv"
    (folder / "programma.txt").write_text(_programme(planks.read_text(encoding="utf-8")))
    return folder


def _programme(planks: str) -> str:
    """The programme that the table of planks was made from, as far as the importer reads it."""
    lines: list[str] = []
    for row in planks.splitlines()[1:]:
        number, party, chapter, title = row.split(",")[:4]
        if party == "brug" and re.fullmatch(r"\d+\.\d+", number):
            heading = f"{chapter}. {title}"
            lines += ["", heading, ""] if heading not in lines else []
            lines.append(f"- {number} Een punt.")
    return "\n".join(lines)


def assert_one_sentence(done: Done, code: int = 1) -> None:
    """It ended with a code, and said one Dutch sentence about it."""
    assert done.code == code, done
    assert re.fullmatch(r"Fout: [^\n]+\.\n", done.err), done.err
    assert not re.search(r"Errno|denied|such file|Error|\bnot\b|\bthe\b", done.err), done.err


@pytest.fixture
def in_town(town: Path, command: CommandRunner) -> Iterator[Path]:
    """The town, made as it was when a test is over."""
    planks = town / "statements" / ELECTION / "planks.csv"
    before = planks.read_bytes()
    yield town
    planks.write_bytes(before)


@pytest.mark.slow
@pytest.mark.parametrize("name", ENDING)
class TestEveryCommand:
    def test_its_example_works(self, name: str, in_town: Path, command: CommandRunner) -> None:
        """Without this the rest would prove nothing."""
        done = command(*example(name), cwd=in_town)
        assert (done.code, done.err) == (0, "")
        assert done.out

    @pytest.mark.parametrize(
        ("bad", "words"),
        [(Bad("full"), "de schijf is vol"), (Bad("closed"), "dit kanaal is gesloten")],
    )
    def test_output_that_cannot_be_written_is_said(
        self, name: str, bad: Bad, words: str, in_town: Path, command: CommandRunner
    ) -> None:
        done = command(*example(name), cwd=in_town, bad=bad)
        assert_one_sentence(done)
        assert f"De uitvoer kan niet worden geschreven: {words}" in done.err

    @pytest.mark.parametrize("bad", [Bad("gone"), Bad("gone", "gone")])
    def test_a_reader_who_left_is_told_nothing(
        self, name: str, bad: Bad, in_town: Path, command: CommandRunner
    ) -> None:
        done = command(*example(name), cwd=in_town, bad=bad)
        assert (done.code, done.err) == (1, "")

    @pytest.mark.parametrize("bad", [Bad("closed", "closed")])
    def test_without_any_stream_only_the_exit_code_is_left(
        self, name: str, bad: Bad, in_town: Path, command: CommandRunner
    ) -> None:
        assert command(*example(name), cwd=in_town, bad=bad).code == 1

    @pytest.mark.parametrize("encoding", ["latin-1", "ascii"])
    def test_a_terminal_without_our_signs_still_gets_everything(
        self, name: str, encoding: str, in_town: Path, command: CommandRunner
    ) -> None:
        wanted = command(*example(name), cwd=in_town).out.decode()
        done = command(*example(name), cwd=in_town, bad=Bad(encoding=encoding))
        assert (done.code, done.err) == (0, "")
        assert len(done.out.splitlines()) == len(wanted.splitlines())

    def test_a_working_folder_that_was_deleted_is_said(
        self, name: str, in_town: Path, command: CommandRunner
    ) -> None:
        """What needs the folder says so; what needs none of it works."""
        done = command(*example(name), bad=Bad(folder_is_gone=True))
        if done.code:
            assert_one_sentence(done, done.code)
        else:
            assert name == "methods"

    @pytest.mark.parametrize("closed", ["", "statements", f"parties/{ELECTION}"])
    def test_a_folder_that_may_not_be_read_is_named(
        self, name: str, closed: str, in_town: Path, command: CommandRunner
    ) -> None:
        folder = in_town / closed
        mode = folder.stat().st_mode
        folder.chmod(0)
        try:
            done = command("--site", in_town, *_absolute(example(name), in_town), bad=Bad())
        finally:
            folder.chmod(mode)
        if done.code:
            assert_one_sentence(done, done.code)
            assert str(folder) in done.err
            assert "geen toestemming" in done.err
        else:
            assert name == "methods" or not closed.startswith("statements")

    def test_help_that_cannot_be_written_is_said(self, name: str, command: CommandRunner) -> None:
        assert_one_sentence(command(name, "--help", bad=Bad("full")))


def _absolute(arguments: list[str], folder: Path) -> list[str]:
    """Arguments in which files of the town have their whole path."""
    return [str(folder / word) if (folder / word).exists() else word for word in arguments]
