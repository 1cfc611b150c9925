"""What differs between two versions of the tables of one election, by meaning.

Drafts and statements that are not asked any more count too, so the tables are compared as text.
Order of rows and columns and space around a cell mean nothing, and neither does a missing column:
it is as if every cell in it were empty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final

from stemhulp.codebook import TABLES, table_schema
from stemhulp.errors import DataError
from stemhulp.loading.csv_table import RawTable, Row, read_table
from stemhulp.loading.findings import Report
from stemhulp.loading.raw_election import PUBLISHED, RETIRED, dataset_version
from stemhulp.loading.site import Site
from stemhulp.loading.toml_file import read_toml

Key = tuple[str, ...]
Keyed = Mapping[Key, Row]

COMPARED: Final = ("statements", "positions", "evidence")
"""Tables whose rows are reported; of the others is only said that they differ."""


@dataclass(frozen=True)
class CellChange:
    """One cell that became something else."""

    column: str
    old: str
    new: str


@dataclass(frozen=True)
class RowChange:
    """One row that is not the same: `old` or `new` is None where it is absent."""

    key: Key
    old: Row | None
    new: Row | None
    cells: tuple[CellChange, ...] = ()

    @property
    def row(self) -> Row:
        """The row as it is now, or as it was last."""
        return self.new or self.old or {}

    @property
    def columns(self) -> frozenset[str]:
        """Names of the columns that changed."""
        return frozenset(cell.column for cell in self.cells)


@dataclass(frozen=True)
class TableChanges:
    """What became of the rows of one table."""

    added: tuple[RowChange, ...] = ()
    gone: tuple[RowChange, ...] = ()
    changed: tuple[RowChange, ...] = ()
    retired: tuple[RowChange, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything is different."""
        return bool(self.added or self.gone or self.changed or self.retired)


