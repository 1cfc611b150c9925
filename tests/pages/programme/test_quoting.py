"""What a programme misspells is quoted as it stands, with [sic] behind it; tables stay raw."""

from __future__ import annotations

import io

import docx
import pypdf
import pytest

from tests.support.documents import PageClient

WORD = "parkeerplaasten"
PAGES = (
    "/planken",
    "/planken/1.3",
    "/partijen/brug",
    "/en/parties/brug",
    "/stellingen/marktdag",
    "/debat/brug?tegen=molen",
    "/en/debate/brug?tegen=molen",
)


def every_use(text: str) -> tuple[int, int]:
    """How often the word is there, and how often with the mark; white space does not count."""
    letters = "".join(text.split())
    return letters.count(WORD), letters.count(f"{WORD}[sic]")


@pytest.mark.parametrize("path", PAGES)
def test_a_misspelt_word_is_marked_wherever_a_point_is_quoted(
    client: PageClient, path: str
) -> None:
    there, marked = every_use(client.page(path).text)
    assert there == marked > 0


def test_a_misspelt_word_is_marked_on_paper_and_in_a_document(client: PageClient) -> None:
    asked = "partij=brug&tegen=molen"
    for name in ("/debat.pdf", "/debat-kaarten.pdf"):
        file = pypdf.PdfReader(io.BytesIO(client.get(f"{name}?{asked}").data))
        there, marked = every_use(" ".join(page.extract_text() for page in file.pages))
        assert there == marked > 0, name
    document = docx.Document(io.BytesIO(client.get(f"/debat.docx?{asked}").data))
    there, marked = every_use(" ".join(one.text for one in document.paragraphs))
    assert there == marked > 0


def test_a_table_to_download_has_the_words_of_the_programme_alone(client: PageClient) -> None:
    text = client.get("/planken.csv").text
    assert WORD in text
    assert "[sic]" not in text
