"""Planks are cut from the programme and never rewritten."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from stemhulp.authoring.programme import import_programme, read_programme
from stemhulp.cli import main
from stemhulp.errors import DataError
from stemhulp.loading import bundled_root, load_election

PROGRAMME = Path(__file__).resolve().parents[2] / "shared" / "programme" / "assen-linksaf-2022.txt"

SMALL = """De Brug

Wij beloven: 3. is geen hoofdstuk in een zin.

1. Vlot door het woud

Onze punten voor fietsers:

- 1.1 We bouwen een brug.
Ook ’s nachts open.

Dit hoort er nog bij.
1.2 Zonder streepje.

2. Wonen onder bomen

- 2.1 Drie hofjes.
"""


def test_small_programme_is_cut_where_a_reader_would_cut_it() -> None:
    planks = [plank for _, plank in read_programme(SMALL, "brug", "bron")]
    assert [(p.plank_id, p.chapter_title, p.section, p.order, p.text) for p in planks] == [
        (
            "1.1",
            "Vlot door het woud",
            "Onze punten voor fietsers",
            1,
            "We bouwen een brug. Ook ’s nachts open. Dit hoort er nog bij.",
        ),
        ("1.2", "Vlot door het woud", "Onze punten voor fietsers", 2, "Zonder streepje."),
        ("2.1", "Wonen onder bomen", "", 3, "Drie hofjes."),
    ]


def test_introduction_is_left_out() -> None:
    assert "beloven" not in " ".join(plank.text for _, plank in read_programme(SMALL, "b", "b"))


def test_gap_and_double_number_are_findings_and_nothing_is_written(tmp_path: Path) -> None:
    document, target = tmp_path / "programma.txt", tmp_path / "planks.csv"
    document.write_text(SMALL.replace("1.2 Zonder", "1.4 Zonder").replace("- 2.1", "- 1.4"))
    report = import_programme(document, target, "brug", "bron")
    assert [(f.code, f.line, f.value) for f in report] == [
        ("plank-gap", 13, "1.4"),
        ("id-duplicate", 17, "1.4"),
    ]
    assert not target.exists()


def test_text_without_numbers_is_refused(tmp_path: Path) -> None:
    document = tmp_path / "brief.txt"
    document.write_text("Geachte raad, wij willen veel.")
    with pytest.raises(DataError, match="geen genummerd punt"):
        import_programme(document, tmp_path / "planks.csv", "brug", "bron")
    document.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DataError, match="niet te lezen als UTF-8"):
        import_programme(document, tmp_path / "planks.csv", "brug", "bron")


def test_other_parties_planks_stay_and_a_second_import_changes_nothing(tmp_path: Path) -> None:
    document, target = tmp_path / "programma.txt", tmp_path / "planks.csv"
    document.write_text(SMALL)
    import_programme(document, target, "molen", "molen-programma")
    import_programme(document, target, "brug", "bron")
    once = target.read_text()
    import_programme(document, target, "brug", "bron")
    assert target.read_text() == once
    assert once.count("\nmolen") + once.count(",molen,") == once.count(",brug,") == 3
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_assen_has_84_planks_in_six_chapters() -> None:
    planks = load_election("gr2022-assen", site=bundled_root()).planks
    chapters = [plank.chapter for plank in planks.values()]
    assert len(planks) == 84
    assert [chapters.count(str(n)) for n in range(1, 7)] == [14, 16, 15, 17, 12, 10]
    assert {"6.9", "6.10"} <= planks.keys()
    assert planks["4.14"].section == "Onze punten voor verkeer"


@pytest.mark.skipif(not PROGRAMME.is_file(), reason="the programme text is not in the project")
def test_no_character_of_the_programme_is_lost_or_added() -> None:
    """All planks of the bundled table, put together, are the document after its introduction."""

    def bare(text: str) -> str:
        return re.sub(r"\s+", "", text)

    text = PROGRAMME.read_text(encoding="utf-8")
    text = text[text.index("\n1. Een zorgzaam Assen") :]
    headings = r"^\d+\. .*$|^Onze punten .*$"
    ids = r"^(- )?\d+\.\d+ "
    expected = re.sub(ids, "", re.sub(headings, "", text, flags=re.M), flags=re.M)
    planks = load_election("gr2022-assen", site=bundled_root()).planks.values()
    assert bare("".join(plank.text for plank in planks)) == bare(expected)


@pytest.mark.skipif(not PROGRAMME.is_file(), reason="the programme text is not in the project")
def test_importing_the_programme_gives_the_table_in_the_project(tmp_path: Path) -> None:
    folder = tmp_path / "statements" / "gr2022-assen"
    folder.mkdir(parents=True)
    arguments = ["--site", str(tmp_path), "import-programme", str(PROGRAMME)]
    result = CliRunner().invoke(main, [*arguments, "--party", "sp", "--election", "gr2022-assen"])
    assert result.exit_code == 0, result.output
    assert "84 programmapunten" in result.output
    ours = bundled_root() / "statements" / "gr2022-assen" / "planks.csv"
    assert (folder / "planks.csv").read_bytes() == ours.read_bytes()
