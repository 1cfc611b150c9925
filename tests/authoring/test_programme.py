"""Planks are cut from the programme and never rewritten."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from stemhulp.authoring.programme import import_programme, read_programme
from stemhulp.cli import main
from stemhulp.errors import DataError
from stemhulp.loading import Site, bundled_root, load_election

PROGRAMME = Path(__file__).resolve().parents[3] / "shared" / "programme" / "assen-linksaf-2022.txt"

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
    planks = [plank for _, plank in read_programme(SMALL, "brug", "bron").planks]
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
    planks = read_programme(SMALL, "brug", "bron").planks
    assert "beloven" not in " ".join(plank.text for _, plank in planks)


def test_gap_and_double_number_are_findings_and_nothing_is_written(tmp_path: Path) -> None:
    document, target = tmp_path / "programma.txt", tmp_path / "planks.csv"
    document.write_text(SMALL.replace("1.2 Zonder", "1.4 Zonder").replace("- 2.1", "- 1.4"))
    report = import_programme(document, target, "brug", "bron")
    assert [(f.code, f.line, f.value) for f in report] == [
        ("plank-gap", 13, "1.4"),
        ("id-duplicate", 17, "1.4"),
        ("plank-chapter", 17, "1.4"),
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
    import_programme(document, target, "molen", "molen-programma", prefix="molen-")
    import_programme(document, target, "brug", "bron")
    once = target.read_text()
    import_programme(document, target, "brug", "bron")
    assert target.read_text() == once
    assert once.count(",molen,") == once.count(",brug,") == 3
    assert "molen-1.1,molen,1," in once
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_number_of_another_party_is_never_taken_over(tmp_path: Path) -> None:
    document, target = tmp_path / "programma.txt", tmp_path / "planks.csv"
    document.write_text(SMALL)
    import_programme(document, target, "molen", "molen-programma")
    once = target.read_text()
    report = import_programme(document, target, "brug", "bron")
    assert report.codes() == {"plank-taken": 3}
    assert "--prefix brug-" in str(report.findings[0])
    assert target.read_text() == once


def test_a_table_that_cannot_be_read_is_never_replaced(tmp_path: Path) -> None:
    document, target = tmp_path / "programma.txt", tmp_path / "planks.csv"
    document.write_text(SMALL)
    for broken in ("a;b;c\n", "", "plank_id\n1.1\n"):
        target.write_text(broken)
        assert not import_programme(document, target, "brug", "bron").ok
        assert target.read_text() == broken


def test_a_translation_stays_where_the_programme_did_not_change(tmp_path: Path) -> None:
    document, target = tmp_path / "programma.txt", tmp_path / "planks.csv"
    document.write_text(SMALL)
    import_programme(document, target, "brug", "bron")
    translated = target.read_text()
    for dutch, english in (
        ("Zonder streepje.", "Without a dash."),
        ("Drie hofjes.", "Three courtyards."),
        ("Wonen onder bomen", "Living under trees"),
    ):
        translated = translated.replace(f"{dutch},", f"{dutch},{english}")
    target.write_text(translated)
    import_programme(document, target, "brug", "bron")
    assert target.read_text() == translated
    document.write_text(SMALL.replace("Drie hofjes", "Vier hofjes"))
    import_programme(document, target, "brug", "bron")
    after = target.read_text()
    assert "Vier hofjes.,,bron" in after  # a translation of another sentence is worse than none
    assert "Zonder streepje.,Without a dash.,bron" in after
    assert "Wonen onder bomen,Living under trees" in after


def test_numbers_inside_a_sentence_start_nothing() -> None:
    text = "1. W\n- 1.1 In\n2024. Dat is snel\nen kost\n2.5 miljoen.\n\n1. eerst\n2. dan\n"
    programme = read_programme(text, "brug", "bron")
    assert [(p.plank_id, p.text) for _, p in programme.planks] == [
        ("1.1", "In 2024. Dat is snel en kost 2.5 miljoen. 1. eerst 2. dan")
    ]
    assert programme.chapters == {"1": "W"}


def test_text_under_a_chapter_that_is_no_points_is_reported(tmp_path: Path) -> None:
    document, target = tmp_path / "programma.txt", tmp_path / "planks.csv"
    document.write_text("1. Wonen\n\nDit hoofdstuk gaat over huizen.\n\n- 1.1 We bouwen.\n")
    report = import_programme(document, target, "brug", "bron")
    assert report.ok
    assert [(f.code, f.line) for f in report] == [("advice-loose-text", 3)]


words = st.text("abc ABC.,’é", min_size=1, max_size=30).map(str.split).filter(bool).map(" ".join)


@given(st.lists(st.lists(words, min_size=1, max_size=4), min_size=1, max_size=4))
def test_no_character_of_a_numbered_programme_is_lost_or_added(chapters: list[list[str]]) -> None:
    lines = ["Inleiding"]
    for c, points in enumerate(chapters, start=1):
        lines += ["", f"{c}. Hoofdstuk", ""]
        lines += [f"- {c}.{p} {text}" for p, text in enumerate(points, start=1)]
    planks = read_programme("\n".join(lines), "brug", "bron").planks
    assert [plank.text for _, plank in planks] == [text for points in chapters for text in points]


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
    new = read_table(folder / "planks.csv")
    assert [programme_of(row) for row in read_table(ours)] == new
    shutil.copy(ours, folder / "planks.csv")
    CliRunner().invoke(main, [*arguments, "--party", "sp", "--election", "gr2022-assen"])
    assert (folder / "planks.csv").read_bytes() == ours.read_bytes()


def read_table(path: Path) -> list[dict[str, str]]:
    """Rows of a CSV."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def programme_of(row: dict[str, str]) -> dict[str, str]:
    """A row without what we said of it: our translations, and what is misspelt."""
    ours = {name for name in row if name.endswith("_en")} | {"misspelt"}
    return {name: "" if name in ours else cell for name, cell in row.items()}


