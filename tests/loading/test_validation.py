"""Every finding of the catalogue, made by one small break in sound tables."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import FunctionType
from typing import get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stemhulp.errors import DataError, UnknownIdError
from stemhulp.examples import fictional_site
from stemhulp.loading import (
    CATALOGUE,
    Report,
    Site,
    find_site,
    load_election,
    rules,
    validate_election,
)
from stemhulp.loading.raw_election import Tables
from stemhulp.matching import answer_sheet, match, methods_of

ELECTION = "gr2030-verzonnenwoude"


@dataclass(frozen=True)
class Break:
    """One change to one file, and the finding it must give.

    `old` and `new` are replaced once; `new` None removes the file; `old` None replaces it whole.
    """

    code: str
    file: str
    old: str | None
    new: str | bytes | None
    line: int | None = None
    column: str = ""
    value: str = ""
    words: str = ""


HEADER = "theme_id,title,title_en,order,description,description_en"

BREAKS = (
    Break("file-missing", "themes.csv", "", None, words="theme_id, title"),
    Break("file-empty", "themes.csv", None, "\n \n", words="theme_id, title"),
    Break("file-encoding", "themes.csv", None, f"{HEADER}\nw,Woné\n".encode("latin-1"), line=2),
    Break(
        "file-separator",
        "themes.csv",
        None,
        "\ufefftheme_id;title;title_en;order;description\r\nwonen;Wonen;;1;\r\n",
        line=1,
        value=";",
        words="CSV UTF-8",
    ),
    Break("file-quotes", "themes.csv", "Wonen,Housing", '"Wonen,Housing'),
    Break(
        "column-duplicate",
        "themes.csv",
        "order,description,",
        "order,order,",
        1,
        "order",
        "order",
    ),
    Break("column-missing", "themes.csv", None, "theme_id,title\nw,W\n", 1, "title_en", "title_en"),
    Break("column-unknown", "themes.csv", HEADER, f"{HEADER},kleur", 1, "kleur", "kleur"),
    Break(
        "row-long", "themes.csv", "About homes.", "About homes, and more.", 3, value=" and more."
    ),
    Break("row-short", "themes.csv", ",Over huizen.", "", 3, value="wonen"),
    Break("row-blank", "themes.csv", "wonen,Wonen", ",,,,,\nwonen,Wonen", 3),
    Break(
        "statement-none",
        "election.toml",
        "minimum_answers = 5",
        "minimum_answers = 7",
        column="status",
        value="6",
    ),
    Break("settings-value", "election.toml", '"three"', '["three"]', column="scale"),
    Break("cell-placeholder", "themes.csv", "Over huizen.", "NA", 3, "description", "NA"),
    Break("cell-required", "themes.csv", "wonen,Wonen,", "wonen,,", 3, "title", "", "titel"),
    Break(
        "cell-type", "themes.csv", "Housing,2", "Housing,twee", 3, "order", "twee", "geheel getal"
    ),
    Break("cell-type", "themes.csv", "Housing,2", "Housing,0", 3, "order", "0", "getal vanaf 1"),
    Break("cell-type", "positions.csv", "2030-03-01,\n", "1-3-2030,\n", 2, "coded_at", "1-3-2030"),
    Break(
        "cell-choice", "positions.csv", "plank,2030", "plan,2030", 2, "basis", "plan", "programme"
    ),
    Break("cell-pattern", "themes.csv", "wonen,Wonen", "Wo nen,Wonen", 3, "theme_id", "Wo nen"),
    Break(
        "cell-hidden",
        "themes.csv",
        "Over huizen.",
        "Over \u202ehuizen.",
        3,
        "description",
        "Over \\u202ehuizen.",
        "Dan staat er: ‘Over huizen.’",
    ),
    Break("cell-long", "themes.csv", "Over huizen.", "x" * 20_001, 3, "description"),
    Break(
        "cell-address",
        "sources.csv",
        "https://",
        "https://ik@",
        3,
        "url",
        words="gebruikersnaam",
    ),
    Break("id-duplicate", "themes.csv", "cultuur,Cultuur", "wonen,Cultuur", 4, "theme_id", "wonen"),
    Break("id-duplicate", "themes.csv", "Housing,2", "Housing,1", 3, "order", "1"),
    Break(
        "id-duplicate",
        "positions.csv",
        "brug,parkeren,oneens",
        "brug,fietsbrug,eens",
        3,
        "party_id",
        "brug + fietsbrug",
    ),
    Break("id-unknown", "statements.csv", "1,verkeer", "1,verkeerd", 2, "theme_id", "verkeerd"),
    Break("id-unknown", "statements.csv", "verzonnen-aa", "a-a", 2, "term_ids", "a-a", "glossary"),
    Break("id-unknown", "positions.csv", "haven-1\n", "haven-99\n", 14, "evidence_ids", "haven-99"),
    Break(
        "id-unknown",
        "election.toml",
        'source_party = "brug"',
        'source_party = "weg"',
        column="source_party",
        value="weg",
    ),
    Break("settings-unreadable", "election.toml", "id =", "id"),
    Break(
        "settings-missing", "election.toml", "minimum_answers = 5\n", "", None, "minimum_answers"
    ),
    Break("settings-value", "election.toml", '"three"', '"twelve"', column="scale", words="three"),
    Break("settings-value", "election.toml", 'id = "gr2030', 'id = "gr2031', column="id"),
    Break("settings-value", "election.toml", "funding", "founding", column="publisher"),
    Break("settings-value", "election.toml", "[context]", "[context]\nx = 3", column="context"),
    Break("settings-value", "election.toml", "[publisher]", "[[publisher]]", column="publisher"),
    Break(
        "misspelt-absent",
        "planks.csv",
        "brug-programma-2030,parkeerplaasten",
        "brug-programma-2030,plaasten",
        4,
        "misspelt",
        "plaasten",
        "staat niet in de tekst",
    ),
    Break("plank-gap", "planks.csv", "\n2.1,brug", "\n2.4,brug", 5, "plank_id", "2.4", "punt 2.0"),
    Break(
        "stance-unknown",
        "positions.csv",
        "fietsbrug,eens",
        "fietsbrug,eensch",
        2,
        "stance",
        "eensch",
    ),
    Break("stance-empty", "positions.csv", "fietsbrug,eens", "fietsbrug,", 2, "stance"),
    Break(
        "contradiction-stance", "positions.csv", "hofjes,,", "hofjes,eens,", 17, "stance", "eens"
    ),
    Break(
        "contradiction-evidence",
        "positions.csv",
        "haven-4 haven-5",
        "haven-4",
        17,
        "evidence_ids",
        "haven-4",
    ),
    Break("position-no-evidence", "positions.csv", "haven-1\n", "\n", 14, "evidence_ids"),
    Break("evidence-unclear", "evidence.csv", "brug,disagree", "brug,unclear", value="haven-1"),
    Break("evidence-low", "evidence.csv", "disagree,high", "disagree,low", value="haven-1"),
    Break(
        "evidence-warning",
        "evidence.csv",
        "voted against the bridge.,raad,,",
        "voted against the bridge.,raad,let op,careful",
        value="haven-1",
    ),
    Break(
        "evidence-low",
        "evidence.csv",
        "agree,high,programme-2030,before,Molen",
        "agree,low,programme-2030,before,Molen",
    ),
    Break(
        "evidence-other-party",
        "positions.csv",
        "haven-1\n",
        "molen-1\n",
        14,
        "evidence_ids",
        "molen-1",
    ),
    Break(
        "evidence-other-topic",
        "positions.csv",
        "haven-1\n",
        "haven-2\n",
        14,
        "evidence_ids",
        "haven-2",
    ),
    Break(
        "stance-direction",
        "positions.csv",
        "haven,fietsbrug,oneens",
        "haven,fietsbrug,eens",
        14,
        "stance",
        "eens",
        "is het oneens",
    ),
    Break(
        "stance-direction",
        "positions.csv",
        "brug,parkeren,oneens",
        "brug,parkeren,eens",
        3,
        "stance",
        "eens",
    ),
    Break(
        "source-party-plank",
        "positions.csv",
        "statement,2030,medium,voorbeeld,2030-03-01,molen-5",
        "plank,2030,medium,voorbeeld,2030-03-01,",
        12,
        "statement_id",
        "toren",
    ),
    Break(
        "confidence-high",
        "positions.csv",
        "statement,2030,medium,voorbeeld,2030-03-01,haven-2",
        "statement,2030,high,voorbeeld,2030-03-01,haven-2",
        15,
        "confidence",
        "high",
    ),
    Break(
        "evidence-party",
        "evidence.csv",
        "college-1,college-2030",
        "college-1,bestuur",
        18,
        "party_id",
        "bestuur",
    ),
    Break(
        "mention-own",
        "evidence.csv",
        "voted against the bridge.,raad,,,",
        "voted against the bridge.,raad,,,molen haven",
        8,
        "mentions",
        "haven",
        "andere partijen",
    ),
    Break(
        "id-unknown",
        "evidence.csv",
        "voted against the bridge.,raad,,,",
        "voted against the bridge.,raad,,,molen college-2030",
        8,
        "mentions",
        "college-2030",
        "parties.csv",
    ),
    Break(  # two ids that the CRC gives the same four signs
        "id-alike",
        "statements.csv",
        "zangkoor,7",
        "toren-1540173,7",
        8,
        "statement_id",
        "toren-1540173",
        "toren",
    ),
    Break("stance-without-plank", "evidence.csv", "stil,2.1", "stil,", 16, "plank_id"),
    Break(
        "proposition-no-stance",
        "evidence.csv",
        "betaald-parkeren,agree",
        "betaald-parkeren,",
        3,
        "stance_on_proposition",
    ),
    Break(
        "stance-without-proposition",
        "evidence.csv",
        "betaald-parkeren,agree",
        ",agree",
        3,
        "proposition_id",
    ),
    Break(
        "derived-high",
        "evidence.csv",
        "parkeren,disagree,medium,council",
        "parkeren,disagree,high,council",
        3,
        "confidence",
        "high",
    ),
    Break(
        "derived-no-note",
        "evidence.csv",
        "afgeleid: de bron noemt alleen de tegenstemmers",
        "",
        3,
        "note",
    ),
    Break(
        "statement-no-proposition",
        "statements.csv",
        "verzonnen-aa,published,nee",
        "verzonnen-aa,published,ja",
        2,
        "statement_id",
        "fietsbrug",
    ),
    Break(
        "statement-no-plank",
        "statement_planks.csv",
        "museumnacht,3.1,opposes,,\n",
        "",
        value="museumnacht",
    ),
    Break(
        "translation-missing",
        "themes.csv",
        "About homes.",
        "",
        3,
        "description_en",
        "Over huizen.",
        "haal en uit languages",
    ),
    Break(
        "translation-missing",
        "evidence.csv",
        "machine translation: check the original",
        "",
        17,
        "note_en",
    ),
    Break(
        "translation-missing",
        "statements.csv",
        "The choir should get a hall of its own.",
        "",
        8,
        "text_en",
    ),
    Break("translation-missing", "changes.csv", "No party had said anything about it.", "", 3),
    Break("id-unknown", "changes.csv", "retired,zangkoor", "retired,koor", 3, "statement_id"),
    Break("translation-missing", "glossary.csv", "Aa,Verzonnen Aa,", "Aa,,", 2, "term_en"),
    Break("translation-missing", "election.toml", "title_en", "#", column="title_en"),
    Break("translation-missing", "election.toml", "funding_en", "#", column="publisher.funding_en"),
    Break(
        "translation-missing",
        "election.toml",
        "[context_en]\ncollege-2030",
        "[context_en]\n#",
        column="context_en.college-2030",
        value="College van Verzonnenwoude 2030",
    ),
    Break("settings-value", "election.toml", '["nl", "en"]', '["en"]', column="languages"),
    Break("settings-value", "election.toml", '["nl", "en"]', '"nl, en"', column="languages"),
    Break("settings-value", "election.toml", '["nl", "en"]', '["nl", "nl"]', column="languages"),
    Break(
        "settings-value",
        "election.toml",
        '["nl", "en"]',
        '["nl", "fy"]',
        column="languages",
        words="Kies uit nl, en",
    ),
    Break(
        "settings-value",
        "election.toml",
        "[context_en]\ncollege-2030",
        "[context_en]\ncollege-2031",
        column="context_en",
        value="college-2031",
        words="Kies uit college-2030.",
    ),
    Break("settings-value", "election.toml", "title_en =", "title_en = 3 #", column="title_en"),
    Break("settings-value", "election.toml", "03-20\n", "03-20T09:00:00\n", column="date"),
    Break(
        "settings-value",
        "election.toml",
        "where_to_vote =",
        "where_to_vote = 3 #",
        column="where_to_vote",
    ),
    Break(
        "settings-value",
        "election.toml",
        '"https://verzonnenwoude.example/stemmen"',
        '"javascript:stem()"',
        column="where_to_vote_url",
        words="een adres als",
    ),
    Break(
        "translation-missing",
        "election.toml",
        "where_to_vote_en",
        "#",
        column="where_to_vote_en",
    ),
)

# Advice appears when positions are taken away: (code, starts of the rows to drop, value)
ADVICE = (
    ("advice-unanimous", ("molen,toren",), "toren"),
    ("advice-identical", ("haven,fietsbrug", "haven,parkeren"), "De Brug en Haven & Kade"),
    ("advice-few-positions", ("molen,fietsbrug", "haven,fietsbrug", "brug,fietsbrug"), "fietsbrug"),
    ("advice-direction", ("brug,parkeren", "brug,toren"), "75 %"),
)
ELSEWHERE = {
    "plank-chapter", "plank-taken", "advice-loose-text",  # test_programme.py
    "advice-setting", "statement-no-source-party", "seats-computed",  # below
    "advice-translation",  # test_translation.py
}  # fmt: skip


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A copy of the fictional site that may be broken."""
    for folder in ("statements", "parties"):
        shutil.copytree(fictional_site().root / folder, tmp_path / folder)
    return Site(tmp_path)


