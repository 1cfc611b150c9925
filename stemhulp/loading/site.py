"""Site folders: where the tables of one or more elections live."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from stemhulp.errors import DataError, UnknownIdError

PACKAGE = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Site:
    """A folder with ``statements/<election>/`` and ``parties/<election>/``.

    An optional ``templates/`` in it takes precedence over ours.
    """

    root: Path

    @property
    def election_ids(self) -> tuple[str, ...]:
        """Ids of the elections that have both folders, in alphabetical order."""
        both = _names(self.root / "statements") & _names(self.root / "parties")
        return tuple(sorted(name for name in both if self._has_both(name)))

    def _has_both(self, name: str) -> bool:
        """Whether both are folders."""
        return all((self.root / folder / name).is_dir() for folder in ("statements", "parties"))

    @property
    def templates(self) -> Path | None:
        """The site's own templates, if it has any."""
        folder = self.root / "templates"
        return folder if folder.is_dir() else None

    def table(self, folder: str, election_id: str, name: str) -> Path:
        """Path of one file of an election."""
        return self.root / folder / election_id / name

    def require(self, election_id: str) -> str:
        """Return the id if the site has this election; otherwise say which there are."""
        if election_id not in self.election_ids:
            raise UnknownIdError("verkiezing", election_id)
        return election_id


def _names(folder: Path) -> set[str]:
    """Names in a folder; one that may not be read is an error and not an empty one."""
    try:
        return {path.name for path in folder.iterdir()}
    except (FileNotFoundError, NotADirectoryError):
        return set()


def bundled_root() -> Path:
    """Return the folder that Stemhulp brings itself: inside the wheel, or the checkout."""
    inside = PACKAGE / "bundled"
    return inside if inside.is_dir() else PACKAGE.parent


def find_site(folder: str | Path | None = None) -> Site:
    """Find the site: the folder given, else the current one if it is a site, else the bundled one.

    Raises
    ------
    DataError
        If a folder is given that holds no election.
    """
    if folder is None:
        here = Site(Path.cwd())
        return here if here.election_ids else Site(bundled_root())
    site = Site(Path(folder))
    if not site.election_ids:
        raise DataError(
            f"In de map {folder} staat geen verkiezing. "
            "Verwacht: statements/<verkiezing>/ en parties/<verkiezing>/."
        )
    return site
