"""A file that a command writes is there whole, or the old one is as it was."""

from __future__ import annotations

import ast
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest

from stemhulp.authoring.files import write_whole
from stemhulp.cli import main
from stemhulp.cli.options import NEW_FILE
from stemhulp.loading import Site, load_election
from tests.support.command_runner import ROOT, Bad, CommandRunner

ELECTION = "gr2030-verzonnenwoude"
OLD = "wat er stond\n"
# Command → how it is asked to write to a file.
WRITERS = {
    "debate": ["debate", "brug", "--against", "haven", "-o"],
    "import-programme": ["import-programme", "programma.txt", "--party", "brug"],
    "score": ["score", "antwoorden.csv", "-o"],
}
# The shelf keeps files of the site in a temporary folder of its own, whole or not at all.
MAY_WRITE = (ROOT / "stemhulp/authoring/files.py", ROOT / "stemhulp/web/http/shelf.py")
MODES = {"w", "wb", "a", "ab", "x", "xb", "r+", "w+"}
WRITING = {"write_text", "write_bytes", "mkstemp", "NamedTemporaryFile", "savefig"}


@pytest.fixture
def target(site_copy: Site, request: pytest.FixtureRequest) -> Path:
    """The file that the command of the test writes, as it was."""
    (site_copy.root / "programma.txt").write_text(
        "1. Wonen\n\n- 1.1 Wij bouwen.\n" + "Meer.\n" * 900
    )
    statements = load_election(ELECTION, site_copy).statements
    row = ",".join(["eens"] * len(statements)) + "\n"
    (site_copy.root / "antwoorden.csv").write_text(",".join(statements) + "\n" + 200 * row)
    if request.node.callspec.params["name"] == "import-programme":
        return site_copy.table("statements", ELECTION, "planks.csv")
    path = site_copy.root / "debat.md"
    path.write_text(OLD)
    return path


def asked(name: str, target: Path) -> list[str]:
    """Arguments with which a command writes to the target."""
    is_import = name == "import-programme"
    return [*WRITERS[name], *(["--election", ELECTION] if is_import else [str(target)])]


def test_every_path_is_read_by_a_type_of_ours() -> None:
    """Click's own says in English what is wrong with a path."""
    kinds = [option.type for command in main.commands.values() for option in command.params]
    paths = [kind for kind in kinds if isinstance(kind, click.Path)]
    assert len(paths) >= 5
    looked_at = [kind for kind in paths if type(kind) is click.Path]
    assert [kind for kind in looked_at if kind.exists or kind.readable or kind.writable] == []


def test_every_command_that_takes_a_file_to_write_is_tried() -> None:
    takes_file = {
        name
        for name, command in main.commands.items()
        if any(option.type is NEW_FILE for option in command.params)
    }
    assert takes_file | {"import-programme"} == set(WRITERS)


def test_nothing_is_written_in_another_way() -> None:
    others = [path for path in (ROOT / "stemhulp").rglob("*.py") if path not in MAY_WRITE]
    found = [place for path in others for place in writing_calls(path)]
    assert found == []
    assert all(writing_calls(path) for path in MAY_WRITE)  # it does find them


def writing_calls(path: Path) -> list[str]:
    """Where a module calls what writes a file."""
    calls = [
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    ]
    return [f"{path}:{call.lineno}" for call in calls if _writes(call)]


def _writes(call: ast.Call) -> bool:
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    given = {arg.value for arg in call.args if isinstance(arg, ast.Constant)}
    return name in WRITING or (name == "open" and bool(given & MODES))


@pytest.mark.parametrize("name", WRITERS)
class TestEveryWriter:
    def test_a_disk_without_room_leaves_the_old_file(
        self, name: str, target: Path, site_copy: Site, command: CommandRunner
    ) -> None:
        before, names = target.read_bytes(), sorted(target.parent.iterdir())
        done = command(*asked(name, target), cwd=site_copy.root, bad=Bad(largest=2000))
        assert done.code == 1
        assert done.err.endswith("het bestand wordt te groot.\n")
        assert done.err.count("\n") == 1
        assert target.name in done.err
        assert target.read_bytes() == before
        assert sorted(target.parent.iterdir()) == names

    def test_mode_and_link_stay(
        self, name: str, target: Path, site_copy: Site, command: CommandRunner
    ) -> None:
        real = target.with_name("elders")
        target.rename(real)
        target.symlink_to(real.name)
        real.chmod(0o600)
        before = real.read_bytes()
        assert command(*asked(name, target), cwd=site_copy.root).code == 0
        assert target.is_symlink()
        assert target.readlink() == Path(real.name)
        assert stat.S_IMODE(real.stat().st_mode) == 0o600
        assert real.read_bytes() != before

    def test_a_file_that_may_not_be_changed_is_not(
        self, name: str, target: Path, site_copy: Site, command: CommandRunner
    ) -> None:
        before = target.read_bytes()
        for closed, mode in ((target, 0o444), (target.parent, 0o555)):
            old = closed.stat().st_mode
            closed.chmod(mode)
            try:
                done = command(*asked(name, target), cwd=site_copy.root)
            finally:
                closed.chmod(old)
            assert done.code == 1
            assert done.err.startswith("Fout: ")
            assert str(closed.name) in done.err
            assert "je hebt hier geen toestemming voor" in done.err
            assert target.read_bytes() == before


