"""A match as data and as plain text, for the command line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from fractions import Fraction
from typing import Any

from stemhulp.analysis.overtaking import changes_to_lead
from stemhulp.matching import (
    METHODS,
    POLICIES,
    MatchResult,
    Method,
    PartyScore,
    PlankMatch,
    Policy,
)
from stemhulp.model import AnswerSheet, Election
from stemhulp.presentation.wording.formatting import percent, score_text
from stemhulp.presentation.wording.language import _, using_language


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
        "reason": None if score.is_ranked else "no-position",
        "n_known": score.n_known,
    }


def match_as_text(election: Election, result: MatchResult, planks: Sequence[PlankMatch]) -> str:
    """Return a match as lines to read: ranked parties, the others, programme points."""
    lines = [f"{election.settings.title} – {result.method_id}", ""]
    lines += [_line(election, result.method, score) for score in result.ranked]
    if result.unranked:
        lines += ["", "Geen standpunt bekend bij deze antwoorden:"]
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


@dataclass(frozen=True, slots=True)
class Explanation:
    """The sum of one party, and what would put it first.

    `to_lead` are the fewest answers that, given as the party would, put it first: () = it is first
    already, None = three answers are not enough, or the party is not ranked.
    """

    party_id: str
    lines: tuple[ExplainLine, ...]
    to_lead: tuple[str, ...] | None

    def as_dict(self) -> dict[str, Any]:
        """Return everything as data."""
        return {
            "party_id": self.party_id,
            "contributions": [asdict(line) for line in self.lines],
            "to_lead": None if self.to_lead is None else list(self.to_lead),
        }

    def __str__(self) -> str:
        """Return the sum as lines, largest contributions first."""
        if self.to_lead is None:
            last = "Met drie andere antwoorden staat deze partij nog niet bovenaan."
        elif self.to_lead:
            names = ", ".join(self.to_lead)
            last = f"Met het antwoord van deze partij stond zij bovenaan, bij: {names}."
        else:
            last = "Deze partij staat bovenaan."
        return "\n".join((f"De som van {self.party_id}", *map(str, self.lines), last))


def explain(
    election: Election, sheet: AnswerSheet, result: MatchResult, party_id: str
) -> Explanation:
    """Explain the score of one party; what does not count comes last."""
    election.party(party_id)
    contributions = result.contributions(party_id)
    lines = [
        _explain_line(election, sheet, column, party_id, contributions[column])
        for column, code in enumerate(sheet.codes)
        if code >= 0
    ]
    lines.sort(key=lambda line: (line.contribution is None, -(line.contribution or 0)))
    return Explanation(party_id, tuple(lines), changes_to_lead(election, sheet, result, party_id))


def _explain_line(
    election: Election,
    sheet: AnswerSheet,
    column: int,
    party_id: str,
    contribution: Fraction | None,
) -> ExplainLine:
    """One statement of the sum."""
    statement_id = election.statement_ids[column]
    position = election.position(party_id, statement_id)
    is_known = position is not None and position.stance >= 0
    return ExplainLine(
        statement_id=statement_id,
        answer=election.scale.word(sheet.codes[column]),
        position=election.scale.word(position.stance) if position and is_known else "onbekend",
        weight=float(sheet.weights[column]),
        contribution=None if contribution is None else float(contribution),
    )


def methods_as_dict() -> dict[str, Any]:
    """Return the registry of methods and policies as data."""
    fields = ("method_id", "title", "summary", "formula", "score_word", "reference")
    policy_fields = ("policy_id", "title", "summary", "formula", "users", "effect")
    return {
        "methods": [_with_english(m, fields) for m in METHODS.values()],
        "policies": [_with_english(p, policy_fields) for p in POLICIES.values()],
    }


def _with_english(entry: Method | Policy, fields: Sequence[str]) -> dict[str, str]:
    """Return the fields of an entry, and its English title."""
    with using_language("en"):
        return {field: getattr(entry, field) for field in fields} | {"title_en": _(entry.title)}


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
