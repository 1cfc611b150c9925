"""Everything of ours that reads a file or a text of somebody else, and damage to feed it.

A parser takes bytes and returns what it made of them; a refusal is one of our own exceptions or a
report with errors. Anything else that comes out is a fault.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from zlib import crc32

from hypothesis import strategies as st

from stemhulp.authoring.programme import check_programme, import_programme, read_programme
from stemhulp.cli.answers import READ, _read_answers
from stemhulp.codebook import TABLES
from stemhulp.errors import DataError, StemhulpError
from stemhulp.examples import fictional_election, fictional_site
from stemhulp.loading import Site, load_qualomat, validate_election
from stemhulp.loading.csv_table import read_table
from stemhulp.loading.findings import Report
from stemhulp.loading.settings import read_settings
from stemhulp.matching import answer_sheet, match
from stemhulp.presentation.result.share_code import decode, encode
from tests.support.sheets import MIXED

ELECTION: Final = "gr2030-verzonnenwoude"
PARTY_TABLES: Final = frozenset({"parties", "positions", "evidence", "sources"})
PROGRAMME: Final = (
    "Inleiding\n\n1. Wonen\nHuur:\n\n- 1.1 We bouwen\nmeer.\n1.2 Isolatie, 2.5 miljoen.\n\n"
    "2. Verkeer\n\n• 2.1 Een brug.\n2.2. Geen brug.\n"
)
ANSWERS: Final = {"answers": MIXED, "weights": {"hofjes": 2}, "theme_weights": {"wonen": 3}}
QUALOMAT: Final[Mapping[str, Any]] = {
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
PIECES: Final[Sequence[bytes]] = (
    *(b"\x00", b"\r", b"\n", b"\r\n", b"\t", b",", b";", b'"', b'""', b"'", b"\\", b"=", b"#"),
    *(
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xc3",
        b"\xe2\x80\xae",
        b"\xe2\x80\xa8",
        b"\x1b[31m",
        b"\x85",
    ),
    *(
        b"[",
        b"]",
        b"{",
        b"}",
        b"[" * 3000,
        b"{a=" * 500,
        b'{"a":' * 500,
        b"9" * 5000,
        b"x" * 30_000,
    ),
    *(b"1e999", b"-1", b"1e-30", b"nan", b"NaN", b"Infinity", b"true", b"null", b"0x1f", b"1_0"),
    *(
        "٣".encode(),
        "Ĳ".encode(),
        b"NA",
        b"n.v.t.",
        b"2022-13-45",
        b"9999-12-31",
        b"1979-05-27T07:32",
    ),
    *(
        b"1.1 ",
        b"- ",
        b"3. ",
        b"999.999 ",
        b"https://a@b/",
        b"javascript:x",
        b"=1+1",
        b"eens",
        b"skip",
    ),
    *(b"3-", b"-", b"A", b"\xf0\x9f\x97\xb3", b"\\u0000", b"\\ud800", b'"""', b"'''", b"<script>"),
)


def damaged(sound: bytes) -> st.SearchStrategy[bytes]:
    """Bytes that were sound before somebody cut in them, and sometimes bytes of no kind at all."""
    edit = st.tuples(
        st.integers(0, max(len(sound), 1)),
        st.sampled_from((0, 0, 0, 1, 2, 7, 40, 400)),
        st.sampled_from(PIECES) | st.binary(max_size=6) | st.text(max_size=4).map(_as_bytes),
    )
    edited = st.lists(edit, min_size=1, max_size=5).map(lambda edits: _edited(sound, edits))
    # Mostly one edit in sound bytes: the deeper it gets, the more of us it meets.
    return st.one_of(edited, edited, edited, st.binary(max_size=200), st.text().map(_as_bytes))


def _as_bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _edited(sound: bytes, edits: list[tuple[int, int, bytes]]) -> bytes:
    for place, cut, piece in edits:
        sound = sound[:place] + piece + sound[place + cut :]
    return sound


def damaged_json(sound: Mapping[str, Any]) -> st.SearchStrategy[bytes]:
    """JSON with a value of another kind somewhere, and bytes that are hardly JSON."""
    leaf = (
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5)
        | st.sampled_from((0, 1, 2, 100, 101, 0.1, "eens", "skip", "hofjes", "wonen"))
    )  # fmt: skip
    value = st.recursive(
        leaf,
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
        ),
        max_leaves=5,
    )
    known = st.sampled_from(sorted(sound)) | st.text(max_size=5)
    changed = st.dictionaries(known, value, max_size=3).map(lambda new: {**sound, **new})
    odd = (changed | value).map(lambda made: json.dumps(made).encode())
    return odd | damaged(json.dumps(sound).encode())


@dataclass(frozen=True)
class Parser:
    """A way in: what it is fed, what it does, and its part of a hundred thousand cases."""

    name: str
    part: int
    damage: Callable[[], st.SearchStrategy[Any]]
    read: Callable[[Any, Path], object]


def outcome(parser: Parser, case: object, folder: Path) -> str:
    """What comes of a case, as text; an exception that is not ours goes through."""
    try:
        return f"read: {parser.read(case, folder)!r}"
    except DataError as error:
        return f"refused: {error} {error.report!r}"
    except StemhulpError as error:
        return f"refused: {type(error).__name__} {error}"


def _judged(report: Report, found: object) -> object:
    """What was read, or a refusal with every finding."""
    if not report.ok:
        raise DataError("findings", report)
    return found, report


