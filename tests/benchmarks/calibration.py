"""Does the share of redrawn lists in which a party is first mean what it says?

Real candidates answer a quiz of half the statements; the parties are the medians of their
other candidates. Stated: the share of redrawn lists in
which a party is first. Observed: how often it is first when the quiz itself is drawn again from all
statements. Prints a reliability table and the Brier score, beside that of always stating the
average. Nothing here is a test.
"""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd

from stemhulp.analysis.robustness import robustness
from stemhulp.matching import match
from tests.support.elections import election_of, sheet_of

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "hs2017" / "candidates.csv"
N_RESPONDENTS, N_STATEMENTS, N_REDRAWS, MIN_CANDIDATES = 300, 24, 20, 300


def main() -> None:
    """Measure and print."""
    if not DATA.is_file():
        print(f"skipped: {DATA.name} is not part of the project")
        return
    frame = pd.read_csv(DATA)
    sizes = frame["party"].value_counts()
    parties = list(sizes[sizes >= MIN_CANDIDATES].index)
    frame = frame[frame["party"].isin(parties)].reset_index(drop=True)
    answers = frame.drop(columns="party").round().astype(int).to_numpy() - 1
    names = frame["party"].to_numpy()
    positions = np.array([medians(answers[names == party]) for party in parties])
    rng = np.random.default_rng(2017)
    stated, observed = [], []
    for respondent in rng.choice(len(frame), N_RESPONDENTS, replace=False):
        party = names[respondent]
        others = (names == party) & (np.arange(len(names)) != respondent)
        without = positions.copy()
        without[parties.index(party)] = medians(answers[others])
        one, many = measure(answers[respondent], without, rng)
        stated.append(one)
        observed.append(many)
    report(np.concatenate(stated), np.concatenate(observed))


def medians(answers: np.ndarray) -> np.ndarray:
    """Median answer of a group on every statement, as a code."""
    return np.round(np.median(answers, axis=0)).astype(int)


def measure(
    answers: np.ndarray, positions: np.ndarray, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Stated and observed share of being first, for every party."""

    def quiz() -> tuple[np.ndarray, np.ndarray]:
        columns = rng.choice(len(answers), N_STATEMENTS, replace=False)
        return answers[columns], positions[:, columns]

    codes, theirs = quiz()
    election = election_of(theirs.tolist(), n_options=5)
    sheet = sheet_of(codes.tolist())
    shares = robustness(election, sheet, match(election, sheet)).first_share("redrawn")
    firsts = np.zeros(len(positions))
    for _ in range(N_REDRAWS):
        codes, theirs = quiz()
        distance = np.abs(codes - theirs).sum(axis=1)
        firsts += distance == distance.min()
    return (
        np.array([float(shares[party_id]) for party_id in election.parties]),
        firsts / N_REDRAWS,
    )


def report(stated: np.ndarray, observed: np.ndarray) -> None:
    """Print the reliability table and the Brier score."""
    print(
        f"{N_RESPONDENTS} respondents, {N_STATEMENTS} of 49 statements, {N_REDRAWS} redrawn quizzes"
    )
    print("stated share   n   mean stated   mean observed")
    edges = np.array([0, 0.05, 0.2, 0.4, 0.6, 0.8, 0.95, 1.0001])
    for low, high in pairwise(edges):
        inside = (stated >= low) & (stated < high)
        if inside.any():
            print(
                f"{low:4.2f} – {min(high, 1):4.2f} {inside.sum():5d} "
                f"{stated[inside].mean():10.2f} {observed[inside].mean():13.2f}"
            )
    noise = (observed * (1 - observed)).mean()  # what even the true share would score
    print(f"Brier score {((stated - observed) ** 2).mean() + noise:.3f}")
    print(f"… of always stating the average {observed.var() + noise:.3f}, of the truth {noise:.3f}")


if __name__ == "__main__":
    main()
