"""How the score is made, with an example computed from this very election."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import cycle
from typing import Final

from stemhulp.analysis.measured import Measured, last_measurement
from stemhulp.matching import (
    DEFAULT_POLICY,
    POLICIES,
    MatchResult,
    Method,
    PartyScore,
    Policy,
    answer_sheet,
    match,
    methods_of,
)
from stemhulp.model import Election
from stemhulp.presentation.result.party_sum import PartySum, party_sum
from stemhulp.presentation.result.ranking import LITTLE_KNOWN
from stemhulp.presentation.result.verdict import SURENESS
from stemhulp.presentation.wording import labels
from stemhulp.presentation.wording.formatting import (
    count_of,
    date_text,
    decimal,
    percent,
    plural,
    score_range,
)
from stemhulp.presentation.wording.language import _
from stemhulp.translatable import gettext_noop

EXAMPLE_WEIGHT = 2
COLLECTIONS: Final[Mapping[str, str]] = {
    "GR2026, three options": gettext_noop(
        "Nederlandse gemeenten, verkiezing van 2026, bedachte bezoekers"
    ),
    "HS 2017, three options": gettext_noop("Finse kandidaten van 2017, drie antwoorden"),
    "HS 2017, five options": gettext_noop("Finse kandidaten van 2017, vijf antwoorden"),
    "Wahl-O-Mat, three options": gettext_noop(
        "Drie Duitse en Europese verkiezingen, bedachte bezoekers"
    ),
}


@dataclass(frozen=True, slots=True)
class MethodText:
    """A matching method in words."""

    title: str
    summary: str
    formula: str
    reference: str


@dataclass(frozen=True, slots=True)
class PolicyText:
    """A policy for unknown positions in words."""

    title: str
    summary: str
    formula: str
    users: str
    effect: str
    reference: str


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of the agreement table: an answer against every position."""

    answer: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A worked example: one party, a few made-up answers."""

    extra_label: str
    sum: PartySum
    coverage: str
    margin: str
    known: str


@dataclass(frozen=True, slots=True)
class MeasuredRow:
    """On one collection: what we said of the first party, and what came true."""

    collection: str
    n_sheets: str
    stated: str
    observed: str
    error: str


@dataclass(frozen=True, slots=True)
class MethodView:
    """The page about the method."""

    title: str
    method: MethodText
    policy: PolicyText
    positions: tuple[str, ...]
    table: tuple[TableRow, ...]
    little_known: str
    minimum: str
    order: str
    example: Example | None
    measured: tuple[MeasuredRow, ...]
    measured_on: str
    almost_sure: str
    likely: str
    other_methods: tuple[MethodText, ...]
    other_policies: tuple[PolicyText, ...]


def method_text(method: Method) -> MethodText:
    """Put a method in the current language."""
    return MethodText(_(method.title), _(method.summary), _(method.formula), _(method.reference))


def policy_text(policy: Policy) -> PolicyText:
    """Put a policy in the current language."""
    return PolicyText(
        title=_(policy.title),
        summary=_(policy.summary),
        formula=_(policy.formula),
        users=_(policy.users),
        effect=_(policy.effect),
        reference=_(policy.reference),
    )


def method_view(election: Election) -> MethodView:
    """Build the page from the registry and from this election."""
    methods = methods_of(election)
    method = methods[election.settings.default_method]
    minimum = election.settings.minimum_answers
    return MethodView(
        title=_("Zo rekenen we"),
        method=method_text(method),
        policy=policy_text(POLICIES[DEFAULT_POLICY]),
        positions=tuple(
            labels.stance_text(election.scale, code)
            for code in reversed(range(election.scale.n_options))
        ),
        table=_table(election, method),
        little_known=percent(LITTLE_KNOWN),
        minimum=plural(minimum, "stelling", "stellingen"),
        order=labels.order_text(election.parties),
        example=_example(election, method),
        measured=tuple(_measured_row(one) for one in last_measurement().collections),
        measured_on=date_text(last_measurement().date),
        almost_sure=percent(Fraction(SURENESS[0][0], 100)),
        likely=percent(Fraction(SURENESS[1][0], 100)),
        other_methods=tuple(method_text(m) for m in methods.values() if m is not method),
        other_policies=tuple(
            policy_text(p) for key, p in POLICIES.items() if key != DEFAULT_POLICY
        ),
    )


def _measured_row(one: Measured) -> MeasuredRow:
    """What was measured on one collection."""
    error = Fraction(str(one.calibration_error)) * 100
    return MeasuredRow(
        collection=_(COLLECTIONS.get(one.name, one.name)),
        n_sheets=str(one.n_sheets),
        stated=percent(Fraction(str(one.stated))),
        observed=percent(Fraction(str(one.observed))),
        error=_("%(points)s punt", points=decimal(error, 1)),
    )


def _table(election: Election, method: Method) -> tuple[TableRow, ...]:
    """The agreement table in fractions, agreement first."""
    table = method.table(election.scale.n_options)
    codes = list(reversed(range(election.scale.n_options)))
    return tuple(
        TableRow(
            labels.stance_text(election.scale, answer),
            tuple(decimal(Fraction(int(table.points[answer, p]), table.unit)) for p in codes),
        )
        for answer in codes
    )


def _example(election: Election, method: Method) -> Example | None:
    """Score one party on the first few statements, with made-up answers that alternate.

    None when no position on those statements is known.
    """
    keys = election.statement_ids[: max(election.settings.minimum_answers, 5)]
    answers = dict(zip(keys, cycle(reversed(election.scale.options)), strict=False))
    sheet = answer_sheet(election, answers, {keys[0]: EXAMPLE_WEIGHT})
    result = match(election, sheet, method.method_id)
    score = _telling_party(result, len(keys))
    if score is None:
        return None
    return Example(
        extra_label=election.statement(keys[0]).label,
        sum=party_sum(election, sheet, result, score.party_id),
        coverage=percent(score.coverage),
        margin=score_range(method, score.lower, score.upper),
        known=_("%(share)s antwoorden", share=count_of(score.n_known, len(keys))),
    )


def _telling_party(result: MatchResult, n_answers: int) -> PartyScore | None:
    """Prefer a party of which most, but not all, positions are known: it shows every rule."""
    partly = [s for s in result.scores if s.score is not None and s.n_known < n_answers]
    candidates = partly or [s for s in result.scores if s.score is not None]
    return max(candidates, key=lambda score: score.n_known, default=None)
