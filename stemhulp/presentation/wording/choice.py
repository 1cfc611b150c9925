"""Something to tick or to choose on a form."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to tick or to choose."""

    value: str
    text: str
    is_chosen: bool
