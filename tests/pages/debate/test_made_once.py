"""Files about a debate are made once for everybody, and never in the way of a visitor's own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner

from stemhulp.cli import main
from stemhulp.examples import fictional_site
from stemhulp.presentation.files import pdf
from stemhulp.web import create_app
from stemhulp.web.http import pdf_queue
from stemhulp.web.pages import debate_files, result_files
from tests.support.documents import PageClient, make_client
from tests.support.sheets import MIXED, sheet

ASKED = "partij=brug&tegen=molen,haven"
FILES = (f"/debat.pdf?{ASKED}", f"/debat-kaarten.pdf?{ASKED}", f"/debat.docx?{ASKED}")
PUBLIC = (*FILES, f"/en/debate.pdf?{ASKED}", "/plaatje.png", "/plaatje.svg", "/qr.svg")
FIELDS = sheet(MIXED, extra=("toren",))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where everything temporary goes."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


@pytest.fixture
def fresh(folder: Path) -> PageClient:
    """A site that made no file yet."""
    return make_client(create_app(fictional_site()))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was made on paper, one after the other."""
    found: list[str] = []

    def make(html: str) -> bytes:
        found.append(html)
        return f"%PDF {len(html)}".encode()

    monkeypatch.setattr(debate_files, "pdf_elsewhere", make)
    return found


def kept_in(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]


def test_a_debate_file_is_made_once_for_each_choice(fresh: PageClient, made: list[str]) -> None:
    for query, times in (
        (ASKED, 1),
        (ASKED, 1),
        ("tegen=molen&tegen=haven&partij=brug", 1),
        (f"{ASKED}&utm_source=x", 1),
        (f"{ASKED}&thema=wonen", 2),
        (f"{ASKED}&voor=1", 3),
        ("partij=brug&tegen=haven,molen", 4),
    ):
        first = fresh.get(f"/debat.pdf?{query}")
        assert first.status_code == 200
        assert len(made) == times, query
    fresh.get(f"/debat-kaarten.pdf?{ASKED}")
    fresh.get(f"/en/debate.pdf?{ASKED}")
    assert len(made) == 6


def test_a_public_file_that_somebody_has_is_not_sent_again(fresh: PageClient) -> None:
    for path in PUBLIC:
        first = fresh.get(path)
        assert first.status_code == 200, path
        assert first.headers["Cache-Control"] == "public, max-age=300"
        again = fresh.get(path, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b""), path
        assert again.headers["ETag"] == first.headers["ETag"]


def test_a_visitors_own_file_never_waits_for_a_debate(
    fresh: PageClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    started, end = threading.Event(), threading.Event()

    def make(html: str) -> bytes:
        started.set()
        end.wait(60)
        return b"%PDF late"

    monkeypatch.setattr(debate_files, "pdf_elsewhere", make)
    app = fresh.application
    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(app.test_client().get, f"/debat.pdf?{ASKED}") for _ in range(8)]
        assert started.wait(60)
        try:
            document = fresh.page(f"/debat.pdf?{ASKED}&thema=wonen", 503)
            assert document.response.headers["Retry-After"] == "5"
            assert document.texts("h1") == ["Het is even druk"]
            assert "probeer het zo nog eens" in document.text
            for path in ("/uitslag.pdf", "/uitslag.png", "/en/result.pdf"):
                assert fresh.post(path, data=FIELDS).status_code == 200
            fresh.page("/debat/brug?tegen=molen")
        finally:
            end.set()
        codes = sorted(one.result().status_code for one in asked)
    assert codes == [200] * pdf_queue.PLACES + [503] * (8 - pdf_queue.PLACES)


def test_a_debate_file_never_waits_for_visitors(fresh: PageClient, made: list[str]) -> None:
    with ExitStack() as full:
        for _ in range(pdf_queue.PLACES):
            full.enter_context(pdf_queue.place_in(pdf_queue.WAITING_ROOM))
        assert fresh.get(f"/debat.pdf?{ASKED}").status_code == 200
        fresh.send(FIELDS, 503, "/uitslag.pdf")


