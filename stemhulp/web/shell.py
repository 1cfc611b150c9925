"""What stands round every page: its language, names of the site, the way to the other language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from flask import Flask, request
from flask_babel import Babel, Domain
from markupsafe import Markup

from stemhulp.presentation.wording import language
from stemhulp.presentation.wording.labels import description, quiz_name
from stemhulp.web.editions import Edition
from stemhulp.web.language_switch import switch_to
from stemhulp.web.routes import BELOW

# Says of a title or a quotation that it is Dutch, on a page in another language.
IN_DUTCH: Final = Markup(' lang="nl"')
# The entry of the menu that is this page, and the one that this page is found below.
HERE: Final = Markup(' aria-current="page"')
BELOW_HERE: Final = Markup(' aria-current="true"')


class OneCatalogue(Domain):  # type: ignore[misc]
    """The catalogue that views use as well, so that a page never speaks two languages."""

    def get_translations(self) -> Any:
        """Return the translations into the language that the page is being made in."""
        return language.translations(language.current())


def add_shell(app: Flask, editions: Sequence[Edition]) -> None:
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
            "switch": switch_to(editions, edition) if edition else None,
            "current": _current,
            "tab": "",
            "dutch": dutch_on(language.current()),
        }


def dutch_on(page_language: str) -> str:
    """Mark of quoted Dutch on a page in this language; Dutch on a Dutch page needs none."""
    return IN_DUTCH if page_language != language.SOURCE_LANGUAGE else ""


def _current(entry: str) -> str:
    """Say of an entry of the menu how it stands to this page: `aria-current`, or nothing."""
    here = (request.endpoint or "").rpartition(".")[2]
    if here == entry:
        return HERE
    return BELOW_HERE if BELOW.get(here) == entry else ""