def test_what_is_misspelt_stays_said_where_the_programme_did_not_change(tmp_path: Path) -> None:
    document, target = tmp_path / "programma.txt", tmp_path / "planks.csv"
    document.write_text(SMALL)
    import_programme(document, target, "brug", "bron")
    marked = target.read_text().replace("Drie hofjes.,,bron,", "Drie hofjes.,,bron,hofjes")
    target.write_text(marked)
    import_programme(document, target, "brug", "bron")
    assert target.read_text() == marked
    document.write_text(SMALL.replace("Drie hofjes", "Drie huizen"))
    import_programme(document, target, "brug", "bron")
    assert "Drie huizen.,,bron,\n" in target.read_text()


@pytest.fixture
def document(site_copy: Site) -> Path:
    """A programme that fits the fictional site."""
    path = site_copy.root / "programma.txt"
    path.write_text(SMALL)
    return path


def imported(site: Site, document: Path, *options: str) -> tuple[int, str, bool]:
    """Import a programme: exit code, what was said, and whether any table was written."""
    tables = {path: path.read_bytes() for path in site.root.rglob("*.csv")}
    arguments = ["--site", str(site.root), "import-programme", str(document), *options]
    result = CliRunner().invoke(main, arguments)
    after = {path: path.read_bytes() for path in site.root.rglob("*.csv")}
    return result.exit_code, result.output, after != tables


ELECTION = ["--election", "gr2030-verzonnenwoude"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--party", "Bruf"], "--party ‘Bruf’ kan niet. Kies kleine letters"),
        (["--party", ""], "--party ‘’ kan niet."),
        (["--party", "de brug"], "--party ‘de brug’ kan niet."),
        (["--party", "bruf"], "parties.csv. Zet hem er eerst in, of kies uit: brug, "),
        (["--party", "brug", "--prefix", "De Brug "], "--prefix ‘De Brug ’ kan niet."),
        (["--party", "brug", "--prefix", "brug_"], "--prefix ‘brug_’ kan niet."),
        (["--party", "brug", "--source", "Het Programma"], "--source ‘Het Programma’ kan niet."),
        (["--party", "brug", "--source", "bruf-2030"], "sources.csv. Zet hem er eerst in"),
        (["--party", "brug", "--election", "../statements/gr2030-verzonnenwoude"], "kan niet."),
    ],
)
def test_an_id_that_the_tables_would_refuse_is_refused_before_writing(
    site_copy: Site, document: Path, options: list[str], words: str
) -> None:
    code, said, is_written = imported(site_copy, document, *ELECTION, *options)
    assert (code, is_written) == (1, False)
    assert said.startswith("Fout: --")
    assert words in said
    assert said.count("\n") == 1


@pytest.mark.parametrize("point", ["n.v.t.", "NA"])
def test_a_row_that_validation_would_refuse_is_never_written(
    site_copy: Site, document: Path, point: str
) -> None:
    document.write_text(f"1. Wonen\n\n- 1.1 Wij bouwen.\n- 1.2 {point}\n")
    code, said, is_written = imported(site_copy, document, *ELECTION, "--party", "brug")
    assert (code, is_written) == (1, False)
    assert f"{document}, regel 4, kolom text: ‘{point}’" in said


def test_what_is_wrong_elsewhere_does_not_stop_an_import(site_copy: Site, document: Path) -> None:
    """An election that is not finished has errors in other tables, or no other tables yet."""
    positions = site_copy.table("parties", "gr2030-verzonnenwoude", "positions.csv")
    positions.write_text("party_id\n")
    assert imported(site_copy, document, *ELECTION, "--party", "brug")[::2] == (0, True)
    shutil.rmtree(site_copy.root / "parties")
    assert (
        imported(site_copy, document, *ELECTION, "--party", "molen", "--prefix", "molen-")[0] == 0
    )
