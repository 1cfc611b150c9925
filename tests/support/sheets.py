"""Form fields of an answer sheet, and one sheet with an answer of each kind."""

from __future__ import annotations

from collections.abc import Mapping

from stemhulp.model import Election

# One answer of each kind to the fictional election.
MIXED = {
    "fietsbrug": "eens",
    "parkeren": "oneens",
    "marktdag": "eens",
    "hofjes": "neutraal",
    "toren": "oneens",
    "museumnacht": "skip",
}


def sheet(
    answers: Mapping[str, str], extra: tuple[str, ...] = (), themes: tuple[str, ...] = ()
) -> dict[str, str]:
    """Form fields of an answer sheet."""
    fields = {f"answer-{key}": word for key, word in answers.items()}
    fields |= {f"weight-{key}": "2" for key in extra}
    return fields | {f"theme-weight-{key}": "2" for key in themes}


def all_eens(election: Election) -> dict[str, str]:
    return sheet(dict.fromkeys(election.statements, "eens"))
