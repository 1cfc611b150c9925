"""The fictional election, for files of answer sheets."""

from __future__ import annotations

import pytest

from stemhulp.examples import fictional_election
from stemhulp.model import Election


@pytest.fixture(scope="session")
def election() -> Election:
    return fictional_election()
