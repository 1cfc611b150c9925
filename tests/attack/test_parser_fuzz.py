"""The short form of the attack on everything that reads: some hundred damaged cases each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from stemhulp.errors import ShareCodeError
from tests.attack.parser_fuzz import Met, cases_of, fuzz
from tests.attack.parsers import PARSERS, Parser

# A whole site takes a fifth of a second each time; all others are quick.
N_CASES = {"whole site": 2, "import-programme": 25}


@pytest.mark.parametrize("parser", PARSERS, ids=lambda parser: parser.name)
def test_damage_gives_findings_or_a_refusal_and_the_same_each_time(parser: Parser) -> None:
    n_cases = N_CASES.get(parser.name, 150)
    met = fuzz(parser, n_cases, number=1)
    assert met.faults == []
    assert met.counts.total() == n_cases
    assert met.counts["refused"] > 0
    assert met.counts["read"] > 0 or parser.name in N_CASES


def test_every_case_is_counted_under_a_parser() -> None:
    assert sum(cases_of(parser, 100_000) for parser in PARSERS) >= 99_990


def met_with(read: object, tmp_path: Path) -> Met:
    met = Met(replace(PARSERS[0], read=read))  # type: ignore[arg-type]
    met.meet(b"x", tmp_path)
    return met


def test_another_exception_is_a_fault(tmp_path: Path) -> None:
    def broken(_case: object, _folder: Path) -> object:
        raise KeyError("p9")

    met = met_with(broken, tmp_path)
    assert met.counts == {"fault": 1}
    assert "KeyError" in met.faults[0]


def test_another_outcome_the_second_time_is_a_fault(tmp_path: Path) -> None:
    outcomes = iter((1, 2))
    met = met_with(lambda _case, _folder: next(outcomes), tmp_path)
    assert "not the same twice" in met.faults[0]


def test_a_refusal_of_ours_is_none(tmp_path: Path) -> None:
    def refuses(_case: object, _folder: Path) -> object:
        raise ShareCodeError("damaged")

    met = met_with(refuses, tmp_path)
    assert (met.counts, met.faults) == ({"refused": 1}, [])
