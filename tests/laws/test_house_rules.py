"""The rules of the house, on every page that a link leads to."""

from __future__ import annotations

from urllib.parse import urldefrag

from flask import Flask

from tests.support.documents import HTML, parsed
from tests.support.whole_site import crawl, documents, whole_site


def test_every_link_inside_the_site_leads_somewhere(whole_app: Flask) -> None:
    answers = crawl(whole_app)
    assert {path: a.status_code for path, a in answers.items() if a.status_code != 200} == {}


def test_every_page_follows_the_rules_of_the_house(whole_app: Flask) -> None:
    for document in documents(whole_app).values():
        document.check_house_rules()


def test_every_link_to_a_place_on_a_page_finds_that_place(whole_app: Flask) -> None:
    pages = documents(whole_app)
    places = {path: document.ids for path, document in pages.items()}
    for path, document in pages.items():
        for link in document.links:
            page, place = urldefrag(link)
            if page.startswith("/") and place:
                assert place in places[page], (path, link)


def test_titles_are_all_different(whole_app: Flask) -> None:
    pages = documents(whole_app).values()
    titles = [(page.root.get("lang"), page.texts("title")[0]) for page in pages]
    assert len(titles) == len(set(titles))


def test_no_link_opens_a_new_tab_by_itself(whole_app: Flask) -> None:
    """Nobody is taken somewhere where Back does nothing; who wants a new tab asks the browser."""
    for page in whole_site(whole_app):
        root, _ = parsed(page.html)
        opening = [link.get("href") for link in root.iter(f"{HTML}a") if link.get("target")]
        forms = [form for form in root.iter(f"{HTML}form") if form.get("target")]
        assert (opening, forms) == ([], []), page.name
