"""Promises about a result as PDF: tagged, the numbers of the page, made and forgotten."""

from __future__ import annotations

import io
import logging
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pypdf
import pytest
from flask import Flask

from stemhulp.examples import fictional_site
from stemhulp.presentation.files import pdf
from stemhulp.web import application, create_app
from stemhulp.web.http import pdf_queue
from stemhulp.web.pages import result_files
from tests.support.documents import Document, PageClient, make_client, text_of
from tests.support.filled_forms import filled, posting_forms
from tests.support.sheets import MIXED, sheet

ROOT = Path(__file__).resolve().parents[3]
FIELDS = sheet(MIXED, extra=("toren",))


@pytest.fixture(scope="module", autouse=True)
def libraries() -> None:
    if not pdf.can_make_pdf():
        pytest.fail("Voor de pdf ontbreken bibliotheken. Installeer ze met: make browser")


def result_and_pdf(client: PageClient, home: str = "/") -> tuple[Document, pypdf.PdfReader]:
    """A result of mixed answers, and the PDF behind its button."""
    form_path = next(link for link in client.page(home).links if "vragenlijst" in link)
    questionnaire = client.page(form_path)
    form = next(posting_forms(questionnaire))
    sending = next(iter(filled(questionnaire, form, form_path, (0, 2, 1, 0, 2, 2, 1))))
    result = client.send(sending.fields)
    return result, pdf_behind(client, result)


def pdf_behind(client: PageClient, result: Document) -> pypdf.PdfReader:
    button = next(n for n in result.all("button") if n.get("data-file") == "pdf")
    response = client.post(button.get("formaction"), data={"code": button.get("value")})
    assert response.status_code == 200
    assert response.mimetype == "application/pdf"
    return reader(response.data)


def reader(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data))


def text_on(pdf: pypdf.PdfReader) -> str:
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pdf.pages))


def tags(pdf: pypdf.PdfReader) -> Iterator[Any]:
    """Every element of the structure tree."""
    waiting = [pdf.root_object["/StructTreeRoot"].get_object()]
    while waiting:
        node = waiting.pop()
        yield node
        children = node.get("/K", [])
        for child in children if isinstance(children, list) else [children]:
            found = child.get_object()
            if isinstance(found, dict):
                waiting.append(found)


def ranking(document: Document) -> list[tuple[str, str]]:
    """Party and score, as the page shows them."""
    heads = [n for n in document.all("p") if n.get("class") == "rank-head"]
    pairs = [text_of(head) for head in heads if any(text_of(n) for n in head.iter() if is_score(n))]
    shown = (re.match(r"(?:Plaats \d+ )?(.+?)(?: geschat)? (\d+ %)$", text) for text in pairs)
    return [(one[1], one[2]) for one in shown if one]


def is_score(node: Any) -> bool:
    return "rank-score" in (node.get("class") or "")


def test_the_pdf_has_the_numbers_of_the_page(whole_app: Flask) -> None:
    result, pdf = result_and_pdf(make_client(whole_app))
    text, shown = text_on(pdf), ranking(result)
    assert shown
    places = [text.index(f"{party} {score}") for party, score in shown]
    assert places == sorted(places)


def test_the_pdf_is_tagged_and_knows_its_title_and_language(client: PageClient) -> None:
    for path, language, title in (
        ("/uitslag.pdf", "nl", "Je uitslag – Stemhulp Verzonnenwoude"),
        ("/en/result.pdf", "en", "Your result – Voting guide Verzonnenwoude"),
    ):
        pdf = reader(client.post(path, data=FIELDS).data)
        root = pdf.root_object
        assert root["/MarkInfo"]["/Marked"]
        assert root["/Lang"] == language
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]
        assert b'pdfuaid:part="1"' in root["/Metadata"].get_object().get_data()
        assert pdf.metadata
        assert pdf.metadata.title == title
        kinds = [node.get("/S") for node in tags(pdf)]
        assert kinds.count("/H1") == 1
        assert {"/H2", "/Table", "/TH", "/TD", "/P"} <= set(kinds)
        assert all(node.get("/Alt") for node in tags(pdf) if node.get("/S") == "/Figure")
        assert len(pdf.outline) > 0


def test_the_pdf_is_short_and_complete(any_client: PageClient) -> None:
    result, pdf = result_and_pdf(any_client)
    assert 2 <= len(pdf.pages) <= 6
    text = text_on(pdf)
    statements = [text_of(n) for n in result.root.iter() if n.get("class") == "statement"]
    assert len(statements) > 1
    assert [statement for statement in statements if statement not in text] == []
    assert "Versie van de gegevens" in text


