"""Two Firefoxes, one of which does without script, and the sites they visit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from flask import Flask

from tests.browser.running import running
from tests.proof.firefox.driver import Firefox, firefox, firefox_path


@pytest.fixture(scope="session")
def homes(sites: dict[str, Flask]) -> Iterator[dict[str, str]]:
    """The address of every site."""
    with ExitStack() as servers:
        yield {name: servers.enter_context(running(app)) for name, app in sites.items()}


@pytest.fixture(scope="session")
def machine(tools: Path) -> None:
    if firefox_path() is None:
        pytest.fail("Firefox ontbreekt. Installeer hem met: make firefox")


@pytest.fixture(scope="session")
def fox(machine: None) -> Iterator[Firefox]:
    with firefox() as browser:
        yield browser


@pytest.fixture(scope="session")
def plain_fox(machine: None) -> Iterator[Firefox]:
    """The same with JavaScript turned off."""
    with firefox(has_script=False) as browser:
        yield browser