@pytest.mark.parametrize("name", ["debate"])
class TestOutput:
    def refused(self, where: Path | str, root: Path, command: CommandRunner) -> tuple[int, str]:
        """Ask for a briefing in a place; its exit code and its one line."""
        done = command(*WRITERS["debate"], where, cwd=root)
        assert done.err.count("\n") == 1
        return done.code, done.err.strip()

    def test_a_place_that_cannot_be_is_named(
        self, name: str, target: Path, site_copy: Site, command: CommandRunner
    ) -> None:
        root = site_copy.root
        (root / "kring").symlink_to("kring")
        for where, code, words in (
            ("statements", 2, "statements: is een map, en hier hoort een bestand."),
            ("nergens/x.md", 1, "nergens: bestaat niet."),
            ("debat.md/x.md", 1, "debat.md/x.md: hier hoort een map, en dit is een bestand."),
            ("kring", 1, "kring: deze verwijzingen wijzen naar elkaar."),
            ("/dev/full", 1, "/dev/full: de schijf is vol."),
            ("x" * 300, 1, f"{'x' * 300}: deze naam is te lang."),
        ):
            found_code, line = self.refused(where, root, command)
            assert (found_code, line[-len(words) :]) == (code, words)

    def test_what_is_no_ordinary_file_is_written_to_and_stays(
        self, name: str, target: Path, site_copy: Site, command: CommandRunner
    ) -> None:
        done = command(*WRITERS["debate"], "/dev/stdout", cwd=site_copy.root)
        assert done.code == 0
        assert command(*WRITERS["debate"], "/dev/null", cwd=site_copy.root).code == 0
        assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)

    def test_closed_streams_do_not_end_up_in_the_file(
        self, name: str, target: Path, site_copy: Site, command: CommandRunner
    ) -> None:
        """With 1 and 2 closed, the next file to be opened would be one of them."""
        assert command(*asked(name, target), cwd=site_copy.root).code == 0
        wanted = target.read_bytes()
        bad = Bad("closed", "closed")
        assert command(*asked(name, target), cwd=site_copy.root, bad=bad).code == 0
        assert target.read_bytes() == wanted


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0 or shutil.which("unshare") is None,
    reason="only root may mount a small disk",
)
@pytest.mark.parametrize("state", ["full", "read-only"])
def test_a_small_disk_of_its_own_keeps_the_old_file(state: str, tmp_path: Path) -> None:
    prepare = "dd if=/dev/zero of=$D/rest bs=1k 2>/dev/null" if state == "full" else (
        "mount -o remount,ro $D"
    )  # fmt: skip
    script = f"""D={tmp_path}; mount -t tmpfs -o size=16k none $D || exit 9
    printf OUD > $D/debat.md; {prepare}
    {sys.executable} -m stemhulp --site stemhulp/examples debate brug --against haven \
      -o $D/debat.md 2>&1
    echo "code $?"; cat $D/debat.md; echo; ls -A $D"""
    done = subprocess.run(
        ["unshare", "--mount", "sh", "-c", script],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    words = "de schijf is vol" if state == "full" else "op deze schijf kan niet worden geschreven"
    lines = done.stdout.splitlines()
    assert words in lines[0]
    assert lines[1:3] == ["code 1", "OUD"]
    assert sorted(lines[3:]) == (["debat.md", "rest"] if state == "full" else ["debat.md"])


def test_a_new_file_gets_the_mode_that_the_user_wants(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "nieuw", "x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "nieuw").stat().st_mode) == 0o640


def _stops(_: Path) -> bool:
    raise KeyboardInterrupt


@pytest.mark.parametrize("accept", [lambda _: False, _stops])
def test_what_is_not_accepted_leaves_nothing(
    tmp_path: Path, accept: Callable[[Path], bool]
) -> None:
    path = tmp_path / "oud"
    path.write_text(OLD)
    try:
        assert not write_whole(path, "nieuw", accept)
    except KeyboardInterrupt:
        assert accept is _stops
    assert (path.read_text(), list(tmp_path.iterdir())) == (OLD, [path])
