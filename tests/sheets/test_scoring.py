"""Files of answer sheets: the same scores as one by one, and never half a file."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import polars
import pyarrow as pa
import pyarrow.parquet
import pytest
from click.testing import CliRunner, Result

from stemhulp.cli import main
from stemhulp.errors import UnknownMethodError
from stemhulp.loading import load_election
from stemhulp.matching import match_many
from stemhulp.model import Election
from stemhulp.sheets import reading
from stemhulp.sheets.columns import SheetError
from stemhulp.sheets.scoring import Options, bad_rows_file, score_file
from tests.support.answer_files import CODES, random_sheets


def expected(election: Election, frame: pd.DataFrame) -> np.ndarray:
    """Scores by the public function."""
    codes = frame[list(election.statements)].replace(CODES).to_numpy(dtype=np.int8)
    weights = np.ones(codes.shape, dtype=np.int64)
    for s, statement_id in enumerate(election.statements):
        if f"weight_{statement_id}" in frame:
            weights[:, s] = frame[f"weight_{statement_id}"]
    return match_many(election, codes, weights).scores


def scores_in(election: Election, frame: pd.DataFrame) -> np.ndarray:
    return frame[[f"score_{party}" for party in election.parties]].to_numpy(dtype=np.float32)


@pytest.fixture
def sheets(election: Election, tmp_path: Path) -> Path:
    path = tmp_path / "antwoorden.csv"
    random_sheets(election, 300).to_csv(path, index=False)
    return path


@pytest.mark.parametrize("kind", ["csv", "parquet", "codes", "floats", "semicolons", "polars"])
def test_every_form_gives_the_scores_of_the_public_function(
    election: Election, tmp_path: Path, kind: str
) -> None:
    frame = random_sheets(election, 300)
    source, target = tmp_path / "antwoorden.parquet", tmp_path / "scores.parquet"
    if kind in {"csv", "semicolons"}:
        source = source.with_suffix(".csv")
        frame.to_csv(
            source, index=False, sep=";" if kind == "semicolons" else ",", encoding="utf-8-sig"
        )
    elif kind == "polars":
        polars.from_pandas(frame).write_parquet(source)
    else:
        coded = frame.replace(CODES) if kind in {"codes", "floats"} else frame
        if kind == "floats":  # what pandas makes of whole numbers beside a gap
            coded = coded.astype(dict.fromkeys(election.statements, float)).replace(-1.0, np.nan)
        coded.to_parquet(source)
    found = score_file(election, source, target, Options(ranks=True), summarize=True)
    written = pd.read_parquet(target)
    np.testing.assert_array_equal(scores_in(election, written), expected(election, frame))
    assert written["nr"].astype(int).tolist() == frame["nr"].tolist()
    assert polars.read_parquet(target).height == found.n_sheets == 300
    assert polars.read_parquet(target)["score_stil"].null_count() == 300  # unknown is missing


def test_batches_do_not_show(
    election: Election, sheets: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outputs = []
    for block in (200, 10_000):
        monkeypatch.setattr(reading, "CSV_BLOCK", block * 10)
        target = tmp_path / f"scores-{block}.csv"
        score_file(election, sheets, target, Options(ranks=True))
        outputs.append(target.read_bytes())
    assert outputs[0] == outputs[1]


def test_places_and_the_summary_are_those_of_match(election: Election, tmp_path: Path) -> None:
    source, target = tmp_path / "in.parquet", tmp_path / "uit.parquet"
    frame = random_sheets(election, 500)
    frame.to_parquet(source)
    summary = score_file(election, source, target, Options(ranks=True), summarize=True)
    ranks = pd.read_parquet(target)[[f"rank_{party}" for party in election.parties]]
    first = ranks.eq(1).div(ranks.eq(1).sum(axis=1), axis=0).mean()
    parties = summary.as_dict()["parties"]
    scores = expected(election, frame).astype(float)
    for p, party in enumerate(election.parties):
        assert parties[party]["first"] == pytest.approx(first[f"rank_{party}"])
        if party != "stil":
            assert parties[party]["mean_score"] == pytest.approx(np.nanmean(scores[:, p]))
    assert parties["stil"] == {"first": 0.0, "mean_score": None, "n_scored": 0}
    assert sum(one["first"] for one in parties.values()) == pytest.approx(1)


BAD = [
    ("toren", "jazeker", "‘jazeker’ is geen antwoord. Kies uit: oneens, neutraal, eens, skip"),
    ("toren", "3", "‘3’ is geen antwoord"),
    ("weight_hofjes", "1.5", "‘1.5’ is geen gewicht"),
    ("weight_hofjes", "101", "‘101’ is geen gewicht"),
    ("weight_hofjes", "-1", "‘-1’ is geen gewicht"),
    ("weight_hofjes", "٣", "‘٣’ is geen gewicht"),
]


@pytest.mark.parametrize(("column", "value", "words"), BAD)
def test_a_wrong_cell_is_named_and_nothing_is_written(
    election: Election, sheets: Path, tmp_path: Path, column: str, value: str, words: str
) -> None:
    frame = pd.read_csv(sheets, dtype=str, keep_default_na=False).assign(weight_hofjes="1")
    frame.loc[4, column] = value
    frame.to_csv(sheets, index=False)
    target = tmp_path / "scores.csv"
    target.write_text("van vorige week")
    with pytest.raises(SheetError) as caught:
        score_file(election, sheets, target, Options())
    assert f"{sheets}, regel 6, kolom {column}: {words}" in str(caught.value)
    assert target.read_text() == "van vorige week"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["antwoorden.csv", "scores.csv"]


def test_bad_rows_go_to_a_file_beside_the_scores(
    election: Election, sheets: Path, tmp_path: Path
) -> None:
    lines = sheets.read_text(encoding="utf-8").splitlines()
    n_cells = lines[0].count(",") + 1
    lines[3] = "te,kort"
    lines[6] = "," * (n_cells - 1)  # no answers
    lines[9] = lines[9].replace("eens", "jazeker", 1)
    lines[12] += ",te,lang"
    sheets.write_text("\n".join(lines) + "\n", encoding="utf-8")
    target = tmp_path / "scores.csv"
    found = score_file(election, sheets, target, Options(skip_bad=True))
    bad = pd.read_csv(bad_rows_file(target)).sort_values("regel")
    assert bad["regel"].tolist() == [4, 7, 10, 13]
    assert (found.n_sheets, found.n_bad) == (296, 4)
    assert bad["reden"].str.contains("cellen op deze regel").sum() == 2
    kept = [number for number in range(300) if number + 2 not in bad["regel"].tolist()]
    assert pd.read_csv(target)["nr"].tolist() == [number + 7 for number in kept]
    with pytest.raises(SheetError, match="regel"):
        score_file(election, sheets, target, Options())


def test_columns_that_are_no_statements_are_refused_or_named(
    election: Election, tmp_path: Path
) -> None:
    source = tmp_path / "in.csv"
    for text, words in (
        ("a,b\n1,2\n", "geen enkele kolom is een stelling"),
        ("toren,toren\neens,eens\n", "‘toren’ staat er twee keer"),
        ("toren,weight_torn\neens,2\n", "‘weight_torn’ hoort bij geen stelling"),
        ("", "is leeg"),
        ("toren\n", "geen antwoorden"),
    ):
        source.write_text(text, encoding="utf-8")
        with pytest.raises(SheetError, match=words):
            score_file(election, source, tmp_path / "uit.csv", Options())
    source.write_bytes(b"toren\n\xff\xfe\n")
    with pytest.raises(SheetError, match="geen goed bestand in CSV in UTF-8"):
        score_file(election, source, tmp_path / "uit.csv", Options())
    parquet = tmp_path / "in.parquet"
    parquet.write_text("geen parquet")
    with pytest.raises(SheetError, match="geen goed bestand in Parquet"):
        score_file(election, parquet, tmp_path / "uit.csv", Options())
    notes: list[str] = []
    source.write_text("toren,torn\neens,eens\n", encoding="utf-8")
    easy = _with_minimum(election, 1)
    score_file(easy, source, tmp_path / "uit.csv", Options(), on_note=notes.append)
    assert "fietsbrug" in notes[0]
    assert notes[1] == "Geen stelling, dus ongewijzigd mee: torn."


def _with_minimum(election: Election, number: int) -> Election:
    return replace(election, settings=replace(election.settings, minimum_answers=number))


def test_a_name_with_a_comma_is_one_name(election: Election, sheets: Path, tmp_path: Path) -> None:
    frame = pd.read_csv(sheets, dtype=str, keep_default_na=False)
    frame.rename(columns={"nr": "nr, zoals bekend"}).to_csv(sheets, index=False)
    target = tmp_path / "scores.csv"
    score_file(election, sheets, target, Options())
    assert pd.read_csv(target)["nr, zoals bekend"].tolist() == frame["nr"].astype(int).tolist()


def test_a_column_of_yours_is_never_replaced(
    election: Election, sheets: Path, tmp_path: Path
) -> None:
    pd.read_csv(sheets).assign(score_brug=1).to_csv(sheets, index=False)
    with pytest.raises(SheetError, match="‘score_brug’ zou door een nieuwe worden vervangen"):
        score_file(election, sheets, tmp_path / "scores.csv", Options())


def test_a_column_of_lists_is_no_traceback(election: Election, tmp_path: Path) -> None:
    source = tmp_path / "in.parquet"
    pyarrow.parquet.write_table(pa.table({"toren": [["eens"], ["oneens"]]}), source)
    with pytest.raises(SheetError, match="geen goed bestand in Parquet"):
        score_file(election, source, tmp_path / "uit.csv", Options())


def test_an_unknown_method_is_an_error_before_anything_is_written(
    election: Election, sheets: Path, tmp_path: Path
) -> None:
    with pytest.raises(UnknownMethodError, match="magie"):
        score_file(election, sheets, tmp_path / "uit.csv", Options(method="magie"))
    assert not (tmp_path / "uit.csv").exists()


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["score", *map(str, arguments)])


def test_the_command_scores_the_bundled_election(tmp_path: Path) -> None:
    assen = load_election("gr2022-assen")
    source, target = tmp_path / "in.parquet", tmp_path / "uit.parquet"
    random_sheets(assen, 200).to_parquet(source)
    done = run(source, "-o", target, "--ranks", "--summary")
    assert done.exit_code == 0, done.output
    assert "200 antwoordbladen gescoord." in done.output
    assert "Assen Centraal" in done.output
    assert pyarrow.parquet.read_schema(target).field("score_sp").type == pa.float32()
    as_json = json.loads(run(source, "--summary", "--format", "json").stdout)
    assert as_json["n_sheets"] == 200
    assert run(source).exit_code == 2
    assert run(source, "-o", tmp_path / "scores.xlsx").exit_code == 2
    assert run(tmp_path / "nergens.csv", "--summary").exit_code == 1


@pytest.mark.slow
def test_stopping_half_way_leaves_no_half_file(tmp_path: Path) -> None:
    frame = random_sheets(load_election("gr2022-assen"), 3000)
    source, target = tmp_path / "in.csv", tmp_path / "uit.csv"
    pd.concat([frame] * 200).to_csv(source, index=False)
    target.write_text("van vorige week")
    process = subprocess.Popen(
        [sys.executable, "-m", "stemhulp", "score", str(source), "-o", str(target)],
        stderr=subprocess.PIPE,
    )
    while not list(tmp_path.glob(".stemhulp-*")):
        assert process.poll() is None
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGINT)
    _, error = process.communicate(timeout=60)
    assert (process.returncode, error.decode().strip().splitlines()[-1]) == (130, "Gestopt.")
    assert target.read_text() == "van vorige week"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.csv", "uit.csv"]
