"""A briefing as a document that can be edited (python-docx; imported only here)."""

from __future__ import annotations

import io
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as DocxDocument
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from stemhulp.presentation.debate.appendix import Appendix
from stemhulp.presentation.debate.bibliography import SourceItem
from stemhulp.presentation.debate.briefing import BriefingView, SectionView
from stemhulp.presentation.debate.markdown import left_out, numbers_in, said
from stemhulp.presentation.debate.parts import Item, QuotedPosition, SourceTag
from stemhulp.presentation.wording.language import _, current

UNIX: Final = 3
OWN_FILE: Final = 0o600 << 16
MOST_IN_PROPERTY: Final = 255  # signs that Word takes in a property of a document


def briefing_docx(view: BriefingView) -> bytes:
    """Return a briefing as the bytes of a .docx file, with real headings and lists.

    The same briefing gives the same bytes, whenever and wherever it is made.
    """
    document = _new(view.title)
    document.add_heading(view.title, level=1)
    if view.subtitle:
        document.add_paragraph(view.subtitle)
    _add_front(document, view)
    _add_rest(document, view)
    document.add_heading(_("Bronnen"), level=2)
    for source in view.printed_sources:
        _add_source(document, source)
    document.add_paragraph(view.promise)
    document.add_paragraph(view.origin)
    _add_appendix(document, view.appendix)
    return _saved(document)


def _saved(document: DocxDocument) -> bytes:
    """The file, without the moment at which each piece went into it."""
    dated, out = io.BytesIO(), io.BytesIO()
    document.save(dated)
    with ZipFile(dated) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            piece = ZipInfo(name)  # of 1980, the first date that a zip knows
            piece.create_system, piece.external_attr = UNIX, OWN_FILE
            new.writestr(piece, old.read(name), ZIP_DEFLATED)
    return out.getvalue()


def _add_front(document: DocxDocument, view: BriefingView) -> None:
    """Add what one says tonight: a page for each opponent."""
    sheets = [sheet for sheet in view.sheets if sheet.front]
    for number, sheet in enumerate(sheets):
        heading = document.add_heading(sheet.title, level=2)
        heading.paragraph_format.page_break_before = number > 0
        document.add_paragraph(sheet.intro)
        for section in sheet.front:
            _add_section(document, section, section.title, section.front)


def _add_rest(document: DocxDocument, view: BriefingView) -> None:
    """Add what is behind the first pages."""
    for number, sheet in enumerate(view.sheets):
        heading = document.add_heading(sheet.title_of_rest, level=2)
        heading.paragraph_format.page_break_before = number == 0
        if not sheet.front:
            document.add_paragraph(sheet.intro)
        for section in sheet.rest:
            _add_section(document, section, section.title_of_rest, section.items)
            if section.more:
                document.add_paragraph(left_out(section))


def _new(title: str) -> DocxDocument:
    """An empty document that says what it is and in which language."""
    document = Document()
    document.styles["Normal"].font.size = Pt(10)
    about = document.core_properties
    about.title, about.language = title[:MOST_IN_PROPERTY], current()
    about.author, about.comments = "Stemhulp", ""
    for name in ("dcterms:created", "dcterms:modified"):  # those of python-docx's own template
        about._element.remove(about._element.find(qn(name)))
    return document


def _add_section(
    document: DocxDocument, section: SectionView, title: str, items: tuple[Item, ...]
) -> None:
    """Add one section with some of its items."""
    document.add_heading(title, level=3)
    if section.note and not section.is_on_front:
        document.add_paragraph(section.note)
    if not items:
        document.add_paragraph(section.nothing)
        return
    document.add_paragraph().add_run(section.intro).italic = True
    for item in items:
        _add_item(document, item)


def _add_item(document: DocxDocument, item: Item) -> None:
    """Add one item: a bold name, what is said, a line for every party, and a warning."""
    paragraph = document.add_paragraph(style="List Bullet")
    paragraph.add_run(item.heading).bold = True
    paragraph.add_run(f" {item.text}".rstrip())
    _add_numbers(paragraph, item.tags)
    if item.quote:
        document.add_paragraph(item.quote, style="Quote")
    if item.translation:
        document.add_paragraph(item.translation, style="List Bullet 2")
    for proof in item.positions:
        _add_proof(document.add_paragraph(style="List Bullet 2"), proof)
    for note in item.notes:
        document.add_paragraph(note, style="List Bullet 2")
    if item.warning:
        line = document.add_paragraph(style="List Bullet 2")
        line.add_run(_("Let op")).bold = True
        line.add_run(f" {item.warning.text} ")
        for proof in item.warning.positions:
            _add_proof(line, proof)


def _add_proof(line: Paragraph, proof: QuotedPosition) -> None:
    """Add what is said, by whom, and the numbers of the sources."""
    if proof.label:
        line.add_run(f"{proof.label} ").bold = True
    line.add_run(said(proof))
    _add_numbers(line, proof.tags)


def _add_numbers(paragraph: Paragraph, tags: tuple[SourceTag, ...]) -> None:
    """Add small numbers that lead to the list of sources; python-docx knows no such links."""
    for number in numbers_in(tags):
        paragraph.add_run(" ")
        run = paragraph.add_run(str(number))
        run.font.superscript = True
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), _anchor(number))
        paragraph._p.append(link)
        link.append(run._r)


def _add_source(document: DocxDocument, source: SourceItem) -> None:
    """Add one source under its number, as the place where the small numbers lead."""
    pieces = (f"{source.number}. {source.title}", source.date, source.url, "; ".join(source.rows))
    paragraph = document.add_paragraph(". ".join(filter(None, pieces)))
    for name in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(name)
        mark.set(qn("w:id"), str(source.number))
        if name == "w:bookmarkStart":
            mark.set(qn("w:name"), _anchor(source.number))
        paragraph._p.append(mark)


def _anchor(number: int) -> str:
    """Name of the place of a source in the document."""
    return f"bron-{number}"


def _add_appendix(document: DocxDocument, appendix: Appendix) -> None:
    """Add how sharp each contrast is, with what the numbers mean."""
    if not appendix.tables:
        return
    document.add_heading(appendix.title, level=2)
    for sentence in appendix.meaning:
        document.add_paragraph(sentence, style="List Bullet")
    for table in appendix.tables:
        document.add_heading(table.title, level=3)
        for score in table.scores:
            text = f"{score.heading}: {score.total} = {score.product}"
            document.add_paragraph(text, style="List Bullet")
