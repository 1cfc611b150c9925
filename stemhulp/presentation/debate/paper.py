"""A briefing on paper: one HTML file that needs nothing else, and a tagged PDF of it."""

from __future__ import annotations

from typing import Final

from jinja2 import BaseLoader, Environment, StrictUndefined

from stemhulp.presentation.debate.bibliography import bibliography
from stemhulp.presentation.debate.briefing import BriefingView
from stemhulp.presentation.debate.markdown import left_out
from stemhulp.presentation.files.pdf import pdf_of
from stemhulp.presentation.wording import language

LAYOUTS: Final = ("pages", "cards")


def briefing_html(view: BriefingView, loader: BaseLoader | None, layout: str = "pages") -> str:
    """Return a briefing as one HTML file, as A4 pages or A6 cue cards.

    Parameters
    ----------
    view : BriefingView
    loader : BaseLoader
        Finds ``print/briefing.html``, ``print/cards.html`` and what they include; see
        :func:`~stemhulp.presentation.files.templates.template_loader`.
    layout : str
        ``pages`` or ``cards``.
    """
    if layout not in LAYOUTS:
        raise ValueError(f"layout {layout!r}: kies uit {', '.join(LAYOUTS)}")
    name = "briefing" if layout == "pages" else "cards"
    template = _environment(loader).get_template(f"print/{name}.html")
    return template.render(
        page=view, language=language.current(), left_out=left_out, bibliography=bibliography
    )


def briefing_pdf(html: str) -> bytes:
    """Return a briefing as a tagged PDF (PDF/UA-1); nothing is fetched from anywhere."""
    return pdf_of(html)


def _environment(loader: BaseLoader | None) -> Environment:
    """Templates that escape everything and speak the current language."""
    environment = Environment(
        loader=loader,
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
