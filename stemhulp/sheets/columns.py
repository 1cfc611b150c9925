"""The columns of files with answer sheets and with scores: each is named here, once."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from stemhulp.errors import StemhulpError
from stemhulp.model import Election

WEIGHT: Final = "weight_"
SCORE: Final = "score_"
RANK: Final = "rank_"
MEANING: Final = MappingProxyType(
    {
        "<stelling>": "antwoord: een woord van de schaal, een code van 0 af, skip, of leeg",
        f"{WEIGHT}<stelling>": "gewicht: een heel getal van 0 tot en met 100; leeg = 1",
        f"{SCORE}<partij>": "score, float32: het getal dat het dichtst bij de breuk ligt; leeg = "
        "van de partij is op deze stellingen niets bekend",
        f"{RANK}<partij>": "plaats: 1 = eerste, gelijke partijen delen de beste; leeg = geen",
        "andere": "gaan ongewijzigd mee naar het bestand met scores",
    }
)
"""What a column may hold, by its name; `stemhulp score --help` shows it."""


class SheetError(StemhulpError):
    """A file of answer sheets that cannot be read, or a row in it."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a file hold what.

    Parameters
    ----------
    answers, weights : tuple of (str or None)
        For each statement of the election the name of its column; None = there is none.
    kept : tuple of str
        Columns of others, in the order of the file.
    """

    answers: tuple[str | None, ...]
    weights: tuple[str | None, ...]
    kept: tuple[str, ...]

    @property
    def has_weights(self) -> bool:
        """Whether any statement has a column of weights."""
        return any(self.weights)


def columns_of(names: list[str], election: Election, file: str) -> Columns:
    """Find the columns by their names.

    Raises
    ------
    SheetError
        If a name stands twice, no column is a statement, a weight belongs to no statement, or a
        column has the name of one that scoring makes.

    Examples
    --------
    >>> from stemhulp.examples import fictional_election
    >>> names = ["nr", "hofjes", "weight_hofjes", "toren"]
    >>> columns_of(names, fictional_election(), "antwoorden.csv").kept
    ('nr',)
    """
    for name in names:
        if names.count(name) > 1:
            raise SheetError(f"{file}: de kolom ‘{name}’ staat er twee keer.")
    statements = {*election.statements, *election.retired}
    for name in names:
        if name.startswith(WEIGHT) and name.removeprefix(WEIGHT) not in statements:
            raise SheetError(f"{file}: de kolom ‘{name}’ hoort bij geen stelling.")
    if not set(names) & set(election.statements):
        some = ", ".join(list(election.statements)[:3])
        raise SheetError(
            f"{file}: geen enkele kolom is een stelling. Noem de kolommen naar de stellingen: "
            f"{some} …"
        )
    made = {f"{mark}{party_id}" for mark in (SCORE, RANK) for party_id in election.parties}
    for name in made & set(names):
        raise SheetError(
            f"{file}: de kolom ‘{name}’ zou door een nieuwe worden vervangen. "
            "Geef hem een andere naam."
        )
    present = set(names)
    taken = statements | {f"{WEIGHT}{one}" for one in statements}
    return Columns(
        answers=tuple(one if one in present else None for one in election.statements),
        weights=tuple(
            f"{WEIGHT}{one}" if f"{WEIGHT}{one}" in present else None for one in election.statements
        ),
        kept=tuple(name for name in names if name not in taken),
    )
