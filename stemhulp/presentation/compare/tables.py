"""The tables of the comparison pages, the same for page, CSV, JSON and command line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from stemhulp.comparison import (
    MINIMUM_OVERLAP,
    OWN,
    RELATIONS,
    PairAgreement,
    PlankRelation,
    StatementRow,
    agreement_matrix,
    before_election,
    compare_parties,
    plank_relation,
    plank_relations,
    relation_of,
    statement_table,
)
from stemhulp.model import Election
from stemhulp.presentation.files.table import Row, Table, as_rows, plain, table_of
from stemhulp.scale import UNKNOWN

CELLS: Final = (
    "statement_id", "statement", "theme_id", "theme", "divergence", "n_known",
    "party_id", "party", "stance", "summary", "basis", "year", "confidence",
    "is_derived", "evidence_ids", "plank_ids", "sources",
)  # fmt: skip
PAIRS: Final = (
    "first", "second", "theme_id", "agreement", "n_same", "n_shared", "n_statements",
)  # fmt: skip
PLANKS: Final = (
    "plank_id", "chapter", "text", "party_id", "party", "relation",
    "evidence_ids", "dates", "confidence", "outweighed_ids", "silent_ids", "statement_ids",
)  # fmt: skip
COUNTS: Final = ("party_id", "party", *(name for name in RELATIONS if name != OWN))
EVIDENCE: Final = (
    "plank_id", "evidence_id", "party_id", "party", "is_context", "role", "stance_on_plank",
    "proposition_id", "stance_on_proposition", "reading", "confidence", "scope", "period", "date",
    "summary", "note", "source", "url",
)  # fmt: skip

MOST_DIVIDED: Final = "verdeeld"
"""The order that puts the most divided statements first, as it stands in an address."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What somebody chose to see on the page of comparison.

    `party_ids` () = every party; `theme_id` "" = every theme.
    """

    party_ids: tuple[str, ...] = ()
    theme_id: str = ""
    only_different: bool = False
    only_complete: bool = False
    before_election_only: bool = False
    by_divergence: bool = False

    @property
    def is_limited(self) -> bool:
        """Whether anything was chosen."""
        return self != Filters()


def within_period(election: Election, filters: Filters) -> Election:
    """Return the election as far as the chosen period goes."""
    return before_election(election) if filters.before_election_only else election


def chosen_parties(election: Election, filters: Filters) -> tuple[str, ...]:
    """Ids of the chosen parties, in the neutral order of the election."""
    return tuple(
        key for key in election.parties if key in filters.party_ids or not filters.party_ids
    )


def chosen_rows(election: Election, filters: Filters) -> tuple[StatementRow, ...]:
    """Rows of the chosen statements for the chosen parties."""
    return statement_table(
        within_period(election, filters),
        chosen_parties(election, filters),
        filters.theme_id or None,
        only_different=filters.only_different,
        only_complete=filters.only_complete,
        by_divergence=filters.by_divergence,
    )


def cells_table(election: Election, filters: Filters) -> Table:
    """Statement × party, one row a cell, with the sources behind it."""
    shown, parties = within_period(election, filters), chosen_parties(election, filters)
    rows = [
        _cell(shown, row, party_id)
        for row in chosen_rows(election, filters)
        for party_id in parties
    ]
    return table_of("standpunten", CELLS, rows)


def _cell(election: Election, row: StatementRow, party_id: str) -> Row:
    """One cell of statement × party."""
    statement = election.statement(row.statement_id)
    position = election.position(party_id, row.statement_id)
    cell: dict[str, Any] = {
        "statement_id": row.statement_id,
        "statement": statement.text,
        "theme_id": row.theme_id,
        "theme": election.theme(row.theme_id).title,
        "divergence": row.divergence,
        "n_known": row.n_known,
        "party_id": party_id,
        "party": election.party(party_id).short_name,
        "stance": stance_word(election, party_id, row.statement_id),
    }
    for name in ("summary", "basis", "year", "confidence"):
        cell[name] = getattr(position, name) if position else ""
    ids = position.evidence_ids if position else ()
    planks = own_planks(election, party_id, row.statement_id)
    sources = [election.sources[election.evidence[key].source_id] for key in ids]
    sources += [election.sources[election.plank(key).source_id] for key in planks]
    cell["is_derived"] = bool(ids) and all(election.evidence[key].is_derived for key in ids)
    cell["evidence_ids"] = ids
    cell["plank_ids"] = planks
    cell["sources"] = tuple(dict.fromkeys(source.url or source.title for source in sources))
    return cell


def stance_word(election: Election, party_id: str, statement_id: str) -> str:
    """Stance in the words of the tables; also ``unknown`` and ``contradiction``."""
    position = election.position(party_id, statement_id)
    if position is None:
        return "unknown"
    return "contradiction" if position.stance == UNKNOWN else election.scale.word(position.stance)


def own_planks(election: Election, party_id: str, statement_id: str) -> tuple[str, ...]:
    """Points of the party's own programme behind its position."""
    position = election.position(party_id, statement_id)
    if position is None or position.basis != "plank":
        return ()
    links = election.links_of_statement(statement_id)
    planks = (election.plank(link.plank_id) for link in links)
    return tuple(plank.plank_id for plank in planks if plank.party_id == party_id)


