"""The registry of matching methods. A method is data: a table, an aggregation and a reference.

No code asks *which* method it has: everything that differs between methods is a field here.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import Final

import numpy as np
import numpy.typing as npt

from stemhulp.errors import UnknownMethodError
from stemhulp.matching.tables import (
    AgreementTable,
    city_block,
    direction,
    half_direction,
    own_table,
    same_or_not,
    squared,
)
from stemhulp.model import Election
from stemhulp.translatable import gettext_noop

Number = Fraction | float
Whole = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]


def linear(quotient: Fraction) -> Number:
    """Return the weighted mean itself.

    Examples
    --------
    >>> linear(Fraction(3, 4))
    Fraction(3, 4)
    """
    return quotient


def one_minus_root(quotient: Fraction) -> Number:
    """Turn a mean of 1 − d² into 1 − √(mean d²); keeps the order of what it gets.

    Examples
    --------
    >>> one_minus_root(Fraction(3, 4)), one_minus_root(Fraction(1))
    (0.5, 1.0)
    """
    return 1 - math.sqrt(1 - quotient)


def linear_many(numerator: Whole, denominator: Whole) -> Floats:
    """Do what `linear` does for many sums at once, with the same bits; NaN for 0/0.

    Examples
    --------
    >>> linear_many(np.array([3, 0]), np.array([4, 0])).tolist()
    [0.75, nan]
    """
    with np.errstate(invalid="ignore"):
        quotients: Floats = numerator / denominator
    return quotients


def one_minus_root_many(numerator: Whole, denominator: Whole) -> Floats:
    """Do what `one_minus_root` does for many sums at once, with the same bits; NaN for 0/0.

    Examples
    --------
    >>> one_minus_root_many(np.array([3, 0]), np.array([4, 0])).tolist()
    [0.5, nan]
    """
    root: Floats = np.sqrt(linear_many(denominator - numerator, denominator))
    return 1 - root


@dataclass(frozen=True, slots=True)
class Method:
    """One way to turn pairs of stances into a score.

    Parameters
    ----------
    method_id, title : str
    summary : str
        What it does, in words, in Dutch.
    formula : str
        In symbols; v = answer, p = position, w = weight.
    lowest : int
        Lowest possible score: 0 or −1. The highest is 1.
    score_word : str
        What the score may be called on the screen. A direction score is never a percentage.
    reference : str
        Where it comes from, with DOI where there is one.
    table : callable
        Number of options → :class:`~stemhulp.matching.tables.AgreementTable`.
    finish : callable
        Exact weighted mean of the table → score; must keep the order.
    finish_many : callable
        The same for arrays of numerators and denominators up to 2⁵³, with the same bits.
    """

    method_id: str
    title: str
    summary: str
    formula: str
    lowest: int
    score_word: str
    reference: str
    table: Callable[[int], AgreementTable]
    finish: Callable[[Fraction], Number] = linear
    finish_many: Callable[[Whole, Whole], Floats] = linear_many

    @property
    def is_percentage(self) -> bool:
        """Whether the score may be shown as a percentage of agreement."""
        return self.lowest == 0


METHODS: Final[Mapping[str, Method]] = MappingProxyType(
    {
        "agreement": Method(
            method_id="agreement",
            title=gettext_noop("Overeenkomst"),
            summary=gettext_noop(
                "Vindt een partij hetzelfde als jij, dan krijgt zij 1 punt. Hoe verder zij van je "
                "af staat, hoe minder: bij het tegenovergestelde 0. De score is het deel van de "
                "punten dat de partij kon halen."
            ),
            formula=gettext_noop("score = Σ w·(1 − |v − p| / bereik) / Σ w"),
            lowest=0,
            score_word=gettext_noop("overeenkomst"),
            reference=gettext_noop(
                "Stadsblokafstand; op drie opties gelijk aan de punten 2/1/0 met dubbel gewicht "
                "van de Wahl-O-Mat (bpb) en aan de maat van EU&I (European University Institute, "
                "2019/2024)."
            ),
            table=city_block,
        ),
        "exact": Method(
            method_id="exact",
            title=gettext_noop("Precies hetzelfde"),
            summary=gettext_noop(
                "Alleen hetzelfde antwoord telt, voor 1. Een stap verschil telt even weinig als "
                "het tegenovergestelde. De score is het gewogen gemiddelde."
            ),
            formula=gettext_noop("score = Σ w·[v = p] / Σ w"),
            lowest=0,
            score_word=gettext_noop("gelijke antwoorden"),
            reference=gettext_noop(
                "Simple matching: Sokal & Michener (1958), A statistical method for evaluating "
                "systematic relationships."
            ),
            table=same_or_not,
        ),
        "euclidean": Method(
            method_id="euclidean",
            title=gettext_noop("Hemelsbreed"),
            summary=gettext_noop(
                "Grote verschillen wegen extra zwaar: elk verschil wordt eerst in het kwadraat "
                "genomen. De score is 1 min de wortel van het gewogen gemiddelde."
            ),
            formula=gettext_noop("score = 1 − √( Σ w·(|v − p| / bereik)² / Σ w )"),
            lowest=0,
            score_word=gettext_noop("nabijheid"),
            reference=gettext_noop(
                "Euclidische afstand, met het gewicht op het gekwadrateerde verschil; tot 2025 "
                "gebruikt door smartvote (Zwitserland)."
            ),
            table=squared,
            finish=one_minus_root,
            finish_many=one_minus_root_many,
        ),
        "directional": Method(
            method_id="directional",
            title=gettext_noop("Zelfde kant"),
            summary=gettext_noop(
                "Telt of je aan dezelfde kant staat, en hoe stellig: van −1 (tegenover elkaar) tot "
                "1 (samen, allebei stellig). Neutraal telt voor 0. Dit is geen percentage."
            ),
            formula=gettext_noop("score = Σ w·v·p / Σ w, met v en p van −1 tot 1"),
            lowest=-1,
            score_word=gettext_noop("richtingsscore"),
            reference=gettext_noop(
                "Rabinowitz & Macdonald (1989), A directional theory of issue voting, "
                "doi 10.2307/1956436; Mendez (2017), pp. 50–51, "
                "doi 10.1080/17457289.2016.1269113."
            ),
            table=direction,
        ),
        "hybrid": Method(
            method_id="hybrid",
            title=gettext_noop("Half afstand, half kant"),
            summary=gettext_noop(
                "Het gemiddelde van dichtbij zijn en aan dezelfde kant staan, van −1 tot 1. "
                "Dit is geen percentage."
            ),
            formula=gettext_noop(
                "score = Σ w·½[(1 − |v − p|) + v·p] / Σ w, met v en p van −1 tot 1"
            ),
            lowest=-1,
            score_word=gettext_noop("gemengde score"),
            reference=gettext_noop("Mendez (2017), pp. 50–51, doi 10.1080/17457289.2016.1269113."),
            table=half_direction,
        ),
    }
)


OWN_ID: Final = "custom"


def methods_of(election: Election) -> Mapping[str, Method]:
    """Return the registry, with the election's own table added when it has one.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> list(methods_of(fictional_election()))
    ['agreement', 'exact', 'euclidean', 'directional', 'hybrid']
    """
    own = election.settings.own_table
    if own is None:
        return METHODS
    table = own_table(own.cells)
    method = Method(
        method_id=OWN_ID,
        title=own.title,
        summary=own.summary,
        formula=gettext_noop("score = Σ w·tabel[v, p] / Σ w"),
        lowest=0,
        score_word=gettext_noop("overeenkomst"),
        reference=own.reference,
        table=lambda _: table,
    )
    return MappingProxyType({**METHODS, OWN_ID: method})


def get_method(election: Election, method_id: str) -> Method:
    """Method by id; :class:`~stemhulp.errors.UnknownMethodError` names the valid ones.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> get_method(fictional_election(), "agreement").title
    'Overeenkomst'
    """
    methods = methods_of(election)
    if method_id not in methods:
        raise UnknownMethodError("rekenmethode", method_id, methods)
    return methods[method_id]
