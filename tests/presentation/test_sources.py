"""How a source is written down."""

from __future__ import annotations

import pytest

from stemhulp.model import Source
from stemhulp.presentation.evidence.sources import source_line


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,hallo", "//elders.example", "/etc", "http:///"],
)
def test_only_web_addresses_become_links(address: str) -> None:
    line = source_line(Source("bron", "Een bron", address))
    assert (line.url, line.host, line.title) == ("", "", "Een bron")
