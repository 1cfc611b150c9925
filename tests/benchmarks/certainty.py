"""Does the certainty on the page mean what it says, when positions are really unknown?

Run with ``make bench``. Known positions are forgotten as unevenly as in Assen; then the page's
number for whoever it shows first is held against who is first when everything is known. One half of
the elections and respondents fitted the one fitted number (``--fit`` does it again and renews the
file), the other half is tested here. The other numbers of that file were chosen while looking at
both halves. Nothing here is a test.
"""

from __future__ import annotations

import datetime
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize_scalar
from sklearn.linear_model import LogisticRegression

import stemhulp
import stemhulp.analysis.totals as ours
from stemhulp.analysis.certainty import Certainty, certainty
from stemhulp.analysis.totals import fitted
from stemhulp.matching import METHODS, MatchResult, match
from stemhulp.model import AnswerSheet, Election
from tests.benchmarks.residents import (
    DATA,
    KINDS,
    Sheets,
    half_of,
    made_up,
    municipal_tables,
    real_people,
    resident,
    two_lists,
    wahlomat_tables,
)
from tests.support.elections import election_of, sheet_of

FIT_FILE = Path(ours.__file__).with_name("certainty_fit.toml")
LEAST = 300  # sheets in a tenth before its distance counts
TIE = 1e-9


class Seen(NamedTuple):
    """What was stated and what came true, one row a sheet."""

    kinds: np.ndarray
    stated: np.ndarray  # chance of whoever is shown first
    shared: np.ndarray  # its share of the first place when everything is known
    among: np.ndarray  # whether it is among the firsts then
    plain: np.ndarray  # the same for whoever leave-out shows first
    three: np.ndarray  # share of the true firsts among the three shown highest
    stated_three: np.ndarray  # stated chance to be in the top three, of the three shown highest
    true_three: np.ndarray
    brier: np.ndarray
    loss: np.ndarray
    inside: np.ndarray  # whether every full-information score is inside its margin
    covered: np.ndarray  # share of the incomplete parties whose score is in its interval
    in_band: np.ndarray  # share of the true firsts that are practically equal to the shown
    band: np.ndarray  # parties in that band
    agrees: np.ndarray  # whether whoever is shown first is also the most likely first


def best(scores: np.ndarray) -> np.ndarray:
    """Whether each party is first; NaN never is."""
    return np.asarray(scores >= np.nanmax(scores, axis=-1, keepdims=True) - TIE)


def totals(sheets: Sheets) -> np.ndarray:
    """Agreement of every respondent with every party when everything is known."""
    cells = METHODS["agreement"].table(sheets.n_options)
    factors = np.where(sheets.answers >= 0, sheets.weights, 0)
    points = cells.points[np.maximum(sheets.answers, 0)[:, None, :], sheets.full[None]]
    return np.asarray(
        (points * factors[:, None, :]).sum(-1) / cells.unit / factors.sum(-1)[:, None]
    )


def many(sheets: Sheets, election: Election, missing: str) -> np.ndarray:
    """Scores of every respondent under a policy; NaN where a party has none."""
    return stemhulp.match_many(election, sheets.answers, sheets.weights, missing=missing).scores


def with_gaps_of(sheets: Sheets) -> Election:
    """The election as the page knows it."""
    return election_of(sheets.masked.tolist(), n_options=sheets.n_options)


def three_highest(scores: np.ndarray) -> np.ndarray:
    """Chance of each party to be among the first three, ties shared."""
    higher = (scores[None, :] > scores[:, None] + TIE).sum(1)
    equal = (np.abs(scores[None, :] - scores[:, None]) <= TIE).sum(1)
    return np.clip((3 - higher) / np.maximum(equal, 1), 0, 1)


def observe(groups: Iterable[Sheets]) -> Seen:
    """Hold every sheet's page against the truth."""
    rows = [row for sheets in groups for row in observe_one(sheets)]
    return Seen(*(np.array(column) for column in zip(*rows, strict=True)))


