"""Pages that need no answers: declared once in their room, rendered once at start-up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from flask import Blueprint, Response

from stemhulp.model import Election, Phase
from stemhulp.web.clock import phase_now
from stemhulp.web.editions import Edition
from stemhulp.web.http.compression import BEST, SOON
from stemhulp.web.http.page_cache import PageCache, Plan


@dataclass(frozen=True, slots=True)
class ReadyPage:
    """An endpoint, the view behind it and the template that shows it.

    `ids` gives the ids that fill the one gap in the rule, if it has one. What a timed page says
    depends on the day: its view is asked for every phase, and the clock chooses.
    """

    endpoint: str
    template: str
    view: Callable[..., object]
    id_name: str = ""
    ids: Callable[[Election], Iterable[str]] = lambda _: ()
    is_timed: bool = False

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
            edition.rule(page.endpoint), page.endpoint, _handler(page, edition, cache)
        )


def _handler(page: ReadyPage, edition: Edition, cache: PageCache) -> Callable[..., Response]:
    """Return what hands out the page, in the version of today if it has several."""
    settings = edition.election.settings
    if page.is_timed:
        return lambda **_: cache.respond(phase_now(settings))
    return lambda **_: cache.respond()


def planned_pages(edition: Edition, pages: Iterable[ReadyPage]) -> Iterator[Plan]:
    """Yield every page of an edition."""
    for page in pages:
        for values in page.every(edition.election):
            for version in _versions(page):
                yield Plan(
                    f"{edition.blueprint}.{page.endpoint}",
                    values,
                    page.template,
                    partial(page.view, edition.election, *values.values(), *version),
                    edition.language,
                    choice=version[0] if version else None,
                    ways=SOON if page.id_name else BEST,
                )


def _versions(page: ReadyPage) -> list[tuple[()] | tuple[Phase]]:
    """Return what a view is told beside the election: nothing, or each phase in turn."""
    return [(phase,) for phase in Phase] if page.is_timed else [()]
