"""Promises about the page of the method."""

from __future__ import annotations

from stemhulp.presentation.result.verdict import SURENESS
from tests.support.documents import (
    PageClient,
    assert_adds_up,
    text_of,
)


def test_the_worked_example_adds_up(any_client: PageClient) -> None:
    (table,) = (t for t in any_client.page("/methode").all("table") if "Som voor" in text_of(t))
    assert_adds_up(table)


def test_the_page_says_from_which_chance_a_word_is_used(client: PageClient) -> None:
    sure, likely = (least for least, _text in SURENESS[:2])
    text = client.page("/methode").text
    assert f"Vanaf {sure} % zeggen we ‘bijna zeker’, vanaf {likely} % ‘waarschijnlijk’." in text
