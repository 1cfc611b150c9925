"""Every page that needs no answers: declared once, rendered once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from flask import Blueprint, Flask

from stemhulp.model import Election
from stemhulp.presentation import views
from stemhulp.presentation.wording.language import SOURCE_LANGUAGE, using_language
from stemhulp.web.editions import Edition, languages_of
from stemhulp.web.http.page_cache import PageCache
from stemhulp.web.pages.result import RESULT_RULES


@dataclass(frozen=True, slots=True)
class Page:
    """An address in every language, the view behind it and the template that shows it.

    `ids` gives the ids that fill the one gap in the address, if it has one.
    """

    endpoint: str
    rules: Mapping[str, str]
    template: str
    view: Callable[..., object]
    id_name: str = ""
    ids: Callable[[Election], Iterable[str]] = lambda _: ()

    def every(self, election: Election) -> Iterator[dict[str, str]]:
        """Yield the values for the gap in the address, one page each."""
        if not self.id_name:
            yield {}
        for key in self.ids(election):
            yield {self.id_name: key}


PAGES: Final = (
    Page("start", {"nl": "/", "en": "/"}, "start/start.html", views.start_view),
    Page(
        "questionnaire",
        {"nl": "/vragenlijst", "en": "/questionnaire"},
        "quiz/questionnaire.html",
        views.quiz_view,
    ),
    Page("not_yet", RESULT_RULES, "result/not_yet.html", views.not_yet_view),
    Page(
        "statements",
        {"nl": "/stellingen", "en": "/statements"},
        "statements/list.html",
        views.statements_view,
    ),
    Page(
        "statement",
        {"nl": "/stellingen/<statement_id>", "en": "/statements/<statement_id>"},
        "statements/one.html",
        views.statement_view,
        "statement_id",
        lambda election: election.statements,
    ),
    Page("parties", {"nl": "/partijen", "en": "/parties"}, "parties/list.html", views.parties_view),
    Page(
        "party",
        {"nl": "/partijen/<party_id>", "en": "/parties/<party_id>"},
        "parties/one.html",
        views.party_view,
        "party_id",
        lambda election: election.parties,
    ),
    Page("method", {"nl": "/methode", "en": "/method"}, "about/method.html", views.method_view),
    Page(
        "account",
        {"nl": "/verantwoording", "en": "/accountability"},
        "about/account.html",
        views.account_view,
    ),
    Page("privacy", {"nl": "/privacy", "en": "/privacy"}, "about/privacy.html", views.privacy_view),
    Page(
        "accessibility",
        {"nl": "/toegankelijkheid", "en": "/accessibility"},
        "about/accessibility.html",
        views.accessibility_view,
    ),
)


def add_info_pages(blueprint: Blueprint, edition: Edition, cache: PageCache) -> None:
    """Give every page its address."""
    for page in PAGES:
        rule = page.rules[edition.language]
        blueprint.add_url_rule(rule, page.endpoint, lambda **_: cache.respond())


def fill_info_pages(app: Flask, edition: Edition, cache: PageCache) -> None:
    """Render every page of an edition."""
    for page in PAGES:
        for values in page.every(edition.election):
            endpoint = f"{edition.blueprint}.{page.endpoint}"
            view = page.view(edition.election, *values.values())
            cache.add(app, endpoint, values, page.template, view)


def add_choice_pages(app: Flask, editions: Sequence[Edition], cache: PageCache) -> None:
    """Put the choice between elections at the root of a site that has several."""
    for code in languages_of(editions):
        endpoint = f"choice_{code}"
        here = [edition for edition in editions if edition.language == code]
        app.add_url_rule("/" if code == SOURCE_LANGUAGE else f"/{code}/", endpoint, cache.respond)
        with using_language(code):
            view = views.choice_view([(edition.blueprint, edition.election) for edition in here])
            cache.add(app, endpoint, {}, "start/choice.html", view)
