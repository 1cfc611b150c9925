"""Errors as pages: friendly, in Dutch, and repeating nothing of what was sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from flask import Flask, Response, make_response, render_template
from werkzeug.exceptions import HTTPException

from stemhulp.web.prerendered import request_context


@dataclass(frozen=True, slots=True)
class ErrorView:
    """What went wrong and what one can do."""

    title: str
    text: str
    advice: str


ERRORS: Final[Mapping[int, ErrorView]] = {
    400: ErrorView(
        "Dit formulier kunnen we niet lezen",
        "Er kwam iets mee dat niet in de vragenlijst staat. We hebben er niets mee gedaan.",
        "Ga terug naar de vragenlijst en probeer het opnieuw.",
    ),
    403: ErrorView(
        "Deze antwoorden kwamen van een andere site",
        "We nemen alleen antwoorden aan die je op deze site zelf hebt ingevuld.",
        "Open de vragenlijst hier en vul hem hier in.",
    ),
    404: ErrorView(
        "Deze pagina bestaat niet",
        "Misschien is het adres verkeerd overgenomen, of is de pagina verhuisd.",
        "Ga naar het begin en zoek van daaruit verder.",
    ),
    405: ErrorView(
        "Zo kun je deze pagina niet gebruiken",
        "Deze pagina is er om te lezen, niet om iets naartoe te sturen.",
        "Ga naar het begin en zoek van daaruit verder.",
    ),
    413: ErrorView(
        "Dit is te veel tekst",
        "Er werd meer gestuurd dan er in de vragenlijst past. We hebben er niets mee gedaan.",
        "Ga terug naar de vragenlijst en probeer het opnieuw.",
    ),
    415: ErrorView(
        "Dit soort bericht kunnen we niet lezen",
        "Antwoorden komen binnen als gewoon webformulier; dit was iets anders.",
        "Ga terug naar de vragenlijst en probeer het opnieuw.",
    ),
    500: ErrorView(
        "Er ging bij ons iets mis",
        "Het ligt niet aan jou. Je antwoorden zijn niet bewaard.",
        "Wacht even en probeer het dan opnieuw.",
    ),
}


def add_error_pages(app: Flask) -> None:
    """Give every error a page of ours; an unlisted one gets the page of its family.

    The pages are rendered beforehand: somebody may ask for them with a host or an address that
    we cannot even make links for.
    """
    pages = {code: _render(app, view) for code, view in ERRORS.items()}

    def page(error: HTTPException) -> Response:
        code = error.code or 500
        if code < 400:
            return make_response(error.get_response())
        response = make_response(pages.get(code, pages[500 if code >= 500 else 400]), code)
        response.headers.extend((n, v) for n, v in error.get_headers() if n == "Allow")
        return response

    app.register_error_handler(HTTPException, page)


def _render(app: Flask, view: ErrorView) -> str:
    """Render one error page."""
    with request_context(app):
        return render_template("errors/error.html", page=view)
