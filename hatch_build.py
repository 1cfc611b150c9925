"""Puts the editors' tables and the templates, which lie outside the package, into the wheel."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDERS = ("statements", "parties", "templates")


class BundledTables(BuildHookInterface):
    """Not for an editable install: that reads the checkout itself."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the folders to bring along."""
        if version != "editable":
            for folder in FOLDERS:
                build_data["force_include"][folder] = f"stemhulp/bundled/{folder}"
