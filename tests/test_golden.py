"""Published numbers, reproduced; each row names its source."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from stemhulp.matching import METHODS, match
from tests.elections import election_of, sheet_of

GOLDEN = Path(__file__).parent / "golden" / "vectors.csv"
VECTORS = list(csv.DictReader(GOLDEN.read_text(encoding="utf-8").splitlines()))


@pytest.mark.parametrize("row", VECTORS, ids=[f"{r['method']}-{r['case']}" for r in VECTORS])
def test_golden_vector_is_reproduced(row: dict[str, str]) -> None:
    def codes(cell: str) -> list[int]:
        return [value // 25 for value in json.loads(cell)]  # 0, 25 … 100 → five options

    election = election_of([codes(row["positions"])], n_options=5)
    sheet = sheet_of(codes(row["answers"]), json.loads(row["weights"]))
    score = match(election, sheet, method=row["method"]).scores[0].score
    assert score is not None
    assert float(score) * 100 == pytest.approx(float(row["expected"]), abs=1e-6)


def test_every_method_has_a_golden_vector_with_a_source() -> None:
    assert {row["method"] for row in VECTORS if row["source"]} >= set(METHODS)
