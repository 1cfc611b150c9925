"""Publications to look at: title, address, date, and a remark where the date needs care."""

from __future__ import annotations

from dataclasses import dataclass

from stemhulp.addresses import host_of, safe_url
from stemhulp.model import Election, Evidence, Source
from stemhulp.presentation.wording import labels
from stemhulp.presentation.wording.formatting import loose_date
from stemhulp.presentation.wording.language import _


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A publication to look at; `url` is "" when there is no web address.

    `remark` is about the date, `about` about the address; `archive` is a kept copy, "" = none.
    """

    title: str
    url: str
    host: str
    date: str
    remark: str = ""
    about: str = ""
    archive: str = ""


def source_line(source: Source, remark: str = "") -> SourceLine:
    """Describe a publication; only ordinary web addresses become links."""
    url = safe_url(source.url)
    return SourceLine(
        title=source.title,
        url=url,
        host=host_of(url),
        date=loose_date(source.date),
        remark=remark,
        about=source.remark,
        archive=safe_url(source.archive_url),
    )


def evidence_source(election: Election, evidence: Evidence) -> SourceLine:
    """Describe the publication behind a row of evidence, and say when its date needs care."""
    source = election.sources[evidence.source_id]
    remark = ""
    if evidence.period in {"after", "unknown"}:
        remark = _(labels.PERIOD[evidence.period])
    elif source.date[:4].isdigit() and int(source.date[:4]) < election.settings.date.year:
        remark = _("uit een eerder jaar")
    return source_line(source, remark)


def evidence_sources(election: Election, evidence_ids: tuple[str, ...]) -> tuple[SourceLine, ...]:
    """Describe the publications of several rows, each one once."""
    lines = (evidence_source(election, election.evidence[key]) for key in evidence_ids)
    return tuple(dict.fromkeys(lines))
