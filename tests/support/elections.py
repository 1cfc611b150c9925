"""Elections made of numbers, for tests that need no words."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import replace

from hypothesis import strategies as st

from stemhulp.model import (
    AnswerSheet,
    Election,
    Evidence,
    Party,
    Plank,
    PlankLink,
    Position,
    Settings,
    Source,
    Statement,
    Theme,
)
from stemhulp.scale import Scale

N_OPTIONS = (2, 3, 4, 5, 7)


def election_of(
    codes: Sequence[Sequence[int]],
    *,
    n_options: int = 3,
    themes: Sequence[int] | None = None,
    minimum: int = 1,
    names: Sequence[str] | None = None,
) -> Election:
    """An election with these position codes (rows = parties); −1 = unknown."""
    n_statements = len(codes[0])
    themes = themes or [0] * n_statements
    settings = Settings(
        election_id="getallen",
        title="Getallen",
        municipality="Nergens",
        cbs_code="GM0000",
        date=datetime.date(2030, 1, 1),
        scale=Scale("test", tuple(str(option) for option in range(n_options))),
        default_method="agreement",
        minimum_answers=minimum,
        source_party_id="p0",
        source_id="bron",
    )
    names = names or [f"p{row}" for row in range(len(codes))]
    return Election(
        settings=settings,
        themes={f"t{t}": Theme(f"t{t}", f"T{t}") for t in themes},
        planks={},
        statements={
            f"s{i}": Statement(f"s{i}", f"t{t}", f"Stelling {i}", f"S{i}", "Uitleg")
            for i, t in enumerate(themes)
        },
        parties={name: Party(name, name, name) for name in names},
        terms={},
        sources={},
        evidence={},
        links=(),
        positions={
            (name, f"s{i}"): Position(name, f"s{i}", code, "", "statement")
            for name, row in zip(names, codes, strict=True)
            for i, code in enumerate(row)
            if code >= 0
        },
    )


def sheet_of(codes: Sequence[int], weights: Sequence[float] | None = None) -> AnswerSheet:
    """An answer sheet with weight 1 unless said otherwise."""
    return AnswerSheet(tuple(codes), tuple(weights or [1] * len(codes)))


@st.composite
def cases(draw: st.DrawFn) -> tuple[Election, AnswerSheet]:
    """A random election and a sheet with at least one answer of positive weight."""
    n_options = draw(st.sampled_from(N_OPTIONS))
    n_statements = draw(st.integers(1, 7))
    n_parties = draw(st.integers(1, 5))
    column = st.lists(st.integers(-1, n_options - 1), min_size=n_statements, max_size=n_statements)
    codes = draw(st.lists(column, min_size=n_parties, max_size=n_parties))
    themes = draw(st.lists(st.integers(0, 2), min_size=n_statements, max_size=n_statements))
    answers = draw(
        st.lists(st.integers(-2, n_options - 1), min_size=n_statements, max_size=n_statements)
    )
    weight = st.one_of(st.integers(0, 5), st.sampled_from([0.5, 0.1, 1.25, 33.3]))
    weights = draw(st.lists(weight, min_size=n_statements, max_size=n_statements))
    always = draw(st.integers(0, n_statements - 1))
    answers[always] = max(answers[always], 0)
    weights[always] = weights[always] or 1
    election = election_of(codes, n_options=n_options, themes=themes)
    return election, sheet_of(answers, weights)


def row_of(
    evidence_id: str,
    party_id: str,
    plank_id: str,
    leaning: str,
    *,
    scope: str = "statement",
    period: str = "before",
    date: str = "2029-06",
    confidence: str = "medium",
    note: str = "",
    mentions: tuple[str, ...] = (),
) -> tuple[Evidence, Source]:
    """A row of evidence with a source of its own."""
    row = Evidence(
        evidence_id, party_id, plank_id, "onderwerp", leaning, confidence, scope, period,
        f"{party_id} over {plank_id}", f"bron-{evidence_id}", note=note, mentions=mentions,
    )  # fmt: skip
    return row, Source(f"bron-{evidence_id}", f"Bron {evidence_id}", "", date, "krant")


def with_evidence(
    election: Election,
    rows: Sequence[tuple[Evidence, Source]],
    *,
    planks: Mapping[str, str],
    links: Sequence[tuple[str, str, int]] = (),
) -> Election:
    """The same election with planks (id → party), rows of evidence and links.

    A position of a party with a plank of its own behind the statement rests on that plank; any
    other position on the rows of that party that are linked to it through a plank.
    """
    linked = tuple(PlankLink(*link) for link in links)
    sources = {"bron": Source("bron", "Programma", "", "2030", "p0")}
    positions = {}
    for (party_id, statement_id), position in election.positions.items():
        behind = {link.plank_id for link in linked if link.statement_id == statement_id}
        is_own = any(planks[key] == party_id for key in behind)
        ids = tuple(
            row.evidence_id
            for row, _ in rows
            if row.party_id == party_id and row.plank_id in behind and not is_own
        )
        positions[party_id, statement_id] = replace(
            position,
            basis="plank" if is_own else position.basis,
            confidence="high",
            evidence_ids=ids,
        )
    return replace(
        election,
        settings=replace(election.settings, context={"college": "Het college"}),
        planks={
            key: Plank(key, party_id, "1", "Hoofdstuk", "", number, f"Punt {key}.", "bron")
            for number, (key, party_id) in enumerate(planks.items())
        },
        links=linked,
        evidence={row.evidence_id: row for row, _ in rows},
        sources=sources | {source.source_id: source for _, source in rows},
        positions=positions,
    )
