"""Plain-language signals: each finds what it promises, and our own texts stay under the limits."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from stemhulp.authoring import dutch
from stemhulp.authoring.lint import MAX_SCORE, Reading, Text, hardest_first, read_text
from stemhulp.authoring.signals import MAX_WORDS, SIGNALS
from stemhulp.authoring.texts import COLUMNS, election_texts, interface_texts
from stemhulp.authoring.word_lists import ABBREVIATIONS, ALLOWED, FORMAL
from stemhulp.cli import main
from stemhulp.cli.wording import KINDS
from stemhulp.codebook import TABLES, columns
from stemhulp.examples import fictional_site
from stemhulp.loading import bundled_root
from stemhulp.loading.site import Site
from stemhulp.model.translation import translated_names

ASSEN = "gr2022-assen"
TWENTY = "De raad wil dat de stad " + "heel " * 12 + "groen is."  # twenty words
# Signal → a statement that raises it, what was found, and a sibling that does not raise it.
PAIRS = {
    "long-sentence": (
        TWENTY.replace("is.", "is en blijft en wordt in de zomer."),
        ("en blijft en wordt in", "de zomer"),
        TWENTY,
    ),
    "difficult-word": (
        "De raad moet de precario verhogen.",
        ("precario",),
        "De raad moet de huurprijzen verhogen.",
    ),
    "formal-word": (
        "De raad moet indien nodig helpen.",
        ("indien → als",),
        "De raad moet als het nodig is helpen.",
    ),
    "passive": (
        "Op het plein moet een boom worden geplant.",
        ("worden … geplant",),
        "De raad moet een boom planten en gebouwen moeten groter worden.",
    ),
    "negation": (
        "De raad moet niet bouwen, nooit.",
        ("niet", "nooit"),
        "De raad moet bouwen.",
    ),
    "double-negation": (
        "Het is niet onmogelijk, maar er moet geen regel komen die nooit helpt.",
        ("niet onmogelijk", "geen … nooit"),
        "Het is niet ongeveer wat de raad moet willen, nooit.",
    ),
    "and-or": ("Er moet een park en/of plein komen.", ("en/of",), "Er moet een park komen."),
    "vague-phrase": (
        "Er moet meer aandacht voor groen komen.",
        ("meer aandacht", "aandacht voor"),
        "Er moet meer groen komen.",
    ),
    "abbreviation": (
        "De BOA moet b.v. fietsers helpen.",
        ("b.v.", "BOA"),
        "De agent moet fietsers helpen.",
    ),
    "two-proposals": (
        "De raad moet huizen bouwen en het park sluiten.",
        ("bouwen en … sluiten",),
        "De raad moet huizen en winkels bouwen.",
    ),
    "no-proposal": (
        "De raad bouwt huizen",
        ("De raad bouwt huizen",),
        "De raad moet huizen bouwen.",
    ),
}  # fmt: skip


def found(
    text: str, kind: str = "statement", known: frozenset[str] = frozenset()
) -> dict[str, tuple[str, ...]]:
    """Signals of a text of one sentence, with what raised them."""
    return {hit.signal.slug: hit.found for hit in read_text(Text(kind, text), known).hits}


def run(*arguments: str, site: Path | None = None) -> Result:
    """Run ``stemhulp lint`` on the fictional site, or another one."""
    root = site or fictional_site().root
    return CliRunner().invoke(main, ["--site", str(root), "lint", *arguments])


def own_readings() -> list[Reading]:
    """All texts of ours that residents read."""
    texts, known = election_texts(Site(bundled_root()), ASSEN)
    return [read_text(text, known) for text in (*texts, *interface_texts())]


def test_every_signal_has_a_pair_and_says_why_and_what_to_do() -> None:
    assert PAIRS.keys() == SIGNALS.keys()
    for signal in SIGNALS.values():
        assert signal.title and signal.why and signal.advice and signal.points > 0  # noqa: PT018


@pytest.mark.parametrize("slug", PAIRS)
def test_a_signal_finds_what_it_promises_and_leaves_its_sibling_alone(slug: str) -> None:
    wrong, places, right = PAIRS[slug]
    assert found(wrong)[slug] == places
    assert slug not in found(right)


@pytest.mark.parametrize("slug", ["vague-phrase", "two-proposals", "no-proposal"])
def test_rules_for_statements_do_not_judge_other_texts(slug: str) -> None:
    assert slug not in found(PAIRS[slug][0], kind="explanation")


def test_names_numbers_and_explained_words_are_not_difficult() -> None:
    sentence = "In 2021 koos Xantippe 3xyz voor precario's."
    assert found(sentence)["difficult-word"] == ("precario's",)
    assert "difficult-word" not in found(sentence, known=frozenset({"precario's"}))


def test_an_inflected_form_of_an_explained_word_is_known() -> None:
    text = "Er moeten meer zonneparken komen."
    assert "difficult-word" not in found(text, known=frozenset({"zonnepark"}))


def test_the_parts_of_a_word_with_a_hyphen_are_judged_apart() -> None:
    text = "Er moet een inclusie-agenda komen."
    assert found(text)["difficult-word"] == ("inclusie",)
    assert "difficult-word" not in found(text, known=frozenset({"inclusie"}))


def test_the_same_denial_twice_counts_twice() -> None:
    assert found("Het moet niet, echt niet.")["negation"] == ("niet", "niet (2×)")


def test_two_denials_beside_each_other_are_not_one_inside_the_other() -> None:
    beside, inside = "Geen foto en geen naam.", "Geen foto die niet scherp is."
    assert "double-negation" not in found(beside, kind="interface")
    assert found(inside, kind="interface")["double-negation"] == ("geen … niet",)


def test_one_point_over_the_limit_is_over() -> None:
    text = "De raad koos voor precario."
    assert [read_text(Text(kind, text)).is_over for kind in ("label", "theme", "position")] == [
        True, True, False,
    ]  # fmt: skip


def test_an_abbreviation_of_the_glossary_is_known() -> None:
    assert "abbreviation" not in found("Het AZC moet open blijven.", known=frozenset({"azc"}))


def test_a_compound_of_everyday_words_is_not_difficult_but_one_with_a_rare_part_is() -> None:
    assert dutch.commonness("huurwoning") >= dutch.COMMON
    assert dutch.commonness("energierekeningen") >= dutch.RARE
    assert dutch.commonness("zelfbewoningsplicht") < dutch.RARE


def test_a_score_is_that_of_the_hardest_sentence_so_length_does_not_count() -> None:
    hard, easy = "De raad wil de precario niet.", "De raad koos."
    alone, among = (
        read_text(Text("explanation", text)) for text in (hard, f"{easy} {hard} {easy}")
    )
    assert alone.score == among.score == 2
    twice = read_text(Text("explanation", f"{hard} {hard}"))
    assert (twice.score, twice.total) == (2, 4)
    assert hardest_first([alone, twice])[0] is twice


def test_the_dot_of_an_abbreviation_ends_no_sentence() -> None:
    for short in ABBREVIATIONS:
        assert len(dutch.sentences(f"Dat is {short} Assen. Ja.")) == 2 or "." not in short, short


def test_tags_code_and_placeholders_are_not_read() -> None:
    text = "Stelling <b>%(n)s</b> van {total}: zie <code>precario</code> op https://precario.nl/x."
    assert found(text, kind="interface") == {}


def test_words_of_the_office_are_not_also_advised() -> None:
    """What we advise instead is not itself on the list."""
    for advised in FORMAL.values():
        for phrase in advised.split(", "):
            assert phrase not in FORMAL


@pytest.mark.parametrize("word", ALLOWED)
def test_an_allowed_word_has_a_reason_and_is_needed(
    word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(ALLOWED[word]) > 10
    with_it = sum(one.total for one in own_readings())
    monkeypatch.delitem(ALLOWED, word)
    assert sum(one.total for one in own_readings()) > with_it


def test_no_text_of_ours_scores_too_high() -> None:
    over = [
        (one.text.file, one.text.line, one.text.text, [(h.signal.slug, h.found) for h in one.hits])
        for one in own_readings()
        if one.is_over
    ]
    assert over == [], "write it plainer; `stemhulp lint --interface` says how"


def test_limits_are_strict_where_it_matters_most() -> None:
    """Statements, labels and themes carry no signal at all; the rest one light one a sentence."""
    assert {kind for kind, score in MAX_SCORE.items() if score == 0} == {
        "statement",
        "label",
        "theme",
    }
    assert max(MAX_SCORE.values()) <= 2
    assert set(KINDS.choices) == set(MAX_SCORE)


def test_every_statement_is_read() -> None:
    texts, known = election_texts(Site(bundled_root()), ASSEN)
    columns = {text.column for text in texts}
    assert columns >= {"text", "label", "explanation", "present_situation", "argument_for"}
    assert columns >= {"argument_against", "description", "note", "summary", "coding", "inclusion"}
    assert not any(column.endswith("_en") for column in columns)
    assert {"plop", "assen", "warmtepomp", "inspraak"} <= known
    lines = (bundled_root() / "statements" / ASSEN / "election.toml").read_text().splitlines()
    for text in texts:
        if text.file.endswith("election.toml"):
            assert lines[text.line - 1].startswith(f"{text.column} =")


# Translated texts that are other people's words, or follow theirs closely: lint leaves them alone.
NOT_OURS = {
    ("planks", "chapter_title"),
    ("planks", "section"),
    ("planks", "text"),
    ("glossary", "term"),
    ("evidence", "summary"),
    ("evidence", "note"),
    ("sources", "date"),
}


@pytest.mark.parametrize("table", TABLES)
def test_every_text_of_ours_is_read(table: str) -> None:
    """What we translate is what residents read."""
    read = {column for name, _, _, names in COLUMNS if name == table for column in names}
    ours = {name for name in translated_names(columns(table)) if (table, name) not in NOT_OURS}
    assert not ours - read, f"{table}.csv, column {sorted(ours - read)}: lint does not read it"


def broken_site(folder: Path) -> Path:
    """The fictional site with one statement that is hard to read."""
    shutil.copytree(fictional_site().root / "statements", folder / "statements")
    shutil.copytree(fictional_site().root / "parties", folder / "parties")
    path = folder / "statements" / "gr2030-verzonnenwoude" / "statements.csv"
    right = "Over de Verzonnen Aa moet een fietsbrug komen."
    wrong = "Indien nodig moet de precario niet worden verhoogd."
    path.write_text(path.read_text().replace(right, wrong))
    return folder


def test_lint_shows_place_text_signals_and_what_to_do(tmp_path: Path) -> None:
    result = run(site=broken_site(tmp_path))
    assert result.exit_code == 0
    head, text, *signals = result.output.splitlines()[:6]
    file = "statements/gr2030-verzonnenwoude/statements.csv"
    assert head == f"{file}, regel 2, kolom text (fietsbrug): score 4 – te hoog"
    assert text == "  Indien nodig moet de precario niet worden verhoogd."
    assert signals == [
        "  - moeilijk woord: ‘precario’. Kies een gewoon woord of leg het uit in glossary.csv.",
        "  - woord van kantoor: ‘indien → als’. Schrijf het gewone woord achter de pijl.",
        "  - lijdende vorm: ‘worden … verhoogd’. Noem wie het doet.",
        "  - ontkenning: ‘niet’. Zeg wat er wel is, als dat net zo duidelijk is.",
    ]  # fmt: skip
    assert "te hoog. Signalen zijn advies" in result.output.splitlines()[-1]


def test_lint_is_advice_unless_strict_is_asked(tmp_path: Path) -> None:
    site = broken_site(tmp_path)
    assert run(site=site).exit_code == 0
    assert run("--strict", site=site).exit_code == 1
    assert run("--strict", "--kind", "theme", site=site).exit_code == 0


def test_lint_as_json_holds_the_texts_and_the_registry(tmp_path: Path) -> None:
    result = run("--format", "json", "--worst", "1", site=broken_site(tmp_path))
    report = json.loads(result.output)
    assert report["ok"] is False
    assert report["counts"]["texts"] > report["counts"]["with_signals"] > report["counts"]["over"]
    (worst,) = report["texts"]
    assert (worst["line"], worst["score"], worst["max_score"]) == (2, 4, 0)
    assert worst["hits"][0] == {
        "signal": "difficult-word",
        "sentence": "Indien nodig moet de precario niet worden verhoogd.",
        "found": ["precario"],
    }
    assert [signal["slug"] for signal in report["signals"]] == list(SIGNALS)


def test_lint_says_which_package_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "simplemma", None)
    for cached in (dutch.base_form, dutch._library):
        cached.cache_clear()
    result = run()
    dutch._library.cache_clear()
    assert result.exit_code == 1
    assert "pip install stemhulp[editor]" in result.output
    assert "simplemma" in result.output


def test_lint_refuses_an_election_it_does_not_have_and_tables_it_cannot_read(
    tmp_path: Path,
) -> None:
    assert "‘gr1900’" in run("gr1900").output
    site = broken_site(tmp_path)
    (site / "statements" / "gr2030-verzonnenwoude" / "themes.csv").unlink()
    result = run(site=site)
    assert result.exit_code == 1
    assert "themes.csv" in result.output


def test_interface_texts_come_from_the_catalogue_with_their_place(tmp_path: Path) -> None:
    path = tmp_path / "messages.po"
    path.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
        '#: templates/start.html:7\nmsgid "Begin"\nmsgstr "Start"\n\n'
        'msgid "%(n)s stelling"\nmsgid_plural "%(n)s stellingen"\nmsgstr[0] ""\nmsgstr[1] ""\n'
    )
    texts = interface_texts(path)
    assert [text.text for text in texts] == ["Begin", "%(n)s stelling", "%(n)s stellingen"]
    assert (texts[0].file, texts[0].line) == ("templates/start.html", 7)
    assert (texts[1].file, texts[1].line) == (str(path), 9)
    assert {text.kind for text in texts} == {"interface"}


def test_signals_claim_no_language_level() -> None:
    words = " ".join(f"{s.title} {s.why} {s.advice}" for s in SIGNALS.values())
    assert not re.search(r"\b[ABC][12]\b", words + run("--help").output)
    assert str(MAX_WORDS) in SIGNALS["long-sentence"].why
