"""From the editors' files to a frozen Election: read → check → build."""

from stemhulp.loading.catalogue import CATALOGUE
from stemhulp.loading.findings import Finding, Report
from stemhulp.loading.load import load_election, validate_election
from stemhulp.loading.qualomat import load_qualomat
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
