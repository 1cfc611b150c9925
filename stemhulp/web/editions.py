"""An edition: one election in one language, with its own addresses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from flask import Flask, request, url_for
from flask_babel import Babel, Domain
from markupsafe import Markup

from stemhulp.model import Election
from stemhulp.presentation.wording import language
from stemhulp.presentation.wording.labels import description, quiz_name

# Names in an address that choose what a page shows; the same in every language.
CHOICES: Final = ("partij", "thema", "verschil", "bron", "voor", "volgorde", "tegen")
# Says of a title or a quotation that it is Dutch, on a page in another language.
IN_DUTCH: Final = Markup(' lang="nl"')


@dataclass(frozen=True, slots=True)
class Edition:
    """One election in one language; `blueprint` is the name of its blueprint."""

    election: Election
    prefix: str

    @property
    def language(self) -> str:
        """Language of every page and text."""
        return self.election.language

    @property
    def blueprint(self) -> str:
        """Name of the blueprint."""
        return f"{self.election.election_id}:{self.language}"


@dataclass(frozen=True, slots=True)
class Switch:
    """The way to the same page in another language; `blueprint` is where a form goes."""

    language: str
    name: str
    blueprint: str
    url: str


def editions_of(elections: Sequence[Election]) -> Iterator[Edition]:
    """Every election in each of its languages; at the root when it is the only election."""
    for election in elections:
        base = "" if len(elections) == 1 else f"/{election.election_id}"
        for code in election.settings.languages:
            prefix = base if code == language.SOURCE_LANGUAGE else f"{base}/{code}"
            yield Edition(election.in_language(code), prefix)


def languages_of(editions: Sequence[Edition]) -> tuple[str, ...]:
    """Languages that the site has, Dutch first."""
    found = {edition.language for edition in editions}
    return tuple(code for code in language.LANGUAGES if code in found)


def language_of_path(path: str) -> str:
    """Language of an address, also of one that does not exist.

    Examples
    --------
    >>> language_of_path("/en/nowhere"), language_of_path("/gr2022-assen/en"), language_of_path("/")
    ('en', 'en', 'nl')
    """
    pieces = path.split("/")[1:3]
    found = (piece for piece in pieces if piece in language.LANGUAGES)
    return next(found, language.SOURCE_LANGUAGE)


class OneCatalogue(Domain):  # type: ignore[misc]
    """The catalogue that views use as well, so that a page never speaks two languages."""

    def get_translations(self) -> Any:
        """Return the translations into the language that the page is being made in."""
        return language.translations(language.current())


def add_languages(app: Flask, editions: Sequence[Edition]) -> None:
    """Let templates translate, and tell them which edition they belong to."""
    babel = Babel(app, default_locale=language.SOURCE_LANGUAGE, locale_selector=language.current)
    babel.domain_instance = OneCatalogue()
    # Straight to the catalogue: a result asks for some 350 texts while somebody waits.
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        language.gettext, language.plain_ngettext, newstyle=True
    )
    by_blueprint = {edition.blueprint: edition for edition in editions}
    n_elections = len({edition.election.election_id for edition in editions})
    alone = {edition.language: edition for edition in editions} if n_elections == 1 else {}

    @app.context_processor
    def shell() -> dict[str, Any]:
        edition = by_blueprint.get(request.blueprint or "") or alone.get(language.current())
        return {
            "language": language.current(),
            "blueprint": edition.blueprint if edition else "",
            "site_name": quiz_name(edition.election) if edition else language._("Stemhulp"),
            "description": description(edition.election if edition else None),
            "dataset": edition.election.dataset[:8] if edition else "",
            "switch": _switch(editions, edition) if edition else None,
            "tab": "",
            "dutch": IN_DUTCH if language.current() != language.SOURCE_LANGUAGE else "",
        }


def _choices() -> dict[str, Any]:
    """Return what was chosen in the address; never an answer, for those are not in addresses."""
    return {name: request.args.getlist(name) for name in CHOICES if name in request.args}


def _switch(editions: Sequence[Edition], edition: Edition) -> Switch | None:
    """Find the same page in another language; the start page when there is no such page."""
    for other in editions:
        is_same_election = other.election.election_id == edition.election.election_id
        if is_same_election and other.language != edition.language:
            endpoint, values = (request.endpoint or "").rpartition(".")[2], request.view_args or {}
            is_page = request.blueprint == edition.blueprint
            asked: dict[str, Any] = _choices() | values if is_page else {}
            url = url_for(f"{other.blueprint}.{endpoint if is_page else 'start'}", **asked)
            return Switch(other.language, language.LANGUAGES[other.language], other.blueprint, url)
    return None
