"""How much room a table with a column a party asks; a style sheet cannot count columns."""

from __future__ import annotations

from typing import Final

FEW, SOME, MANY = 3, 6, 10
NEVER: Final = "never"


def fit_of(n_columns: int) -> str:
    """Name of the width from which the table stands; before that its rows are cards.

    Examples
    --------
    >>> [fit_of(n) for n in (2, 5, 10, 11)]
    ['few', 'some', 'many', 'never']
    """
    for most, name in ((FEW, "few"), (SOME, "some"), (MANY, "many")):
        if n_columns <= most:
            return name
    return NEVER
