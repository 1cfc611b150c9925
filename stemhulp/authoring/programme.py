"""A programme as text becomes planks: cut, never rewritten.

Reads the plain text of a programme whose points carry numbers (``- 1.1 …`` or ``1.1 …``) under
numbered chapters (``1. …``). Whatever stands before the first chapter is the introduction and is
left out. What could be a point but does not fit is a finding, never a guess.
"""

from __future__ import annotations

import re
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Final

import pandas as pd

from stemhulp.authoring.acceptance import NOWHERE, check_ids, refused_rows
from stemhulp.authoring.files import write_whole
from stemhulp.codebook import columns
from stemhulp.errors import DataError
from stemhulp.loading.csv_table import read_table
from stemhulp.loading.findings import Report
from stemhulp.loading.raw_election import Tables
from stemhulp.loading.rules.numbering import NUMBER, check_numbering
from stemhulp.model import Plank
from stemhulp.model.translation import ENGLISH, translated_names

CHAPTER: Final = re.compile(r"([0-9]{1,3})\.\s+(\S.*)")
PLANK: Final = re.compile(r"([-–•*]\s*)?([0-9]{1,3})\.([0-9]{1,3})\.?\s+(\S.*)")
MAX_SECTION_WORDS: Final = 10  # a longer line without a number is text, not a heading


@dataclass
class Programme:
    """A programme while it is read, line by line.

    Parameters
    ----------
    party_id, source_id, prefix : str
        Whose programme it is, its id in sources.csv, and what goes before every number.
    planks : list of (line, Plank)
        What was found, with the line on which each starts.
    loose : list of (line, text)
        Text under a chapter that belongs to no point.
    """

    party_id: str
    source_id: str
    prefix: str = ""
    planks: list[tuple[int, Plank]] = field(default_factory=list)
    loose: list[tuple[int, str]] = field(default_factory=list)
    chapters: dict[str, str] = field(default_factory=dict)
    _chapter: int = 0
    _last: int = 0
    _section: str = ""

    def read(self, line_number: int, line: str, starts_paragraph: bool) -> bool:
        """Take in one line that is not blank; tells whether it was a chapter heading."""
        point, chapter = PLANK.fullmatch(line), CHAPTER.fullmatch(line)
        if point and self._chapter and self._is_point(point, starts_paragraph):
            self._start_plank(line_number, point)
        elif chapter and starts_paragraph and self._is_next_chapter(int(chapter[1])):
            self._start_chapter(int(chapter[1]), chapter[2])
            return True
        elif self._chapter and starts_paragraph and not chapter and _is_heading(line):
            self._section = line.rstrip(":")
        elif self._chapter:
            self._continue(line_number, line)
        return False

    def _is_point(self, point: re.Match[str], starts_paragraph: bool) -> bool:
        """Whether a numbered line starts a point: *2.5 miljoen* in a sentence does not."""
        follows = int(point[2]) == self._chapter and int(point[3]) > self._last
        return bool(point[1]) or starts_paragraph or follows

    def _is_next_chapter(self, number: int) -> bool:
        """Whether a number follows the chapter before; a numbered list inside a point does not."""
        return not self._chapter or number == self._chapter + 1

    def _start_chapter(self, number: int, title: str) -> None:
        """Go to the next chapter."""
        self._chapter, self._last, self._section = number, 0, ""
        self.chapters[str(number)] = title

    def _start_plank(self, line_number: int, point: re.Match[str]) -> None:
        """Add a point; whether its number fits is checked afterwards."""
        self._last = int(point[3])
        plank = Plank(
            plank_id=f"{self.prefix}{point[2]}.{point[3]}",
            party_id=self.party_id,
            chapter=str(self._chapter),
            chapter_title=self.chapters[str(self._chapter)],
            section=self._section,
            order=len(self.planks) + 1,
            text=point[4],
            source_id=self.source_id,
        )
        self.planks.append((line_number, plank))

    def _continue(self, line_number: int, line: str) -> None:
        """Add a line to the point it belongs to: no character of a point is lost."""
        if not self._last:
            self.loose.append((line_number, line))
            return
        start, plank = self.planks[-1]
        self.planks[-1] = (start, Plank(**{**asdict(plank), "text": f"{plank.text} {line}"}))


def _is_heading(line: str) -> bool:
    """Whether a line without a number is a heading and not a further sentence of a point."""
    return len(line.split()) <= MAX_SECTION_WORDS and not line.endswith((".", "!", "?"))


def read_programme(text: str, party_id: str, source_id: str, prefix: str = "") -> Programme:
    """Cut a programme into planks.

    Parameters
    ----------
    text : str
        The whole document; white space within a plank is folded, nothing else changes.
    party_id, source_id : str
        Whose programme it is, and its id in sources.csv.
    prefix : str, optional
        What goes before every number, where another party's points have the same numbers.

    Returns
    -------
    Programme

    Examples
    --------
    >>> text = "Intro\\n\\n1. Wonen\\nOver huren:\\n\\n- 1.1 We bouwen\\nmeer.\\n1.2 Isolatie."
    >>> for line, plank in read_programme(text, "brug", "programma").planks:
    ...     print(line, plank.plank_id, plank.section, "|", plank.text)
    6 1.1 Over huren | We bouwen meer.
    8 1.2 Over huren | Isolatie.
    """
    programme = Programme(party_id, source_id, prefix)
    starts_paragraph = True
    for number, raw in enumerate(text.splitlines(), start=1):
        line = " ".join(raw.split())
        starts_paragraph = not line or programme.read(number, line, starts_paragraph)
    return programme


