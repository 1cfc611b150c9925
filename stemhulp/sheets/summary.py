"""What many sheets come to: who is first how often, and how high."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from stemhulp.matching import BatchResult
from stemhulp.model import Election


@dataclass
class Summary:
    """Counts and means over all sheets of a file, party by party.

    Parameters
    ----------
    party_ids : tuple of str
    n_sheets, n_bad : int
        Sheets that were scored, and rows that were not.
    first : ndarray of shape (n_parties,), dtype=float64
        First places; a shared one counts for its part.
    total : ndarray of shape (n_parties,), dtype=float64
        Sum of the scores.
    n_scored : ndarray of shape (n_parties,), dtype=int64
        Sheets in which the party has a score.
    """

    party_ids: tuple[str, ...]
    n_sheets: int = 0
    n_bad: int = 0
    first: npt.NDArray[np.float64] = field(init=False)
    total: npt.NDArray[np.float64] = field(init=False)
    n_scored: npt.NDArray[np.int64] = field(init=False)

    def __post_init__(self) -> None:
        n_parties = len(self.party_ids)
        self.first, self.total = np.zeros(n_parties), np.zeros(n_parties)
        self.n_scored = np.zeros(n_parties, dtype=np.int64)

    def add(self, result: BatchResult) -> None:
        """Count a batch, of which it is known who is first."""
        if result.firsts is None:
            raise ValueError("a summary needs to know who is first")
        # Products with ones: an order of magnitude quicker than sums along the rows.
        n_sheets, n_parties = result.scores.shape
        is_known = ~np.isnan(result.scores)
        first = result.firsts.astype(np.float64)
        self.n_sheets += n_sheets
        self.first += (1 / np.maximum(first @ np.ones(n_parties), 1)) @ first
        self.total += np.ones(n_sheets) @ np.where(is_known, result.scores, 0).astype(np.float64)
        self.n_scored += (np.ones(n_sheets) @ is_known.astype(np.float64)).astype(np.int64)

    def merge(self, other: Summary) -> None:
        """Add the counts of another file."""
        self.n_sheets += other.n_sheets
        self.n_bad += other.n_bad
        self.first += other.first
        self.total += other.total
        self.n_scored += other.n_scored

    def as_dict(self) -> dict[str, Any]:
        """Return all of it as JSON knows it; a party without a score anywhere has no mean."""
        sheets = max(self.n_sheets, 1)
        rows = zip(self.party_ids, self.first, self.total, self.n_scored, strict=True)
        return {
            "n_sheets": self.n_sheets,
            "n_bad": self.n_bad,
            "parties": {
                party_id: {
                    "first": float(first) / sheets,
                    "mean_score": float(total / n) if n else None,
                    "n_scored": int(n),
                }
                for party_id, first, total, n in rows
            },
        }


def summary_text(summary: Summary, election: Election) -> str:
    """Return a table for the terminal, most first places first."""
    found = summary.as_dict()
    parties = sorted(found["parties"].items(), key=lambda pair: -pair[1]["first"])
    width = max(len(election.parties[key].short_name) for key, _ in parties)
    lines = [f"{'partij':{width}}  eerste  gemiddeld  met score"]
    for party_id, row in parties:
        mean = "–" if row["mean_score"] is None else f"{row['mean_score']:.3f}".replace(".", ",")
        first = f"{100 * row['first']:.1f} %".replace(".", ",")
        name = election.parties[party_id].short_name
        lines.append(f"{name:{width}}  {first:>6}  {mean:>9}  {row['n_scored']:>9}")
    return "\n".join(lines)
