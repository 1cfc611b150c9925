"""What happens with a statement on which a party's position is unknown.

Every policy says, for each answer, what an unknown position adds to numerator and denominator; one
of them estimates it from what is known.

The margin of a party is always about *all* answered statements: the lowest and highest score that
its unknown positions still allow. A score that speaks of something else can lie outside it:

* ``leave-out`` speaks of the known statements only;
* ``zero`` is a penalty that no position need deserve (on three options a neutral answer earns at
  least a half);
* ``pull-to-middle`` takes the middle of the method, which can lie outside the row of the answer.

``neutral`` and ``opposite`` fill in a position that exists, and ``expected`` keeps every estimate
within its row, so that their scores lie inside the margin.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np

from stemhulp.errors import UnknownMethodError
from stemhulp.matching.estimate import Rate, Tally, drawn_to_average
from stemhulp.matching.tables import AgreementTable, Integers, PairTable
from stemhulp.translatable import gettext_noop


@dataclass(frozen=True, slots=True)
class Policy:
    """A missing-position policy.

    Parameters
    ----------
    policy_id, title : str
    summary : str
        What it does, in words, in Dutch.
    formula : str
        What an unknown position adds, in symbols.
    users : str
        Who uses it.
    effect : str
        What it does to a party about which little is known.
    points : callable
        Agreement table → *twice* the points that an unknown position earns, per answer (twice,
        so that a half stays whole).
    counts : bool
        Whether the statement stays in the denominator with those points.
    rate : callable, optional
        What is known of all parties → what an unknown position of each party is expected to earn.
        It then counts for that, kept between the lowest and highest points of its row. None =
        nothing is estimated.
    reference : str
        Where it comes from, with DOI, the same in every language; "" = nowhere in particular.
    """

    policy_id: str
    title: str
    summary: str
    formula: str
    users: str
    effect: str
    points: Callable[[AgreementTable], Integers]
    counts: bool = True
    rate: Callable[[Tally], Rate] | None = None
    reference: str = ""

    def apply(self, table: AgreementTable) -> PairTable:
        """Complete a table with a column for the unknown position.

        Examples
        --------
        >>> from stemhulp.matching.tables import city_block
        >>> pair = POLICIES["leave-out"].apply(city_block(3))
        >>> pair.points.tolist(), pair.unit
        ([[4, 2, 0, 0], [2, 4, 2, 0], [0, 2, 4, 0]], 4)
        >>> pair.possible.tolist()
        [[4, 4, 4, 0], [4, 4, 4, 0], [4, 4, 4, 0]]
        """
        doubled = 2 * table.points
        unknown = self.points(table)[:, None]
        return PairTable(
            points=np.hstack([doubled, unknown]),
            possible=np.hstack(
                [
                    np.full_like(doubled, 2 * table.unit),
                    np.full_like(unknown, 2 * table.unit if self.counts else 0),
                ]
            ),
            lowest=doubled.min(axis=1),
            highest=doubled.max(axis=1),
            unit=2 * table.unit,
        )


def nothing(table: AgreementTable) -> Integers:
    """No points, whatever the answer.

    As ``leave-out`` the score then speaks of the known statements, and as ``zero`` it holds a
    penalty; the margin speaks of all statements, so that the score may lie outside it.

    Examples
    --------
    >>> from stemhulp.matching.tables import city_block
    >>> nothing(city_block(3)).tolist()
    [0, 0, 0]
    """
    return np.zeros(table.n_options, dtype=np.int64)


def as_neutral(table: AgreementTable) -> Integers:
    """Points of a party in the middle; without a middle option, the mean of the two beside it.

    The score speaks of a party that is neutral wherever we know nothing. The margin speaks of
    every position it could have, and holds the score.

    Examples
    --------
    >>> from stemhulp.matching.tables import city_block
    >>> as_neutral(city_block(3)).tolist(), as_neutral(city_block(2)).tolist()
    ([2, 4, 2], [1, 1])
    """
    middle = table.n_options - 1
    return table.points[:, middle // 2] + table.points[:, (middle + 1) // 2]


def as_opposite(table: AgreementTable) -> Integers:
    """Points of a party at the far end from the answer.

    The score holds the heaviest penalty that a position could still deserve: with every method of
    the registry it is the lower end of the margin.

    Examples
    --------
    >>> from stemhulp.matching.tables import city_block
    >>> as_opposite(city_block(3)).tolist()
    [0, 2, 0]
    """
    return 2 * np.minimum(table.points[:, 0], table.points[:, -1])


def middle_of_range(table: AgreementTable) -> Integers:
    """Points halfway the range of the method: a half, or 0 for a directional one.

    The score speaks of a party in the middle of the *method*; against an answer on which no
    position earns so little, it may lie outside the margin.

    Examples
    --------
    >>> from stemhulp.matching.tables import city_block, direction
    >>> middle_of_range(city_block(3)).tolist(), middle_of_range(direction(3)).tolist()
    ([2, 2, 2], [0, 0, 0])
    """
    return np.full(table.n_options, table.floor + table.unit, dtype=np.int64)


DEFAULT_POLICY: Final = "expected"
"""What the site, the commands and :func:`stemhulp.match` do with an unknown position."""

POLICIES: Final[Mapping[str, Policy]] = MappingProxyType(
    {
        "leave-out": Policy(
            policy_id="leave-out",
            title=gettext_noop("Weglaten"),
            summary=gettext_noop(
                "Een stelling waarvan het standpunt van een partij onbekend is, telt voor die "
                "partij niet mee. De dekking wordt lager en de marge breder."
            ),
            formula=gettext_noop("teller + 0, noemer + 0"),
            users=gettext_noop("Partijgedrag en Farol"),
            effect=gettext_noop(
                "De score rust op minder stellingen en kan daardoor hoog of laag uitschieten."
            ),
            points=nothing,
            counts=False,
        ),
        "neutral": Policy(
            policy_id="neutral",
            title=gettext_noop("Als neutraal"),
            summary=gettext_noop("Een onbekend standpunt telt alsof de partij neutraal is."),
            formula=gettext_noop("teller + w·tabel[v, midden], noemer + w"),
            users=gettext_noop("Mat-O-Wahl (zonder dat het de bedoeling was)"),
            effect=gettext_noop(
                "Een zwijgende partij krijgt bij iedereen punten, ook al weten we niets."
            ),
            points=as_neutral,
        ),
        "zero": Policy(
            policy_id="zero",
            title=gettext_noop("Geen punten"),
            summary=gettext_noop(
                "Een onbekend standpunt levert niets op, maar telt mee in het maximum."
            ),
            formula=gettext_noop("teller + 0, noemer + w"),
            users=gettext_noop("mahlowat en Open Election Compass"),
            effect=gettext_noop(
                "Een zwijgende partij zakt, hoe goed haar bekende standpunten ook passen."
            ),
            points=nothing,
        ),
        "opposite": Policy(
            policy_id="opposite",
            title=gettext_noop("Als tegenpool"),
            summary=gettext_noop(
                "Een onbekend standpunt telt alsof de partij zo ver mogelijk van je af staat."
            ),
            formula=gettext_noop("teller + w·min(tabel[v, eerste], tabel[v, laatste]), noemer + w"),
            users=gettext_noop("OpenVAA"),
            effect=gettext_noop("Een zwijgende partij zakt het verst."),
            points=as_opposite,
        ),
        "pull-to-middle": Policy(
            policy_id="pull-to-middle",
            title=gettext_noop("Naar het midden"),
            summary=gettext_noop(
                "Een onbekend standpunt trekt de score naar het midden van het bereik."
            ),
            formula=gettext_noop("teller + w·(laagste + hoogste)/2, noemer + w"),
            users=gettext_noop("Mendez (2017), doi 10.1080/17457289.2016.1269113"),
            effect=gettext_noop("Een zwijgende partij eindigt in het midden, bij iedereen."),
            points=middle_of_range,
        ),
        "expected": Policy(
            policy_id="expected",
            title=gettext_noop("Geschat"),
            summary=gettext_noop(
                "Is een standpunt onbekend, dan schatten we wat het oplevert. We kijken wat de "
                "partij op haar bekende standpunten gemiddeld haalt, en wat alle partijen "
                "gemiddeld halen. Hoe minder we van een partij weten, hoe zwaarder dat laatste "
                "weegt."
            ),
            formula=gettext_noop(
                "teller + w·E, noemer + w. E = (S + 8·w̄·m) / (W + 8·w̄), binnen wat een standpunt "
                "kan opleveren. S en W: punten en gewicht van de bekende standpunten. "
                "w̄: gemiddeld gewicht. m: gemiddelde van alle partijen."
            ),
            users=gettext_noop("Stemhulp"),
            effect=gettext_noop(
                "Een partij waarvan we weinig weten, schiet minder uit. De score ligt altijd "
                "binnen de marge."
            ),
            points=nothing,
            counts=False,
            rate=drawn_to_average,
            reference=(
                "Efron & Morris (1975), Data analysis using Stein's estimator and its "
                "generalizations, JASA 70, doi 10.1080/01621459.1975.10479864."
            ),
        ),
    }
)


def get_policy(policy_id: str) -> Policy:
    """Policy by id; :class:`~stemhulp.errors.UnknownMethodError` names the valid ones.

    Examples
    --------
    >>> get_policy("leave-out").title
    'Weglaten'
    """
    try:
        return POLICIES[policy_id]
    except KeyError:
        raise UnknownMethodError("regel voor onbekende standpunten", policy_id, POLICIES) from None