def test_the_pdf_says_nothing_about_who_made_it_or_when(client: PageClient) -> None:
    response = client.post("/uitslag.pdf", data=FIELDS)
    assert response.headers["Content-Disposition"] == 'attachment; filename="stemhulp-uitslag.pdf"'
    assert response.headers["Cache-Control"] == "no-store"
    metadata = reader(response.data).metadata or {}
    assert not {"/CreationDate", "/ModDate"} & set(metadata)


def test_text_from_the_tables_is_only_text(client: PageClient) -> None:
    assert "Haven & Kade" in text_on(reader(client.post("/uitslag.pdf", data=FIELDS).data))


HTML = "<html lang=nl><title>T</title><link rel=stylesheet href={0}><img src={0} alt=x><p>Tekst"


def test_making_a_pdf_fetches_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.3)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/"
        assert "Tekst" in text_on(reader(pdf.pdf_of(HTML.format(address))))
        with pytest.raises(TimeoutError):
            server.accept()


def test_a_file_of_this_machine_is_not_read() -> None:
    picture = ROOT / "docs" / "pictures" / "start-1280-light.png"
    assert picture.is_file()
    made = reader(pdf.pdf_of(HTML.format(picture.as_uri())))
    assert not list(made.pages[0].images)


def test_a_third_visitor_is_asked_to_try_again(client: PageClient) -> None:
    room = pdf_queue.WAITING_ROOM
    with room, room:
        document = client.send(FIELDS, 503, "/uitslag.pdf")
        assert document.texts("h1") == ["Het is even druk"]
        assert "Afdrukken" in document.text
        assert document.response.headers["Retry-After"] == "5"
        client.send(FIELDS)  # everything else goes on
    assert client.post("/uitslag.pdf", data=FIELDS).status_code == 200


def test_two_at_the_same_time_both_get_theirs(app: Flask) -> None:
    def post(path: str) -> pypdf.PdfReader:
        return reader(make_client(app).post(path, data=FIELDS).data)

    with ThreadPoolExecutor(2) as pool:
        dutch, english = pool.map(post, ["/uitslag.pdf", "/en/result.pdf"])
    assert "Je uitslag" in text_on(dutch)
    assert "Your result" in text_on(english)


def test_a_crash_frees_the_press_and_logs_no_answer(
    client: PageClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def crash(html: str) -> bytes:
        raise RuntimeError(html)

    with monkeypatch.context() as patch, caplog.at_level(logging.DEBUG):
        patch.setattr(result_files, "pdf_of", crash)
        for _ in range(3):
            client.send(FIELDS, 500, "/uitslag.pdf")
    assert "RuntimeError" in caplog.text
    for word in ("museumnacht", "Neutraal", "Stelling"):
        assert word not in caplog.text
    assert client.post("/uitslag.pdf", data=FIELDS).status_code == 200


def test_making_a_pdf_logs_no_answer(client: PageClient, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        assert client.post("/uitslag.pdf", data=FIELDS).status_code == 200
    assert not [record for record in caplog.records if record.levelno >= logging.WARNING]
    for word in ("museumnacht", "fietsbrug", "neutraal", "Brug", "Molenwiek"):
        assert word not in caplog.text


def test_without_the_libraries_there_is_no_button_and_no_route(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(application, "can_make_pdf", lambda: False)
    client = make_client(create_app(fictional_site()))
    document = client.send(FIELDS)
    files = [n.get("data-file") for n in document.all("button") if n.get("data-file")]
    assert "json" in files
    assert "pdf" not in files
    client.send(FIELDS, 404, "/uitslag.pdf")


def test_a_library_that_is_missing_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "LIBRARIES", (*pdf.LIBRARIES, ("bestaat-niet", 0)))
    pdf.can_make_pdf.cache_clear()
    assert not pdf.can_make_pdf()
    pdf.can_make_pdf.cache_clear()


def test_a_site_may_do_without() -> None:
    client = make_client(create_app(fictional_site(), {"MAKES_PDF": False}))
    client.send(FIELDS, 404, "/uitslag.pdf")


def test_bad_input_makes_no_pdf(client: PageClient) -> None:
    client.send({}, 422, "/uitslag.pdf")
    client.send({"answer-geheim": "eens"}, 400, "/uitslag.pdf")
    client.send({"code": "1-x"}, 400, "/en/result.pdf")
    client.page("/uitslag.pdf", 405)
    response = client.post("/uitslag.pdf", data=b"{}", content_type="application/json")
    assert response.status_code == 415


def test_nothing_heavy_is_loaded_until_somebody_asks_for_a_file() -> None:
    code = (
        "import sys\n"
        "from stemhulp.examples import fictional_site\n"
        "from stemhulp.web import create_app\n"
        "client = create_app(fictional_site()).test_client()\n"
        f"answer = client.post('/uitslag', data={FIELDS!r})\n"
        "assert answer.status_code == 200\n"
        "print(sorted({'weasyprint', 'PIL', 'segno', 'docx'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
