"""A match as data and as plain text, for the command line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from stemhulp.matching import MatchResult, PartyScore, PlankMatch
from stemhulp.model import Election
from stemhulp.presentation.formatting import percent


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
    lines += [_line(election, score) for score in result.ranked]
    if result.unranked:
        lines += ["", "Te weinig bekend om te rangschikken:"]
        lines += [_line(election, score) for score in result.unranked]
    supported = [plank for plank in planks if plank.support > 0]
    if planks:
        lines += [
            "",
            f"Je steunt {len(supported)} van de {len(planks)} programmapunten die je raakte:",
        ]
        lines += [f"  {plank.plank_id:5} {_start(election, plank)}" for plank in supported]
    return "\n".join(lines)


def _line(election: Election, score: PartyScore) -> str:
    """One party on a line."""
    rank = f"{score.rank}." if score.rank else "–"
    found = "–" if score.score is None or not score.is_ranked else percent(score.score)
    margin = f"marge {percent(score.lower)} tot {percent(score.upper)}"
    name = election.party(score.party_id).short_name
    return f"{rank:>4} {name:20} {found:>6}   dekking {percent(score.coverage)}, {margin}"


def _start(election: Election, plank: PlankMatch, length: int = 80) -> str:
    """First words of a plank."""
    text = election.plank(plank.plank_id).text
    return text if len(text) <= length else text[: length - 1].rsplit(" ", 1)[0] + " …"
