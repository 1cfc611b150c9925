"""A result to take along as data: everything on the page, exactly, and the answers it came from."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, Final

from stemhulp.matching import MatchResult, Number, PartyScore, plank_matches
from stemhulp.model import AnswerSheet, Election
from stemhulp.presentation.files.match_export import match_as_dict
from stemhulp.presentation.wording import labels
from stemhulp.presentation.wording.language import _
from stemhulp.scale import UNKNOWN

FORMAT: Final = "stemhulp-result-1"


def own_result(election: Election, sheet: AnswerSheet, result: MatchResult) -> dict[str, Any]:
    """Return one respondent's result as data.

    The keys of ``stemhulp match --format json`` (floats in [0, 1], None = not known) and besides:

    ``format``
        Name and version of this shape.
    ``title``, ``date``, ``method_title``
        In the words of the page; the date as YYYY-MM-DD.
    ``answers``, ``weights``
        In the shape that ``stemhulp match`` reads. A statement that was not reached is absent;
        an absent weight is 1; that of a theme is in the weights of its statements already.
    ``extra_themes``
        Ids of the themes that were called extra important as a whole.
    ``extra_statements``
        Ids of the statements that were called extra important themselves.
    ``statements``
        Text, answer and weight of every statement, in order; answer None = not reached.
    ``parties[…].name``, ``.exact``, ``.themes``
        The same numbers as fractions, such as ``"7/12"`` (a decimal for a method with a root), and
        the score per theme with the number of known positions; None = nothing known.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> from stemhulp.matching import answer_sheet, match
    >>> election = fictional_election()
    >>> sheet = answer_sheet(election, dict.fromkeys(election.statements, "eens"))
    >>> data = own_result(election, sheet, match(election, sheet))
    >>> data["parties"][0]["name"], data["parties"][0]["exact"]["score"]
    ('Molenwiek', '7/12')
    """
    data = match_as_dict(election, sheet, result, plank_matches(election, sheet))
    pairs = zip(result.scores, data["parties"], strict=True)
    return {
        **data,
        "format": FORMAT,
        "title": election.settings.title,
        "date": election.settings.date.isoformat(),
        "method_title": _(result.method.title),
        **_answers(election, sheet),
        "extra_themes": list(sheet.extra_themes),
        "extra_statements": list(sheet.extra_statements),
        "statements": _statements(election, sheet),
        "parties": [party | _party(election, result, score) for score, party in pairs],
    }


def _answers(election: Election, sheet: AnswerSheet) -> dict[str, dict[str, Any]]:
    """Answers and weights as ``stemhulp match`` reads them."""
    rows = list(zip(election.statement_ids, sheet.codes, sheet.weights, strict=True))
    return {
        "answers": {
            key: labels.answer_word(election.scale, code)
            for key, code, _w in rows
            if code != UNKNOWN
        },
        "weights": {key: float(weight) for key, _c, weight in rows if weight != 1},
    }


def _statements(election: Election, sheet: AnswerSheet) -> list[dict[str, Any]]:
    """Every statement in words, with the answer given."""
    return [
        {
            "statement_id": statement.statement_id,
            "theme_id": statement.theme_id,
            "text": statement.text,
            "answer": labels.answer_word(election.scale, code) or None,
            "weight": float(weight),
        }
        for statement, code, weight in zip(
            election.statements.values(), sheet.codes, sheet.weights, strict=True
        )
    ]


def _party(election: Election, result: MatchResult, score: PartyScore) -> dict[str, Any]:
    """What the page says of a party beside the floats."""
    return {
        "name": election.party(score.party_id).short_name,
        "exact": {
            "score": _exact(score.score),
            "coverage": _exact(score.coverage),
            "lower": _exact(score.lower),
            "upper": _exact(score.upper),
        },
        "themes": {theme: _theme(result, score.party_id, theme) for theme in election.themes},
    }


def _theme(result: MatchResult, party_id: str, theme_id: str) -> dict[str, Any]:
    """Score of a party on one theme, and on how many answers it rests."""
    score = result.theme_score(party_id, theme_id)
    count = result.theme_count(party_id, theme_id)
    return {
        "score": None if score is None else float(score),
        "exact": _exact(score),
        "n_known": count.n_known,
        "n_answered": count.n_answered,
    }


def _exact(number: Number | None) -> str | None:
    """Write a fraction in full; a float only where a method takes a root."""
    if number is None:
        return None
    return str(number) if isinstance(number, Fraction) else repr(float(number))
