"""A JSON file that anybody may have written: read strictly, every name once and no odd numbers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NoReturn


def read_json(path: Path) -> Any:
    """Return what a file says.

    Raises
    ------
    ValueError
        If it is no JSON in UTF-8, names something twice, or holds what no number can be. The
        message is the rest of a sentence in Dutch that begins with the file.
    OSError
        If it cannot be read.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
        return json.loads(text, object_pairs_hook=_unique, parse_constant=_no_number)
    except UnicodeDecodeError as error:
        raise ValueError("de tekens zijn niet opgeslagen als UTF-8") from error
    except RecursionError as error:
        raise ValueError("het heeft te veel lagen in elkaar") from error
    except json.JSONDecodeError as error:
        raise ValueError(f"regel {error.lineno}, teken {error.colno}: {error.msg}") from error


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object in which every name stands once."""
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f"‘{twice}’ staat er twee keer")
    return found


def _no_number(word: str) -> NoReturn:
    """Refuse NaN and Infinity, which are no JSON."""
    raise ValueError(f"{word} is geen getal")
