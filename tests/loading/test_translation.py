"""An election in English is the same election: only the words differ."""

from __future__ import annotations

import csv
import re
import shutil
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest

from stemhulp.codebook import TABLES, columns
from stemhulp.errors import UnknownIdError
from stemhulp.examples import fictional_election, fictional_site
from stemhulp.loading import bundled_root, load_election, validate_election
from stemhulp.loading.site import Site
from stemhulp.matching import METHODS, POLICIES, answer_sheet, match
from stemhulp.model import Election
from stemhulp.model.translation import names_of, translated_names

ELECTION = "gr2030-verzonnenwoude"
TABLES_OF_ITEMS = (
    "themes", "planks", "statements", "parties", "terms", "sources", "evidence", "positions",
)  # fmt: skip


@pytest.fixture(scope="module", params=[ELECTION, "gr2022-assen"])
def election(request: pytest.FixtureRequest) -> Election:
    """Each of our elections."""
    if request.param == ELECTION:
        return fictional_election()
    return load_election(request.param, site=bundled_root())


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """A copy of the fictional site that may be broken."""
    for folder in ("statements", "parties"):
        shutil.copytree(fictional_site().root / folder, tmp_path / folder)
    return Site(tmp_path)


def items_of(election: Election) -> list[Any]:
    """Every object with texts, links included."""
    found = [item for name in TABLES_OF_ITEMS for item in getattr(election, name).values()]
    return [*found, *election.links, election.settings, election.settings.publisher]


def test_dutch_is_the_election_itself(election: Election) -> None:
    assert election.in_language("nl") is election
    english = election.in_language("en")
    assert english.in_language("en") is english


@pytest.mark.parametrize("language", ["de", "", "EN"])
def test_a_language_without_texts_is_refused(language: str) -> None:
    with pytest.raises(UnknownIdError, match="taal"):
        fictional_election().in_language(language)
    with pytest.raises(UnknownIdError, match="taal"):  # there is no way back
        fictional_election().in_language("en").in_language("nl")


def test_ids_order_codes_and_version_do_not_depend_on_the_language(election: Election) -> None:
    english = election.in_language("en")
    assert english.dataset == election.dataset
    assert english.scale == election.scale
    assert (english.position_codes == election.position_codes).all()
    for name in TABLES_OF_ITEMS:
        assert list(getattr(english, name)) == list(getattr(election, name))


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("policy", POLICIES)
def test_every_result_is_the_same_bit_for_bit(election: Election, method: str, policy: str) -> None:
    words = election.scale.options
    answers = {s: words[i % len(words)] for i, s in enumerate(election.statements)}
    first = next(iter(answers))
    results = [
        match(spoken, answer_sheet(spoken, answers, {first: 2}), method, policy)
        for spoken in (election, election.in_language("en"))
    ]
    assert results[0].scores == results[1].scores


def test_only_texts_with_an_english_sibling_change(election: Election) -> None:
    dutch, english = items_of(election), items_of(election.in_language("en"))
    for before, after in zip(dutch, english, strict=True):
        changed = {f.name for f in fields(before)} - {
            f.name for f in fields(before) if getattr(before, f.name) == getattr(after, f.name)
        }
        allowed = {*names_of(before), "article", "translation", "context", "publisher"}
        assert changed <= allowed, (before, changed)


def test_the_programme_keeps_its_own_words(election: Election) -> None:
    english = election.in_language("en")
    for plank_id, plank in election.planks.items():
        assert english.plank(plank_id).text == plank.text
        assert english.plank(plank_id).translation == plank.text_en
        assert not plank.translation


def test_no_dutch_object_was_touched() -> None:
    before = repr(fictional_election())
    fictional_election().in_language("en")
    assert repr(fictional_election()) == before


def test_a_party_has_no_dutch_article_in_english() -> None:
    election = load_election("gr2022-assen", site=bundled_root())
    assert election.party("cda").name_in_sentence == "het CDA"
    assert election.in_language("en").party("cda").name_in_sentence == "CDA"


def test_a_text_without_translation_stays_dutch() -> None:
    election = fictional_election()
    theme = replace(election.theme("wonen"), title_en="", description_en="")
    settings = replace(
        election.settings,
        title_en="",
        context=MappingProxyType({"college-2030": "Het college", "raad": "De raad"}),
        context_en=MappingProxyType({"raad": "The council"}),
    )
    english = replace(
        election, themes={**election.themes, "wonen": theme}, settings=settings
    ).in_language("en")
    assert english.theme("wonen").title == "Wonen"
    assert english.theme("verkeer").title == "Traffic"
    assert english.settings.title == election.settings.title
    assert english.settings.context == {"college-2030": "Het college", "raad": "The council"}


def test_every_translated_column_is_a_text_of_the_model() -> None:
    """A column that nobody reads would be work for nothing."""
    items = {
        "themes": "themes", "planks": "planks", "statements": "statements",
        "glossary": "terms", "positions": "positions", "evidence": "evidence",
        "sources": "sources", "propositions": "propositions", "changes": "changes",
    }  # fmt: skip
    for table in TABLES:
        named = set(translated_names(columns(table)))
        if table in items:
            item = next(iter(getattr(fictional_election(), items[table]).values()))
            assert is_dataclass(item)
            assert set(names_of(item)) == named
        else:
            assert named == ({"note"} if table.startswith("statement_p") else set())


