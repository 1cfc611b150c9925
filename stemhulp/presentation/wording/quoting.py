"""The words of a programme as they are quoted: untouched, with a mark behind what it misspells."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from stemhulp.model import Plank
from stemhulp.model.spelling import whole_word

SIC: Final = "[sic]"
"""“Thus it stands there”: behind a misspelt word, so that nobody takes it for a slip of ours."""


def quoted(plank: Plank) -> str:
    """Return the text of a point as it is quoted.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> quoted(fictional_election().plank("1.3"))
    'Er komt een tweede marktdag, ook als dat parkeerplaasten [sic] kost.'
    """
    text = plank.text
    for word in plank.misspelt:
        text = whole_word(word).sub(lambda found: f"{found[0]} {SIC}", text)
    return text


def as_quoted(plank: Plank) -> Plank:
    """Return a point with its text as it is quoted.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> once = as_quoted(fictional_election().plank("1.3"))
    >>> once.text.endswith("[sic] kost."), as_quoted(once) == once
    (True, True)
    """
    return replace(plank, text=quoted(plank), misspelt=())