def observe_one(sheets: Sheets) -> list[tuple[object, ...]]:
    """Rows of `Seen` of the respondents of one election."""
    election = with_gaps_of(sheets)
    truth, plain = totals(sheets), many(sheets, election, "leave-out")
    rows = []
    for row, kind in enumerate(sheets.kinds):
        sheet = sheet_of(sheets.answers[row].tolist(), sheets.weights[row].tolist())
        result = match(election, sheet, "agreement", "expected")
        found = certainty(election, sheet, result=result)
        rows.append((kind, *compare(result, found, truth[row], plain[row])))
    return rows


def compare(
    result: MatchResult, found: Certainty, truth: np.ndarray, plain: np.ndarray
) -> tuple[object, ...]:
    """One row of `Seen`."""
    scores = [result.by_party[party] for party in result.party_ids]
    shown_score = np.array([np.nan if s.score is None else float(s.score) for s in scores])
    lower, upper = (np.array([float(getattr(s, k)) for s in scores]) for k in ("lower", "upper"))
    first, three = (np.array(list(chance.values())) for chance in (found.first, found.top_three))
    low, high = np.array(list(found.interval.values())).T
    firsts, shown, plainly = best(truth), best(shown_score), best(plain)
    share, top = firsts / firsts.sum(), three_highest(np.nan_to_num(shown_score, nan=-9))
    incomplete = lower < upper - TIE
    covered = (low - TIE <= truth) & (truth <= high + TIE)
    band = [result.party_ids.index(party) for party in found.practically_equal]
    return (
        first[shown].mean(),
        share[shown].mean(),
        firsts[shown].mean(),
        firsts[plainly].mean(),
        (top * share).sum(),
        (top * three).sum() / top.sum(),
        (top * three_highest(truth)).sum() / top.sum(),
        ((first - share) ** 2).sum(),
        -(share * np.log(np.maximum(first, 1e-6))).sum(),
        bool(((lower - TIE <= truth) & (truth <= upper + TIE)).all()),
        covered[incomplete].mean() if incomplete.any() else 1.0,
        share[band].sum(),
        len(band),
        shown[first.argmax()],
    )


def tenths(stated: np.ndarray) -> np.ndarray:
    """Tenth in which each chance falls."""
    return np.minimum((stated * 10).astype(int), 9)


def calibration(stated: np.ndarray, observed: np.ndarray) -> tuple[float, float]:
    """Expected calibration error, and the worst tenth with enough sheets (stated − observed)."""
    error, worst = 0.0, 0.0
    for tenth in range(10):
        inside = tenths(stated) == tenth
        if inside.any():
            gap = float(stated[inside].mean() - observed[inside].mean())
            error += inside.mean() * abs(gap)
            if inside.sum() >= LEAST and abs(gap) > abs(worst):
                worst = gap
    return error, worst


def say_calibration(name: str, stated: np.ndarray, observed: np.ndarray) -> None:
    """One line: what was stated, what came true, and how far apart they are."""
    error, worst = calibration(stated, observed)
    print(
        f"  {name:24} n {len(stated):5}  stated {stated.mean():.3f}  observed {observed.mean():.3f}"
        f"  calibration error {error:.3f}  worst tenth with {LEAST}+ {worst:+.3f}"
    )


def say(name: str, seen: Seen) -> None:
    """Print everything about one collection of sheets."""
    print(f"{name}")
    say_calibration("first, ties shared", seen.stated, seen.shared)
    say_calibration("first, alone or shared", seen.stated, seen.among)
    say_calibration("top three", seen.stated_three, seen.true_three)
    for tenth in range(10):
        inside = tenths(seen.stated) == tenth
        if inside.any():
            print(
                f"    {tenth / 10:.1f}  n {inside.sum():5}  stated {seen.stated[inside].mean():.3f}"
                f"  observed {seen.shared[inside].mean():.3f}"
            )
    kinds = dict.fromkeys(seen.kinds)
    for kind in kinds if len(kinds) > 1 else ():
        inside = seen.kinds == kind
        say_calibration(f"- {kind}", seen.stated[inside], seen.shared[inside])
    if len(kinds) > 1:
        means = [
            [part[seen.kinds == kind].mean() for kind in kinds]
            for part in (seen.stated, seen.shared)
        ]
        stated, true = (float(np.mean(part)) for part in means)
        print(f"  every kind counted once: stated {stated:.3f}  observed {true:.3f}")
    print(
        f"  right first: expected {seen.among.mean():.3f}, leave-out {seen.plain.mean():.3f};"
        f" right party in the top three {seen.three.mean():.3f}"
    )
    print(
        f"  Brier {seen.brier.mean():.4f}, log loss {seen.loss.mean():.4f};"
        f" inside the margin {seen.inside.mean():.1%}; in the interval {seen.covered.mean():.1%}"
    )
    print(
        f"  practically equal: {seen.band.mean():.2f} parties, with a true first in"
        f" {seen.in_band.mean():.1%}; shown first is most likely first in {seen.agrees.mean():.1%}"
    )


