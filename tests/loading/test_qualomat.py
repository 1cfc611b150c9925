"""Reading the qual-o-mat format, on a tiny election of our own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stemhulp.errors import DataError
from stemhulp.loading import load_qualomat
from stemhulp.matching import match
from tests.support.elections import sheet_of

FILES = {
    "overview": {"slug": "verzonnen-2030", "title": "Verzonnen", "date": "2030-03-20"},
    "party": [
        {"id": 0, "name": "A", "longname": "Partij A"},
        {"id": 1, "name": "B", "longname": "B"},
    ],
    "statement": [{"id": 0, "label": "Brug"}, {"id": 1, "label": "Toren"}],
    "opinion": [
        {"party": 0, "statement": 0, "answer": 0},
        {"party": 0, "statement": 1, "answer": 2},
        {"party": 1, "statement": 0, "answer": 1},
    ],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An election in the format."""
    for name, content in FILES.items():
        (tmp_path / f"{name}.json").write_text(json.dumps(content))
    return tmp_path


def test_agree_disagree_and_neutral_are_not_in_the_order_of_their_numbers(folder: Path) -> None:
    election = load_qualomat(folder)
    assert election.position_codes.tolist() == [[2, 1], [0, -1]]
    assert election.party("p0").registered_name == "Partij A"
    assert election.settings.date.year == 2030
    assert [s.party_id for s in match(election, sheet_of([2, 2])).ranked] == ["p0", "p1"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("party", "{"),
        ("party", "[{}]"),
        ("opinion", '[{"party": 0, "statement": 0, "answer": 7}]'),
        ("overview", '{"slug": "x", "title": "x", "date": "gisteren"}'),
    ],
)
def test_another_format_is_refused_by_name(folder: Path, name: str, content: str) -> None:
    (folder / f"{name}.json").write_text(content)
    with pytest.raises(DataError):
        load_qualomat(folder)
    (folder / f"{name}.json").unlink()
    with pytest.raises(DataError, match=f"{name}.json is niet te lezen"):
        load_qualomat(folder)
