"""The command line, as an editor and a script use it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stemhulp.cli import main
from stemhulp.examples import fictional_election, fictional_site
from stemhulp.matching import DEFAULT_POLICY, METHODS, POLICIES
from stemhulp.presentation.files import match_export
from tests.support.documents import PageClient

ANSWERS = {
    "answers": {
        "fietsbrug": "eens",
        "parkeren": "oneens",
        "marktdag": "neutraal",
        "hofjes": "eens",
        "toren": "skip",
        "museumnacht": "oneens",
    },
    "weights": {"fietsbrug": 2},
}


def run(*arguments: str | Path, site: Path | None = None) -> Result:
    """Run a command on the fictional site."""
    root = site or fictional_site().root
    return CliRunner().invoke(main, ["--site", str(root), *map(str, arguments)])


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    """A file with answers."""
    path = tmp_path / "antwoorden.json"
    path.write_text(json.dumps(ANSWERS))
    return path


def test_validate_as_json_has_counts_and_findings() -> None:
    result = run("validate", "--format", "json")
    assert result.exit_code == 0
    found = json.loads(result.output)
    assert found["ok"] is True
    assert found["counts"] == {
        "planks": 7, "statements": 6, "parties": 4, "positions": 17, "evidence": 17,
    }  # fmt: skip
    assert found["findings"] == []


def test_validate_shows_every_error_and_ends_with_code_1(tmp_path: Path) -> None:
    for folder in ("statements", "parties"):
        shutil.copytree(fictional_site().root / folder, tmp_path / folder)
    path = tmp_path / "parties" / "gr2030-verzonnenwoude" / "positions.csv"
    path.write_text(path.read_text().replace("fietsbrug,eens", "fietsbrug,eensch"))
    result = run("validate", site=tmp_path)
    assert result.exit_code == 1
    wanted = (
        "parties/gr2030-verzonnenwoude/positions.csv, regel 2, kolom stance: "
        "‘eensch’ staat niet op de schaal. Kies uit oneens, neutraal, eens."
    )
    assert wanted in result.output
    found = json.loads(run("validate", "--format", "json", site=tmp_path).output)
    assert found["ok"] is False
    finding = next(f for f in found["findings"] if f["code"] == "stance-unknown")
    assert list(finding) == [
        "code", "severity", "file", "line", "column", "value", "message", "hint",
    ]  # fmt: skip
    assert (finding["line"], finding["value"]) == (2, "eensch")


def test_match_as_json_has_the_agreed_shape(answers: Path) -> None:
    result = run("match", answers, "--format", "json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.output)
    assert (found["ok"], found["election"]) == (True, "gr2030-verzonnenwoude")
    assert (found["method"], found["missing"]) == ("agreement", DEFAULT_POLICY)
    assert found["dataset"] == fictional_election().dataset
    assert len(found["dataset"]) == 64
    brug, *_, stil = found["parties"]
    assert brug == {
        "party_id": "brug",
        "rank": 1,
        "score": pytest.approx(11 / 12),
        "coverage": 1.0,
        "lower": pytest.approx(11 / 12),
        "upper": pytest.approx(11 / 12),
        "ranked": True,
        "reason": None,
        "n_known": 5,
        "first": pytest.approx(0.954, abs=0.01),
        "top_three": pytest.approx(1),
        "interval": [pytest.approx(11 / 12)] * 2,
    }
    assert stil["reason"] == "no-position"
    assert (stil["rank"], stil["score"], stil["ranked"]) == (None, None, False)
    assert found["planks"][0]["plank_id"] == "1.1"
    assert found["planks"][0]["support"] == 1.0


def test_match_as_text_lists_ranked_parties_before_the_others(answers: Path) -> None:
    output = run("match", answers).output
    heading = output.index("Geen standpunt bekend bij deze antwoorden")
    assert output.index("De Brug") < output.index("Molenwiek") < output.index("Haven") < heading
    assert heading < output.index("De Stille Partij")
    assert "Je steunt 4 van de 5 programmapunten" in output


@pytest.mark.parametrize("address", ["/uitslag.json", "/en/result.json"])
def test_match_reads_a_result_that_was_saved_on_the_site(
    client: PageClient, tmp_path: Path, address: str
) -> None:
    form = {f"answer-{key}": word for key, word in ANSWERS["answers"].items()}
    saved = client.post(address, data=form | {"weight-fietsbrug": "2"})
    assert saved.status_code == 200
    path = tmp_path / "uitslag.json"
    path.write_bytes(saved.data)
    result = run("match", path, "--format", "json")
    assert result.exit_code == 0, result.output
    found, on_site = json.loads(result.output), json.loads(saved.data)
    assert on_site["weights"] == {"fietsbrug": 2.0}
    assert {key: on_site[key] for key in found if key != "parties"} == {
        key: found[key] for key in found if key != "parties"
    }
    for party, same in zip(found["parties"], on_site["parties"], strict=True):
        assert party.items() <= same.items()
    path.write_text(json.dumps(on_site | {"election": "gr1999-elders"}))
    refused = run("match", path)
    assert refused.exit_code == 1
    assert "hoort bij ‘gr1999-elders’, en niet bij gr2030-verzonnenwoude" in refused.output


def test_match_ignores_answers_to_retired_statements_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "oud.json"
    path.write_text(json.dumps({"answers": ANSWERS["answers"] | {"zangkoor": "eens"}}))
    found = json.loads(run("match", path, "--format", "json").output)
    assert found["ignored"] == ["zangkoor"]
    assert "Zaal voor zangkoor" in run("match", path).output


def test_match_says_how_sure_it_is(answers: Path, tmp_path: Path) -> None:
    found = json.loads(run("match", answers, "--format", "json").output)
    parties = found["parties"]
    assert sum(party["first"] for party in parties) == pytest.approx(1)
    assert sum(party["top_three"] for party in parties) == pytest.approx(3)
    for party in parties:
        low, high = party["interval"]
        assert party["lower"] <= low <= high <= party["upper"]
        assert party["score"] is None or low <= party["score"] <= high
    assert found["practically_equal"] == ["brug"]
    text = run("match", answers).output.replace("\xa0", " ")
    assert "marge 92 % tot 92 %, kans op 1: 95 %" in text
    assert "Kans op plaats 1: als we elk standpunt op deze stellingen kenden." in text
    assert "Praktisch gelijk" not in text
    every = dict.fromkeys(ANSWERS["answers"], "oneens")
    path = tmp_path / "oneens.json"
    path.write_text(json.dumps({"answers": every}))
    assert "Praktisch gelijk: De Brug, Haven & Kade." in run("match", path).output


@pytest.mark.parametrize("policy", sorted(set(POLICIES) - {"expected"}))
def test_under_another_policy_no_chance_is_said_and_score_and_margin_are_kept_apart(
    answers: Path, policy: str
) -> None:
    found = json.loads(run("match", answers, "--missing", policy, "--format", "json").output)
    assert found["practically_equal"] is None
    for party in found["parties"]:
        assert (party["first"], party["top_three"], party["interval"]) == (None, None, None)
    text = run("match", answers, "--missing", policy).output
    assert "kans op 1" not in text.lower()
    assert f"{match_export.SCORE_SPEAKS_OF[policy]}; de marge over al je antwoorden." in text


def test_every_policy_says_what_its_score_speaks_of() -> None:
    assert {*match_export.SCORE_SPEAKS_OF, "expected"} == set(POLICIES)


def test_match_takes_a_method_a_policy_and_theme_weights(answers: Path, tmp_path: Path) -> None:
    found = json.loads(
        run(
            "match", answers, "--method", "directional", "--missing", "zero", "--format", "json"
        ).output
    )
    assert (found["method"], found["missing"]) == ("directional", "zero")
    assert all(-1 <= party["lower"] <= party["upper"] <= 1 for party in found["parties"])
    weighted = tmp_path / "thema.json"
    weighted.write_text(json.dumps({**ANSWERS, "theme_weights": {"verkeer": 0}}))
    assert json.loads(run("match", weighted, "--format", "json").output) != found
    for arguments, words in (
        (("--method", "magie"), "Onbekende rekenmethode ‘magie’. Kies uit: agreement"),
        (("--missing", "raden"), "‘raden’. Kies uit: leave-out"),
        (("--explain", "niemand"), "geen partij met id ‘niemand’"),
    ):
        result = run("match", answers, *arguments)
        assert result.exit_code == 1
        assert words in result.output


def test_explained_contributions_add_up_to_the_score(answers: Path) -> None:
    found = json.loads(run("match", answers, "--explain", "haven", "--format", "json").output)
    score = next(p["score"] for p in found["parties"] if p["party_id"] == "haven")
    lines = found["explain"]["contributions"]
    parts = [line["contribution"] for line in lines]
    assert sum(part for part in parts if part is not None) == pytest.approx(score)
    assert [line["statement_id"] for line in lines if line["is_estimated"]] == ["hofjes"]
    text = run("match", answers, "--explain", "haven").output
    assert "jij eens, partij onbekend, geschat (gewicht 1)" in text
    plain = run("match", answers, "--explain", "haven", "--missing", "leave-out").output
    assert "–  hofjes" in plain
    assert "jij eens, partij onbekend (gewicht 1)" in plain
    first = run("match", answers, "--explain").output
    assert "De som van brug" in first
    assert first.endswith("Deze partij staat bovenaan.\n")


def test_methods_are_listed_with_their_references() -> None:
    text = run("methods").output
    found = json.loads(run("methods", "--format", "json").output)
    assert {m["method_id"] for m in found["methods"]} == set(METHODS)
    assert {p["policy_id"] for p in found["policies"]} == set(POLICIES)
    for method in METHODS.values():
        assert method.reference in text


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "geen geldige JSON"),
        ("[]", "ontbreekt ‘answers’"),
        ('{"answers": {}}', "0 stellingen beantwoord"),
        ('{"answers": {"zwembad": "eens"}}', "Onbekende stelling ‘zwembad’"),
        ('{"answers": {"fietsbrug": "ja"}}', "‘ja’ is geen antwoord"),
        ('{"answers": {"fietsbrug": "eens"}, "weights": {"toren": -2}}', "gewicht -2 kan niet"),
        ('{"answers": {"fietsbrug": "eens"}, "weights": []}', "‘weights’"),
        ('{"answers": {"fietsbrug": "eens"}, "gewicht": {}}', "onbekend veld ‘gewicht’"),
        ('{"answers": {"fietsbrug": ["eens"]}}', "is geen antwoord"),
        ('{"answers": {"fietsbrug": "eens", "fietsbrug": "oneens"}}', "staat er twee keer"),
        ('{"answers": {}, "weights": {"toren": 1' + "0" * 400 + "}}", "gewicht 1000"),
        ('{"answers": {}, "weights": {"toren": 1' + "0" * 5000 + "}}", "geen geldige JSON"),
        ("[" * 100_000, "geen geldige JSON"),
    ],
)
def test_match_refuses_a_wrong_file_by_naming_the_culprit(
    tmp_path: Path, content: str, words: str
) -> None:
    path = tmp_path / "fout.json"
    path.write_text(content)
    result = run("match", path)
    assert result.exit_code == 1
    assert words in result.output
    assert "Traceback" not in result.output


def test_every_command_has_help_with_an_example() -> None:
    for name in main.commands:
        output = run(name, "--help").output
        assert "Voorbeeld" in output, name
        assert f"stemhulp {name}" in output


def test_unknown_election_and_empty_site_are_clear_messages(tmp_path: Path) -> None:
    assert "geen verkiezing met id ‘gr1999’" in run("validate", "--election", "gr1999").output
    assert "staat geen verkiezing" in run("validate", site=tmp_path).output


def test_json_output_is_never_mixed_with_prose(tmp_path: Path, answers: Path) -> None:
    for folder in ("statements", "parties"):
        shutil.copytree(fictional_site().root / folder, tmp_path / folder)
    path = tmp_path / "parties" / "gr2030-verzonnenwoude" / "positions.csv"
    path.write_text(path.read_text().replace("fietsbrug,eens", "fietsbrug,eensch"))
    result = run("match", answers, "--format", "json", site=tmp_path)
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "eensch" in result.stderr


def test_importing_outside_a_site_writes_nothing_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "programma.txt").write_text("1. W\n- 1.1 Een punt.\n")
    arguments = ["import-programme", "programma.txt", "--party", "sp", "--election", "gr2022-assen"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1
    assert "bestaat niet" in result.output
