"""A briefing for a debate: what to say against whom, with a source behind every line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from stemhulp.comparison import MINIMUM_OVERLAP, agreement_between
from stemhulp.debate.field import n_own_rows
from stemhulp.debate.lines import Briefing, Sheet
from stemhulp.debate.scope import make_scope
from stemhulp.debate.sections import lines_against, lines_of_field
from stemhulp.model import Election


def briefing(
    election: Election,
    party: str,
    opponents: Sequence[str],
    themes: Sequence[str] | None = None,
    *,
    salience: Mapping[str, float | Fraction] | None = None,
    minimum: int = MINIMUM_OVERLAP,
) -> Briefing:
    """Prepare a party for a debate.

    For the whole field and for every opponent: the sharpest contrasts, common ground, where the
    party stands alone, what the opponent can be expected to bring up, votes that name both, own
    text to quote, what not to claim, and questions. Nothing is invented: every line has a
    citation.

    The sharpness of a contrast is distance × evidence × (1 + backing) / 2 × salience; see
    :class:`~stemhulp.debate.lines.Sharpness`.

    Parameters
    ----------
    election : Election
    party : str
    opponents : sequence of str
        One or more; who stands in it twice counts once.
    themes : sequence of str, optional
        Only statements of these themes, and planks they were made from.
    salience : mapping of statement id to number, optional
        From 0 to 1: how much a statement matters to the public. Not given = 1.
    minimum : int
        Fewest shared statements for a share of agreement.

    Returns
    -------
    Briefing

    Raises
    ------
    UnknownIdError
        If a party, theme or statement does not exist.
    ValueError
        If there is no opponent, the party is its own opponent, or a salience is not from 0 to 1.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> prepared = briefing(fictional_election(), "brug", ["molen"])
    >>> sheet = prepared.sheets[0]
    >>> [(line.statement_id, str(line.sharpness.total)) for line in sheet.section("contrasts")][:2]
    [('marktdag', '5/9'), ('toren', '5/9')]
    >>> [line.statement_id for line in prepared.field.section("alone")]
    ['parkeren', 'museumnacht']
    """
    party_id = election.party(party).party_id
    wanted = tuple(dict.fromkeys(election.party(key).party_id for key in opponents))
    if not wanted or party_id in wanted:
        raise ValueError("kies een tegenstander of meer, en niet de partij zelf")
    theme_ids = tuple(dict.fromkeys(election.theme(key).theme_id for key in themes or ()))
    scope = make_scope(election, party_id, theme_ids, _salience(election, salience or {}))
    return Briefing(
        party_id=party_id,
        opponents=wanted,
        theme_ids=theme_ids,
        field=Sheet("", None, lines_of_field(scope)),
        sheets=tuple(
            Sheet(
                other,
                agreement_between(election, party_id, other, minimum=minimum),
                lines_against(scope, other),
            )
            for other in wanted
        ),
        n_own_rows=n_own_rows(scope),
    )


def _salience(election: Election, given: Mapping[str, float | Fraction]) -> dict[str, Fraction]:
    """Exact salience, as it is written: 0.1 is one tenth."""
    exact = {election.statement(key).statement_id: Fraction(str(v)) for key, v in given.items()}
    if any(not 0 <= value <= 1 for value in exact.values()):
        raise ValueError("het gewicht van een stelling voor het publiek ligt van 0 tot en met 1")
    return exact
