"""What the schemas cannot say: rules across tables. One rule a function."""

from __future__ import annotations

from typing import Final

from stemhulp.codebook import TABLES, table_schema
from stemhulp.loading.csv_table import Row
from stemhulp.loading.findings import Report
from stemhulp.loading.raw_election import PUBLISHED, Tables, warning_of
from stemhulp.loading.rules.numbering import check_numbering
from stemhulp.model.content import DERIVED
from stemhulp.model.leaning import LEANING
from stemhulp.model.seats import HIGHEST_AVERAGES_FROM, seats_of
from stemhulp.model.spelling import whole_word
from stemhulp.model.tags import alike

# Table and column of every cell that holds several ids; table and column where they come from.
ID_LISTS: Final = tuple(
    (name, field["name"], field["reference"]["resource"], field["reference"]["fields"][0])
    for name in TABLES
    for field in table_schema(name)["fields"]
    if "reference" in field
)


def check_settings_ids(tables: Tables, report: Report) -> None:
    """The party and source in election.toml exist."""
    assert_known = (
        ("source_party", tables.settings.source_party_id if tables.settings else "", "parties"),
        ("programme_source", tables.settings.source_id if tables.settings else "", "sources"),
    )
    for key, value, table in assert_known:
        ids = {next(iter(row.values())) for _, row in tables.rows(table)}
        if value not in ids:
            report.add(
                "id-unknown",
                file=f"statements/{tables.election_id}/election.toml",
                column=key, value=value, table=f"{table}.csv",
            )  # fmt: skip


def check_earlier_lists(tables: Tables, report: Report) -> None:
    """The statements of earlier questionnaires still have their row, be it as retired."""
    known = {row["statement_id"] for _, row in tables.rows("statements")}
    for name, ids in (tables.settings.earlier_lists if tables.settings else {}).items():
        for key in ids:
            if key not in known:
                report.add(
                    "id-unknown",
                    file=f"statements/{tables.election_id}/election.toml",
                    column=f"earlier_lists.{name}", value=key,
                    table="statements.csv",
                )  # fmt: skip


def check_alike(tables: Tables, report: Report) -> None:
    """A shared link can tell all statements apart, and all themes."""
    known = {*tables.published, *tables.retired}
    for name, column in (("statements", "statement_id"), ("themes", "theme_id")):
        lines = {
            row[column]: line
            for line, row in tables.rows(name)
            if column == "theme_id" or row[column] in known
        }
        for key, other in alike(lines):
            report.add(
                "id-alike",
                file=tables.file(name), line=lines[key], column=column, value=key, other=other,
            )  # fmt: skip


def check_number_of_statements(tables: Tables, report: Report) -> None:
    """There are enough published statements to give a result at all."""
    minimum = tables.settings.minimum_answers if tables.settings else 1
    if len(tables.published) < minimum:
        report.add(
            "statement-none",
            file=tables.file("statements"), column="status",
            value=len(tables.published), minimum=minimum,
        )  # fmt: skip


def check_id_lists(tables: Tables, report: Report) -> None:
    """Ids in cells that hold several exist in the table that the codebook refers to."""
    for name, column, other, key in ID_LISTS:
        known = {row[key] for _, row in tables.rows(other)}
        for line, row in tables.rows(name):
            for value in row[column].split():
                if value not in known:
                    report.add(
                        "id-unknown",
                        file=tables.file(name), line=line, column=column,
                        value=value, table=f"{other}.csv",
                    )  # fmt: skip


def check_computed_seats(tables: Tables, report: Report) -> None:
    """Seats that were computed follow from the votes, when all votes and seats are there.

    A council of fewer than 19 seats divides those left over in another way: nothing is said of it.
    """
    rows = list(tables.rows("parties"))
    numbers = [row[name] for _, row in rows for name in ("votes_unofficial", "seats")]
    if not rows or not all(map(_is_whole, numbers)):
        return
    votes = {row["party_id"]: int(row["votes_unofficial"]) for _, row in rows}
    n_seats = sum(int(row["seats"]) for _, row in rows)
    if n_seats < HIGHEST_AVERAGES_FROM:
        return
    seats = seats_of(votes, n_seats)
    for line, row in rows:
        if row["seats_basis"] == "computed" and int(row["seats"]) != seats[row["party_id"]]:
            report.add(
                "seats-computed",
                file=tables.file("parties"), line=line, column="seats",
                value=row["seats"], expected=seats[row["party_id"]],
            )  # fmt: skip