def matrix_table(election: Election, filters: Filters) -> Table:
    """Party × party, every pair once."""
    matrix = agreement_matrix(within_period(election, filters), chosen_parties(election, filters))
    rows = [_pair(matrix[i][j], "") for i in range(len(matrix)) for j in range(i + 1, len(matrix))]
    return table_of("partijen", PAIRS, rows)


def themes_table(election: Election, first: str, second: str) -> Table:
    """Two parties: the whole, then theme by theme."""
    comparison = compare_parties(election, first, second)
    rows = [_pair(comparison.overall, ""), *(_pair(pair, key) for key, pair in comparison.by_theme)]
    return table_of(f"{first}-{second}-themas", PAIRS, rows)


def _pair(pair: PairAgreement, theme_id: str) -> Row:
    """One pair of parties; `agreement` None = too few shared statements."""
    return {
        "first": pair.first,
        "second": pair.second,
        "theme_id": theme_id,
        "agreement": pair.agreement,
        "n_same": pair.n_same,
        "n_shared": pair.n_shared,
        "n_statements": pair.n_statements,
    }


def pair_table(election: Election, first: str, second: str) -> Table:
    """Two parties on every statement, with the group in which it falls."""
    codes = dict(zip(election.party_ids, election.position_codes, strict=True))
    rows: list[Row] = []
    for index, row in enumerate(statement_table(election, (first, second))):
        relation = relation_of(election, int(codes[first][index]), int(codes[second][index]))
        rows += [
            {"relation": relation, **_cell(election, row, party_id)} for party_id in (first, second)
        ]
    return table_of(f"{first}-{second}", ("relation", *CELLS), rows)


def pair_dict(
    election: Election, first: str, second: str, *, before_election_only: bool
) -> dict[str, Any]:
    """Two parties as JSON: the shares, and every statement."""
    return envelope(
        election,
        [
            ("shares", themes_table(election, first, second)),
            ("positions", pair_table(election, first, second)),
        ],
        first=first,
        second=second,
        before_election_only=before_election_only,
    )


def planks_table(election: Election, *, before_election_only: bool = False) -> Table:
    """Plank × party, one row a cell."""
    rows = [
        _plank_cell(election, relation)
        for relations in plank_relations(
            election, before_election_only=before_election_only
        ).values()
        for relation in relations
    ]
    return table_of("programmapunten", PLANKS, rows)


def _plank_cell(election: Election, relation: PlankRelation) -> Row:
    """One cell of plank × party."""
    plank = election.plank(relation.plank_id)
    cell: dict[str, Any] = {
        "plank_id": plank.plank_id,
        "chapter": plank.chapter_title,
        "text": plank.text,
        "party_id": relation.party_id,
        "party": election.party(relation.party_id).short_name,
    }
    return cell | {name: getattr(relation, name) for name in PLANKS[5:]}


def plank_counts_table(election: Election, *, before_election_only: bool = False) -> Table:
    """Of each other party: on how many points of the source party's programme it stands where."""
    owner = election.settings.source_party_id
    relations = plank_relations(election, owner, before_election_only=before_election_only)
    seen_by = [(one.party_id, one.relation) for row in relations.values() for one in row]
    rows: list[Row] = [
        {"party_id": key, "party": party.short_name}
        | {name: seen_by.count((key, name)) for name in COUNTS[2:]}
        for key, party in election.parties.items()
        if key != owner
    ]
    return table_of("programmapunten-telling", COUNTS, rows)


def evidence_table(election: Election, plank_id: str) -> Table:
    """Every row of evidence about one plank, with the part it plays.

    `role`: ``decides``, ``outweighed``, ``silent`` (carries no stance) or ``context``.
    """
    roles: dict[str, str] = {}
    for party_id in election.parties:
        relation = plank_relation(election, plank_id, party_id)
        roles |= dict.fromkeys(relation.evidence_ids, "decides")
        roles |= dict.fromkeys(relation.outweighed_ids, "outweighed")
        roles |= dict.fromkeys(relation.silent_ids, "silent")
    rows: list[Row] = []
    for row in election.evidence.values():
        if row.plank_id != plank_id:
            continue
        source = election.sources[row.source_id]
        name = election.settings.context.get(row.party_id, "")
        rows.append(
            {
                "plank_id": plank_id,
                "evidence_id": row.evidence_id,
                "party_id": row.party_id,
                "party": name or election.party(row.party_id).short_name,
                "is_context": bool(name),
                "role": "context" if name else roles[row.evidence_id],
                "stance_on_plank": row.stance_on_plank,
                "proposition_id": row.proposition_id,
                "stance_on_proposition": row.stance_on_proposition,
                "reading": row.reading or "named",
                "confidence": row.confidence,
                "scope": row.scope,
                "period": row.period,
                "date": source.date,
                "summary": row.summary,
                "note": row.note,
                "source": source.title,
                "url": source.url,
            }
        )
    return table_of(f"punt-{plank_id}", EVIDENCE, rows)


def envelope(
    election: Election, tables: Sequence[tuple[str, Table]], **facts: Any
) -> dict[str, Any]:
    """Return tables as JSON in one shape: what it is about, then the rows by name."""
    return {
        "ok": True,
        "election": election.election_id,
        "dataset": election.dataset,
        "minimum_overlap": MINIMUM_OVERLAP,
        **{name: plain(value) for name, value in facts.items()},
        **{name: as_rows(table) for name, table in tables},
    }
