"""Every check on the raw tables of an election: all of them run, all of them report."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from stemhulp.codebook import TABLES
from stemhulp.loading.findings import Report
from stemhulp.loading.raw_election import Tables
from stemhulp.loading.rules.across_tables import (
    check_alike,
    check_computed_seats,
    check_derived,
    check_earlier_lists,
    check_evidence_parties,
    check_id_lists,
    check_mentions,
    check_misspelt,
    check_number_of_statements,
    check_plank_numbers,
    check_settings_ids,
    check_situations,
    check_stances_of_evidence,
    check_statement_planks,
)
from stemhulp.loading.rules.advice import (
    advise_on_direction,
    advise_on_parties,
    advise_on_statements,
)
from stemhulp.loading.rules.cells import check_cells
from stemhulp.loading.rules.positions import (
    check_position_confidence,
    check_position_direction,
    check_position_evidence,
    check_stances,
)
from stemhulp.loading.rules.schemas import check_schemas
from stemhulp.loading.rules.translations import (
    check_settings_translations,
    check_table_translations,
)

RULES: Final[tuple[Callable[[Tables, Report], None], ...]] = (
    check_settings_ids,
    check_earlier_lists,
    check_number_of_statements,
    check_id_lists,
    check_alike,
    check_computed_seats,
    check_plank_numbers,
    check_misspelt,
    check_evidence_parties,
    check_mentions,
    check_stances_of_evidence,
    check_derived,
    check_statement_planks,
    check_situations,
    check_stances,
    check_position_evidence,
    check_position_direction,
    check_position_confidence,
    check_settings_translations,
    check_table_translations,
    advise_on_statements,
    advise_on_parties,
    advise_on_direction,
)


def check_tables(tables: Tables, report: Report) -> None:
    """Check cells, each table against its schema, then all together if all could be read."""
    check_cells(tables.raw, report)
    check_schemas(tables.raw, report)
    if len(tables.raw) == len(TABLES) and tables.settings:
        for rule in RULES:
            rule(tables, report)