def check_programme(programme: Programme, file: str) -> Report:
    """Find gaps, double numbers, points under another chapter, and text that is no point's.

    Examples
    --------
    >>> text = "1. Wonen\\nHuur:\\n- 1.1 Een.\\n- 1.3 Drie.\\n- 1.3 Nog eens drie.\\n- 2.1 Twee.\\n"
    >>> report = check_programme(read_programme(text, "brug", "programma"), "programma.txt")
    >>> [(finding.code, finding.line, finding.value) for finding in report]
    [('plank-gap', 4, '1.3'), ('id-duplicate', 5, '1.3'), ('plank-chapter', 6, '2.1')]
    """
    report = Report(election="", counts={"planks": len(programme.planks)})
    numbered = [(line, plank.party_id, plank.plank_id) for line, plank in programme.planks]
    check_numbering(numbered, file, report)
    seen: set[str] = set()
    for line, plank in programme.planks:
        parts = NUMBER.fullmatch(plank.plank_id)
        place = {"file": file, "line": line, "column": "plank_id", "value": plank.plank_id}
        if plank.plank_id in seen:
            report.add("id-duplicate", **place)  # type: ignore[arg-type]
        if parts and parts["chapter"] != plank.chapter:
            report.add("plank-chapter", chapter=plank.chapter, **place)  # type: ignore[arg-type]
        seen.add(plank.plank_id)
        report.add_hidden(plank.text, file=file, line=line, column="text")
    for line, text in programme.loose:
        report.add("advice-loose-text", file=file, line=line, value=text[:60])
    report.findings.sort(key=lambda finding: finding.line or 0)
    return report


def import_programme(
    document: Path,
    target: Path,
    party_id: str,
    source_id: str,
    prefix: str = "",
    among: Tables = NOWHERE,
) -> Report:
    """Read a programme and write its planks to ``planks.csv``.

    Planks of other parties that are already in the file stay; those of this party are replaced.
    A translation stays where the text that it translates is still the same, and so do the words of
    it that are misspelt.
    The file is written whole or not at all: with an error in the report nothing is written. An
    error is also what validation would refuse in these rows, beside the other tables (`among`).

    Raises
    ------
    DataError
        If the document cannot be read as UTF-8 or holds no numbered point, or an id cannot be.
    OSError
        If a file cannot be read or written.
    """
    check_ids(party_id, source_id, prefix, among)
    try:
        text = document.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(f"{document} is niet te lezen als UTF-8-tekst: {error}") from error
    programme = read_programme(text, party_id, source_id, prefix)
    if not programme.planks:
        raise DataError(f"In {document} staat geen genummerd punt zoals ‘- 1.1 …’.")
    report = check_programme(programme, str(document))
    before = _planks_before(target, report)
    others = before[before["party_id"] != party_id]
    _check_taken(programme, others, str(document), report)
    if report.ok:
        ours = pd.DataFrame([asdict(plank) for _, plank in programme.planks]).astype(str)
        _keep_additions(ours, before)
        both = pd.concat([others, ours])[list(columns("planks"))]
        places = [line for line, _ in programme.planks]

        def is_sound(written: Path) -> bool:
            report.findings += refused_rows(written, places, str(document), among)
            return report.ok

        write_whole(target, both.to_csv(index=False, lineterminator="\n"), is_sound)
    return report


def _planks_before(target: Path, report: Report) -> pd.DataFrame:
    """The table as it is; one that cannot be read is a finding and is never replaced."""
    table = read_table(target, "planks", str(target), report) if target.is_file() else None
    rows = [row for _, row in table.rows] if table else []
    header = table.header if table else columns("planks")
    return pd.DataFrame(rows, columns=list(header), dtype=str)


def _keep_additions(ours: pd.DataFrame, before: pd.DataFrame) -> None:
    """Take over what editors said of a text that is in the table already, word for word.

    That is its English, and which of its words are misspelt.
    """
    translated = [(name, f"{name}_{ENGLISH}") for name in translated_names(columns("planks"))]
    for name, addition in (*translated, ("text", "misspelt")):
        known = before.set_index(["plank_id", name])[addition]
        known = known[~known.index.duplicated()]
        here = pd.MultiIndex.from_frame(ours[["plank_id", name]])
        ours[addition] = known.reindex(here, fill_value="").to_numpy()


def _check_taken(programme: Programme, others: pd.DataFrame, file: str, report: Report) -> None:
    """A number that another party's point already has."""
    taken = dict(zip(others["plank_id"], others["party_id"], strict=True))
    for line, plank in programme.planks:
        if plank.plank_id in taken:
            report.add(
                "plank-taken",
                file=file,
                line=line,
                column="plank_id",
                value=plank.plank_id,
                party=taken[plank.plank_id],
                example=f"--prefix {plank.party_id}-",
            )