def gains(groups: Iterable[Sheets], missing: str) -> float:
    """Correlation between the share of known positions and the first places won by the gaps."""
    coverage, gained = [], []
    for sheets in groups:
        shown, true = best(many(sheets, with_gaps_of(sheets), missing)), best(totals(sheets))
        shares = [one / one.sum(axis=1, keepdims=True) for one in (shown, true)]
        coverage.append((sheets.masked >= 0).mean(axis=1))
        gained.append((shares[0] - shares[1]).mean(axis=0))
    return float(np.corrcoef(np.concatenate(coverage), np.concatenate(gained))[0, 1])


def say_gains(name: str, groups: Callable[[], Iterator[Sheets]]) -> None:
    """Print that correlation for three policies."""
    found = {key: gains(groups(), key) for key in ("leave-out", "expected", "pull-to-middle")}
    print(f"  {name:8}", "  ".join(f"{key} {value:+.2f}" for key, value in found.items()))


def other_lists(pairs: Iterable[tuple[Sheets, Sheets]]) -> np.ndarray:
    """Rows of logit of the stated chance, ln of the number of parties, and what came true.

    Stated on one list with gaps; true on a list of other statements, everything known.
    """
    rows = []
    for sheets, others in pairs:
        election, truth = with_gaps_of(sheets), best(totals(others))
        for row in range(len(sheets.kinds)):
            sheet = sheet_of(sheets.answers[row].tolist(), sheets.weights[row].tolist())
            result = match(election, sheet, "agreement", "expected")
            chance = certainty(election, sheet, result=result).first
            shown = [s.party_id for s in result.scores if s.rank == 1]
            places = [result.party_ids.index(party) for party in shown]
            mean = np.clip(np.mean([chance[party] for party in shown]), 0.005, 0.995)
            true = (truth[row] / truth[row].sum())[places].mean()
            rows.append((np.log(mean / (1 - mean)), np.log(len(chance)), true))
    return np.array(rows)


def say_other_lists() -> None:
    """Print how well a fitted map answers the second question: with other statements."""
    print("If other statements had been asked (map fitted on one half, tested on the other)")
    halves: list[dict[str, np.ndarray]] = []
    for half in (0, 1):
        groups = {
            "GR2026": made_up(half_of(municipal_tables(), half), 2, 2, 40 + half),
            "HS 2017": real_people(5, 60, 30, 42 + half, half=half, length=48),
            "Wahl-O-Mat": made_up(wahlomat_tables(), 15, 4, 44 + half),
        }
        halves.append({k: other_lists(two_lists(v, 46 + half)) for k, v in groups.items()})
    rows = np.concatenate([halves[0]["GR2026"], halves[0]["HS 2017"]])
    came_true = np.repeat([1, 0], len(rows))
    weights = np.concatenate([rows[:, 2], 1 - rows[:, 2]])
    used = weights > 0
    model = LogisticRegression(C=100).fit(
        np.concatenate([rows[:, :2]] * 2)[used], came_true[used], weights[used]
    )
    for name, tested in halves[1].items():
        say_calibration(name, model.predict_proba(tested[:, :2])[:, 1], tested[:, 2])


