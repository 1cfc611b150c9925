"""What happens with a statement on which a party's position is unknown.

Every policy says, for each answer, what an unknown position adds to numerator and denominator.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np

from stemhulp.errors import UnknownMethodError
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
        Whether the statement stays in the denominator.
    """

    policy_id: str
    title: str
    summary: str
    formula: str
    users: str
    effect: str
    points: Callable[[AgreementTable], Integers]
    counts: bool = True

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

    Examples
    --------
    >>> from stemhulp.matching.tables import city_block
    >>> nothing(city_block(3)).tolist()
    [0, 0, 0]
    """
    return np.zeros(table.n_options, dtype=np.int64)


def as_neutral(table: AgreementTable) -> Integers:
    """Points of a party in the middle; without a middle option, the mean of the two beside it.

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

    Examples
    --------
    >>> from stemhulp.matching.tables import city_block
    >>> as_opposite(city_block(3)).tolist()
    [0, 2, 0]
    """
    return 2 * np.minimum(table.points[:, 0], table.points[:, -1])


def middle_of_range(table: AgreementTable) -> Integers:
    """Points halfway the range of the method: a half, or 0 for a directional one.

    Examples
    --------
    >>> from stemhulp.matching.tables import city_block, direction
    >>> middle_of_range(city_block(3)).tolist(), middle_of_range(direction(3)).tolist()
    ([2, 2, 2], [0, 0, 0])
    """
    return np.full(table.n_options, table.floor + table.unit, dtype=np.int64)


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
