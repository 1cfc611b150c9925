"""Files with many answer sheets, made at random."""

from __future__ import annotations

import numpy as np
import pandas as pd

from stemhulp.model import Election

WORDS = ("oneens", "neutraal", "eens", "skip", "")
CODES = {"oneens": 0, "neutraal": 1, "eens": 2, "skip": -2, "": -1}


def random_sheets(election: Election, n_sheets: int, seed: int = 1) -> pd.DataFrame:
    """Words of random answers, weights for two statements and a column of somebody else."""
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame({"nr": np.arange(n_sheets) + 7})
    for statement_id in election.statements:
        frame[statement_id] = rng.choice(WORDS, n_sheets, p=[0.3, 0.2, 0.3, 0.1, 0.1])
    first, second, *_ = election.statements
    for statement_id in list(election.statements)[: election.settings.minimum_answers]:
        frame[statement_id] = rng.choice(WORDS[:3], n_sheets)
    frame[f"weight_{second}"] = rng.integers(0, 3, n_sheets)
    frame[f"weight_{first}"] = rng.integers(1, 3, n_sheets)
    return frame
