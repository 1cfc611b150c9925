"""Published numbers, reproduced; each row of ``golden/vectors.csv`` names its source."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from tests.support.elections import election_of, sheet_of

<<<<<<< HEAD
from stemhulp.matching import METHODS, POLICIES, match
from stemhulp.model import OwnTable

GOLDEN = Path(__file__).parent / "golden" / "vectors.csv"
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
=======
from stemhulp.matching import match
from tests.support.elections import election_of, sheet_of
from tests.support.vectors import OPEN_ELECTION_COMPASS, READINGS, VECTORS
>>>>>>> main


@pytest.mark.parametrize("row", VECTORS, ids=[f"{r['method']}-{r['case']}" for r in VECTORS])
def test_golden_vector_is_reproduced(row: dict[str, str]) -> None:
    method, policy, code, unit = READINGS[f"{row['method']}/{row['case']}"]
    positions = [-1 if p is None else code(p) for p in json.loads(row["positions"])]
    election = election_of([positions], n_options=5)
    own = replace(election.settings, own_table=OPEN_ELECTION_COMPASS)
    sheet = sheet_of([code(v) for v in json.loads(row["answers"])], json.loads(row["weights"]))
    score = match(replace(election, settings=own), sheet, method, policy).scores[0].score
    assert score is not None
    assert float(unit(score)) == pytest.approx(float(row["expected"]), abs=1e-6)
