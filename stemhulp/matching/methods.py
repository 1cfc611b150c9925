"""The registry of matching methods. A method is data: a table, a formula and a reference."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from stemhulp.errors import UnknownMethodError
from stemhulp.matching.tables import AgreementTable, city_block


@dataclass(frozen=True, slots=True)
class Method:
    """One way to turn pairs of stances into a score.

    `table` makes the agreement table for a number of options; `score_word` is what the score
    may be called on the screen; `formula` is in symbols, `summary` in words, in Dutch.
    """

    method_id: str
    title: str
    title_en: str
    summary: str
    formula: str
    score_word: str
    reference: str
    table: Callable[[int], AgreementTable]


METHODS: Final[Mapping[str, Method]] = MappingProxyType(
    {
        "agreement": Method(
            method_id="agreement",
            title="Overeenkomst",
            title_en="Agreement",
            summary=(
                "Hetzelfde antwoord telt voor 1, een stap verschil voor een half, "
                "het tegenovergestelde voor 0. De score is het gewogen gemiddelde."
            ),
            formula="score = Σ w·(1 − |v − p| / bereik) / Σ w",
            score_word="overeenkomst",
            reference=(
                "Stadsblokafstand; op drie opties gelijk aan de punten 2/1/0 met dubbel gewicht "
                "van de Wahl-O-Mat (bpb) en aan de maat van EU&I (European University Institute, "
                "2019/2024)."
            ),
            table=city_block,
        ),
    }
)


def get_method(method_id: str) -> Method:
    """Method by id; :class:`~stemhulp.errors.UnknownMethodError` names the valid ones.

    Examples
    --------
    >>> get_method("agreement").title
    'Overeenkomst'
    """
    try:
        return METHODS[method_id]
    except KeyError:
        raise UnknownMethodError("rekenmethode", method_id, METHODS) from None
