"""One election from its files: read → check → build."""

from __future__ import annotations

from pathlib import Path

from stemhulp.errors import DataError
from stemhulp.loading.build import build_election
from stemhulp.loading.findings import Report
from stemhulp.loading.raw_election import Tables, dataset_version, read_tables
from stemhulp.loading.rules import check_tables
from stemhulp.loading.site import Site, find_site
from stemhulp.model import Election


def load_election(
    election_id: str | None = None, site: Site | str | Path | None = None
) -> Election:
    """Read, check and build one election.

    Parameters
    ----------
    election_id : str, optional
        By default the only election of the site.
    site : Site or path, optional
        By default the current folder if it is a site, else the bundled one.

    Returns
    -------
    Election

    Raises
    ------
    DataError
        If there is a finding of level *error*; the exception carries the report. Also when the
        site has several elections and none is named.
    UnknownIdError
        If the site has no such election.
    """
    where = site if isinstance(site, Site) else find_site(site)
    chosen = _only_election(where) if election_id is None else election_id
    report, tables = validate_election(where, chosen)  # reads and checks
    if not report.ok or tables.settings is None:
        raise DataError(
            f"De tabellen van {chosen} zijn niet in orde. De eerste fout: {report.errors[0]}",
            report,
        )
    return build_election(tables, tables.settings, dataset_version(where, chosen))


def validate_election(site: Site, election_id: str) -> tuple[Report, Tables]:
    """Run every check on one election.

    Returns
    -------
    report : Report
        All findings, errors first.
    tables : Tables
        What was read, for building.

    Raises
    ------
    UnknownIdError
        If the site has no such election.
    """
    report = Report(election=site.require(election_id))
    tables = read_tables(site, election_id, report)
    check_tables(tables, report)
    report.counts = _counts(tables)
    report.sort()
    return report, tables


def _only_election(site: Site) -> str:
    """Id of the election of a site that has only one."""
    if len(site.election_ids) > 1:
        raise DataError(f"Kies een verkiezing: {', '.join(site.election_ids)}.")
    return site.election_ids[0]


def _counts(tables: Tables) -> dict[str, int]:
    """How much there is of everything; positions count only where a stance is known."""
    return {
        "planks": len(list(tables.rows("planks"))),
        "statements": len(tables.published),
        "parties": len(list(tables.rows("parties"))),
        "positions": sum(len(known) for known in tables.stances.values()),
        "evidence": len(list(tables.rows("evidence"))),
    }
