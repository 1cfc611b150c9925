"""The start page, and the choice between elections."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final

from flask import Flask

from stemhulp.presentation.start.view import choice_view, start_view
from stemhulp.web.editions import Edition, languages_of
from stemhulp.web.http.page_cache import PageCache, Plan
from stemhulp.web.ready_pages import ReadyPage
from stemhulp.web.routes import CHOICE_RULES

READY: Final = (ReadyPage("start", "start/start.html", start_view, is_timed=True),)


def add_choice_pages(app: Flask, editions: Sequence[Edition], cache: PageCache) -> Iterator[Plan]:
    """Put the choice between elections at the root of a site that has several."""
    for code in languages_of(editions):
        endpoint = f"choice_{code}"
        here = [edition for edition in editions if edition.language == code]
        app.add_url_rule(CHOICE_RULES[code], endpoint, cache.respond)
        shown = [(edition.blueprint, edition.election) for edition in here]
        yield Plan(endpoint, {}, "start/choice.html", partial(choice_view, shown), code)
