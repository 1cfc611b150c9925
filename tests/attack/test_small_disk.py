"""A site goes on where nothing can be written."""

from __future__ import annotations

import pytest

from tests.attack.small_disk import CIRCUMSTANCES, everything, in_trouble, may_mount

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not may_mount(), reason="only root may mount a small disk"),
]


def test_everything_comes_where_nothing_can_be_written() -> None:
    with in_trouble(CIRCUMSTANCES["nothing can be written, no temporary folder"]) as server:
        assert everything(server.port, times=1) == {"200": 11}
        assert server.said_more() == ""
