"""A TOML file that anybody may have written: read, or a finding that says where it cannot be."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from stemhulp.loading.findings import Report

DEEPEST: Final = 20  # lists and tables within each other; deeper is no setting of anybody
MOST_BYTES: Final = 2_000_000
LONG_NUMBER: Final = re.compile(r"[0-9_]{4000,}")
DEEP: Final = re.compile(r"([\[{]\s*){20}|(\.[^.=\n]{1,40}){20}")
PLACE: Final = re.compile(r" \(at (?:line (?P<line>[0-9]+), column [0-9]+|end of document)\)")


def read_toml(path: Path, file: str, report: Report) -> dict[str, Any] | None:
    """Read a file that exists; None when the report says why it cannot be read."""
    content = path.read_bytes()
    if len(content) > MOST_BYTES:
        report.add("settings-unreadable", file=file, value="het is groter dan 2 MB")
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        why = "de tekens zijn niet opgeslagen als UTF-8"
        report.add("settings-unreadable", file=file, line=line, value=why)
        return None
    return _parsed(text, file, report)


def _parsed(text: str, file: str, report: Report) -> dict[str, Any] | None:
    """Values of the text, or None with a finding; the same whatever was done before."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = PLACE.search(str(error))
        line = int(place["line"]) if place and place["line"] else None
        why = PLACE.sub("", str(error))
        report.add("settings-unreadable", file=file, line=line, value=why)
        return None
    except ValueError:  # digits without end
        line = _line_of(text, LONG_NUMBER)
        why = "er staat een getal in van meer dan 4000 cijfers"
        report.add("settings-unreadable", file=file, line=line, value=why)
        return None
    except RecursionError:
        raw = None
    if raw is None or any(depth > DEEPEST for depth, _, _ in every_value(raw)):
        line, why = _line_of(text, DEEP), "het heeft te veel lagen in elkaar"
        report.add("settings-unreadable", file=file, line=line, value=why)
        return None
    return raw


def _line_of(text: str, pattern: re.Pattern[str]) -> int | None:
    """Line of the first place where the pattern is found."""
    found = pattern.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else None


def every_value(raw: dict[str, Any]) -> Iterator[tuple[int, str, Any]]:
    """Yield depth, name and value of everything in a file, without calling itself.

    Examples
    --------
    >>> list(every_value({"a": {"b": ["c"]}}))[1:]
    [(2, 'a.b', ['c']), (3, 'a.b', 'c')]
    """
    todo: list[tuple[int, str, Any]] = [(1, name, value) for name, value in raw.items()]
    while todo:
        depth, name, value = todo.pop()
        yield depth, name, value
        if depth > DEEPEST:
            continue
        if isinstance(value, dict):
            todo += [(depth + 1, f"{name}.{key}", inner) for key, inner in value.items()]
        elif isinstance(value, list):
            todo += [(depth + 1, name, inner) for inner in value]


def check_texts(raw: dict[str, Any], file: str, report: Report) -> None:
    """Names and texts hold no sign that one does not see, and are not without end."""
    for _, name, value in every_value(raw):
        report.add_hidden(name, file=file, column=name)
        if isinstance(value, str):
            report.add_hidden(value, file=file, column=name)
            report.add_long(value, file=file, column=name)