def test_nothing_that_was_answered_is_ever_kept(
    fresh: PageClient, folder: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bytes] = []
    monkeypatch.setattr(result_files, "pdf_of", lambda html: seen.append(html.encode()) or b"%PDF")
    code = next(n for n in fresh.send(FIELDS).all("button") if n.get("data-file")).get("value")
    before = kept_in(folder)
    for data in (FIELDS, {"code": code}):
        for ending in ("pdf", "png", "svg", "json"):
            for path in (f"/uitslag.{ending}", f"/en/result.{ending}"):
                assert fresh.post(path, data=data).status_code == 200
    assert len(seen) == 4  # the answers were there to be kept
    assert kept_in(folder) == before == []
    marked = f"{ASKED}&answer-museumnacht=eens&code={code}"
    files = {fresh.get(f"/debat.docx?{query}").data for query in (marked, ASKED)}
    fresh.get(f"/debat.pdf?{marked}")
    assert len(files) == 1
    assert len(made) == 1
    for content in (*kept_in(folder), *map(str.encode, made)):
        assert code.encode() not in content
    names = [path.name for path in folder.rglob("*")]
    assert not [name for name in names if "museumnacht" in name or code in name]


def test_a_pdf_made_elsewhere_is_the_same() -> None:
    html = "<html lang=nl><title>T</title><p>Tekst met é, – en €"
    assert pdf.pdf_elsewhere(html) == pdf.pdf_of(html)


def test_what_breaks_elsewhere_breaks_there(
    fresh: PageClient, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(pdf, "LONGEST", 0.01)
    fresh.page(f"/debat.pdf?{ASKED}", 500)
    monkeypatch.undo()
    assert fresh.get(f"/debat.pdf?{ASKED}").status_code == 200


# What is made in another process, a day later in another part of the world, in another order.
ELSEWHERE = """
import sys, time
now = time.time
time.time = lambda: now() + 86400 * 400 + 7777
from stemhulp.examples import fictional_site
from stemhulp.web import create_app
client = create_app(fictional_site()).test_client()
for path in sys.argv[2:]:
    data = client.get(path).data
    with open(sys.argv[1], "ab") as file:
        file.write(len(data).to_bytes(8, "big") + data)
"""


@pytest.mark.slow
def test_a_file_is_the_same_to_the_byte_whenever_and_wherever_it_is_made(
    fresh: PageClient, tmp_path: Path
) -> None:
    here = [fresh.get(path).data for path in FILES]
    for seed, zone in (("1", "Pacific/Kiritimati"), ("2", "America/Los_Angeles")):
        out = tmp_path / seed
        subprocess.run(
            [sys.executable, "-c", ELSEWHERE, str(out), *FILES],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone},
            check=True,
        )
        assert out.read_bytes() == b"".join(len(one).to_bytes(8, "big") + one for one in here)


def test_a_document_has_no_date_in_it(fresh: PageClient) -> None:
    with ZipFile(io.BytesIO(fresh.get(FILES[2]).data)) as file:
        assert {piece.date_time[0] for piece in file.infolist()} == {1980}
        about = file.read("docProps/core.xml")
        assert b"Stemhulp" in about
        assert b"W3CDTF" not in about


@pytest.mark.parametrize(
    ("path", "arguments"),
    [
        ("/debat.pdf", ("--format", "pdf")),
        ("/debat-kaarten.pdf", ("--format", "pdf", "--layout", "cards")),
        ("/debat.docx", ("--format", "docx")),
        ("/en/debate.docx", ("--format", "docx", "--language", "en")),
    ],
)
def test_the_command_line_makes_the_same_bytes(
    path: str, arguments: tuple[str, ...], fresh: PageClient, tmp_path: Path
) -> None:
    file, root = tmp_path / "file", fictional_site().root
    asked = ["debate", "brug", "--against", "molen", "haven", *arguments, "-o", str(file)]
    assert CliRunner().invoke(main, ["--site", str(root), *asked]).exit_code == 0
    assert file.read_bytes() == fresh.get(f"{path}?{ASKED}").data
