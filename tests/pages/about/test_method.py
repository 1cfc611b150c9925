"""Promises about the page of the method."""

from __future__ import annotations

from tests.support.documents import (
    PageClient,
    assert_adds_up,
    text_of,
)


def test_the_worked_example_adds_up(any_client: PageClient) -> None:
    (table,) = (t for t in any_client.page("/methode").all("table") if "Som voor" in text_of(t))
    assert_adds_up(table)