def path_of(site: Site, file: str) -> Path:
    """Where a file of the election is."""
    paths = (site.table(folder, ELECTION, file) for folder in ("statements", "parties"))
    return next(path for path in paths if path.exists())


def apply(site: Site, change: Break) -> str:
    """Make the change; returns how findings call the file."""
    path = path_of(site, change.file)
    if change.new is None:
        path.unlink()
    elif change.old is None:
        new = change.new if isinstance(change.new, bytes) else change.new.encode()
        path.write_bytes(new)
    else:
        text = path.read_text(encoding="utf-8")
        assert change.old in text
        path.write_text(text.replace(change.old, str(change.new), 1), encoding="utf-8")
    return path.relative_to(site.root).as_posix()


def validated(site: Site) -> Report:
    """The report of the election."""
    return validate_election(site, ELECTION)[0]


def test_the_fictional_election_is_sound_and_needs_no_advice() -> None:
    report = validated(fictional_site())
    assert report.findings == []
    assert report.counts == {
        "planks": 7, "statements": 6, "parties": 4, "positions": 17, "evidence": 17,
    }  # fmt: skip


@pytest.mark.parametrize(
    "change", BREAKS, ids=[f"{b.code}-{b.column or b.file}-{i}" for i, b in enumerate(BREAKS)]
)
def test_a_break_is_found_where_it_was_made(site: Site, change: Break) -> None:
    file = apply(site, change)
    with pytest.raises(DataError) as caught:
        load_election(ELECTION, site=site)
    report = caught.value.report
    found = [f for f in report if f.code == change.code]
    assert found, f"no rule of RULES finds {change.code!r}; found: {[str(f) for f in report]}"
    finding = found[0]
    assert not report.ok
    if not change.code.startswith(("evidence-", "statement-")):  # reported where they are used
        assert finding.file == file
    if change.line is not None:
        assert finding.line == change.line
    if change.column:
        assert finding.column == change.column
    if change.value:
        assert finding.value == change.value
    assert change.words in str(finding)
    assert finding.hint
    assert "{" not in str(finding)


