"""Promises about the language that is being spoken."""

from __future__ import annotations

from contextlib import suppress

import pytest

from stemhulp.errors import UnknownIdError
from stemhulp.presentation.wording.language import current, using_language


def test_language_ends_with_its_block_also_after_an_error() -> None:
    with suppress(RuntimeError), using_language("en"):
        assert current() == "en"
        raise RuntimeError
    assert current() == "nl"


def test_there_is_no_third_language() -> None:
    with (
        pytest.raises(UnknownIdError, match="Er is geen taal met id ‘fries’"),
        using_language("fries"),
    ):
        pass
