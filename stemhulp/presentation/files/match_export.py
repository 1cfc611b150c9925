"""A match as data and as plain text, for the command line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from types import MappingProxyType
from typing import Any, Final

from stemhulp.analysis.certainty import POLICY, Certainty, certainty
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
from stemhulp.presentation.quiz.left_out import left_out
from stemhulp.presentation.wording.formatting import percent, score_text
from stemhulp.presentation.wording.language import _, using_language

# What a score speaks of under other policies than ours: the margin always speaks of all answers.
SCORE_SPEAKS_OF: Final[Mapping[str, str]] = MappingProxyType(
    {
        "leave-out": "De score gaat alleen over de bekende standpunten",
        "neutral": "In de score telt een onbekend standpunt als neutraal",
        "zero": "In de score telt een onbekend standpunt als straf: het levert niets op",
        "opposite": "In de score telt een onbekend standpunt als straf: als tegenpool",
        "pull-to-middle": "In de score trekt een onbekend standpunt naar het midden",
    }
)


def _certainty(election: Election, sheet: AnswerSheet, result: MatchResult) -> Certainty | None:
    """Return how sure a match is; None under any policy but the one the chances are about.

    The chances speak of the order by expected agreement, so that beside another order they would
    contradict it.
    """
    if result.policy_id != POLICY:
        return None
    return certainty(election, sheet, result.method_id, result)


def match_as_dict(
    election: Election, sheet: AnswerSheet, result: MatchResult, planks: Sequence[PlankMatch]
) -> dict[str, Any]:
    """Return a match in the shape of ``stemhulp match --format json``.

    Fractions become floats in [0, 1] (support of a plank in [−1, 1]); None = not known. The keys
    ``first``, ``top_three`` and ``interval`` of a party and ``practically_equal`` of the whole are
    chances and intervals if every position on these statements were known; None under any policy
    but ``expected``. Only under that policy does the score lie inside ``lower`` … ``upper`` for
    certain: those always speak of all answered statements. ``ignored`` has the ids of retired
    statements that were answered: such answers do not count.
    """
    chances = _certainty(election, sheet, result)
    return {
        "ok": True,
        "election": election.election_id,
        "dataset": election.dataset,
        "method": result.method_id,
        "missing": result.policy_id,
        "ignored": list(sheet.ignored),
        "practically_equal": None if chances is None else list(chances.practically_equal),
        "parties": [_party(score, chances) for score in result.scores],
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


def _party(score: PartyScore, chances: Certainty | None) -> dict[str, Any]:
    """One party as data; `reason` says why it has no place."""
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
        **_chances(score.party_id, chances),
    }


def _chances(party_id: str, chances: Certainty | None) -> dict[str, Any]:
    """How sure the place and the score of one party are."""
    if chances is None:
        return {"first": None, "top_three": None, "interval": None}
    return {
        "first": chances.first[party_id],
        "top_three": chances.top_three[party_id],
        "interval": list(chances.interval[party_id]),
    }


def match_as_text(
    election: Election, sheet: AnswerSheet, result: MatchResult, planks: Sequence[PlankMatch]
) -> str:
    """Return a match as lines to read: ranked parties, the others, how sure, programme points."""
    chances = _certainty(election, sheet, result)
    lines = [f"{election.settings.title} – {result.method_id}", ""]
    lines += [_line(election, result.method, score, chances) for score in result.ranked]
    if result.unranked:
        lines += ["", "Geen standpunt bekend bij deze antwoorden:"]
        lines += [_line(election, result.method, score, chances) for score in result.unranked]
    lines += ["", *_how_sure(election, result, chances), *left_out(election, sheet)]
    supported = [plank for plank in planks if plank.support > 0]
    if planks:
        lines += [
            "",
            f"Je steunt {len(supported)} van de {len(planks)} programmapunten die je raakte:",
        ]
        lines += [f"  {plank.plank_id:5} {_start(election, plank)}" for plank in supported]
    return "\n".join(lines)


def _how_sure(election: Election, result: MatchResult, chances: Certainty | None) -> Iterator[str]:
    """What the numbers of a line speak of, and who is practically equal."""
    if chances is None:
        yield f"{SCORE_SPEAKS_OF[result.policy_id]}; de marge over al je antwoorden."
        return
    yield "Kans op plaats 1: als we elk standpunt op deze stellingen kenden."
    if len(chances.practically_equal) > 1:
        names = (election.party(key).short_name for key in chances.practically_equal)
        yield f"Praktisch gelijk: {', '.join(names)}."


def _line(election: Election, method: Method, score: PartyScore, certain: Certainty | None) -> str:
    """One party on a line."""
    rank = f"{score.rank}." if score.rank else "–"
    text = "–" if score.score is None or not score.is_ranked else score_text(method, score.score)
    low, high = (score_text(method, bound) for bound in (score.lower, score.upper))
    margin = f"marge {low} tot {high}"
    name = election.party(score.party_id).short_name
    chance = f", kans op 1: {percent(certain.first[score.party_id])}" if certain else ""
    return f"{rank:>4} {name:20} {text:>6}   dekking {percent(score.coverage)}, {margin}{chance}"


def _start(election: Election, plank: PlankMatch, length: int = 80) -> str:
    """First words of a plank."""
    text = election.plank(plank.plank_id).text
    return text if len(text) <= length else text[: length - 1].rsplit(" ", 1)[0] + " …"


@dataclass(frozen=True, slots=True)
class ExplainLine:
    """What one statement brings to the score of one party.

    `contribution` is its part of the exact score (None = does not count), as a float;
    `is_estimated` says that it is what the policy expects of an unknown position.
    """

    statement_id: str
    answer: str
    position: str
    weight: float
    contribution: float | None
    is_estimated: bool

    def __str__(self) -> str:
        """Return a line of the sum."""
        part = "     –" if self.contribution is None else f"{self.contribution:6.3f}"
        position = f"{self.position}, geschat" if self.is_estimated else self.position
        words = f"jij {self.answer}, partij {position}"
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
    lines = [
        _explain_line(election, sheet, result, column, party_id)
        for column, code in enumerate(sheet.codes)
        if code >= 0
    ]
    lines.sort(key=lambda line: (line.contribution is None, -(line.contribution or 0)))
    return Explanation(party_id, tuple(lines), changes_to_lead(election, sheet, result, party_id))


def _explain_line(
    election: Election, sheet: AnswerSheet, result: MatchResult, column: int, party_id: str
) -> ExplainLine:
    """One statement of the sum."""
    contribution = result.contributions(party_id)[column]
    row = result.party_ids.index(party_id)
    statement_id = election.statement_ids[column]
    position = election.position(party_id, statement_id)
    is_known = position is not None and position.stance >= 0
    return ExplainLine(
        statement_id=statement_id,
        answer=election.scale.word(sheet.codes[column]),
        position=election.scale.word(position.stance) if position and is_known else "onbekend",
        weight=float(sheet.weights[column]),
        contribution=None if contribution is None else float(contribution),
        is_estimated=bool(result.estimates.possible[row, column]),
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
