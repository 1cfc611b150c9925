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


# File, what stands in it, and what the error names.
WRONG = {
    "two opposite answers": (
        "opinion",
        [
            {"party": 0, "statement": 1, "answer": 0},
            {"party": 0, "statement": 1, "answer": 1},
        ],
        "opinion.json, nummer 2 (partij 0, stelling 1)",
    ),
    "two equal answers": (
        "opinion",
        [{"party": 0, "statement": 1, "answer": 0}] * 2,
        "opinion.json, nummer 2 (partij 0, stelling 1)",
    ),
    "an unknown party": (
        "opinion",
        [{"party": 9, "statement": 1, "answer": 0}],
        "opinion.json, nummer 1 (partij 9, stelling 1): die partij staat niet in party.json",
    ),
    "an unknown statement": (
        "opinion",
        [{"party": 0, "statement": 9, "answer": 0}],
        "(partij 0, stelling 9): die stelling staat niet in statement.json",
    ),
    "an answer that is none": (
        "opinion",
        [{"party": 0, "statement": 0, "answer": 3}],
        "3 is geen antwoord",
    ),
    "true for 1": (
        "opinion",
        [{"party": 0, "statement": 0, "answer": True}],
        "‘answer’ is geen geheel getal: True",
    ),
    "a party twice": (
        "party",
        [{"id": 0, "name": "A", "longname": "A"}, {"id": 0, "name": "B", "longname": "B"}],
        "party.json, nummer 2: id 0 staat er al",
    ),
    "a statement twice": (
        "statement",
        [{"id": 0, "label": "a"}, {"id": 0, "label": "b"}],
        "statement.json, nummer 2: id 0 staat er al",
    ),
    "an id as text": ("statement", [{"id": "0", "label": "a"}], "‘id’ is geen geheel getal: 0"),
    "no name": ("party", [{"id": 0, "longname": "A"}], "party.json, nummer 1: ‘name’ ontbreekt"),
    "a name that is none": (
        "party",
        [{"id": 0, "name": ["\x1b[31m"], "longname": "A"}],
        "‘name’ is geen tekst",
    ),
    "nobody": ("party", [], "party.json: verwacht een lijst"),
    "no list": ("party", {"id": 0}, "party.json: verwacht een lijst"),
    "a list of nothing": ("party", [None], "party.json, nummer 1: verwacht een object"),
    "no overview": ("overview", [], "overview.json: verwacht een object"),
    "no day": ("overview", {"slug": "a", "title": "b", "date": "x"}, "‘date’ is geen datum: x"),
}


@pytest.mark.parametrize(("name", "content", "words"), WRONG.values(), ids=list(WRONG))
def test_what_is_wrong_is_named_with_file_and_pair(
    folder: Path, name: str, content: object, words: str
) -> None:
    (folder / f"{name}.json").write_text(json.dumps(content))
    with pytest.raises(DataError) as caught:
        load_qualomat(folder)
    assert words in str(caught.value)


UNREADABLE = {
    "another encoding": ('{"slug": "Woné"}'.encode("latin-1"), "UTF-8"),
    "a name twice": (b'{"slug": "a", "slug": "b"}', "‘slug’ staat er twee keer"),
    "too deep": (b"[" * 100_000, "te veel lagen"),
    "no number": (b'{"slug": NaN}', "NaN is geen getal"),
    "digits without end": (b'{"slug": ' + b"9" * 5000 + b"}", "is niet te lezen"),
    "half": (b'{"slug":', "regel 1, teken"),
}


@pytest.mark.parametrize(("content", "words"), UNREADABLE.values(), ids=list(UNREADABLE))
def test_what_is_no_json_is_named(folder: Path, content: bytes, words: str) -> None:
    (folder / "overview.json").write_bytes(content)
    with pytest.raises(DataError, match=r"overview\.json is niet te lezen") as caught:
        load_qualomat(folder)
    assert words in str(caught.value)
