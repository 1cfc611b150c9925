"""A briefing on paper: one HTML file that needs nothing else, and a tagged PDF of it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from stemhulp.presentation.debate.briefing import BriefingView
from stemhulp.presentation.debate.markdown import left_out, promise
from stemhulp.presentation.files.pdf import pdf_of
from stemhulp.presentation.wording import language

LAYOUTS: Final = ("pages", "cards")


def briefing_html(view: BriefingView, templates: Path, layout: str = "pages") -> str:
    """Return a briefing as one HTML file, as A4 pages or A6 cue cards.

    Parameters
    ----------
    view : BriefingView
    templates : Path
        Folder with ``print/briefing.html`` and ``print/cards.html``.
    layout : str
        ``pages`` or ``cards``.
    """
    if layout not in LAYOUTS:
        raise ValueError(f"layout {layout!r}: kies uit {', '.join(LAYOUTS)}")
    name = "briefing" if layout == "pages" else "cards"
    template = _environment(templates).get_template(f"print/{name}.html")
    return template.render(
        page=view, language=language.current(), promise=promise(), left_out=left_out
    )


def briefing_pdf(html: str) -> bytes:
    """Return a briefing as a tagged PDF (PDF/UA-1); nothing is fetched from anywhere."""
    return pdf_of(html)


def _environment(templates: Path) -> Environment:
    """Templates that escape everything and speak the current language."""
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.install_gettext_callables(  # type: ignore[attr-defined]
        language.gettext,
        lambda one, many, count: language.translations(language.current()).ngettext(
            one, many, count
        ),
        newstyle=True,
    )
    return environment
