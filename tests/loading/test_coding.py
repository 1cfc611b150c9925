"""A pass of coding is read strictly: no column, row or cell is taken for another."""

from __future__ import annotations

from pathlib import Path

import pytest

from stemhulp.errors import DataError
from stemhulp.loading.coding import read_coding
from stemhulp.model import Election

HEADER = "party_id,statement_id,stance\n"


def test_a_pass_is_read_whatever_the_order_of_its_columns(
    tmp_path: Path, election: Election
) -> None:
    path = tmp_path / "first.csv"
    path.write_text("\ufeffnote,stance,party_id,statement_id\r\n\r\nx,eens, brug ,toren\r\n")
    assert read_coding(path, election) == {("brug", "toren"): "eens"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("party_id,statement_id,stance,stance\nbrug,toren,eens,oneens\n", "stance staat er twee"),
        ("party_id,stance\n", "de kolom statement_id ontbreekt"),
        ("", "de kolom party_id ontbreekt"),
        (f"{HEADER}brug,toren,eens,oneens\n", "regel 2: 4 cellen, verwacht 3"),
        (f"{HEADER}\nbrug,toren\n", "regel 3: 2 cellen, verwacht 3"),
        (f"{HEADER}brug,toren,eens\nbrug,toren,oneens\n", "regel 3: brug – toren staat er al"),
        (f"{HEADER}niemand,toren,eens\n", "regel 2: ‘niemand’ is onbekend"),
        (f"{HEADER}brug,toren,\x1b[31m\n", "regel 2: ‘\\x1b[31m’ is onbekend"),
        (f'{HEADER}"brug,toren,eens\n', "is niet te lezen als CSV"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(
    tmp_path: Path, election: Election, text: str, words: str
) -> None:
    path = tmp_path / "first.csv"
    path.write_text(text)
    with pytest.raises(DataError) as caught:
        read_coding(path, election)
    assert words in str(caught.value)
