"""Findings and the report that collects them.

A finding is a value, not an exception: an editor sees all of them at once, in Dutch, each with
file, line, column, value and what to do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from stemhulp.loading.catalogue import ADVICE, CATALOGUE, ERROR
from stemhulp.signs import HIDDEN, escape_of, shown

LONGEST: Final = 20_000
"""Signs that fit in a cell, or in a text of election.toml."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding at one place; `line` counts from 1, None = the whole file."""

    code: str
    severity: str
    file: str
    line: int | None
    column: str
    value: str
    message: str
    hint: str

    def __str__(self) -> str:
        """Return the sentence an editor reads."""
        place = self.file
        if self.line is not None:
            place += f", regel {self.line}"
        if self.column:
            place += f", kolom {self.column}"
        return f"{place}: {self.message} {self.hint}".rstrip()


@dataclass
class Report:
    """Findings of one election, and how much was read.

    Examples
    --------
    >>> report = Report(election="voorbeeld")
    >>> report.add("file-empty", file="themes.csv", columns="theme_id, title")
    >>> report.ok, str(report.findings[0])
    (False, 'themes.csv: Het bestand is leeg. Zet op de eerste regel de kolommen: theme_id, title.')
    """

    election: str
    counts: dict[str, int] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether nothing of level *error* was found."""
        return not self.errors

    @property
    def errors(self) -> list[Finding]:
        """Findings that block publication."""
        return [finding for finding in self.findings if finding.severity == ERROR]

    @property
    def advice(self) -> list[Finding]:
        """Findings to look at."""
        return [finding for finding in self.findings if finding.severity == ADVICE]

    def add(
        self,
        code: str,
        *,
        file: str,
        line: int | None = None,
        column: str = "",
        value: object = "",
        **gaps: object,
    ) -> None:
        """Add a finding of the catalogue; `gaps` fill the template.

        What comes from a file is repeated on one line, so that no sign in it works on a terminal.
        """
        kind = CATALOGUE[code]
        said = {name: shown(gap) for name, gap in {"value": value, **gaps}.items()}
        self.findings.append(
            Finding(
                code=code,
                severity=kind.severity,
                file=shown(file),
                line=line,
                column=shown(column),
                value=said["value"],
                message=kind.message.format(**said),
                hint=kind.hint.format(**said),
            )
        )

    def add_hidden(self, value: str, **place: Any) -> None:
        """Add a finding about the first sign in a text that one does not see, if there is one."""
        if found := HIDDEN.search(value):
            self.add(
                "cell-hidden",
                value=value, sign=escape_of(found[0]), repaired=HIDDEN.sub("", value), **place,
            )  # fmt: skip

    def add_long(self, value: str, **place: Any) -> None:
        """Add a finding about a text that is longer than anything an editor writes, if it is."""
        if len(value) > LONGEST:
            self.add("cell-long", value=value[:40], length=len(value), most=LONGEST, **place)

    def codes(self) -> Counter[str]:
        """How often each code was found."""
        return Counter(finding.code for finding in self.findings)

    def sort(self) -> None:
        """Errors first, then by file and line."""
        self.findings.sort(key=lambda f: (f.severity != ERROR, f.file, f.line or 0))

    def __iter__(self) -> Iterator[Finding]:
        """Iterate over the findings."""
        return iter(self.findings)

    def as_dict(self) -> dict[str, Any]:
        """Return the report in the shape of ``stemhulp validate --format json``."""
        return {
            "ok": self.ok,
            "election": self.election,
            "counts": self.counts,
            "findings": [
                {name: getattr(finding, name) for name in Finding.__dataclass_fields__}
                for finding in self.findings
            ],
        }
