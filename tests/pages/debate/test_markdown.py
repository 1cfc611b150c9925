"""Nothing from a table becomes markup in Markdown, not even for a reader that lets HTML through."""

from __future__ import annotations

import io
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from typing import Any
from urllib.parse import unquote

import docx
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from stemhulp.debate import briefing
from stemhulp.examples import fictional_election
from stemhulp.presentation.debate.briefing import BriefingView, briefing_view
from stemhulp.presentation.debate.docx import briefing_docx
from stemhulp.presentation.debate.markdown import briefing_markdown
from stemhulp.signs import harmless

# The nastiest reader: HTML goes through, and so do tables and what is struck out.
READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
WORD = "woord"
ADDRESS = "https://raad.example/a_b*c(d)?x=1&copy;=2&lt;=3#~e"
ELECTION = fictional_election()
VIEW = briefing_view(ELECTION, briefing(ELECTION, "brug", ["molen", "haven"]))


class Elements(HTMLParser):
    """What a browser makes of the HTML: elements with what they say of themselves, and text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[object] = []
        self.text = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, attrs))

    def handle_endtag(self, tag: str) -> None:
        self.elements.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.elements.append(f"comment {data}")

    def handle_decl(self, decl: str) -> None:
        self.elements.append(f"declaration {decl}")

    def handle_pi(self, data: str) -> None:
        self.elements.append(f"instruction {data}")

    def unknown_decl(self, data: str) -> None:
        self.elements.append(f"unknown {data}")


def filled(value: Any, text: str) -> Any:
    """The same view with every text in it replaced; an address stays an address."""
    if isinstance(value, str):
        return text
    if isinstance(value, tuple):
        return tuple(filled(one, text) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changes = {one.name: filled(getattr(value, one.name), text) for one in fields(value)}
    return replace(value, **{k: ADDRESS if k == "url" else v for k, v in changes.items()})


def read(view: BriefingView) -> Elements:
    return Elements(READER.render(briefing_markdown(view, with_more=True)))


PLAIN = read(filled(VIEW, WORD))
SIGNS = st.text(st.sampled_from("*_`~[]()<>#|!&;:-+=.\\\"'/ \n\t1a0x?{}^$%@—é\x1b\u202e\xa0"))


@given(st.text() | SIGNS)
@example("<script>alert(1)</script>")
@example("![x](javascript:alert(1)) [y](https://kwaad.example) <https://kwaad.example>")
@example("- - 1. # > ```\n~~~\n    code\n---\n===\n| a | b |\n|---|---|")
@example(
    "&lt;b&gt; &#60;b&#62; &amp;lt; \\*a\\* **b** __c__ ~~d~~ `e` <!-- f --> <?g?> <![CDATA[h]]>"
)
@example("*")
@example("a\\")
@example("[^1]: noot")
def test_text_from_tables_is_text_and_nothing_else(text: str) -> None:
    said = harmless(" ".join(text.split()))
    assume(said)
    found = read(filled(VIEW, text.strip()))
    assert found.elements == PLAIN.elements
    assert found.text == PLAIN.text.replace(WORD, said)


def test_the_reader_sees_every_kind_of_line_and_the_whole_address() -> None:
    names = {one[0] for one in PLAIN.elements if isinstance(one, tuple)}
    assert names == {"h1", "h2", "h3", "p", "ul", "ol", "li", "em", "strong", "a", "blockquote"}
    links = [dict(one[1]).get("href") for one in PLAIN.elements if isinstance(one, tuple)]
    assert ADDRESS in {unquote(str(link)) for link in links}


@pytest.mark.parametrize("url", ['https://x.example/"><script>', "https://x.example/>) [y](z"])
def test_an_address_that_would_be_script_is_no_link(url: str) -> None:
    election = replace(
        ELECTION,
        sources={key: replace(one, url=url) for key, one in ELECTION.sources.items()},
    )
    made = briefing_markdown(briefing_view(election, briefing(election, "brug", ["molen"])))
    assert url not in made
    assert "<script" not in READER.render(made)


def test_a_title_without_end_still_makes_a_document() -> None:
    long = replace(VIEW, title="x" * 300)
    document = docx.Document(io.BytesIO(briefing_docx(long)))
    assert document.paragraphs[0].text == long.title
    assert document.core_properties.title == long.title[:255]