def say_assen() -> None:
    """Print who is first in Assen under random answers, for supporters, and the largest jump."""
    assen = stemhulp.load_election("gr2022-assen", site=stemhulp.bundled_root())
    rng = np.random.default_rng(50)
    codes, names = assen.position_codes, [party.short_name for party in assen.parties.values()]
    shape = (100_000, codes.shape[1])
    found = best(stemhulp.match_many(assen, rng.integers(0, 3, shape), missing="expected").scores)
    shares = (found / found.sum(axis=1, keepdims=True)).mean(axis=0)
    own = []
    for row, positions in enumerate(codes):
        guess = np.where(positions >= 0, positions, rng.integers(0, 3, (5000, len(positions))))
        noisy = np.where(rng.random(guess.shape) < 0.3, rng.integers(0, 3, guess.shape), guess)
        own.append(
            best(stemhulp.match_many(assen, noisy, missing="expected").scores)[:, row].mean()
        )
    print(f"Assen: {shape[0]} sheets at random, and supporters of each party (5000 each)")
    for name, share, mine in zip(names, shares, own, strict=True):
        print(f"  {name:18} first in {share:5.1%} of the sheets at random; for its own {mine:.2f}")
    distance = np.abs(shares - 1 / len(shares)).sum() / 2
    print(
        f"  distance from equal chance {distance:.3f}; least of its own supporters {min(own):.2f}"
    )
    say_jumps(assen, rng)


def say_jumps(assen: Election, rng: np.random.Generator, n_sheets: int = 60) -> None:
    """Print how far a number on the page moves when one answer or one weight changes."""
    jumps: dict[str, list[tuple[float, float]]] = {"answer skipped": [], "weight doubled": []}
    for number in range(n_sheets):
        codes = assen.position_codes
        guess = np.where(codes >= 0, codes, rng.integers(0, 3, codes.shape))
        answers, weights = resident(guess, KINDS[number % len(KINDS)], rng)
        before = numbers(assen, answers, weights)
        for column in np.flatnonzero(answers >= 0):
            skipped, doubled = answers.copy(), weights.copy()
            skipped[column], doubled[column] = -1, 2 * doubled[column]
            for kind, after in (
                ("answer skipped", numbers(assen, skipped, weights)),
                ("weight doubled", numbers(assen, answers, doubled)),
            ):
                jumps[kind].append(tuple(np.nanmax(np.abs(after - before), axis=1)))
    for kind, moved in jumps.items():
        largest, typical = np.max(moved, axis=0), np.median(moved, axis=0)
        print(
            f"  {kind}, {len(moved)} times; largest move (median): a score {largest[0]:.3f}"
            f" ({typical[0]:.3f}), a chance of being first {largest[1]:.3f} ({typical[1]:.3f})"
        )