def test_every_english_cell_arrives_in_the_field_of_its_own_name() -> None:
    election = fictional_election()
    for table, key, items in (
        ("statements", "statement_id", {**election.statements, **election.retired}),
        ("propositions", "proposition_id", election.propositions),
        ("themes", "theme_id", election.themes),
        ("evidence", "evidence_id", election.evidence),
        ("planks", "plank_id", election.planks),
        ("glossary", "term_id", election.terms),
    ):
        path = fictional_site().table(TABLES[table], ELECTION, f"{table}.csv")
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                item = items[row[key]]  # type: ignore[index]
                for name in translated_names(columns(table)):
                    assert getattr(item, f"{name}_en") == row[f"{name}_en"]
                    assert getattr(item, name) == row[name]


def edit(site: Site, file: str, old: str, new: str) -> None:
    """Replace one piece of one file."""
    path = next(site.root.rglob(file))
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_an_election_without_english_needs_no_translation(site: Site) -> None:
    edit(site, "election.toml", 'languages = ["nl", "en"]\n', "")
    edit(site, "election.toml", "title_en", "#")
    edit(site, "themes.csv", "About homes.", "")
    assert validate_election(site, ELECTION)[0].findings == []
    assert load_election(ELECTION, site=site).settings.languages == ("nl",)


def test_our_translation_of_a_programme_may_come_later(site: Site) -> None:
    edit(site, "planks.csv", "We will build three courtyards.", "")
    report, _ = validate_election(site, ELECTION)
    assert report.ok
    assert [(f.code, f.line, f.column) for f in report] == [("advice-translation", 5, "text_en")]


def test_a_draft_needs_no_translation_yet(site: Site) -> None:
    edit(site, "statements.csv", "The municipality builds a bridge for cyclists.", "")
    assert validate_election(site, ELECTION)[0].codes() == {"translation-missing": 1}
    edit(site, "statements.csv", "verzonnen-aa,published", "verzonnen-aa,draft")
    assert validate_election(site, ELECTION)[0].ok


def test_every_missing_cell_is_a_finding_of_its_own(site: Site) -> None:
    edit(
        site, "themes.csv", "Traffic,1,Over wegen en fietsen.,About roads and cycling.", ",1,Over,"
    )
    found = [(f.line, f.column, f.value) for f in validate_election(site, ELECTION)[0]]
    assert found == [(2, "title_en", "Verkeer"), (2, "description_en", "Over")]


def has_words(text: str) -> bool:
    """Whether there is anything to translate; years and days are the same in every language."""
    return re.search(r"[^\W\d_]", text) is not None


def test_only_a_date_with_words_needs_a_translation(site: Site) -> None:
    edit(site, "sources.csv", "2030-02,", "2030-02 (vermoedelijk),")
    (finding,) = validate_election(site, ELECTION)[0]
    assert (finding.code, finding.line, finding.column) == ("translation-missing", 3, "date_en")
    edit(site, "sources.csv", "(vermoedelijk),", "(vermoedelijk),2030-02 (probably)")
    source = load_election(ELECTION, site=site).in_language("en").sources["bosblad"]
    assert source.date == "2030-02 (probably)"


def assen_pairs() -> list[tuple[str, str, str]]:
    """Where, Dutch and English of every text in the tables and settings of Assen."""
    election = load_election("gr2022-assen", site=bundled_root())
    return [
        (f"{type(item).__name__}.{name}", getattr(item, name), getattr(item, f"{name}_en"))
        for item in items_of(election)
        for name in names_of(item)
        if isinstance(getattr(item, name), str)
    ]


def test_assen_is_complete_in_english() -> None:
    site = Site(bundled_root())
    assert load_election("gr2022-assen", site=site).settings.languages == ("nl", "en")
    codes = validate_election(site, "gr2022-assen")[0].codes()
    assert not {"translation-missing", "advice-translation"} & set(codes)
    pairs = assen_pairs()
    assert len(pairs) > 1000
    assert [where for where, dutch, english in pairs if has_words(dutch) != bool(english)] == []


def test_no_sentence_of_assen_was_left_in_dutch() -> None:
    for where, dutch, english in assen_pairs():
        if len(dutch.split()) > 3:
            assert dutch != english, where
        words = set(re.findall(r"[a-z]+", english))
        assert not words & {"het", "niet", "geen", "voor", "wordt", "gemeente", "stelling"}, english


def test_a_translation_names_the_same_years_and_stays_one_line() -> None:
    for where, dutch, english in filter(all, assen_pairs()):
        years = re.compile(r"\b(?:19|20)\d\d\b")
        assert sorted(years.findall(dutch)) == sorted(years.findall(english)), (where, english)
        assert english == " ".join(english.split()), where


def test_a_position_from_after_the_election_says_so_in_english_too() -> None:
    election = load_election("gr2022-assen", site=bundled_root()).in_language("en")
    for position in election.positions.values():
        periods = {election.evidence[e].period for e in position.evidence_ids}
        if periods == {"after"}:
            assert "after the election" in position.summary, position