@dataclass(frozen=True)
class Changes:
    """What differs between two versions of one election.

    Parameters
    ----------
    election_id : str
    old_dataset, new_dataset : str
        Versions of the data, as a site shows them.
    tables : mapping of str to TableChanges
        By the names of `COMPARED`.
    other_files : tuple of str
        Names of the other files that do not say the same.
    now : mapping of str to rows
        The rows of today by table and key, to say in words what an id is.
    """

    election_id: str
    old_dataset: str
    new_dataset: str
    tables: Mapping[str, TableChanges]
    other_files: tuple[str, ...] = ()
    now: Mapping[str, Keyed] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether anything in the tables means something else."""
        return any(self.tables.values()) or bool(self.other_files)

    def as_dict(self) -> dict[str, Any]:
        """Return the shape of ``stemhulp diff --format json``."""
        return {
            "ok": True,
            "election": self.election_id,
            "from": self.old_dataset,
            "to": self.new_dataset,
            **{name: _as_dict(name, table) for name, table in self.tables.items()},
            "other_files": list(self.other_files),
        }


def find_changes(old: Site, new: Site, election_id: str | None = None) -> Changes:
    """Compare the tables of one election in two sites.

    Parameters
    ----------
    old, new : Site
    election_id : str, optional
        By default the only election that both have.

    Returns
    -------
    Changes

    Raises
    ------
    DataError
        If a site does not have the election, or a table cannot be read.

    Examples
    --------
    >>> from stemhulp.examples import fictional_site
    >>> changes = find_changes(fictional_site(), fictional_site())
    >>> changes.election_id, bool(changes)
    ('gr2030-verzonnenwoude', False)
    """
    chosen = _common_election(old, new, election_id)
    before, after = (_read(site, chosen) for site in (old, new))
    return Changes(
        election_id=chosen,
        old_dataset=dataset_version(old, chosen),
        new_dataset=dataset_version(new, chosen),
        tables=MappingProxyType(
            {name: compare_rows(name, before[name], after[name]) for name in COMPARED}
        ),
        other_files=tuple(_other_files(old, new, before, after, chosen)),
        now=after,
    )


def compare_rows(name: str, old: Keyed, new: Keyed) -> TableChanges:
    """Compare the rows of one table, by key.

    Examples
    --------
    >>> old = {("toren",): {"text": "Een toren.", "status": "published"}}
    >>> new = {("toren",): {"status": "retired", "text": "Een toren."}}
    >>> compare_rows("statements", old, new).retired[0].cells
    (CellChange(column='status', old='published', new='retired'),)
    """
    both = (RowChange(k, old[k], new[k], _cells(old[k], new[k])) for k in new if k in old)
    different = [one for one in both if one.cells]
    return TableChanges(
        added=tuple(RowChange(key, None, row) for key, row in new.items() if key not in old),
        gone=tuple(RowChange(key, row, None) for key, row in old.items() if key not in new),
        changed=tuple(one for one in different if not _is_retired(name, one)),
        retired=tuple(one for one in different if _is_retired(name, one)),
    )


def _other_files(
    old: Site, new: Site, before: Mapping[str, Keyed], after: Mapping[str, Keyed], election_id: str
) -> Iterator[str]:
    """Names of the files that are not compared row by row and do not say the same."""
    if not _same_settings(old, new, election_id):
        yield "election.toml"
    for name in TABLES:
        if name not in COMPARED and compare_rows(name, before[name], after[name]):
            yield f"{name}.csv"


def _same_settings(old: Site, new: Site, election_id: str) -> bool:
    """Whether election.toml says the same; its bytes where one of the two cannot be read."""
    paths = [site.table("statements", election_id, "election.toml") for site in (old, new)]
    one, other = (path.read_bytes() if path.is_file() else b"" for path in paths)
    if one == other:
        return True
    report = Report(election_id)
    before, after = (
        read_toml(path, str(path), report) if path.is_file() else None for path in paths
    )
    return report.ok and before is not None and before == after


def _cells(old: Row, new: Row) -> tuple[CellChange, ...]:
    """Cells of a row that are not the same."""
    pairs = ((name, old.get(name, ""), new.get(name, "")) for name in {**new, **old})
    return tuple(CellChange(*pair) for pair in pairs if pair[1] != pair[2])


def _is_retired(name: str, change: RowChange) -> bool:
    """Whether a statement was asked, and is kept without being asked."""
    return name == "statements" and CellChange("status", PUBLISHED, RETIRED) in change.cells


def _common_election(old: Site, new: Site, election_id: str | None) -> str:
    """Id of the election that is compared."""
    if election_id is not None:
        for site in (old, new):
            if election_id not in site.election_ids:
                raise DataError(f"In de map {site.root} staat geen verkiezing ‘{election_id}’.")
        return election_id
    common = [one for one in old.election_ids if one in new.election_ids]
    if not common:
        raise DataError(f"De mappen {old.root} en {new.root} hebben geen verkiezing samen.")
    if len(common) > 1:
        raise DataError(f"Kies een verkiezing met --election: {', '.join(common)}.")
    return common[0]


def _read(site: Site, election_id: str) -> dict[str, Keyed]:
    """Every table of one version, by key; nothing is asked of what is in the cells."""
    report = Report(election_id)
    rows: dict[str, Keyed] = {}
    for name, folder in TABLES.items():
        path = site.table(folder, election_id, f"{name}.csv")
        table = read_table(path, name, str(path), report, any_columns=True)
        if table is not None:
            rows[name] = _by_key(table, report)
    if not report.ok:
        raise DataError(f"De tabellen in {site.root} zijn niet te lezen.", report)
    return rows


def _by_key(table: RawTable, report: Report) -> Keyed:
    """Rows by the columns that name them; a name that comes back is an error."""
    names = table_schema(table.name)["primaryKey"]
    rows: dict[Key, Row] = {}
    for line, row in table.rows:
        key = tuple(row[name] for name in names)
        if key in rows:
            report.add(
                "id-duplicate",
                file=table.file, line=line, column=names[0], value=" + ".join(key),
            )  # fmt: skip
        rows[key] = row
    return rows


def _as_dict(name: str, table: TableChanges) -> dict[str, list[dict[str, Any]]]:
    """One table: only statements are retired."""
    groups = {"added": table.added, "gone": table.gone, "changed": table.changed}
    if name == "statements":
        groups = {
            "added": table.added,
            "retired": table.retired,
            "gone": table.gone,
            "changed": table.changed,
        }
    return {
        group: [_row_dict(name, change) for change in changes] for group, changes in groups.items()
    }


def _row_dict(name: str, change: RowChange) -> dict[str, Any]:
    """One row: its ids; a whole row that came or went, or the fields that changed."""
    ids = dict(zip(table_schema(name)["primaryKey"], change.key, strict=True))
    if change.old is None or change.new is None:
        return {**ids, **change.row}
    fields = {cell.column: {"old": cell.old, "new": cell.new} for cell in change.cells}
    return {**ids, "fields": fields}
