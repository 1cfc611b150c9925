"""A site whose disk is full, or may not be written: pages, results and files come all the same.

Run it with ``python -m tests.attack.small_disk``. Each row is a real server in a small disk of its
own (a tmpfs in a mount namespace, which only root may make).
"""

from __future__ import annotations

import contextlib
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from urllib.parse import urlencode

from stemhulp.examples import fictional_election
from tests.attack.paper import timed
from tests.attack.running import Server, serving, stop
from tests.support.sheets import all_eens

ROOT: Final = Path(__file__).resolve().parents[2]
SITE: Final = ROOT / "stemhulp" / "examples"
SERVE: Final = f"exec {sys.executable} -m stemhulp --site $S serve --port {{port}}"
SMALL: Final = "mount -t tmpfs -o size={size} none $D || exit 9; export TMPDIR=$D HOME=$D\n"
FILL: Final = "dd if=/dev/zero of=$D/rest bs=1k 2>/dev/null && exit 9\n"
# Everything that is mounted, but not what has no disk behind it.
LOCK_ALL: Final = """for m in / $(cut -d' ' -f2 /proc/mounts); do
  case $m in /proc*|/sys*|/dev/*) ;; *) mount -o remount,bind,ro "$m" 2>/dev/null ;; esac
done
touch $D/x 2>/dev/null && exit 9; export TMPDIR=/nonexistent HOME=/nonexistent
"""
RELOADED: Final = "De tabellen zijn opnieuw geladen."


def fill_up(server: Server, folder: Path) -> None:
    """Write into the disk of a server that runs until nothing fits any more."""
    inside = Path(f"/proc/{server.process.pid}/root{folder}")
    with (inside / "rest").open("wb", 0) as rest, contextlib.suppress(OSError):
        for _ in range(2048):
            rest.write(b"x" * 1024)
        raise AssertionError("the disk is not full")


def leave_alone(_server: Server, _folder: Path) -> None:
    """Do nothing more."""


@dataclass(frozen=True)
class Circumstance:
    """What is wrong: before the server starts, and after."""

    prepare: str
    afterwards: Callable[[Server, Path], None] = leave_alone
    output: str = ""


CIRCUMSTANCES: Final[Mapping[str, Circumstance]] = {
    "temporary folder and home are full": Circumstance(SMALL.format(size="64k") + FILL),
    "the temporary folder fills up later": Circumstance(SMALL.format(size="1m"), fill_up),
    "the site folder is read-only": Circumstance(
        SMALL.format(size="8m") + "cp -r $S/statements $S/parties $D; S=$D; "
        "mount -o remount,ro $D; unset TMPDIR\n"
    ),
    "nothing can be written, no temporary folder": Circumstance(LOCK_ALL),
    "the disk behind the output is full": Circumstance("", output=" >/dev/full 2>&1"),
}


def may_mount() -> bool:
    """Whether this process may make a disk of its own."""
    try:
        tried = ["unshare", "--mount", "mount", "-t", "tmpfs", "-o", "size=16k", "none", "/mnt"]
        return subprocess.run(tried, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def everything(port: int, times: int = 2) -> Counter[str]:
    """Ask for a page, a result and every kind of file; count the answers by status."""
    election = fictional_election()
    form = urlencode(all_eens(election))
    first, second, *_ = election.parties
    debate = f"?partij={first}&tegen={second}"
    asked = [
        *(("GET", path, None) for path in ("/", "/vergelijk", "/plaatje.png")),
        *(("GET", path + debate, None) for path in ("/debat.docx", "/debat.pdf")),
        *(("GET", path + debate, None) for path in ("/debat-kaarten.pdf",)),
        *(("POST", f"/uitslag{ending}", form) for ending in ("", ".json", ".pdf", ".png", ".svg")),
    ]
    return Counter(timed(port, *one)[0] for one in asked * times)


@contextlib.contextmanager
def in_trouble(circumstance: Circumstance) -> Iterator[Server]:
    """Run a server in these circumstances."""
    with TemporaryDirectory() as name:
        script = f"D={name}; S={SITE}\n{circumstance.prepare}{SERVE}{circumstance.output}"
        with serving(["unshare", "--mount", "sh", "-c", script], folder=ROOT) as server:
            time.sleep(1)  # both processes
            circumstance.afterwards(server, Path(name))
            yield server


def tried(circumstance: Circumstance) -> tuple[Counter[str], str, int]:
    """Ask for everything, load the tables again, ask once more, and stop."""
    with in_trouble(circumstance) as server:
        statuses = everything(server.port)
        server.process.send_signal(signal.SIGHUP)
        end = time.monotonic() + 20
        while RELOADED not in server.written() and not circumstance.output:
            assert time.monotonic() < end, server.written()
            time.sleep(0.1)
        statuses += everything(server.port)
        return statuses, server.said_more().replace(RELOADED, "").strip(), stop(server.process)


def main() -> int:
    """Print a row for each circumstance."""
    if not may_mount():
        print("skipped: only root may mount a small disk, and this process may not")
        return 0
    print("| circumstance | answers, by status | the server wrote | exit code |\n|---|---|---|---|")
    is_good = True
    for name, circumstance in CIRCUMSTANCES.items():
        statuses, wrote, code = tried(circumstance)
        counted = " ".join(f"{status}:{count}" for status, count in statuses.items())
        print(f"| {name} | {counted} | {wrote or 'nothing'} | {code} |", flush=True)
        is_good = is_good and set(statuses) == {"200"} and not wrote and code == 0
    return 0 if is_good else 1


if __name__ == "__main__":
    sys.exit(main())
