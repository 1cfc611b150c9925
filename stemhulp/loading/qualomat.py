"""Elections in the qual-o-mat format (Wahl-O-Mat positions as JSON), for comparing methods.

Positions and labels only: such an election has no evidence, no planks and no pages.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from stemhulp.errors import DataError
from stemhulp.loading.json_file import read_json
from stemhulp.model import Election, Party, Position, Settings, Statement, Theme
from stemhulp.scale import THREE_POINT
from stemhulp.signs import shown

# Answer ids of the format are not ordinal: 0 agree, 1 disagree, 2 neutral.
STANCES: Final = {0: 2, 1: 0, 2: 1}
NAMES: Final = {int: "geheel getal", str: "tekst"}
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
        If a file is missing or is not what the format says: another type, a key that is not
        there, an id that comes back or that nothing has, two positions of one party on one
        statement. The message names the file and the culprit.
    """
    paths = {name: Path(folder) / f"{name}.json" for name in FILES}
    overview, parties, statements, opinions = (_read(path) for path in paths.values())
    known_parties = _by_id(parties, "p", {"name": str, "longname": str}, paths["party"])
    known_statements = _by_id(statements, "s", {"label": str}, paths["statement"])
    return Election(
        settings=_settings(overview, paths["overview"]),
        themes=MappingProxyType({"alles": Theme("alles", "Alles")}),
        planks=MappingProxyType({}),
        statements=MappingProxyType(
            {
                key: Statement(key, "alles", s["label"], s["label"], "")
                for key, s in known_statements.items()
            }
        ),
        parties=MappingProxyType(
            {key: Party(key, p["longname"], p["name"]) for key, p in known_parties.items()}
        ),
        terms=MappingProxyType({}),
        sources=MappingProxyType({}),
        evidence=MappingProxyType({}),
        links=(),
        positions=MappingProxyType(
            _positions(opinions, known_parties, known_statements, paths["opinion"])
        ),
    )


def _read(path: Path) -> Any:
    """Contents of one file."""
    try:
        return read_json(path)
    except (OSError, ValueError) as error:
        raise DataError(f"{path} is niet te lezen: {error}") from error


def _objects(raw: Any, types: Mapping[str, type], path: Path) -> list[dict[str, Any]]:
    """Objects of a list, each with these keys of these types; true and false are no numbers."""
    if not isinstance(raw, list) or not raw:
        raise DataError(f"{path}: verwacht een lijst, met iets erin.")
    for number, one in enumerate(raw, start=1):
        _check(one, types, f"{path}, nummer {number}")
    return raw


def _check(one: Any, types: Mapping[str, type], place: str) -> None:
    """One object has these keys, of these types."""
    if not isinstance(one, dict):
        raise DataError(f"{place}: verwacht een object met {', '.join(types)}.")
    for name, wanted in types.items():
        if name not in one:
            raise DataError(f"{place}: ‘{name}’ ontbreekt.")
        if type(one[name]) is not wanted:
            raise DataError(f"{place}: ‘{name}’ is geen {NAMES[wanted]}: {shown(one[name])}.")


def _by_id(
    raw: Any, prefix: str, types: Mapping[str, type], path: Path
) -> dict[str, dict[str, Any]]:
    """Objects by their id, in the order of the file."""
    found: dict[str, dict[str, Any]] = {}
    for number, one in enumerate(_objects(raw, {"id": int, **types}, path), start=1):
        key = f"{prefix}{one['id']}"
        if key in found:
            raise DataError(f"{path}, nummer {number}: id {one['id']} staat er al.")
        found[key] = one
    return found


def _positions(
    raw: Any, parties: Collection[str], statements: Collection[str], path: Path
) -> dict[tuple[str, str], Position]:
    """Every position under its party and statement, which occur once together."""
    found: dict[tuple[str, str], Position] = {}
    types = {"party": int, "statement": int, "answer": int}
    for number, one in enumerate(_objects(raw, types, path), start=1):
        pair = (f"p{one['party']}", f"s{one['statement']}")
        place = f"{path}, nummer {number} (partij {one['party']}, stelling {one['statement']})"
        if pair[0] not in parties:
            raise DataError(f"{place}: die partij staat niet in party.json.")
        if pair[1] not in statements:
            raise DataError(f"{place}: die stelling staat niet in statement.json.")
        if one["answer"] not in STANCES:
            raise DataError(f"{place}: {shown(one['answer'])} is geen antwoord; kies 0, 1 of 2.")
        if pair in found:
            raise DataError(f"{place}: over deze stelling staat er van die partij al een antwoord.")
        found[pair] = Position(*pair, STANCES[one["answer"]], "", "statement")
    return found


def _settings(overview: Any, path: Path) -> Settings:
    """Settings that matching needs; there is no municipality and no source party."""
    _check(overview, {"slug": str, "title": str, "date": str}, str(path))
    try:
        date = datetime.date.fromisoformat(overview["date"])
    except ValueError as error:
        raise DataError(f"{path}: ‘date’ is geen datum: {shown(overview['date'])}.") from error
    return Settings(
        election_id=overview["slug"],
        title=overview["title"],
        municipality="",
        cbs_code="",
        date=date,
        scale=THREE_POINT,
        default_method="agreement",
        minimum_answers=1,
        source_party_id="",
        source_id="",
    )
