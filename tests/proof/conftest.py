"""Where the tools of the proofs are, and the sites they look at."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from tests.support.sites import application

TOOLS = Path(__file__).parent / "node_modules"


@pytest.fixture(scope="session")
def tools() -> Path:
    """The folder of the Node packages that the lock file pins."""
    if not (TOOLS / ".ready").is_file():
        pytest.fail("Het gereedschap ontbreekt. Installeer het met: make proof")
    return TOOLS


@pytest.fixture(scope="session")
def sites() -> dict[str, Flask]:
    """The fictional site and that of Assen."""
    return {
        "Verzonnenwoude": application("verzonnenwoude"),
        "Assen": application("assen"),
    }


@pytest.fixture(scope="session")
def double() -> Flask:
    """A site with two elections, for the pages that only such a site has."""
    return application("twee")
