"""A programme as text becomes planks: cut, never rewritten.

Reads the plain text of a programme whose points carry numbers (``- 1.1 …`` or ``1.1 …``) under
numbered chapters (``1. …``). Whatever stands before the first chapter is the introduction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import pandas as pd

from stemhulp.codebook import columns
from stemhulp.errors import DataError
from stemhulp.loading.files import write_whole
from stemhulp.loading.findings import Report
from stemhulp.model import Plank

CHAPTER: Final = re.compile(r"(\d+)\.\s+(\S.*)")
PLANK: Final = re.compile(r"(?:[-–•*]\s*)?(\d+)\.(\d+)\.?\s+(\S.*)")
MAX_SECTION_WORDS: Final = 10  # a longer line without a number is text, not a heading


@dataclass
class _Place:
    """Where in the programme the reader is."""

    chapter: str = ""
    chapter_title: str = ""
    section: str = ""


def read_programme(text: str, party_id: str, source_id: str) -> list[tuple[int, Plank]]:
    """Cut a programme into planks.

    Parameters
    ----------
    text : str
        The whole document; white space within a plank is folded, nothing else changes.
    party_id, source_id : str
        Whose programme it is, and its id in sources.csv.

    Returns
    -------
    list of (line, Plank)
        In the order of the document, with the line on which each starts.

    Examples
    --------
    >>> text = "Intro\\n1. Wonen\\nOver huren:\\n\\n- 1.1 We bouwen\\nmeer.\\n1.2 We isoleren.\\n"
    >>> for line, plank in read_programme(text, "brug", "programma"):
    ...     print(line, plank.plank_id, plank.section, "|", plank.text)
    5 1.1 Over huren | We bouwen meer.
    7 1.2 Over huren | We isoleren.
    """
    place = _Place()
    found: list[tuple[int, Plank]] = []
    for line, block in _blocks(text):
        if plank := PLANK.fullmatch(block):
            number = f"{plank.group(1)}.{plank.group(2)}"
            found.append(
                (line, _plank(number, plank.group(3), place, len(found) + 1, party_id, source_id))
            )
        elif chapter := CHAPTER.fullmatch(block):
            place = _Place(chapter.group(1), chapter.group(2))
        elif place.chapter and _is_heading(block):
            place.section = block.rstrip(":")
        elif found and place.chapter:
            found[-1] = (found[-1][0], _longer(found[-1][1], block))
    return found


def _is_heading(block: str) -> bool:
    """Whether a line without a number is a heading and not a further sentence of a point."""
    return len(block.split()) <= MAX_SECTION_WORDS and not block.endswith((".", "!", "?"))


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """Pieces of text that belong together, with the line on which each starts.

    A blank line, a numbered point and a chapter each start a new block.
    """
    start, gathered = 0, ""
    for number, raw in enumerate(text.splitlines(), start=1):
        line = " ".join(raw.split())
        starts_anew = not line or PLANK.fullmatch(line) or CHAPTER.fullmatch(line)
        if gathered and (starts_anew or CHAPTER.fullmatch(gathered)):
            yield start, gathered
            gathered = ""
        if line:
            start = start if gathered else number
            gathered = f"{gathered} {line}".strip()
    if gathered:
        yield start, gathered


def _plank(
    number: str, text: str, place: _Place, order: int, party_id: str, source_id: str
) -> Plank:
    """Plank at a place in the programme."""
    return Plank(
        plank_id=number,
        party_id=party_id,
        chapter=number.split(".", maxsplit=1)[0],
        chapter_title=place.chapter_title,
        section=place.section,
        order=order,
        text=text,
        source_id=source_id,
    )


def _longer(plank: Plank, block: str) -> Plank:
    """Plank with a following paragraph added: no character of a programme is lost."""
    return Plank(**{**asdict(plank), "text": f"{plank.text} {block}"})


def check_numbers(planks: list[tuple[int, Plank]], file: str) -> Report:
    """Find gaps and double numbers: things for an editor to look at, not crashes.

    Examples
    --------
    >>> text = "1. Wonen\\n- 1.1 Een.\\n- 1.3 Drie.\\n- 1.3 Nog eens drie.\\n"
    >>> for finding in check_numbers(read_programme(text, "brug", "programma"), "programma.txt"):
    ...     print(finding.code, finding.line, finding.value)
    plank-gap 3 1.3
    id-duplicate 4 1.3
    """
    report = Report(election="")
    seen: dict[str, int] = {}
    for line, plank in planks:
        chapter, number = plank.plank_id.split(".")
        last = seen.get(chapter, 0)
        place = {"file": file, "column": "plank_id", "value": plank.plank_id}
        if int(number) <= last:
            report.add("id-duplicate", line=line, **place)
        elif int(number) > last + 1:
            report.add("plank-gap", line=line, before=f"{chapter}.{last}", **place)
        seen[chapter] = max(last, int(number))
    return report


def import_programme(document: Path, target: Path, party_id: str, source_id: str) -> Report:
    """Read a programme and write its planks to ``planks.csv``.

    Planks of other parties that are already in the file stay; those of this party are replaced.
    The file is written whole or not at all. With gaps or double numbers nothing is written.

    Raises
    ------
    DataError
        If the document cannot be read as UTF-8 or holds no numbered point.
    """
    try:
        planks = read_programme(document.read_text(encoding="utf-8-sig"), party_id, source_id)
    except (OSError, UnicodeDecodeError) as error:
        raise DataError(f"{document} is niet te lezen als UTF-8-tekst: {error}") from error
    if not planks:
        raise DataError(f"In {document} staat geen genummerd punt zoals ‘- 1.1 …’.")
    report = check_numbers(planks, str(document))
    report.counts = {"planks": len(planks)}
    if report.ok:
        _write(target, party_id, [plank for _, plank in planks])
    return report


def _write(target: Path, party_id: str, planks: list[Plank]) -> None:
    """Write the table: other parties' planks first, as they were."""
    frame = pd.DataFrame([asdict(plank) for plank in planks], columns=list(columns("planks")))
    if target.is_file():
        there = pd.read_csv(target, dtype=str, keep_default_na=False)
        frame = pd.concat([there[there["party_id"] != party_id], frame.astype(str)])
    write_whole(target, frame.to_csv(index=False, lineterminator="\n"))