def test_validation_reports_what_loading_refuses(site: Site) -> None:
    apply(site, BREAKS[-1])
    with pytest.raises(DataError) as caught:
        load_election(ELECTION, site=site)
    assert [str(f) for f in caught.value.report] == [str(f) for f in validated(site)]


@pytest.mark.parametrize(("code", "dropped", "value"), ADVICE, ids=[a[0] for a in ADVICE])
def test_advice_is_given_without_blocking(
    site: Site, code: str, dropped: tuple[str, ...], value: str
) -> None:
    apply(
        site,
        Break(
            "",
            "evidence.csv",
            "museumnacht,neutral,medium,statement,before,Haven",
            "museumnacht,agree,medium,statement,before,Haven",
        ),
    )
    apply(
        site, Break("", "positions.csv", "haven,museumnacht,neutraal", "haven,museumnacht,oneens")
    )
    assert validated(site).findings == []
    path = path_of(site, "positions.csv")
    rows = path.read_text(encoding="utf-8").splitlines()
    path.write_text(
        "\n".join(r for r in rows if not r.startswith(dropped)) + "\n", encoding="utf-8"
    )
    report = validated(site)
    assert report.ok
    assert value in {f.value for f in report.advice if f.code == code}


def test_every_finding_of_the_catalogue_has_a_broken_table() -> None:
    made = {b.code for b in BREAKS} | {a[0] for a in ADVICE} | ELSEWHERE
    assert not set(CATALOGUE) - made, f"no broken table gives {sorted(set(CATALOGUE) - made)}"
    assert not made - set(CATALOGUE), f"not in the catalogue: {sorted(made - set(CATALOGUE))}"


