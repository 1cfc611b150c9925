"""What all tests share: elections and sites, made once per worker."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from hypothesis import settings

from stemhulp.examples import fictional_election, fictional_site
from stemhulp.loading import Site
from stemhulp.model import Election
from tests.support.documents import PageClient, make_client
from tests.support.made_once import make_once
from tests.support.sharing_work import Sharing
from tests.support.sites import application

# A busy machine is no bug, so there is no deadline. The examples are other ones every time: a law
# is looked at from more sides the longer it stands, and the blob repeats the one that broke it. In
# CI they are the same every time: what lands is judged by its change, not by luck.
settings.register_profile(
    "stemhulp", deadline=None, print_blob=True, derandomize="CI" in os.environ
)
settings.load_profile("stemhulp")
# Trees of pages and elections stay till the end: do not look through them again and again.
gc.set_threshold(100_000, 20, 50)
make_once()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> object:
    return Sharing(config, log)


@pytest.fixture(scope="session")
def election() -> Election:
    return fictional_election()


@pytest.fixture(scope="session")
def app() -> Flask:
    return application("verzonnenwoude")


@pytest.fixture
def client(app: Flask) -> PageClient:
    return make_client(app)


@pytest.fixture(params=["verzonnenwoude", "assen"])
def any_app(request: pytest.FixtureRequest) -> Flask:
    """The fictional site, and the real one."""
    return application(request.param)


@pytest.fixture(params=["verzonnenwoude", pytest.param("assen", marks=pytest.mark.slow)])
def whole_app(request: pytest.FixtureRequest) -> Flask:
    """The same two sites, for what takes long on Assen."""
    return application(request.param)


@pytest.fixture
def any_client(any_app: Flask) -> PageClient:
    return make_client(any_app)


@pytest.fixture
def site_copy(tmp_path: Path) -> Site:
    """The fictional site in a folder of its own, to change."""
    for folder in ("statements", "parties"):
        shutil.copytree(fictional_site().root / folder, tmp_path / folder)
    return Site(tmp_path)


@pytest.fixture
def replace_in(site_copy: Site) -> Callable[[str, str, str], None]:
    """Change some text in one table of the copied site."""

    def replace(file: str, old: str, new: str) -> None:
        folder = (
            "parties"
            if file in {"parties.csv", "positions.csv", "evidence.csv", "sources.csv"}
            else "statements"
        )
        path = site_copy.table(folder, "gr2030-verzonnenwoude", file)
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    return replace
