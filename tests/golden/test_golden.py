"""Published numbers, reproduced; each row of ``golden/vectors.csv`` names its source."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from stemhulp.matching import match
from tests.support.elections import election_of, sheet_of
from tests.support.vectors import OPEN_ELECTION_COMPASS, READINGS, VECTORS


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
