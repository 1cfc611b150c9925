"""How true the chances of :mod:`stemhulp.analysis.certainty` turned out, as last measured."""

from __future__ import annotations

import datetime
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Final

FILE: Final = "certainty_measured.toml"


@dataclass(frozen=True, slots=True)
class Measured:
    """What was stated of whoever stood first, and what came true, on data not fitted on.

    Parameters
    ----------
    name : str
        Collection of positions and people.
    n_sheets : int
    stated, observed : float
        Mean chance that was stated, and share that came true; a shared first place counts for
        its share.
    calibration_error : float
        Mean distance between the two over tenths of the stated chance.
    top_three : float
        Share of sheets with the true first among the first three shown.
    in_interval : float
        Share of scores inside the interval that should hold eight in ten.
    """

    name: str
    n_sheets: int
    stated: float
    observed: float
    calibration_error: float
    top_three: float
    in_interval: float


@dataclass(frozen=True, slots=True)
class Measurement:
    """Every collection that was measured, when, and the command that did it."""

    date: datetime.date
    command: str
    collections: tuple[Measured, ...]


@lru_cache(maxsize=1)
def last_measurement() -> Measurement:
    """Read the file that ``make bench`` can renew.

    Examples
    --------
    >>> all(0 < one.observed < 1 for one in last_measurement().collections)
    True
    """
    text = (resources.files("stemhulp.analysis") / FILE).read_text(encoding="utf-8")
    numbers = tomllib.loads(text)
    return Measurement(
        date=numbers["date"],
        command=numbers["command"],
        collections=tuple(Measured(**one) for one in numbers["collection"]),
    )