def rules_in_modules() -> dict[str, object]:
    """Every function that checks all tables at once, by name."""
    modules = [
        import_module(f"{rules.__name__}.{one.name}") for one in iter_modules(rules.__path__)
    ]
    found = {name: one for module in modules for name, one in vars(module).items()}
    hints = {"tables": Tables, "report": Report, "return": type(None)}
    return {
        name: one
        for name, one in found.items()
        if isinstance(one, FunctionType) and get_type_hints(one) == hints
    }


def test_every_rule_is_registered() -> None:
    forgotten = [name for name, one in rules_in_modules().items() if one not in rules.RULES]
    assert not forgotten, f"loading/rules/__init__.py, RULES: without {forgotten}"
    assert len(rules_in_modules()) == len(rules.RULES)


def test_evidence_behind_an_own_plank_is_checked_too(site: Site) -> None:
    sound = "plank,2030,high,voorbeeld,2030-03-01,"
    apply(site, Break("", "positions.csv", sound, f"{sound}college-1"))
    assert "evidence-other-party" in validated(site).codes()


def test_outside_the_programme_the_source_party_needs_a_position_too(site: Site) -> None:
    """Else the statement would be about the others only."""
    apply(site, Break("", "statements.csv", "shops.,,published,nee", "shops.,,published,ja"))
    assert validated(site).ok
    path = path_of(site, "positions.csv")
    rows = path.read_text(encoding="utf-8").splitlines()
    kept = [row for row in rows if not row.startswith("brug,parkeren")]
    path.write_text("\n".join(kept) + "\n", encoding="utf-8")
    (finding,) = validated(site).errors
    assert (finding.code, finding.value) == ("statement-no-source-party", "parkeren")


