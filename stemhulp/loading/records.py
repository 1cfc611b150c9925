"""Rows of sound tables become objects of the model, one maker a table."""

from __future__ import annotations

from stemhulp.loading.raw_election import RELATION, Row
from stemhulp.model import Party, Plank, PlankLink, Position, Settings, Statement, Theme
from stemhulp.scale import UNKNOWN


def theme_of(row: Row) -> Theme:
    """Theme of a row."""
    return Theme(**{key: value for key, value in row.items() if key != "order"})


def plank_of(row: Row) -> Plank:
    """Plank of a row."""
    return Plank(**{**row, "order": int(row["order"])})  # type: ignore[arg-type]


def statement_of(row: Row) -> Statement:
    """Statement of a row."""
    return Statement(
        statement_id=row["statement_id"],
        theme_id=row["theme_id"],
        text=row["text"],
        label=row["label"],
        explanation=row["explanation"],
        present_situation=row["present_situation"],
        situation_evidence_ids=tuple(row["situation_evidence_ids"].split()),
        argument_for=row["argument_for"],
        argument_against=row["argument_against"],
        term_ids=tuple(row["term_ids"].split()),
        outside_programme=row["outside_programme"] == "ja",
        text_en=row["text_en"],
        label_en=row["label_en"],
        explanation_en=row["explanation_en"],
        present_situation_en=row["present_situation_en"],
        argument_for_en=row["argument_for_en"],
        argument_against_en=row["argument_against_en"],
    )


def link_of(row: Row) -> PlankLink:
    """Link of a row."""
    return PlankLink(
        statement_id=row["statement_id"],
        plank_id=row["plank_id"],
        relation=RELATION[row["relation"]],
        note=row["note"],
        note_en=row["note_en"],
    )


def party_of(row: Row) -> Party:
    """Party of a row; an empty cell is None, never zero."""
    return Party(
        party_id=row["party_id"],
        registered_name=row["registered_name"],
        short_name=row["short_name"],
        article=row["article"],
        list_number=int(row["list_number"]) if row["list_number"] else None,
        in_council={"ja": True, "nee": False}.get(row["in_council"]),
        seats=int(row["seats"]) if row["seats"] else None,
        seats_basis=row["seats_basis"],
        website=row["website"],
        colour=row["colour"],
    )


def position_of(row: Row, settings: Settings) -> Position:
    """Position of a row; an empty stance is a contradiction, code −1."""
    return Position(
        party_id=row["party_id"],
        statement_id=row["statement_id"],
        stance=settings.scale.code(row["stance"]) if row["stance"] else UNKNOWN,
        summary=row["summary"],
        basis=row["basis"],
        year=row["year"],
        confidence=row["confidence"],
        coder=row["coder"],
        coded_at=row["coded_at"],
        evidence_ids=tuple(row["evidence_ids"].split()),
        summary_en=row["summary_en"],
    )
