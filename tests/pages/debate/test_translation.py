"""Our translation of a quotation stands beside it wherever an English briefing is shown."""

from __future__ import annotations

import io
import re
from html import unescape

import docx
import pypdf
from markupsafe import Markup

from stemhulp.debate import briefing
from stemhulp.examples import fictional_election, fictional_site
from stemhulp.loading import bundled_root
from stemhulp.presentation.debate.briefing import BriefingView, briefing_view
from stemhulp.presentation.debate.docx import briefing_docx
from stemhulp.presentation.debate.markdown import briefing_markdown
from stemhulp.presentation.debate.paper import LAYOUTS, briefing_html, briefing_pdf
from stemhulp.presentation.files.templates import template_loader
from stemhulp.presentation.wording.language import using_language
from stemhulp.web import create_app

LOADER = template_loader(None, bundled_root() / "templates")


def letters_of(text: str) -> str:
    """Text without what differs between forms: white space, and hyphens at the end of a line."""
    return re.sub(r"[\s‐-]+", "", text)


def every_form(view: BriefingView) -> dict[str, str]:
    """Everything that a briefing can be made into, as text without markup."""
    document = docx.Document(io.BytesIO(briefing_docx(view)))
    html = {layout: briefing_html(view, LOADER, layout) for layout in LAYOUTS}
    paper = pypdf.PdfReader(io.BytesIO(briefing_pdf(html["pages"])))
    return {
        "md": re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", unescape(briefing_markdown(view))),
        "docx": " ".join(paragraph.text for paragraph in document.paragraphs),
        **{layout: Markup(text).striptags() for layout, text in html.items()},
        "pdf": " ".join(page.extract_text() for page in paper.pages),
    }


def test_our_translation_of_a_quotation_is_in_every_form() -> None:
    """Of a section on its own and beside a contrast, on the page, in text and on paper."""
    election = fictional_election()
    with using_language("en"):
        prepared = briefing(election, "brug", ["molen", "haven"])
        view = briefing_view(election.in_language("en"), prepared)
        forms = every_form(view)
    items = [i for sheet in view.sheets for s in sheet.sections for i in s.items if i.translation]
    assert items
    response = create_app(fictional_site()).test_client().get("/en/debate/brug?tegen=molen,haven")
    forms["page"] = Markup(response.text).striptags()
    missing = [
        (form, item.translation)
        for form, text in forms.items()
        for item in items
        if letters_of(item.translation) not in letters_of(text)
    ]
    assert missing == []
