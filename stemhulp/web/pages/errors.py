"""Errors as pages: friendly, and repeating nothing of what was sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from flask import Flask, Response, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from stemhulp.errors import ShareCodeError
from stemhulp.presentation.wording.language import _, speaking
from stemhulp.translatable import mark
from stemhulp.web.editions import language_of_path
from stemhulp.web.http.page_cache import request_context


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
    503: ErrorView(
        mark("Het is even druk"),
        mark("Te veel mensen maken nu een pdf. We hebben je antwoorden niet bewaard."),
        mark("Ga terug en probeer het zo nog eens. Of gebruik Afdrukken in je browser."),
    ),
}
KEPT_HEADERS: Final = frozenset({"Allow", "Retry-After"})
BROKEN_LINK: Final = ErrorView(
    mark("Deze link klopt niet"),
    mark("Een deel van de link ontbreekt of is onderweg veranderd. We hebben er niets mee gedaan."),
    mark("Vraag om de link nog een keer te sturen. Of vul de vragenlijst zelf in."),
)
OUTDATED_LINK: Final = ErrorView(
    mark("Deze link past niet meer bij deze site"),
    mark(
        "Sinds de link is gemaakt, is er iets veranderd: een stelling, een standpunt of deze site. "
        "Met dezelfde antwoorden kan nu iets anders uitkomen. Daarom tonen we geen uitslag."
    ),
    mark("Vraag om een nieuwe link. Of vul de vragenlijst zelf in."),
)
OTHER_LINK: Final = ErrorView(
    mark("Deze link hoort bij een andere verkiezing"),
    mark("De antwoorden in de link gaan over andere stellingen. We hebben er niets mee gedaan."),
    mark("Open de link op de site waar hij is gemaakt. Of vul de vragenlijst hier zelf in."),
)
LINK_ERRORS: Final[Mapping[str, tuple[int, ErrorView]]] = {
    "not-ours": (400, BROKEN_LINK),
    "damaged": (400, BROKEN_LINK),
    "other-version": (409, OUTDATED_LINK),
    "other-data": (409, OUTDATED_LINK),
    "other-election": (409, OTHER_LINK),
}


def add_error_pages(app: Flask, languages: Sequence[str]) -> None:
    """Give every error a page of ours; an unlisted one gets the page of its family.

    The pages are rendered beforehand: somebody may ask for them with a host or an address that
    we cannot even make links for.
    """
    views: dict[int | str, ErrorView] = dict(ERRORS.items())
    views |= {reason: view for reason, (_status, view) in LINK_ERRORS.items()}
    pages = {
        (language, key): _render(app, language, view)
        for language in languages
        for key, view in views.items()
    }

    def spoken() -> str:
        language = language_of_path(request.path)
        return language if language in languages else languages[0]

    def page(error: HTTPException) -> Response:
        code = error.code or 500
        if code < 400:
            return make_response(error.get_response())
        family = 500 if code >= 500 else 400
        response = make_response(pages[spoken(), code if code in ERRORS else family], code)
        response.headers.extend((n, v) for n, v in error.get_headers() if n in KEPT_HEADERS)
        return response

    def link_page(error: ShareCodeError) -> Response:
        return make_response(pages[spoken(), error.reason], LINK_ERRORS[error.reason][0])

    app.register_error_handler(HTTPException, page)
    app.register_error_handler(ShareCodeError, link_page)


def _render(app: Flask, language: str, view: ErrorView) -> str:
    """Render one error page."""
    with speaking(language), request_context(app):
        spoken = ErrorView(_(view.title), _(view.text), _(view.advice))
        return render_template("errors/error.html", page=spoken)
