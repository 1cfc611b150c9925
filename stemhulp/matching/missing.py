"""What happens with a statement on which a party's position is unknown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np

from stemhulp.errors import UnknownMethodError
from stemhulp.matching.tables import AgreementTable, PairTable


@dataclass(frozen=True, slots=True)
class Policy:
    """A missing-position policy: how it completes an agreement table, and what it means."""

    policy_id: str
    title: str
    summary: str
    apply: Callable[[AgreementTable], PairTable]


def leave_out(table: AgreementTable) -> PairTable:
    """Leave the statement out of numerator and denominator for that party.

    Examples
    --------
    >>> from stemhulp.matching.tables import city_block
    >>> pair = leave_out(city_block(3))
    >>> pair.points.tolist()
    [[2, 1, 0, 0], [1, 2, 1, 0], [0, 1, 2, 0]]
    >>> pair.possible.tolist()
    [[2, 2, 2, 0], [2, 2, 2, 0], [2, 2, 2, 0]]
    """
    nothing = np.zeros((table.points.shape[0], 1), dtype=np.int64)
    full = np.full_like(table.points, table.unit)
    return PairTable(
        points=np.hstack([table.points, nothing]),
        possible=np.hstack([full, nothing]),
        lowest=table.points.min(axis=1),
        highest=table.points.max(axis=1),
        unit=table.unit,
    )


POLICIES: Final[Mapping[str, Policy]] = MappingProxyType(
    {
        "leave-out": Policy(
            policy_id="leave-out",
            title="Weglaten",
            summary=(
                "Een stelling waarvan het standpunt van een partij onbekend is, telt voor die "
                "partij niet mee. De dekking wordt lager en de marge breder."
            ),
            apply=leave_out,
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