def numbers(election: Election, answers: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Score and chance of every party."""
    sheet = sheet_of(answers.tolist(), weights.tolist())
    result = match(election, sheet, "agreement", "expected")
    scores = [result.by_party[party].score for party in result.party_ids]
    chances = certainty(election, sheet, result=result).first
    return np.array([[np.nan if s is None else float(s) for s in scores], list(chances.values())])


def say_speed() -> None:
    """Print the time of one call for thirty statements and twelve parties."""
    rng = np.random.default_rng(60)
    for share in (0.1, 0.5):
        codes = np.where(rng.random((12, 30)) < share, -1, rng.integers(0, 3, (12, 30)))
        election = election_of(codes.tolist())
        sheet = sheet_of(rng.integers(0, 3, 30).tolist(), rng.choice([1, 2], 30).tolist())
        result = match(election, sheet, "agreement", "expected")
        start = time.perf_counter()
        certainty(election, sheet, result=result)
        once, times = time.perf_counter() - start, []
        for _ in range(500):
            start = time.perf_counter()
            certainty(election, sheet, result=result)
            times.append(time.perf_counter() - start)
        print(
            f"  {share:.0%} unknown: {1000 * statistics.median(times):.2f} ms;"
            f" the first time for an election {1000 * once:.1f} ms"
        )


def collections(half: int) -> Mapping[str, Callable[[], Iterator[Sheets]]]:
    """What is measured: one half of all elections, or of all respondents."""
    return {
        "GR2026, three options": lambda: made_up(half_of(municipal_tables(), half), 6, 2, 10),
        "HS 2017, three options": lambda: real_people(3, 150, 25, 11, half=half),
        "HS 2017, five options": lambda: real_people(5, 150, 25, 12, half=half),
        "Wahl-O-Mat, three options": lambda: made_up(wahlomat_tables(), 40, 3, 13),
    }


def fit() -> None:
    """Fit the one fitted number on the first halves, and renew the file."""
    groups = list(collections(0).values())[:3]
    cases = [[case for sheets in group() for case in cases_of(sheets)] for group in groups]
    start = fitted()

    def loss(residual: float) -> float:
        ours.fitted = lambda: start._replace(residual=residual)  # type: ignore[assignment]
        return float(np.mean([np.mean([lost(*case) for case in part]) for part in cases]))

    found = minimize_scalar(loss, bounds=(0.5, 1.2), method="bounded", options={"xatol": 0.02}).x
    for residual in (found, start.residual, 0.7, 1.0):
        print(f"residual {residual:.2f}: log loss {loss(residual):.5f}")
    text = FIT_FILE.read_text(encoding="utf-8")
    text = re.sub(r"(?m)^residual = .*$", f"residual = {found:.2f}", text)
    text = re.sub(r"(?m)^date = .*$", f"date = {datetime.date.today()}", text)
    FIT_FILE.write_text(text, encoding="utf-8")


def write_measured(seen: Mapping[str, Seen]) -> None:
    """Renew the file that the method page shows: what was stated of the first, what came true."""
    lines = [
        "# How true the chances of `stemhulp.certainty` are, on elections and people that they",
        "# were not fitted on. The method page shows this.",
        f"date = {datetime.date.today()}",
        'command = "python -m tests.benchmarks.certainty --write"',
    ]
    for name, one in seen.items():
        error, _worst = calibration(one.stated, one.shared)
        lines += [
            "",
            "[[collection]]",
            f'name = "{name}"',
            f"n_sheets = {len(one.stated)}",
            f"stated = {one.stated.mean():.3f}",
            f"observed = {one.shared.mean():.3f}",
            f"calibration_error = {error:.3f}",
            f"top_three = {one.three.mean():.3f}",
            f"in_interval = {one.covered.mean():.3f}",
        ]
    (FIT_FILE.parent / "certainty_measured.toml").write_text("\n".join(lines) + "\n", "utf-8")


Case = tuple[Election, AnswerSheet, MatchResult, np.ndarray]


def cases_of(sheets: Sheets) -> Iterator[Case]:
    """Every third sheet with its result, and the true shares of the first place."""
    election, truth = with_gaps_of(sheets), best(totals(sheets))
    for row in range(0, len(sheets.kinds), 3):
        sheet = sheet_of(sheets.answers[row].tolist(), sheets.weights[row].tolist())
        true = truth[row] / truth[row].sum()
        yield election, sheet, match(election, sheet, "agreement", "expected"), true


def lost(election: Election, sheet: AnswerSheet, result: MatchResult, true: np.ndarray) -> float:
    """Log loss of one sheet."""
    stated = np.array(list(certainty(election, sheet, result=result).first.values()))
    return float(-(true * np.log(np.maximum(stated, 1e-6))).sum())


def main() -> None:
    """Measure and print."""
    say_assen()
    print("Time of one call")
    say_speed()
    if not (DATA / "gr2026" / "positions.csv").is_file():
        print(f"skipped: the large collections of positions are not in {DATA} (MEASURING_DATA)")
        return
    if "--fit" in sys.argv[1:]:
        fit()
        return
    seen = {name: observe(groups()) for name, groups in collections(1).items()}
    for name, one in seen.items():
        say(name, one)
    if "--write" in sys.argv[1:]:
        write_measured(seen)
    print("Correlation between known positions and first places gained by the gaps")
    say_gains("GR2026", lambda: made_up(half_of(municipal_tables(), 1), 2, 20, 20))
    say_gains("HS 2017", lambda: real_people(5, 40, 200, 21, half=1))
    say_other_lists()


if __name__ == "__main__":
    main()
