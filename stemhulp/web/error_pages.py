"""Errors as pages: friendly, and repeating nothing of what was sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from flask import Flask, Response, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from stemhulp.marking import mark
from stemhulp.presentation.language import _, speaking
from stemhulp.web.editions import language_of_path
from stemhulp.web.prerendered import request_context


@dataclass(frozen=True, slots=True)
class ErrorView:
    """What went wrong and what one can do."""

    title: str
    text: str
    advice: str


ERRORS: Final[Mapping[int, ErrorView]] = {
    400: ErrorView(
        mark("Dit formulier kunnen we niet lezen"),
        mark("Er kwam iets mee dat niet in de vragenlijst staat. We hebben er niets mee gedaan."),
        mark("Ga terug naar de vragenlijst en probeer het opnieuw."),
    ),
    403: ErrorView(
        mark("Deze antwoorden kwamen van een andere site"),
        mark("We nemen alleen antwoorden aan die je op deze site zelf hebt ingevuld."),
        mark("Open de vragenlijst hier en vul hem hier in."),
    ),
    404: ErrorView(
        mark("Deze pagina bestaat niet"),
        mark("Misschien is het adres verkeerd overgenomen, of is de pagina verhuisd."),
        mark("Ga naar het begin en zoek van daaruit verder."),
    ),
    405: ErrorView(
        mark("Zo kun je deze pagina niet gebruiken"),
        mark("Deze pagina is er om te lezen, niet om iets naartoe te sturen."),
        mark("Ga naar het begin en zoek van daaruit verder."),
    ),
    413: ErrorView(
        mark("Dit is te veel tekst"),
        mark("Er werd meer gestuurd dan er in de vragenlijst past. We hebben er niets mee gedaan."),
        mark("Ga terug naar de vragenlijst en probeer het opnieuw."),
    ),
    415: ErrorView(
        mark("Dit soort bericht kunnen we niet lezen"),
        mark("Antwoorden komen binnen als gewoon webformulier; dit was iets anders."),
        mark("Ga terug naar de vragenlijst en probeer het opnieuw."),
    ),
    500: ErrorView(
        mark("Er ging bij ons iets mis"),
        mark("Het ligt niet aan jou. Je antwoorden zijn niet bewaard."),
        mark("Wacht even en probeer het dan opnieuw."),
    ),
}


def add_error_pages(app: Flask, languages: Sequence[str]) -> None:
    """Give every error a page of ours; an unlisted one gets the page of its family.

    The pages are rendered beforehand: somebody may ask for them with a host or an address that
    we cannot even make links for.
    """
    pages = {
        (language, code): _render(app, language, view)
        for language in languages
        for code, view in ERRORS.items()
    }

    def page(error: HTTPException) -> Response:
        code = error.code or 500
        if code < 400:
            return make_response(error.get_response())
        language = language_of_path(request.path)
        language = language if language in languages else languages[0]
        family = 500 if code >= 500 else 400
        response = make_response(pages[language, code if code in ERRORS else family], code)
        response.headers.extend((n, v) for n, v in error.get_headers() if n == "Allow")
        return response

    app.register_error_handler(HTTPException, page)


def _render(app: Flask, language: str, view: ErrorView) -> str:
    """Render one error page."""
    with speaking(language), request_context(app):
        spoken = ErrorView(_(view.title), _(view.text), _(view.advice))
        return render_template("errors/error.html", page=spoken)
