"""Rules about positions: no stance without usable evidence that points the same way."""

from __future__ import annotations

from stemhulp.loading.csv_table import Row
from stemhulp.loading.findings import Report
from stemhulp.loading.raw_election import Tables, warning_of


def check_stances(tables: Tables, report: Report) -> None:
    """A stance is on the scale; an empty one only where sources contradict each other."""
    options = tables.settings.scale.options if tables.settings else ()
    for line, row in tables.rows("positions"):
        place = {"file": tables.file("positions"), "line": line, "column": "stance"}
        is_contradiction = row["basis"] == "contradiction"
        if row["stance"] and is_contradiction:
            report.add("contradiction-stance", value=row["stance"], **place)  # type: ignore[arg-type]
        elif not row["stance"] and not is_contradiction:
            report.add("stance-empty", **place)  # type: ignore[arg-type]
        elif row["stance"] and row["stance"] not in options:
            report.add("stance-unknown", value=row["stance"], choices=", ".join(options), **place)  # type: ignore[arg-type]


def check_position_evidence(tables: Tables, report: Report) -> None:
    """Every position rests on usable evidence about this party and this statement."""
    for line, row in tables.rows("positions"):
        place = (tables.file("positions"), line)
        if row["basis"] == "plank":
            _check_own_plank(tables, row, place, report)
        elif not row["evidence_ids"].split():
            report.add(
                "position-no-evidence", file=place[0], line=line, column="evidence_ids",
                value=row["party_id"],
            )  # fmt: skip
        for evidence_id in row["evidence_ids"].split():
            if evidence_id in tables.evidence:
                _check_row_behind(tables, row, evidence_id, place, report)


def _check_own_plank(tables: Tables, row: Row, place: tuple[str, int], report: Report) -> None:
    """A position from a programme needs a linked plank of that party, in the same direction."""
    own = {
        direction
        for plank_id, direction in tables.relations.get(row["statement_id"], {}).items()
        if tables.plank_party.get(plank_id) == row["party_id"]
    }
    if not own:
        report.add(
            "source-party-plank",
            file=place[0], line=place[1], column="statement_id", value=row["statement_id"],
        )  # fmt: skip
    elif (leaning := leaning_of(tables, row["stance"])) is not None and leaning not in own:
        _report_direction(row, own, place, report)


def _check_row_behind(
    tables: Tables, row: Row, evidence_id: str, place: tuple[str, int], report: Report
) -> None:
    """One row of evidence behind one position."""
    evidence = tables.evidence[evidence_id]
    is_about = tables.is_about(evidence, row["statement_id"])
    problems = (
        ("evidence-unclear", is_about and not tables.leanings(evidence, row["statement_id"])),
        ("evidence-low", evidence["confidence"] == "low"),
        ("evidence-warning", bool(warning_of(evidence))),
        ("evidence-other-party", evidence["party_id"] != row["party_id"]),
        ("evidence-other-topic", not is_about),
    )
    for code, is_wrong in problems:
        if is_wrong:
            report.add(code, file=place[0], line=place[1], column="evidence_ids", value=evidence_id)


def check_position_direction(tables: Tables, report: Report) -> None:
    """A stance follows the direction of its evidence; a contradiction has two directions."""
    for line, row in tables.rows("positions"):
        place = (tables.file("positions"), line)
        leanings = _evidence_leanings(tables, row)
        if row["basis"] == "contradiction":
            if len(leanings) < 2:
                report.add(
                    "contradiction-evidence", file=place[0], line=line, column="evidence_ids",
                    value=row["evidence_ids"],
                )  # fmt: skip
        elif leanings and leaning_of(tables, row["stance"]) not in (None, *_only(leanings)):
            _report_direction(row, leanings, place, report)


def check_position_confidence(tables: Tables, report: Report) -> None:
    """A position is never more certain than its strongest evidence."""
    for line, row in tables.rows("positions"):
        behind = [tables.evidence[e] for e in row["evidence_ids"].split() if e in tables.evidence]
        is_backed = any(evidence["confidence"] == "high" for evidence in behind)
        if row["confidence"] == "high" and behind and not is_backed:
            report.add(
                "confidence-high",
                file=tables.file("positions"), line=line, column="confidence", value="high",
            )  # fmt: skip


def _only(leanings: set[int]) -> set[int]:
    """Return the one direction that all evidence shares; nothing when it is divided."""
    return leanings if len(leanings) == 1 else set()


def _evidence_leanings(tables: Tables, row: Row) -> set[int]:
    """Directions on the statement of the usable evidence behind a position."""
    behind = (tables.evidence.get(key) for key in row["evidence_ids"].split())
    return {
        leaning
        for evidence in behind
        if evidence
        for leaning in tables.leanings(evidence, row["statement_id"])
    }


def leaning_of(tables: Tables, stance: str) -> int | None:
    """Sign of a stance: −1, 0 or 1; None when it is empty or not on the scale."""
    scale = tables.settings.scale if tables.settings else None
    if scale is None or stance not in scale.options:
        return None
    coordinate = scale.coordinate(scale.code(stance))
    return (coordinate > 0) - (coordinate < 0)


def _report_direction(row: Row, leanings: set[int], place: tuple[str, int], report: Report) -> None:
    """Say which stance the evidence asks for."""
    words = {-1: "oneens", 0: "neutraal", 1: "eens"}
    expected = " en ".join(words[leaning] for leaning in sorted(leanings))
    report.add(
        "stance-direction",
        file=place[0], line=place[1], column="stance", value=row["stance"], expected=expected,
    )  # fmt: skip
