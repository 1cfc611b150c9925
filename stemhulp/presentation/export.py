"""A match as data and as plain text, for the command line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from stemhulp.matching import METHODS, POLICIES, MatchResult, Method, PartyScore, PlankMatch
from stemhulp.model import AnswerSheet, Election
from stemhulp.presentation.formatting import percent, score_text


def match_as_dict(
    election: Election, result: MatchResult, planks: Sequence[PlankMatch]
) -> dict[str, Any]:
    """Return a match in the shape of ``stemhulp match --format json``.

    Fractions become floats in [0, 1] (support of a plank in [−1, 1]); None = not known.
    """
    return {
        "ok": True,
        "election": election.election_id,
        "dataset": election.dataset,
        "method": result.method_id,
        "missing": result.policy_id,
        "parties": [_party(score) for score in result.scores],
        "planks": [
            {
                "plank_id": plank.plank_id,
                "party_id": plank.party_id,
                "support": float(plank.support),
                "weight": float(plank.weight),
                "statement_ids": list(plank.statement_ids),
            }
            for plank in planks
        ],
    }


def _party(score: PartyScore) -> dict[str, Any]:
    """One party as data."""
    return {
        "party_id": score.party_id,
        "rank": score.rank,
        "score": None if score.score is None else float(score.score),
        "coverage": float(score.coverage),
        "lower": float(score.lower),
        "upper": float(score.upper),
        "ranked": score.is_ranked,
        "reason": score.reason or None,
        "n_known": score.n_known,
    }


def match_as_text(election: Election, result: MatchResult, planks: Sequence[PlankMatch]) -> str:
    """Return a match as lines to read: ranked parties, the others, programme points."""
    lines = [f"{election.settings.title} – {result.method_id}", ""]
    lines += [_line(election, result.method, score) for score in result.ranked]
    if result.unranked:
        lines += ["", "Te weinig bekend om te rangschikken:"]
        lines += [_line(election, result.method, score) for score in result.unranked]
    supported = [plank for plank in planks if plank.support > 0]
    if planks:
        lines += [
            "",
            f"Je steunt {len(supported)} van de {len(planks)} programmapunten die je raakte:",
        ]
        lines += [f"  {plank.plank_id:5} {_start(election, plank)}" for plank in supported]
    return "\n".join(lines)


def _line(election: Election, method: Method, score: PartyScore) -> str:
    """One party on a line."""
    rank = f"{score.rank}." if score.rank else "–"
    found = "–" if score.score is None or not score.is_ranked else score_text(method, score.score)
    low, high = (score_text(method, bound) for bound in (score.lower, score.upper))
    margin = f"marge {low} tot {high}"
    name = election.party(score.party_id).short_name
    return f"{rank:>4} {name:20} {found:>6}   dekking {percent(score.coverage)}, {margin}"


def _start(election: Election, plank: PlankMatch, length: int = 80) -> str:
    """First words of a plank."""
    text = election.plank(plank.plank_id).text
    return text if len(text) <= length else text[: length - 1].rsplit(" ", 1)[0] + " …"


@dataclass(frozen=True, slots=True)
class ExplainLine:
    """What one statement brings to the score of one party.

    `contribution` is its part of the exact score (None = does not count), as a float.
    """

    statement_id: str
    answer: str
    position: str
    weight: float
    contribution: float | None

    def __str__(self) -> str:
        """Return a line of the sum."""
        part = "     –" if self.contribution is None else f"{self.contribution:6.3f}"
        words = f"jij {self.answer}, partij {self.position}"
        return f"  {part}  {self.statement_id:28} {words} (gewicht {self.weight:g})"


def explain_as_lines(
    election: Election, sheet: AnswerSheet, result: MatchResult, party_id: str
) -> list[ExplainLine]:
    """Return the sum of one party, the largest contributions first; what does not count last."""
    election.party(party_id)
    scale = election.scale
    lines = []
    contributions = result.contributions(party_id)
    for i, statement_id in enumerate(election.statement_ids):
        if sheet.codes[i] < 0:
            continue
        position = election.position(party_id, statement_id)
        known = position is not None and position.stance >= 0
        part = contributions[i]
        lines.append(
            ExplainLine(
                statement_id=statement_id,
                answer=scale.word(sheet.codes[i]),
                position=scale.word(position.stance) if position and known else "onbekend",
                weight=float(sheet.weights[i]),
                contribution=None if part is None else float(part),
            )
        )
    return sorted(lines, key=lambda line: (line.contribution is None, -(line.contribution or 0)))


def methods_as_dict() -> dict[str, Any]:
    """Return the registry of methods and policies as data."""
    fields = ("method_id", "title", "title_en", "summary", "formula", "score_word", "reference")
    policy_fields = ("policy_id", "title", "title_en", "summary", "formula", "users", "effect")
    return {
        "methods": [{f: getattr(m, f) for f in fields} for m in METHODS.values()],
        "policies": [{f: getattr(p, f) for f in policy_fields} for p in POLICIES.values()],
    }


def methods_as_text() -> str:
    """Return the registry of methods and policies to read."""
    lines = ["Rekenmethoden"]
    for method in METHODS.values():
        lines += ["", f"{method.method_id} – {method.title}", f"  {method.summary}"]
        lines += [f"  {method.formula}", f"  Herkomst: {method.reference}"]
    lines += ["", "Onbekende standpunten"]
    for policy in POLICIES.values():
        lines += ["", f"{policy.policy_id} – {policy.title}", f"  {policy.summary}"]
        lines += [f"  {policy.formula}", f"  Gebruikt door: {policy.users}", f"  {policy.effect}"]
    return "\n".join(lines)
