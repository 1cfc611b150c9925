"""The numbers of programme points: one rule for the importer and for validation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from stemhulp.loading.findings import Report

NUMBER: Final = re.compile(r"(?P<prefix>.*?)(?P<chapter>[0-9]{1,3})\.(?P<number>[0-9]{1,3})")


def check_numbering(planks: Iterable[tuple[int, str, str]], file: str, report: Report) -> None:
    """Report every number that skips one, per party and chapter.

    Parameters
    ----------
    planks : iterable of (line, party_id, plank_id)
        In the order of the programme. An id that does not end in ``chapter.number`` is not counted.
    file : str
        How findings call the file.
    report : Report

    Examples
    --------
    >>> report = Report(election="")
    >>> check_numbering([(1, "brug", "1.1"), (2, "brug", "1.3")], "planks.csv", report)
    >>> [(f.code, f.line, f.value) for f in report]
    [('plank-gap', 2, '1.3')]
    """
    last: dict[tuple[str, str], int] = {}
    for line, party_id, plank_id in planks:
        parts = NUMBER.fullmatch(plank_id)
        if not parts:
            continue
        chapter, number = (party_id, parts["chapter"]), int(parts["number"])
        before = last.get(chapter, 0)
        if number > before + 1:
            report.add(
                "plank-gap",
                file=file,
                line=line,
                column="plank_id",
                value=plank_id,
                before=f"{parts['prefix']}{parts['chapter']}.{before}",
            )
        last[chapter] = max(before, number)
