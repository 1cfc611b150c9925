"""Where the tools of the proofs are, and the sites they look at."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from flask import Flask

from stemhulp.examples import fictional_site
from stemhulp.loading import Site, bundled_root
from stemhulp.web import create_app

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
        "Verzonnenwoude": create_app(fictional_site()),
        "Assen": create_app(bundled_root()),
    }


@pytest.fixture(scope="session")
def double(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """A site with both elections, for the pages that only such a site has."""
    both = tmp_path_factory.mktemp("both")
    for root in (fictional_site().root, bundled_root()):
        for folder in ("statements", "parties"):
            shutil.copytree(root / folder, both / folder, dirs_exist_ok=True)
    return create_app(Site(both))
