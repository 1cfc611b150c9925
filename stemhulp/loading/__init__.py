"""From the editors' files to a frozen Election: read → check → build."""

from stemhulp.loading.build import load_election
from stemhulp.loading.catalogue import CATALOGUE
from stemhulp.loading.findings import Finding, Report
from stemhulp.loading.qualomat import load_qualomat
from stemhulp.loading.rules.across_tables import validate_election
from stemhulp.loading.site import Site, bundled_root, find_site

__all__ = [
    "CATALOGUE",
    "Finding",
    "Report",
    "Site",
    "bundled_root",
    "find_site",
    "load_election",
    "load_qualomat",
    "validate_election",
]