@pytest.mark.parametrize(
    ("seats", "found"),
    [((9, 7, 4, 0), []), ((9, 6, 5, 0), ["6"]), ((4, 2, 2, 0), [])],  # the last is a small council
)
def test_seats_that_were_computed_follow_from_the_votes(
    site: Site, seats: tuple[int, ...], found: list[str]
) -> None:
    path = path_of(site, "parties.csv")
    text = path.read_text(encoding="utf-8")
    for old, new in zip(("ja,4", "ja,3", "ja,2", "nee,0"), seats, strict=True):
        text = text.replace(f"{old},", f"{old.partition(',')[0]},{new},")
    path.write_text(text, encoding="utf-8")
    assert [f.value for f in validated(site) if f.code == "seats-computed"] == found


def test_settings_may_start_with_a_byte_order_mark(site: Site) -> None:
    path = path_of(site, "election.toml")
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert validated(site).ok


def test_all_problems_are_reported_at_once_and_errors_come_first(site: Site) -> None:
    apply(site, Break("", "themes.csv", "Housing,2", "Housing,twee"))
    apply(site, Break("", "positions.csv", "fietsbrug,eens", "fietsbrug,eensch"))
    apply(site, Break("", "statement_planks.csv", "museumnacht,3.1,opposes,,\n", ""))
    codes = [finding.code for finding in validated(site)]
    assert {"cell-type", "stance-unknown", "statement-no-plank"} <= set(codes)
    severities = [finding.severity for finding in validated(site)]
    assert severities == sorted(severities, reverse=True)


