"""``election.toml``: read, checked, and turned into Settings."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Collection
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from stemhulp.addresses import why_no_address
from stemhulp.errors import ShapeError
from stemhulp.loading.findings import Report
from stemhulp.loading.toml_file import check_texts, read_toml
from stemhulp.matching.methods import METHODS, OWN_ID
from stemhulp.matching.tables import own_table
from stemhulp.model import OwnTable, Publisher, Settings
from stemhulp.model.translation import DUTCH, LANGUAGES
from stemhulp.scale import SCALES

Check = tuple[Callable[[Any], bool], str]


OWN_KEYS: Final = {"cells", "title", "summary", "reference"}
OWN_ENGLISH: Final = {"title_en", "summary_en", "reference_en"}

SLUG: Final = r"[a-z0-9]+(-[a-z0-9]+)*"
CBS_CODE: Final = "GM[0-9]{4}"
YEARS: Final = range(1900, 2200)
MOST_ANSWERS: Final = 1000


def _one_of(choices: Any) -> Check:
    """Check that a value is one of the choices."""
    return (
        lambda value: isinstance(value, str) and value in choices
    ), f"Kies uit {', '.join(choices)}."


def _are_languages(values: list[Any]) -> bool:
    """Whether all are languages we have pages in, each once."""
    return all(value in LANGUAGES for value in values) and len(set(values)) == len(values)


TEXT: Final[Check] = (
    lambda value: isinstance(value, str) and bool(value.strip()),
    "Verwacht: een tekst tussen aanhalingstekens.",
)

# Key → how to check it. One declaration for reading, for messages and for the tests.
KEYS: Final[dict[str, Check]] = {
    "id": (
        lambda value: isinstance(value, str) and bool(re.fullmatch(SLUG, value)),
        "Verwacht: kleine letters, cijfers en streepjes, zoals gr2022-assen.",
    ),
    "title": TEXT,
    "municipality": TEXT,
    "cbs_code": (
        lambda value: isinstance(value, str) and bool(re.fullmatch(CBS_CODE, value)),
        'Verwacht: een CBS-code als "GM0106".',
    ),
    "date": (
        # With a time it is no day to compare with.
        lambda value: type(value) is datetime.date and value.year in YEARS,
        "Verwacht: een datum zonder aanhalingstekens, als 2022-03-16.",
    ),
    "scale": _one_of(SCALES),
    "default_method": _one_of((*METHODS, OWN_ID)),
    "minimum_answers": (
        lambda value: type(value) is int and 1 <= value <= MOST_ANSWERS,
        f"Verwacht: een geheel getal van 1 tot en met {MOST_ANSWERS}.",
    ),
    "source_party": TEXT,
    "programme_source": TEXT,
}
OPTIONAL_KEYS: Final[dict[str, Check]] = {
    "languages": (
        lambda value: isinstance(value, list) and DUTCH in value and _are_languages(value),
        f"Kies uit {', '.join(LANGUAGES)}, elk één keer; {DUTCH} hoort er altijd bij.",
    ),
    "title_en": TEXT,
    "where_to_vote": TEXT,
    "where_to_vote_en": TEXT,
    "where_to_vote_url": (
        lambda value: isinstance(value, str) and not why_no_address(value),
        'Verwacht: een adres als "https://gemeente.example/stemmen".',
    ),
}
# Keys that did something once: said to the editor, never silently ignored.
RETIRED_KEYS: Final = {
    "coverage_threshold": "Elke partij met een bekend standpunt krijgt nu een plaats.",
}


def read_settings(path: Path, file: str, election_id: str, report: Report) -> Settings | None:
    """Read the settings of one election; None when the report has an error about them."""
    raw = _read_toml(path, file, report)
    if raw is None or not _values_are_sound(raw, file, election_id, report):
        return None
    return Settings(
        election_id=raw["id"],
        title=raw["title"],
        municipality=raw["municipality"],
        cbs_code=raw["cbs_code"],
        date=raw["date"],
        scale=SCALES[raw["scale"]],
        default_method=raw["default_method"],
        minimum_answers=raw["minimum_answers"],
        source_party_id=raw["source_party"],
        source_id=raw["programme_source"],
        context=MappingProxyType(raw.get("context", {})),
        publisher=Publisher(**raw.get("publisher", {})),
        own_table=_own_table(raw.get("table")),
        languages=tuple(raw.get("languages", [DUTCH])),
        title_en=raw.get("title_en", ""),
        context_en=MappingProxyType(raw.get("context_en", {})),
        earlier_lists=MappingProxyType(
            {name: tuple(ids) for name, ids in raw.get("earlier_lists", {}).items()}
        ),
        where_to_vote=raw.get("where_to_vote", ""),
        where_to_vote_en=raw.get("where_to_vote_en", ""),
        where_to_vote_url=raw.get("where_to_vote_url", ""),
    )


def _read_toml(path: Path, file: str, report: Report) -> dict[str, Any] | None:
    """Parse the file, or report why it cannot be parsed."""
    if not path.is_file():
        report.add("file-missing", file=file, columns=", ".join(KEYS))
        return None
    return read_toml(path, file, report)


def _values_are_sound(raw: dict[str, Any], file: str, election_id: str, report: Report) -> bool:
    """Check every key; report each one that is missing or wrong."""
    before = len(report.errors)
    for key, (is_sound, expected) in (KEYS | OPTIONAL_KEYS).items():
        if key not in raw:
            if key in KEYS:
                report.add("settings-missing", file=file, column=key, value=key)
        elif not is_sound(raw[key]):
            report.add("settings-value", file=file, column=key, value=raw[key], expected=expected)
    for key in RETIRED_KEYS.keys() & raw:
        report.add("advice-setting", file=file, column=key, value=key, why=RETIRED_KEYS[key])
    if isinstance(raw.get("id"), str) and raw["id"] != election_id:
        report.add(
            "settings-value",
            file=file, column="id", value=raw["id"], expected=f"De map heet {election_id}.",
        )  # fmt: skip
    check_texts(raw, file, report)
    _check_tables_of_texts(raw, file, report)
    _check_earlier_lists(raw.get("earlier_lists", {}), file, report)
    _check_own_table(raw, file, report)
    return len(report.errors) == before


def _check_tables_of_texts(raw: dict[str, Any], file: str, report: Report) -> None:
    """The optional tables hold texts, and some of them only keys that we know."""
    context = raw.get("context", {})
    known_keys: dict[str, Collection[str] | None] = {
        "context": None,
        "context_en": context if isinstance(context, dict) else (),
        "publisher": Publisher.__dataclass_fields__,
    }
    for name, known in known_keys.items():
        table = raw.get(name, {})
        if not isinstance(table, dict) or not all(isinstance(v, str) for v in table.values()):
            expected = f'Verwacht onder [{name}]: regels als naam = "tekst".'
            report.add("settings-value", file=file, column=name, value=name, expected=expected)
            continue
        wrong = [] if known is None else [key for key in table if key not in known]
        if wrong:
            expected = f"Kies uit {', '.join(known or ())}."
            report.add("settings-value", file=file, column=name, value=wrong[0], expected=expected)


def _check_earlier_lists(lists: Any, file: str, report: Report) -> None:
    """Every earlier questionnaire is a list of ids, each once; that they exist is another rule."""
    if not isinstance(lists, dict):
        expected = 'Verwacht onder [earlier_lists]: regels als naam = ["stelling", "stelling"].'
        report.add(
            "settings-value",
            file=file, column="earlier_lists", value="earlier_lists", expected=expected,
        )  # fmt: skip
        return
    for name, ids in lists.items():
        if not _are_ids(ids):
            report.add(
                "settings-value",
                file=file, column=f"earlier_lists.{name}", value=name,
                expected="Verwacht: een lijst van ids van stellingen, elk één keer.",
            )  # fmt: skip


def _are_ids(ids: Any) -> bool:
    """Whether it is a list of ids, each once."""
    is_list = isinstance(ids, list) and bool(ids) and all(isinstance(key, str) for key in ids)
    return is_list and len(set(ids)) == len(ids)


def _own_table(raw: dict[str, Any] | None) -> OwnTable | None:
    """The election's own agreement table, already checked."""
    if raw is None:
        return None
    texts = {key: value for key, value in raw.items() if key != "cells"}
    return OwnTable(cells=tuple(tuple(row) for row in raw["cells"]), **texts)


