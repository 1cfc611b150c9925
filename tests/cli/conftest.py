"""What the tests of the command line share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.command_runner import CommandRunner, command_runner


@pytest.fixture(scope="session")
def command() -> Iterator[CommandRunner]:
    """Runs commands as real processes."""
    with command_runner() as run:
        yield run
