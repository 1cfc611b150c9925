"""Every page that needs no answers: declared once, rendered once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from flask import Blueprint, Flask

from stemhulp.model import Election
from stemhulp.presentation import views
from stemhulp.web.prerendered import Library


@dataclass(frozen=True, slots=True)
class Page:
    """An address, the view behind it and the template that shows it.

    `ids` gives the ids that fill the one gap in the address, if it has one.
    """

    endpoint: str
    rule: str
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
    Page("start", "/", "start.html", views.start_view),
    Page("questionnaire", "/vragenlijst", "quiz/questionnaire.html", views.quiz_view),
    Page("not_yet", "/uitslag", "quiz/not_yet.html", views.not_yet_view),
    Page("statements", "/stellingen", "statements/list.html", views.statements_view),
    Page(
        "statement",
        "/stellingen/<statement_id>",
        "statements/one.html",
        views.statement_view,
        "statement_id",
        lambda election: election.statements,
    ),
    Page("parties", "/partijen", "parties/list.html", views.parties_view),
    Page(
        "party",
        "/partijen/<party_id>",
        "parties/one.html",
        views.party_view,
        "party_id",
        lambda election: election.parties,
    ),
    Page("method", "/methode", "about/method.html", views.method_view),
    Page("account", "/verantwoording", "about/account.html", views.account_view),
    Page("privacy", "/privacy", "about/privacy.html", views.privacy_view),
    Page(
        "accessibility", "/toegankelijkheid", "about/accessibility.html", views.accessibility_view
    ),
)


def add_info_pages(blueprint: Blueprint, library: Library) -> None:
    """Give every page its address."""
    for page in PAGES:
        blueprint.add_url_rule(page.rule, page.endpoint, lambda **_: library.respond())


def fill_info_pages(app: Flask, election: Election, library: Library) -> None:
    """Render every page of an election."""
    for page in PAGES:
        for values in page.every(election):
            endpoint = f"{election.election_id}.{page.endpoint}"
            library.add(app, endpoint, values, page.template, page.view(election, *values.values()))


def add_choice_page(app: Flask, elections: Sequence[Election], library: Library) -> None:
    """Put the choice between elections at the root of a site that has several."""
    app.add_url_rule("/", "choice", library.respond)
    library.add(app, "choice", {}, "choice.html", views.choice_view(elections))
