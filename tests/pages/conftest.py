"""What the tests of several rooms of the site share."""

from __future__ import annotations

import pytest

from stemhulp.examples import fictional_site
from stemhulp.web import create_app
from tests.support.documents import PageClient, make_client

PUBLIC = "https://stemhulp.example"


@pytest.fixture(scope="session")
def public_client() -> PageClient:
    """A site that knows where others find it."""
    return make_client(create_app(fictional_site(), {"PUBLIC_ADDRESS": PUBLIC + "/"}))
