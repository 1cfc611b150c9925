"""Tables and settings that somebody made to break things: always findings, always the same."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stemhulp.addresses import host_of, safe_url, why_no_address
from stemhulp.errors import DataError
from stemhulp.loading import Report, Site, load_election, validate_election
from stemhulp.loading.changes import find_changes
from stemhulp.loading.settings import read_settings
from stemhulp.signs import HIDDEN, harmless, harmless_json, shown

ELECTION = "gr2030-verzonnenwoude"
THEMES = f"statements/{ELECTION}/themes.csv"
PARTIES = f"parties/{ELECTION}/parties.csv"
SOURCES = f"parties/{ELECTION}/sources.csv"
SETTINGS = f"statements/{ELECTION}/election.toml"

# What one does not see, or what a terminal does something with.
DECEIVING = (
    "\x1b[31m", "\x1b]0;titel\x07", "\x00", "\x07", "\x08", "\x0b", "\x0c", "\x7f", "\x9b2J",
    "\u0085", "\u202e", "\u2066", "\u200b", "\u200e", "\u2028", "\u2060", "\ufeff", "\u00ad",
    "\u3164", "\U000e0041", "\ufffe", "a\u200db", "terug\rvooruit",
)  # fmt: skip


def edit(site: Site, file: str, old: str, new: str) -> None:
    """Change one place in a file, signs and all."""
    path = site.root / file
    text = path.read_bytes().decode()
    assert old in text
    path.write_bytes(text.replace(old, new, 1).encode("utf-8", "surrogatepass"))


def report_of(site: Site) -> Report:
    """The findings, which are the same when one looks again."""
    first, again = (validate_election(site, ELECTION)[0] for _ in range(2))
    assert first.findings == again.findings
    assert not HIDDEN.search("".join(map(str, first)))
    assert all("\n" not in str(finding) for finding in first)
    return first


@pytest.mark.parametrize("signs", DECEIVING, ids=ascii)
def test_a_sign_one_does_not_see_is_found_in_every_kind_of_text(
    site_copy: Site, signs: str
) -> None:
    edit(site_copy, THEMES, "Over huizen.", f'"Over {signs}huizen."')
    edit(site_copy, SOURCES, "Verslag van de raad", f'"Verslag {signs}van de raad"')
    written = toml_of(signs)
    edit(site_copy, SETTINGS, 'title_en = "', f'"naam{written}" = 1\ntitle_en = "{written}x')
    found = [f for f in report_of(site_copy) if f.code == "cell-hidden"]
    assert [(f.file, f.line, f.column) for f in found if f.line] == [
        (SOURCES, found[0].line, "title"), (THEMES, 3, "description"),
    ]  # fmt: skip
    in_settings = [f.column for f in found if f.file == SETTINGS]
    assert sorted(in_settings) == [shown(f"naam{signs}"), "title_en"]
    assert all("\\" in f.value and "Haal het weg" in f.hint for f in found)


def toml_of(text: str) -> str:
    """Signs as TOML writes them."""
    return "".join(f"\\U{ord(sign):08x}" for sign in text)


def test_letters_and_emoji_of_the_whole_world_are_welcome(site_copy: Site) -> None:
    welcome = "Ĳsselmeer, ’s-Gravenhage, Ελλάδα, العربية, 日本, 👩‍👩‍👧, regel 1\r\nregel 2"
    edit(site_copy, THEMES, "Over huizen.", f'"{welcome}"')
    assert report_of(site_copy).findings == []


@given(st.text())
def test_what_is_printed_never_steers_a_terminal(text: str) -> None:
    assert not HIDDEN.search(harmless(text))
    assert not HIDDEN.search(harmless_json(text))
    assert not HIDDEN.search(shown(text))
    if not HIDDEN.search(text):
        assert harmless(text) == text


BAD_ADDRESSES = (
    'https://raad.example/"><script>alert(1)</script>',
    "https://raad.example/'onclick='x",
    "https://raad.example/<b>",
    "https://raad.example/a b",
    "https://raad.example/a\\b",
    "https://raad.example/\u202ea",
    "https://raad.example/`x`",
    "https://gemeente.nl@kwaad.example/",
    "https://ik:geheim@raad.example/",
    "https://",
    "https:///pad",
    "https:raad.example",
    "http://[",
    "https://[::1]/",
    "https://127.0.0.1/",
    "https://raad/",
    "https://raad..example/",
    "https://-raad.example/",
    "https://raad.example:0/",
    "https://raad.example:99999/",
    "https://raad.example:x/",
    "https://r\u0430\u0430d.example/",  # two letters of another alphabet
    "javascript:alert(1)//https://raad.example",
    "ftp://raad.example/",
    "//raad.example/",
    "https://raad.example/" + "a" * 2000,
)


@pytest.mark.parametrize("address", BAD_ADDRESSES, ids=lambda text: ascii(text)[:40])
def test_an_address_that_is_none_is_found_and_never_linked(site_copy: Site, address: str) -> None:
    quoted = '"' + address.replace('"', '""') + '"'
    edit(site_copy, SOURCES, "https://raad.example/verslag", quoted)
    edit(site_copy, PARTIES, "https://brug.voorbeeld.example", quoted)
    found = [f for f in report_of(site_copy) if f.code == "cell-address"]
    assert [(f.file, f.column) for f in found] == [(PARTIES, "website"), (SOURCES, "url")]
    assert all(f.line and f.hint for f in found)
    assert safe_url(address) == host_of(address) == ""


@given(st.text(alphabet=st.sampled_from("htps:/.@[]<>\"'\\ \t\n#?%&raad.example0-_é\x1b")))
def test_an_address_that_passes_is_plain_and_has_a_site(text: str) -> None:
    for address in (text, f"https://{text}", f"https://raad.example/{text}"):
        if not why_no_address(address):
            assert not set(address) & set("\"'<>\\ \t\n\x1b`")
            assert host_of(address)
            assert address.startswith(("http://", "https://"))


@pytest.mark.parametrize(
    "good",
    [
        "https://raad.example",
        "http://www.raad.example:8080/verslag?jaar=2022&punt=3#besluit",
        "https://xn--caf-dma.example/men%C3%BC/(2)/a,b;c=d~e!*+$",
        "https://RAAD.example/",
    ],
)
def test_ordinary_addresses_are_links(good: str) -> None:
    assert safe_url(good) == good


NUMBERS = ("1e-30", "1e999", "9" * 5000, "٣", "1_0", "0x1", "inf", "1.0", "12345678901")


@pytest.mark.parametrize("number", NUMBERS, ids=lambda n: n[:12])
@pytest.mark.parametrize(
    ("file", "old", "new", "column"),
    [
        (THEMES, "Housing,2,", "Housing,{},", "order"),
        (PARTIES, "brug,1,", "brug,{},", "list_number"),
    ],
)
def test_a_number_that_is_none_is_found_in_its_cell(
    site_copy: Site, number: str, file: str, old: str, new: str, column: str
) -> None:
    edit(site_copy, file, old, new.format(number))
    [finding] = [f for f in report_of(site_copy).errors if f.file == file]
    assert (finding.code, finding.column) == ("cell-type", column)
    assert finding.line
    assert finding.value == shown(number)


def test_a_cell_without_end_is_found_the_first_time_as_well() -> None:
    """In a process of its own: another library changes a limit for the whole process."""
    program = (
        "import sys, shutil, tempfile, pathlib\n"
        "from stemhulp.examples import fictional_site\n"
        "from stemhulp.loading import Site, validate_election\n"
        "root = pathlib.Path(sys.argv[1])\n"
        "for name in ('statements', 'parties'):\n"
        "    shutil.copytree(fictional_site().root / name, root / name)\n"
        f"path = root / '{THEMES}'\n"
        "text = path.read_text(encoding='utf-8')\n"
        "path.write_text(text.replace('Over huizen.', 'x' * 140_000), encoding='utf-8')\n"
        "for _ in range(2):\n"
        f"    report, _ = validate_election(Site(root), '{ELECTION}')\n"
        "    print([(f.code, f.line, f.column) for f in report])\n"
    )
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-c", program, folder],
            capture_output=True, text=True, check=True, encoding="utf-8",
        )  # fmt: skip
    first, again = done.stdout.splitlines()
    assert first == again == "[('cell-long', 3, 'description')]"


SETTINGS_BYTES = {
    "a number of 5,000 digits": b"minimum_answers = " + b"9" * 5000,
    "a hexadecimal one, which can be read": b"minimum_answers = 0x" + b"f" * 5000,
    "3,000 lists in each other": b"x = " + b"[" * 3000,
    "lists that close as well": b"x = " + b"[" * 300 + b"]" * 300,
    "tables in each other": b"x = " + b"{a=" * 2000,
    "names in each other": b"a" + b".a" * 3000 + b" = 1",
    "a text without end": b'title = "' + b"x" * 500_000 + b'"',
    "a file without end": b"# " + b"x" * 3_000_000,
    "not UTF-8": b'title = "Verkiezing\xe9"',
    "UTF-16": "title = 'x'".encode("utf-16"),
    "nothing": b"",
    "only a mark of byte order": b"\xef\xbb\xbf",
    "a mark in the middle": b'title = "a"\n\xef\xbb\xbfid = "b"',
    "a zero": b"title = \x00",
    "half a text": b'title = "',
    "half a date": b"date = 2022-13-45",
}


@pytest.mark.parametrize("content", SETTINGS_BYTES.values(), ids=list(SETTINGS_BYTES))
def test_settings_that_cannot_be_are_findings(site_copy: Site, content: bytes) -> None:
    (site_copy.root / SETTINGS).write_bytes(content)
    report = report_of(site_copy)
    assert [f for f in report.errors if f.file == SETTINGS]
    with pytest.raises(DataError):
        load_election(ELECTION, site=site_copy)


def test_settings_that_are_a_folder_or_gone_are_findings(site_copy: Site) -> None:
    path = site_copy.root / SETTINGS
    path.unlink()
    assert [f.code for f in report_of(site_copy).errors] == ["file-missing"]
    path.mkdir()
    assert [f.code for f in report_of(site_copy).errors] == ["file-missing"]


KEYS = (
    "id", "title", "municipality", "cbs_code", "date", "scale", "default_method",
    "minimum_answers", "source_party", "programme_source", "languages", "title_en",
    "where_to_vote", "where_to_vote_en", "where_to_vote_url", "context", "context_en",
    "publisher", "earlier_lists", "table",
)  # fmt: skip
ABSURD = (
    "0x" + "f" * 5000, "-1", "inf", "nan", "1e999", "true", "[]", "[[]]", "[[[[1]]]]", "{}",
    "{ a = [1, 2] }", "{ name = {} }", "{ name = 0x" + "f" * 5000 + " }", '""', '"   "',
    "2022-03-16T10:00:00", "10:00:00", "0001-01-01", "9999-12-31", '[["nl"]]', '["nl", "nl"]',
    "{ cells = 3, title = '', summary = '', reference = '' }",
    "{ cells = [1, 2], title = '', summary = '', reference = '' }",
    "{ cells = [[1e-300, 0, 0], [0, 1, 0], [0, 0, 1]], title='', summary='', reference='' }",
    "{ cells = [[0x" + "f" * 5000 + ", 0], [0, 1]], title='', summary='', reference='' }",
    "{ cells = [[nan, inf], [-inf, 1]], title='', summary='', reference='' }",
)  # fmt: skip


@pytest.mark.parametrize("key", KEYS)
def test_an_absurd_value_of_any_key_is_a_finding_or_harmless(site_copy: Site, key: str) -> None:
    path = site_copy.root / SETTINGS
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    start = next((n for n, line in enumerate(lines) if line.startswith("[")), len(lines))
    rest = [line for line in lines[:start] if not line.startswith(f"{key} =")]
    tables = "".join(lines[start:]).replace(f"[{key}]", "[weg]")
    for value in ABSURD:
        path.write_text(f"{key} = {value}\n{''.join(rest)}{tables}", encoding="utf-8")
        report = Report(ELECTION)
        read = read_settings(path, SETTINGS, ELECTION, report)
        assert (read is None) is not report.ok
        assert all(f.line or f.column for f in report.errors), str(report.errors[0])[:300]


def test_versions_with_settings_that_cannot_be_read_are_compared_all_the_same(
    site_copy: Site, tmp_path: Path
) -> None:
    for content in SETTINGS_BYTES.values():
        (site_copy.root / SETTINGS).write_bytes(content)
        assert not find_changes(site_copy, site_copy, ELECTION).other_files
