"""Every address of the site: rules, names in a query and names of files, in both languages.

Nothing else writes an address down. An endpoint is named after what it shows; its rule stands here
under that name. Templates and pages ask for addresses by endpoint and by these names.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from flask import Flask, url_for

Spoken = Mapping[str, str]
"""One text in every language, by code."""


def _spoken(nl: str, en: str) -> Spoken:
    """One rule or name in both languages."""
    return MappingProxyType({"nl": nl, "en": en})


RULES: Final[Mapping[str, Spoken]] = MappingProxyType(
    {
        "start": _spoken("/", "/"),
        "questionnaire": _spoken("/vragenlijst", "/questionnaire"),
        "keep": _spoken("/vragenlijst", "/questionnaire"),
        "not_yet": _spoken("/uitslag", "/result"),
        "result": _spoken("/uitslag", "/result"),
        "reasons_not_yet": _spoken("/uitslag/waarom", "/result/why"),
        "reasons": _spoken("/uitslag/waarom", "/result/why"),
        "result_json": _spoken("/uitslag.json", "/result.json"),
        "result_pdf": _spoken("/uitslag.pdf", "/result.pdf"),
        "result_svg": _spoken("/uitslag.svg", "/result.svg"),
        "result_png": _spoken("/uitslag.png", "/result.png"),
        "statements": _spoken("/stellingen", "/statements"),
        "statement": _spoken("/stellingen/<statement_id>", "/statements/<statement_id>"),
        "parties": _spoken("/partijen", "/parties"),
        "party": _spoken("/partijen/<party_id>", "/parties/<party_id>"),
        "planks": _spoken("/planken", "/programme-points"),
        "plank": _spoken("/planken/<plank_id>", "/programme-points/<plank_id>"),
        "planks_file": _spoken("/planken.<form>", "/programme-points.<form>"),
        "counts_file": _spoken("/planken/telling.<form>", "/programme-points/telling.<form>"),
        "plank_file": _spoken(
            "/planken/<plank_id>/vindplaatsen.<form>",
            "/programme-points/<plank_id>/vindplaatsen.<form>",
        ),
        "compare": _spoken("/vergelijk", "/compare"),
        "compare_file": _spoken("/vergelijk/<name>.<form>", "/compare/<name>.<form>"),
        "pair": _spoken("/vergelijk/<first>/<second>", "/compare/<first>/<second>"),
        "pair_file": _spoken(
            "/vergelijk/<first>/<second>/<name>.<form>", "/compare/<first>/<second>/<name>.<form>"
        ),
        "deeds": _spoken("/woorden-en-daden", "/words-and-deeds"),
        "deeds_file": _spoken("/woorden-en-daden.<form>", "/words-and-deeds.<form>"),
        "debate": _spoken("/debat", "/debate"),
        "briefing": _spoken("/debat/<party_id>", "/debate/<party_id>"),
        "briefing_pdf": _spoken("/debat.pdf", "/debate.pdf"),
        "briefing_cards": _spoken("/debat-kaarten.pdf", "/debate-cards.pdf"),
        "briefing_docx": _spoken("/debat.docx", "/debate.docx"),
        "method": _spoken("/methode", "/method"),
        "account": _spoken("/verantwoording", "/accountability"),
        "changes": _spoken("/wijzigingen", "/changes"),
        "privacy": _spoken("/privacy", "/privacy"),
        "accessibility": _spoken("/toegankelijkheid", "/accessibility"),
        "poster": _spoken("/poster", "/poster"),
        "qr": _spoken("/qr.svg", "/qr.svg"),
        "picture_svg": _spoken("/plaatje.svg", "/picture.svg"),
        "picture_png": _spoken("/plaatje.png", "/picture.png"),
    }
)
"""Rule of each endpoint of an edition, under the prefix of the edition."""

STATIC_RULE: Final = "/static/<name>"
ICON_RULE: Final = "/favicon.ico"
"""Where Firefox looks for the icon after Back, whatever the page says."""
STATUS_RULE: Final = "/status"
"""Where machines ask how the site is doing; no page links to it."""

BELOW: Final[Mapping[str, str]] = MappingProxyType(
    {
        "reasons_not_yet": "questionnaire",
        "statement": "statements",
        "party": "parties",
        "pair": "compare",
        "deeds": "compare",
        "planks": "compare",
        "plank": "compare",
        "debate": "compare",
        "briefing": "compare",
    }
)
"""Endpoint → the entry of the menu that it is found below; what has an entry itself is not here."""
CHOICE_RULES: Final = _spoken("/", "/en/")
"""Where a site with several elections asks which one."""


class Query(StrEnum):
    """Names in an address that choose what a page shows; the same in every language.

    The switch of language keeps them all. None of them is ever an answer.
    """

    PARTY = "partij"
    THEME = "thema"
    ONLY_DIFFERENT = "verschil"
    ONLY_COMPLETE = "bron"
    BEFORE_ELECTION_ONLY = "voor"
    ORDER = "volgorde"
    AGAINST = "tegen"


TICKED: Final = "1"
"""What a ticked box sends."""

QUERY_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {name.lower(): member.value for name, member in Query.__members__.items()}
)
"""Our name → the name in the address, for templates: ``query.party``."""

TABLE_NAMES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "cells": "standpunten",
        "matrix": "partijen",
        "pair": "stellingen",
        "pair_themes": "themas",
    }
)
"""Our name of a table → its name in the address of a file."""

RESULT_FILE: Final = _spoken("stemhulp-uitslag", "stemhulp-result")
"""Name of a result to take along; nothing personal."""


def link(endpoint: str, **values: Any) -> str:
    """Return an address; what we call ``before_election_only`` is ``voor`` in it, and so on.

    Examples
    --------
    >>> app = Flask("routes")
    >>> app.add_url_rule("/vergelijk", "compare")
    >>> with app.test_request_context():
    ...     link("compare", before_election_only="1", theme=None)
    '/vergelijk?voor=1'
    """
    return url_for(endpoint, **{QUERY_NAMES.get(name, name): v for name, v in values.items()})


def add_links(app: Flask) -> None:
    """Give templates `link` and the names that forms send."""
    app.add_template_global(link)
    app.jinja_env.globals["query"] = QUERY_NAMES
    app.jinja_env.globals["table_names"] = TABLE_NAMES