def test_byte_order_mark_and_windows_line_ends_are_welcome(site: Site) -> None:
    path = path_of(site, "positions.csv")
    text = path.read_text(encoding="utf-8").replace("\n", "\r\n")
    path.write_bytes(b"\xef\xbb\xbf" + text.encode())
    assert validated(site).ok


def test_line_numbers_survive_blank_lines_and_cells_of_several_lines(site: Site) -> None:
    path = path_of(site, "themes.csv")
    path.write_text(
        f"{HEADER}\n\n"
        'verkeer,Verkeer,Traffic,1,"Over wegen\nen fietsen.",About\n'
        "wonen,Wonen,Housing,twee,,\ncultuur,Cultuur,Culture,3,,\n",
        encoding="utf-8",
    )
    finding = next(f for f in validated(site) if f.code == "cell-type")
    assert (finding.line, finding.value) == (5, "twee")


def test_changing_any_table_changes_the_version_of_the_data(site: Site) -> None:
    before = load_election(ELECTION, site=site).dataset
    assert before == load_election(ELECTION, site=site).dataset
    apply(site, Break("", "themes.csv", "Over huizen.", "Over woningen."))
    assert load_election(ELECTION, site=site).dataset != before


@pytest.mark.parametrize("value", ["0.4", '"veel"'])
def test_a_setting_that_is_gone_is_named_and_does_not_stop_the_site(site: Site, value: str) -> None:
    line = f"coverage_threshold = {value}\nminimum_answers = 5"
    file = apply(site, Break("", "election.toml", "minimum_answers = 5", line))
    report = validated(site)
    (found,) = report.findings
    assert report.ok
    assert (found.code, found.file, found.column) == ("advice-setting", file, "coverage_threshold")
    assert "Elke partij met een bekend standpunt krijgt nu een plaats" in str(found)
    load_election(ELECTION, site=site)


def test_draft_statements_stay_out(site: Site) -> None:
    apply(site, Break("", "statements.csv", "verzonnen-aa,published", "verzonnen-aa,draft"))
    # Five statements are left, and five answers are needed.
    election = load_election(ELECTION, site=site)
    assert "fietsbrug" not in election.statements
    assert all(link.statement_id in election.statements for link in election.links)
    assert election.position_codes.shape == (4, 5)