def _check_own_table(raw: dict[str, Any], file: str, report: Report) -> None:
    """The own table is square, fits the scale, and the default method can find it."""
    problem = _problem_of_table(raw)
    if problem:
        report.add("settings-value", file=file, column="table", value="table", expected=problem)


def _problem_of_table(raw: dict[str, Any]) -> str:
    """Return what is wrong with the own table, or ""."""
    table = raw.get("table")
    if table is None:
        is_wanted = raw.get("default_method") == OWN_ID
        return "Bij default_method = custom hoort een [table]." if is_wanted else ""
    if not isinstance(table, dict) or not OWN_KEYS <= set(table) <= OWN_KEYS | OWN_ENGLISH:
        return "Verwacht onder [table]: cells, title, summary en reference."
    if not all(isinstance(text, str) for key, text in table.items() if key != "cells"):
        return "Verwacht onder [table]: teksten tussen aanhalingstekens."
    cells, scale = table["cells"], raw.get("scale")
    if not isinstance(cells, list) or not all(isinstance(row, list) for row in cells):
        return "Verwacht bij cells: een lijst van rijen, en in elke rij getallen."
    try:
        agreement = own_table(cells)
    except (ShapeError, ValueError) as error:
        return f"{error}."
    n_options = SCALES[scale].n_options if isinstance(scale, str) and scale in SCALES else 0
    return "" if agreement.n_options == n_options else f"Verwacht {n_options} × {n_options} cellen."