def _put(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def _folder_of(name: str) -> str:
    return "parties" if name in PARTY_TABLES else "statements"


def _table(case: tuple[str, bytes], folder: Path) -> object:
    name, content = case
    report = Report(ELECTION)
    table = read_table(_put(folder, "table.csv", content), name, f"{name}.csv", report)
    assert table is not None or not report.ok
    return _judged(report, table and table.rows)


def _whole_site(case: tuple[str, bytes], folder: Path) -> object:
    name, content = case
    root = folder / "site"
    if not root.exists():
        for part in ("statements", "parties"):
            shutil.copytree(fictional_site().root / part, root / part)
    path = root / _folder_of(name) / ELECTION / f"{name}.csv"
    sound = path.read_bytes() if path.exists() else None
    try:
        path.write_bytes(content)
        report, _ = validate_election(Site(root), ELECTION)
    finally:
        path.unlink() if sound is None else path.write_bytes(sound)
    return _judged(report, report.counts)


def _settings(content: bytes, folder: Path) -> object:
    report = Report(ELECTION)
    read = read_settings(_put(folder, "election.toml", content), "election.toml", ELECTION, report)
    assert (read is None) is not report.ok
    return _judged(report, read)


def _programme(content: bytes, _folder: Path) -> object:
    programme = read_programme(content.decode("utf-8", "replace"), "brug", "programma")
    return _judged(check_programme(programme, "programma.txt"), programme.planks)


def _import(content: bytes, folder: Path) -> object:
    target = folder / "planks.csv"
    target.unlink(missing_ok=True)
    document = _put(folder, "programma.txt", content)
    report = import_programme(document, target, "brug", "programma")
    assert target.exists() is report.ok
    return _judged(report, target.exists() and target.read_bytes())


def _answers(content: bytes, folder: Path) -> object:
    raw = _read_answers(_put(folder, "answers.json", content))
    election = fictional_election()
    sheet = answer_sheet(election, *(raw.get(name, {}) for name in READ))
    return sheet, match(election, sheet, election.settings.default_method).scores


def _share_code(content: bytes, _folder: Path) -> object:
    election = fictional_election()
    sheet = decode(election, content.decode("utf-8", "replace"))
    assert decode(election, encode(election, sheet)).codes == sheet.codes
    return sheet


def _qualomat(case: tuple[str, bytes], folder: Path) -> object:
    for name, sound in QUALOMAT.items():
        _put(folder, f"{name}.json", case[1] if name == case[0] else json.dumps(sound).encode())
    return load_qualomat(folder).position_codes.tolist()


def _damaged_tables() -> st.SearchStrategy[tuple[str, bytes]]:
    def one(name: str) -> st.SearchStrategy[tuple[str, bytes]]:
        path = fictional_site().table(_folder_of(name), ELECTION, f"{name}.csv")
        sound = path.read_bytes() if path.exists() else b""
        return damaged(sound).map(lambda content: (name, content))

    return st.one_of(*(one(name) for name in TABLES))


def _damaged_settings() -> st.SearchStrategy[bytes]:
    return damaged(fictional_site().table("statements", ELECTION, "election.toml").read_bytes())


def _damaged_codes() -> st.SearchStrategy[bytes]:
    election = fictional_election()
    code = encode(election, answer_sheet(election, MIXED))
    fronts = [
        code.rpartition("-")[0],
        f"2-58a7-{election.dataset[:8]}-ebdAcb-1",
        "1-58a7-5d3c0bc1-eb-0",
    ]
    # Half of them with a check that is right, else hardly one would get past it.
    checked = st.one_of(*(damaged(front.encode()) for front in fronts)).map(_with_check)
    return checked | damaged(code.encode())


def _with_check(front: bytes) -> bytes:
    return front + b"-%08x" % crc32(front)


def _damaged_answers() -> st.SearchStrategy[bytes]:
    """Sheets of every kind of answer and weight, beside damaged ones."""
    election = fictional_election()
    weight = st.integers(-1, 101) | st.floats(0, 100) | st.sampled_from(("2", None, True, 1e-30))
    words = st.sampled_from(("eens", "neutraal", "oneens", "skip", *["eens"] * 20, "EENS", 1))
    names = st.sampled_from((*election.statements, "geheim"))
    sheets = st.fixed_dictionaries(
        {"answers": st.fixed_dictionaries(dict.fromkeys(election.statements, words))},
        optional={
            "weights": st.dictionaries(names, weight, max_size=3),
            "theme_weights": st.dictionaries(st.sampled_from(tuple(election.themes)), weight),
        },
    )
    return sheets.map(lambda made: json.dumps(made).encode()) | damaged_json(ANSWERS)


def _damaged_qualomat() -> st.SearchStrategy[tuple[str, bytes]]:
    def one(name: str) -> st.SearchStrategy[tuple[str, bytes]]:
        sound = QUALOMAT[name]
        content = (
            damaged_json(sound)
            if isinstance(sound, dict)
            else damaged_json(sound[0]).map(lambda first: b"[%s]" % first)
            | damaged(json.dumps(sound).encode())
        )
        return content.map(lambda made: (name, made))

    return st.one_of(*(one(name) for name in QUALOMAT))


PARSERS: Final[Sequence[Parser]] = (
    Parser("tables", 25_000, _damaged_tables, _table),
    Parser("whole site", 600, _damaged_tables, _whole_site),
    Parser("election.toml", 15_000, _damaged_settings, _settings),
    Parser("programme", 20_000, lambda: damaged(PROGRAMME.encode()), _programme),
    Parser("import-programme", 1_400, lambda: damaged(PROGRAMME.encode()), _import),
    Parser("answers", 12_000, _damaged_answers, _answers),
    Parser("share code", 20_000, _damaged_codes, _share_code),
    Parser("qual-o-mat", 6_000, _damaged_qualomat, _qualomat),
)