def test_site_is_the_folder_given_or_the_current_one_or_the_bundled_one(
    site: Site, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert find_site(site.root).election_ids == (ELECTION,)
    monkeypatch.chdir(site.root)
    assert find_site().root == site.root
    empty = tmp_path / "leeg"
    empty.mkdir()
    monkeypatch.chdir(empty)
    assert "gr2022-assen" in find_site().election_ids
    with pytest.raises(DataError, match="geen verkiezing"):
        find_site(empty)
    with pytest.raises(UnknownIdError, match="‘gr1999’"):
        validate_election(site, "gr1999")


@settings(max_examples=40)
@given(st.data())
def test_damaged_tables_give_findings_and_never_a_crash(data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for name in ("statements", "parties"):
            shutil.copytree(fictional_site().root / name, root / name)
        path = data.draw(
            st.sampled_from(sorted(root.rglob("*.csv")) + sorted(root.rglob("*.toml")))
        )
        text = path.read_text(encoding="utf-8")
        start = data.draw(st.integers(0, len(text)))
        length = data.draw(st.sampled_from([0, 1, 3, 40]))
        new = data.draw(
            st.sampled_from([",", '"', "\n", "\r", "\x00", "NA", ";", "٣", "9" * 25, "\n,,,,\n"])
        )
        path.write_text(text[:start] + new + text[start + length :], encoding="utf-8")
        report = validated(Site(root))
        assert all(str(finding) for finding in report)
        if report.ok:
            load_election(ELECTION, site=Site(root))


OWN_TABLE = """
[table]
cells = [[1, 0.25, 0], [0.5, 1, 0.5], [0, 0.25, 1]]
title = "Eigen tabel"
summary = "Neutraal naast een uitgesproken antwoord telt scheef."
reference = "Verzonnen."
title_en = "Own table"
summary_en = "Neutral beside an outspoken answer counts unevenly."
reference_en = "Made up."
"""


def add_table(site: Site, table: str) -> None:
    """Give the election its own agreement table."""
    path = path_of(site, "election.toml")
    text = path.read_text(encoding="utf-8").replace('"agreement"', '"custom"')
    path.write_text(text + table, encoding="utf-8")


def test_an_election_may_have_its_own_table_even_an_asymmetric_one(site: Site) -> None:
    add_table(site, OWN_TABLE)
    election = load_election(ELECTION, site=site)
    answers = dict.fromkeys(election.statements, "neutraal")
    found = match(election, answer_sheet(election, answers), "custom").by_party["molen"]
    #        molen: eens ×3 and oneens ×2 are worth a half beside neutral, neutraal 1
    assert found.score == Fraction(5 * 1 + 2, 2 * 6)
    assert methods_of(election)["custom"].title == "Eigen tabel"
    own = methods_of(election.in_language("en"))["custom"]
    assert (own.title, own.reference) == ("Own table", "Made up.")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("[0, 0.25, 1]]", "[0, 0.25, 1.5]]", "1.5 is geen getal van 0 tot en met 1"),
        ("[0, 0.25, 1]]", "[0, 0.25]]", "verwacht 3 × 3"),
        (", [0, 0.25, 1]]", "]", "verwacht 2 × 2"),
        (
            "cells = [[1, 0.25, 0], [0.5, 1, 0.5], [0, 0.25, 1]]",
            "cells = [[1, 0], [0, 1]]",
            "3 × 3",
        ),
        ("summary", "samenvatting", "cells, title, summary en reference"),
        ('title = "Eigen tabel"', "title = 3", "teksten tussen aanhalingstekens"),
        ("[table]", "[tafel]", "hoort een [table]"),
    ],
)
def test_an_own_table_that_cannot_be_is_refused(site: Site, old: str, new: str, words: str) -> None:
    add_table(site, OWN_TABLE.replace(old, new))
    finding = next(f for f in validated(site) if f.code == "settings-value")
    assert finding.column == "table"
    assert words in str(finding)
