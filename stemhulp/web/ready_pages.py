"""Pages that need no answers: declared once in their room, rendered once at start-up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from flask import Blueprint, Flask

from stemhulp.model import Election
from stemhulp.web.editions import Edition
from stemhulp.web.http.page_cache import PageCache


@dataclass(frozen=True, slots=True)
class ReadyPage:
    """An endpoint, the view behind it and the template that shows it.

    `ids` gives the ids that fill the one gap in the rule, if it has one.
    """

    endpoint: str
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


def add_ready_pages(
    blueprint: Blueprint, edition: Edition, pages: Iterable[ReadyPage], cache: PageCache
) -> None:
    """Give every page its address."""
    for page in pages:
        blueprint.add_url_rule(
            edition.rule(page.endpoint), page.endpoint, lambda **_: cache.respond()
        )


def fill_ready_pages(
    app: Flask, edition: Edition, pages: Iterable[ReadyPage], cache: PageCache
) -> None:
    """Render every page of an edition."""
    for page in pages:
        for values in page.every(edition.election):
            view = page.view(edition.election, *values.values())
            cache.add(app, f"{edition.blueprint}.{page.endpoint}", values, page.template, view)
