"""Errors as pages: friendly, and repeating nothing of what was sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from flask import Flask, Response, make_response, render_template, request
from werkzeug.exceptions import HTTPException

from stemhulp.errors import ShareCodeError
from stemhulp.presentation.wording.language import _, using_language
from stemhulp.translatable import gettext_noop
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
        gettext_noop("Dit formulier kunnen we niet lezen"),
        gettext_noop(
            "Er kwam iets mee dat niet in de vragenlijst staat. We hebben er niets mee gedaan."
        ),
        gettext_noop("Ga terug naar de vragenlijst en probeer het opnieuw."),
    ),
    403: ErrorView(
        gettext_noop("Deze antwoorden kwamen van een andere site"),
        gettext_noop("We nemen alleen antwoorden aan die je op deze site zelf hebt ingevuld."),
        gettext_noop("Open de vragenlijst hier en vul hem hier in."),
    ),
    404: ErrorView(
        gettext_noop("Deze pagina bestaat niet"),
        gettext_noop("Misschien is het adres verkeerd overgenomen, of is de pagina verhuisd."),
        gettext_noop("Ga naar het begin en zoek van daaruit verder."),
    ),
    405: ErrorView(
        gettext_noop("Zo kun je deze pagina niet gebruiken"),
        gettext_noop("Deze pagina is er om te lezen, niet om iets naartoe te sturen."),
        gettext_noop("Ga naar het begin en zoek van daaruit verder."),
    ),
    413: ErrorView(
        gettext_noop("Dit is te veel tekst"),
        gettext_noop(
            "Er werd meer gestuurd dan er in de vragenlijst past. We hebben er niets mee gedaan."
        ),
        gettext_noop("Ga terug naar de vragenlijst en probeer het opnieuw."),
    ),
    415: ErrorView(
        gettext_noop("Dit soort bericht kunnen we niet lezen"),
        gettext_noop("Antwoorden komen binnen als gewoon webformulier; dit was iets anders."),
        gettext_noop("Ga terug naar de vragenlijst en probeer het opnieuw."),
    ),
    500: ErrorView(
        gettext_noop("Er ging bij ons iets mis"),
        gettext_noop("Het ligt niet aan jou. Je antwoorden zijn niet bewaard."),
        gettext_noop("Wacht even en probeer het dan opnieuw."),
    ),
    503: ErrorView(
        gettext_noop("Het is even druk"),
        gettext_noop("Te veel mensen maken nu een bestand. We hebben je antwoorden niet bewaard."),
        gettext_noop("Ga terug en probeer het zo nog eens. Of gebruik Afdrukken in je browser."),
    ),
}
KEPT_HEADERS: Final = frozenset({"Allow", "Retry-After"})
BROKEN_LINK: Final = ErrorView(
    gettext_noop("Deze link klopt niet"),
    gettext_noop(
        "Een deel van de link ontbreekt of is onderweg veranderd. We hebben er niets mee gedaan."
    ),
    gettext_noop("Vraag om de link nog een keer te sturen. Of vul de vragenlijst zelf in."),
)
OUTDATED: Final = gettext_noop("Deze link past niet meer bij deze site")
NEW_LINK: Final = gettext_noop("Vraag om een nieuwe link. Of vul de vragenlijst zelf in.")
LINK_OF_OTHER_LIST: Final = ErrorView(
    OUTDATED,
    gettext_noop(
        "Sinds de link is gemaakt, zijn de stellingen veranderd. We weten niet meer welk antwoord "
        "bij welke stelling hoort. Daarom tonen we geen uitslag."
    ),
    NEW_LINK,
)
LINK_OF_OTHER_SCALE: Final = ErrorView(
    OUTDATED,
    gettext_noop(
        "Toen de link werd gemaakt, kon je uit andere antwoorden kiezen dan nu. Daarom tonen we "
        "geen uitslag."
    ),
    NEW_LINK,
)
LINK_OF_OTHER_SITE: Final = ErrorView(
    OUTDATED,
    gettext_noop(
        "De link is gemaakt met een andere versie van deze site. We kunnen hem niet lezen."
    ),
    NEW_LINK,
)
OTHER_LINK: Final = ErrorView(
    gettext_noop("Deze link hoort bij een andere verkiezing"),
    gettext_noop(
        "De antwoorden in de link gaan over andere stellingen. We hebben er niets mee gedaan."
    ),
    gettext_noop(
        "Open de link op de site waar hij is gemaakt. Of vul de vragenlijst hier zelf in."
    ),
)
LINK_ERRORS: Final[Mapping[str, tuple[int, ErrorView]]] = {
    "not-ours": (400, BROKEN_LINK),
    "damaged": (400, BROKEN_LINK),
    "other-version": (409, LINK_OF_OTHER_SITE),
    "other-data": (409, LINK_OF_OTHER_LIST),
    "other-scale": (409, LINK_OF_OTHER_SCALE),
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
    with using_language(language), request_context(app):
        spoken = ErrorView(_(view.title), _(view.text), _(view.advice))
        return render_template("errors/error.html", page=spoken)