def check_plank_numbers(tables: Tables, report: Report) -> None:
    """Numbered planks follow each other without a gap, per party and chapter."""
    ordered = sorted(tables.rows("planks"), key=lambda pair: _whole(pair[1]["order"]))
    planks = ((line, row["party_id"], row["plank_id"]) for line, row in ordered)
    check_numbering(planks, tables.file("planks"), report)


def _whole(cell: str) -> int:
    """Whole number of a cell; anything else is reported by the schema and comes first here."""
    return int(cell) if _is_whole(cell) else 0


def _is_whole(cell: str) -> bool:
    """Whether a cell holds a whole number of a size that can be meant."""
    return cell.isdecimal() and len(cell) < 10


def check_misspelt(tables: Tables, report: Report) -> None:
    """A word that is said to be misspelt stands in the text of its point."""
    for line, row in tables.rows("planks"):
        for word in row["misspelt"].split():
            if not whole_word(word).search(row["text"]):
                report.add(
                    "misspelt-absent",
                    file=tables.file("planks"), line=line, column="misspelt", value=word,
                )  # fmt: skip


def check_evidence_parties(tables: Tables, report: Report) -> None:
    """Evidence is about a party on the ballot or a named context."""
    known = {row["party_id"] for _, row in tables.rows("parties")}
    known |= set(tables.settings.context if tables.settings else {})
    for line, row in tables.rows("evidence"):
        if row["party_id"] not in known:
            report.add(
                "evidence-party",
                file=tables.file("evidence"), line=line, column="party_id", value=row["party_id"],
            )  # fmt: skip


def check_mentions(tables: Tables, report: Report) -> None:
    """A row mentions other parties than the one it is about."""
    for line, row in tables.rows("evidence"):
        if row["party_id"] in row["mentions"].split():
            report.add(
                "mention-own",
                file=tables.file("evidence"), line=line, column="mentions", value=row["party_id"],
            )  # fmt: skip


def check_stances_of_evidence(tables: Tables, report: Report) -> None:
    """A row says how it points on what it speaks of, and on nothing else."""
    for line, row in tables.rows("evidence"):
        place = {"file": tables.file("evidence"), "line": line}
        if row["stance_on_plank"] in LEANING and not row["plank_id"]:
            report.add("stance-without-plank", column="plank_id", **place)  # type: ignore[arg-type]
        if row["proposition_id"] and not row["stance_on_proposition"]:
            report.add("proposition-no-stance", column="stance_on_proposition", **place)  # type: ignore[arg-type]
        if row["stance_on_proposition"] and not row["proposition_id"]:
            report.add("stance-without-proposition", column="proposition_id", **place)  # type: ignore[arg-type]


def check_derived(tables: Tables, report: Report) -> None:
    """What follows from a vote in which only the other side is named is never certain."""
    for line, row in tables.rows("evidence"):
        if row["reading"] != DERIVED:
            continue
        place = {"file": tables.file("evidence"), "line": line}
        if row["confidence"] == "high":
            report.add("derived-high", column="confidence", value="high", **place)  # type: ignore[arg-type]
        if not row["note"]:
            report.add("derived-no-note", column="note", **place)  # type: ignore[arg-type]


def check_statement_planks(tables: Tables, report: Report) -> None:
    """Every published statement comes from a plank, or says that it does not."""
    for line, row in tables.rows("statements"):
        if row["status"] != PUBLISHED:
            continue
        problem = _problem_of_origin(tables, row)
        if problem:
            report.add(
                problem,
                file=tables.file("statements"), line=line, column="statement_id",
                value=row["statement_id"],
            )  # fmt: skip


def _problem_of_origin(tables: Tables, row: Row) -> str:
    """Code of the finding about where a statement comes from, or ""."""
    key = row["statement_id"]
    if row["outside_programme"] != "ja":
        return "" if tables.relations.get(key) else "statement-no-plank"
    if not tables.propositions.get(key):
        return "statement-no-proposition"
    source = tables.settings.source_party_id if tables.settings else ""
    return "" if source in tables.stances[key] else "statement-no-source-party"


def check_situations(tables: Tables, report: Report) -> None:
    """What is told as fact about the present situation rests on evidence that can be trusted."""
    for line, row in tables.rows("statements"):
        for evidence_id in row["situation_evidence_ids"].split():
            evidence = tables.evidence.get(evidence_id)
            code = _why_not_a_fact(evidence) if evidence else ""
            if code:
                report.add(
                    code,
                    file=tables.file("statements"), line=line, column="situation_evidence_ids",
                    value=evidence_id,
                )  # fmt: skip


def _why_not_a_fact(evidence: Row) -> str:
    """Code of the finding when a row is too weak to tell as a fact, or ""."""
    if warning_of(evidence):
        return "evidence-warning"
    return "evidence-low" if evidence["confidence"] == "low" else ""
