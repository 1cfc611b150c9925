"""Where each sum stands in a row of lanes, and how wide it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from stemhulp.matching.tables import Integers


def lane_places(n_parties: int, n_methods: int, n_kinds: int) -> dict[Any, slice]:
    """Which lanes hold what."""
    names: list[tuple[Any, int]] = [(("points", m), n_parties) for m in range(n_methods)]
    names += [(("unknown", k), n_parties) for k in range(n_kinds)] or [("known", n_parties)]
    names += [("total", 1), ("n_counting", 1), ("n_given", 1)]
    places, start = {}, 0
    for name, width in names:
        places[name] = slice(start, start + width)
        start += width
    return places


def lane_widths(
    places: Mapping[Any, slice], cells: Sequence[Integers], n_lanes: int
) -> dict[Any, np.dtype[Any]]:
    """The smallest numbers that hold the largest sum of each kind of lanes."""
    largest = np.zeros(n_lanes, dtype=np.int64)
    for cell in cells:
        largest += cell.max(axis=0)
    if largest.max(initial=0) > np.iinfo(np.uint16).max:
        raise OverflowError("sums too large for lanes")
    narrow = np.iinfo(np.uint8).max
    return {
        name: np.dtype(np.uint8 if largest[place].max(initial=0) <= narrow else np.uint16)
        for name, place in places.items()
    }


def places_by_width(
    places: Mapping[Any, slice], widths: Mapping[Any, np.dtype[Any]]
) -> dict[np.dtype[Any], dict[Any, slice]]:
    """Where each kind of lanes stands among those that are as wide."""
    found: dict[np.dtype[Any], dict[Any, slice]] = {}
    for name, place in places.items():
        same = found.setdefault(widths[name], {})
        start = max((one.stop for one in same.values()), default=0)
        same[name] = slice(start, start + place.stop - place.start)
    return found


def lanes_by_width(
    places: Mapping[Any, slice], widths: Mapping[Any, np.dtype[Any]]
) -> dict[np.dtype[Any], list[int]]:
    """Which lanes are how wide, in the order of `places_by_width`."""
    found: dict[np.dtype[Any], list[int]] = {}
    for name, place in places.items():
        found.setdefault(widths[name], []).extend(range(place.start, place.stop))
    return found
