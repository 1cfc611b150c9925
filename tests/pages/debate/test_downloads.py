"""A briefing from the site as a file: the same words, one at a time, and a page when it cannot."""

from __future__ import annotations

import io
import subprocess
import sys

import docx
import pypdf
import pytest

from stemhulp.examples import fictional_site
from stemhulp.presentation.files.pdf import pdf_of
from stemhulp.web import create_app
from stemhulp.web.pages import debate_files
from tests.support.documents import PageClient, make_client

LIGHT = (
    "/vragenlijst", "/vergelijk", "/vergelijk/brug/haven", "/vergelijk/partijen.csv", "/planken",
    "/debat/brug?tegen=molen",
)  # fmt: skip
ASKED = "partij=brug&tegen=molen,haven"


def words(text: str) -> str:
    return "".join(text.split())


def test_the_page_offers_the_files_of_what_was_asked(client: PageClient) -> None:
    document = client.page("/debat/brug?tegen=molen,haven&thema=wonen")
    buttons = [n for n in document.all("button") if n.get("formaction")]
    assert [n.get("formaction") for n in buttons] == [
        "/debat.pdf",
        "/debat-kaarten.pdf",
        "/debat.docx",
    ]
    (form,) = (n for n in document.all("form") if n.get("id") == buttons[0].get("form"))
    sent = {
        (n.get("name"), n.get("value"))
        for n in form.iter()
        if {"checked", "selected"} & {*n.attrib}
    }
    assert sent == {("tegen", "molen"), ("tegen", "haven"), ("thema", "wonen"), (None, "brug")}


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/debat.pdf", "De Brug in debat met Molenwiek en Haven & Kade"),
        ("/debat-kaarten.pdf", "De Brug in debat met Molenwiek en Haven & Kade"),
        ("/en/debate.pdf", "De Brug in debate with Molenwiek and Haven & Kade"),
    ],
)
def test_paper_says_what_the_page_says(client: PageClient, path: str, title: str) -> None:
    response = client.get(f"{path}?{ASKED}")
    assert response.mimetype == "application/pdf"
    assert response.headers["Content-Disposition"].startswith(
        'attachment; filename="brug-molen-haven-'
    )
    file = pypdf.PdfReader(io.BytesIO(response.data))
    assert file.metadata is not None
    assert file.metadata.title == title
    page = client.page(("/en/debate" if "/en/" in path else "/debat") + "/brug?tegen=molen,haven")
    text = words(" ".join(sheet.extract_text() for sheet in file.pages))
    for heading in page.texts("h2")[:2]:
        assert words(heading) in text


def test_the_document_can_be_edited(client: PageClient) -> None:
    response = client.get(f"/debat.docx?{ASKED}")
    document = docx.Document(io.BytesIO(response.data))
    assert document.paragraphs[0].text == "De Brug in debat met Molenwiek en Haven & Kade"


@pytest.mark.parametrize("query", ["", "partij=brug", "partij=brug&tegen=nergens"])
def test_half_a_question_gets_a_page_and_no_file(client: PageClient, query: str) -> None:
    assert client.page(f"/debat.pdf?{query}", 404).texts("h1") == ["Voorbereiden op een debat"]


def test_making_paper_warns_about_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(debate_files, "pdf_elsewhere", pdf_of)  # here, where it can be heard
    client = create_app(fictional_site()).test_client()
    for path in ("/debat.pdf", "/debat-kaarten.pdf"):
        assert client.get(f"{path}?{ASKED}").status_code == 200
    assert not [record for record in caplog.records if record.levelname == "WARNING"]


def test_a_site_may_do_without_paper() -> None:
    client = make_client(create_app(fictional_site(), {"MAKES_PDF": False}))
    document = client.page("/debat/brug?tegen=molen")
    offered = [n.get("formaction") for n in document.all("button") if n.get("formaction")]
    assert offered == ["/debat.docx"]
    client.page(f"/debat.pdf?{ASKED}", 404)


def test_no_page_of_comparison_loads_anything_heavy() -> None:
    code = (
        "import sys\n"
        "from stemhulp.examples import fictional_site\n"
        "from stemhulp.web import create_app\n"
        "client = create_app(fictional_site()).test_client()\n"
        "before = {name.partition('.')[0] for name in sys.modules}\n"
        f"for path in {LIGHT!r}:\n"
        "    assert client.get(path).status_code == 200, path\n"
        "after = {name.partition('.')[0] for name in sys.modules}\n"
        "print(sorted({'weasyprint', 'docx', 'scipy', 'pandas', 'sklearn'} & (after - before)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
