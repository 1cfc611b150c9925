"""Debian's Firefox as a test has it in hand: one deed after the other, each with its answer."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from os import environ
from pathlib import Path
from typing import Any, Final

HERE: Final = Path(__file__).parent
PHONE: Final = (360, 740)
PREFERENCES: Final[dict[str, Any]] = {
    "intl.accept_languages": "nl-NL, nl",
    "ui.useOverlayScrollbars": 1,  # as on a phone: they take no room
    # A mouse, which hovers. Without a screen Firefox says that there is no pointer at all.
    "ui.primaryPointerCapabilities": 6,
    "ui.allPointerCapabilities": 6,
    # Every other machine is out of reach: nothing listens at this address.
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": 9,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": 9,
}
SIDEWAYS: Final = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def firefox_path() -> str | None:
    """Where the Firefox of this machine is, if it has one."""
    return environ.get("FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a visitor stands after going somewhere."""

    address: str
    title: str
    heading: str
    isNewTab: bool  # noqa: N815 – as the script calls it


class Firefox:
    """A running Firefox with one visitor at a time."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process
        self.home = ""

    def visit(self, home: str, size: tuple[int, int] = PHONE) -> None:
        """Somebody new comes to a site, with nothing from before."""
        self.home = home
        self._do("visit", home=home, width=size[0], height=size[1])

    def open(self, path: str) -> int:
        """Type an address; gives the status of the answer."""
        return int(self._do("open", address=self.home + path))

    def click(self, css: str, text: str = "") -> None:
        """Press the first such thing that can be seen; folds over it are opened first."""
        self._do("click", css=css, text=text)

    def follow(self, css: str, text: str = "") -> Stand:
        """Press something that leads to another page."""
        return Stand(**self._do("follow", css=css, text=text))

    def press(self, key: str) -> None:
        self._do("press", key=key)

    def send(self, key: str) -> Stand:
        """Press a key that leads to another page."""
        return Stand(**self._do("send", key=key))

    def back(self) -> Stand:
        return Stand(**self._do("back"))

    def forward(self) -> Stand:
        return Stand(**self._do("forward"))

    def see(self, code: str) -> Any:
        """What the page says to this piece of script, also when its own script is off."""
        return self._do("see", code=code)

    def until(self, code: str) -> Any:
        """Wait till the page says something to this."""
        return self._do("until", code=code)

    def complaints(self) -> list[str]:
        """Errors, warnings, breaches of the policy, answers that are no answer; since last time."""
        return list(self._do("complaints"))

    def _do(self, deed: str, **wish: Any) -> Any:
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps({"do": deed, **wish}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, "Firefox of node is gestopt; zie stderr hierboven"
        answer = json.loads(line)
        assert "error" not in answer, f"{deed} {wish}: {answer['error']}"
        return answer.get("value")


@contextmanager
def firefox(*, has_script: bool = True, **preferences: Any) -> Iterator[Firefox]:
    """Start the machine's own Firefox; no browser is ever downloaded."""
    wish = {
        "firefox": firefox_path(),
        "prefs": PREFERENCES | {"javascript.enabled": has_script} | preferences,
        "env": {"FONTCONFIG_FILE": str(HERE / "fonts.conf")},
    }
    command = ["node", str(HERE / "hands.mjs"), json.dumps(wish)]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )
    with process:
        try:
            yield Firefox(process)
        finally:
            assert process.stdin is not None
            process.stdin.close()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.terminate()  # which takes the browser along
