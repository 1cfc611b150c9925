"""A briefing as a document that can be edited (python-docx; imported only here)."""

from __future__ import annotations

import io

from docx import Document
from docx.document import Document as DocxDocument
from docx.shared import Pt

from stemhulp.presentation.debate.briefing import BriefingView, SectionView
from stemhulp.presentation.debate.markdown import left_out, said
from stemhulp.presentation.debate.parts import Item, SourceTag
from stemhulp.presentation.wording.language import _, current


def briefing_docx(view: BriefingView) -> bytes:
    """Return a briefing as the bytes of a .docx file, with real headings and lists."""
    document = Document()
    document.styles["Normal"].font.size = Pt(10)
    document.core_properties.title = view.title
    document.core_properties.language = current()
    document.core_properties.author = "Stemhulp"
    document.add_heading(view.title, level=1)
    if view.subtitle:
        document.add_paragraph(view.subtitle)
    document.add_paragraph(view.promise)
    for sheet in view.sheets:
        document.add_heading(sheet.title, level=2)
        document.add_paragraph(sheet.intro)
        for section in sheet.sections:
            _add_section(document, section)
    document.add_paragraph(view.origin)
    document.add_paragraph(view.measure)
    document.add_heading(_("Bronnen"), level=2)
    for source in view.sources:
        pieces = (source.title, source.date, source.url, f"({', '.join(source.codes)})")
        document.add_paragraph(", ".join(filter(None, pieces)), style="List Bullet")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _add_section(document: DocxDocument, section: SectionView) -> None:
    """Add one section with its items."""
    document.add_heading(section.title, level=3)
    if section.note:
        document.add_paragraph(section.note)
    if not section.items:
        document.add_paragraph(section.nothing)
        return
    document.add_paragraph().add_run(section.intro).italic = True
    for item in section.items:
        _add_item(document, item)
    if section.more:
        document.add_paragraph(left_out(section))


def _add_item(document: DocxDocument, item: Item) -> None:
    """Add one item: a bold name, what is said, and a line for every party."""
    paragraph = document.add_paragraph(style="List Bullet")
    paragraph.add_run(item.heading).bold = True
    paragraph.add_run(f" {item.text}".rstrip() + tags_text(item.tags))
    if item.quote:
        document.add_paragraph(item.quote, style="Quote")
    if item.translation:
        document.add_paragraph(item.translation, style="List Bullet 2")
    for proof in item.positions:
        line = document.add_paragraph(style="List Bullet 2")
        line.add_run(proof.label).bold = True
        line.add_run(
            f" {said(proof)}{tags_text(proof.tags)}"
            if proof.label
            else f"{said(proof)}{tags_text(proof.tags)}"
        )
    for note in item.notes:
        document.add_paragraph(note, style="List Bullet 2")


def tags_text(tags: tuple[SourceTag, ...]) -> str:
    """Return sources in brackets; "" when there are none.

    Examples
    --------
    >>> tags_text((SourceTag("molen-1", "", "2030", "Het Bosblad", "2030"),))
    ' (molen-1: 2030)'
    """
    said = "; ".join(f"{tag.code}: {tag.facts}" for tag in tags)
    return f" ({said})" if said else ""
