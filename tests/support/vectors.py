"""Published numbers, as ``golden/vectors.csv`` has them, and how each publication is to be read."""

from __future__ import annotations

import csv
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

from stemhulp.model import OwnTable

GOLDEN = Path(__file__).parents[1] / "golden" / "vectors.csv"
VECTORS = list(csv.DictReader(GOLDEN.read_text(encoding="utf-8").splitlines()))

Value = float | Fraction

# How each publication writes answers, its method and policy, and the unit in which it reports.
# The proximity of Mendez is our agreement on −1 … 1; a missing position adds its middle, 0.
READINGS: dict[str, tuple[str, str, Callable[[int], int], Callable[[Value], Value]]] = {
    "proximity/mendez-isotalo": (
        "agreement", "pull-to-middle", lambda v: v + 2, lambda s: 100 * (2 * s - 1),
    ),
    "directional/mendez-isotalo": (
        "directional", "pull-to-middle", lambda v: v + 2, lambda s: 100 * s,
    ),
    "hybrid/mendez-isotalo": ("hybrid", "pull-to-middle", lambda v: v + 2, lambda s: 100 * s),
    "agreement/euandi": ("agreement", "leave-out", lambda v: v // 25, lambda s: 100 * s),
    "euclidean/weight-on-squared-difference": (
        "euclidean", "leave-out", lambda v: v // 25, lambda s: 100 * s,
    ),
    "directional/openvaa": ("directional", "leave-out", lambda v: v - 1, lambda s: (1 - s) / 2),
    "agreement-table/open-election-compass-hybrid": (
        "custom", "zero", lambda v: v, lambda s: s,
    ),
}  # fmt: skip

OPEN_ELECTION_COMPASS = OwnTable(
    cells=(
        (1, 0.75, 0.25, 0.25, 0),
        (0.75, 1, 0.25, 0.25, 0.25),
        (0.25, 0.25, 1, 0.25, 0.25),
        (0.25, 0.25, 0.25, 1, 0.75),
        (0, 0.25, 0.25, 0.75, 1),
    ),
    title="Open Election Compass",
    summary="Tabel van vijf opties.",
    reference="Open Election Compass algorithm table",
)
