"""Elections in the qual-o-mat format (Wahl-O-Mat positions as JSON), for comparing methods.

Positions and labels only: such an election has no evidence, no planks and no pages.
"""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from stemhulp.errors import DataError
from stemhulp.model import Election, Party, Position, Settings, Statement, Theme
from stemhulp.scale import THREE_POINT

# Answer ids of the format are not ordinal: 0 agree, 1 disagree, 2 neutral.
STANCES: Final = {0: 2, 1: 0, 2: 1}
FILES: Final = ("overview", "party", "statement", "opinion")


def load_qualomat(folder: str | Path) -> Election:
    """Read one election in the qual-o-mat format.

    Parameters
    ----------
    folder : path
        Holds ``overview.json``, ``party.json``, ``statement.json`` and ``opinion.json``.

    Returns
    -------
    Election
        With ids ``p0``, ``p1`` … and ``s0``, ``s1`` … in the order of the files.

    Raises
    ------
    DataError
        If a file is missing or is not what the format says; the message names the file.
    """
    overview, parties, statements, opinions = (_read(Path(folder) / f"{n}.json") for n in FILES)
    try:
        return Election(
            settings=_settings(overview),
            themes=MappingProxyType({"alles": Theme("alles", "Alles")}),
            planks=MappingProxyType({}),
            statements=MappingProxyType(
                {f"s{s['id']}": _statement(f"s{s['id']}", s["label"]) for s in statements}
            ),
            parties=MappingProxyType(
                {f"p{p['id']}": Party(f"p{p['id']}", p["longname"], p["name"]) for p in parties}
            ),
            terms=MappingProxyType({}),
            sources=MappingProxyType({}),
            evidence=MappingProxyType({}),
            links=(),
            positions=MappingProxyType(dict(_position(opinion) for opinion in opinions)),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise DataError(f"{folder} is niet in het qual-o-mat-formaat: {error!r}") from error


def _read(path: Path) -> Any:
    """Contents of one file."""
    try:
        return json.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise DataError(f"{path} is niet te lezen: {error}") from error


def _settings(overview: dict[str, Any]) -> Settings:
    """Settings that matching needs; there is no municipality and no source party."""
    return Settings(
        election_id=overview["slug"],
        title=overview["title"],
        municipality="",
        cbs_code="",
        date=datetime.date.fromisoformat(overview["date"]),
        scale=THREE_POINT,
        default_method="agreement",
        minimum_answers=1,
        source_party_id="",
        source_id="",
    )


def _statement(statement_id: str, label: str) -> Statement:
    """A statement of which only the label is known."""
    return Statement(statement_id, "alles", label, label, "")


def _position(opinion: dict[str, Any]) -> tuple[tuple[str, str], Position]:
    """One position with its place."""
    party_id, statement_id = f"p{opinion['party']}", f"s{opinion['statement']}"
    stance = STANCES[opinion["answer"]]
    return (party_id, statement_id), Position(party_id, statement_id, stance, "", "statement")
