"""A briefing as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from stemhulp.presentation.debate.appendix import Appendix
from stemhulp.presentation.debate.bibliography import SourceItem
from stemhulp.presentation.debate.briefing import BriefingView, SectionView
from stemhulp.presentation.debate.parts import Item, QuotedPosition, SourceTag
from stemhulp.presentation.wording.language import _, ngettext
from stemhulp.signs import harmless

RAISED: Final = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def briefing_markdown(view: BriefingView, *, with_more: bool = False) -> str:
    """Return a briefing as Markdown; what comes from tables cannot become markup.

    `with_more` also gives what does not fit on paper.
    """
    return "\n".join(_lines(view, with_more=with_more)) + "\n"


def _lines(view: BriefingView, *, with_more: bool) -> Iterator[str]:
    """Every line of the document: what one says tonight first."""
    yield f"# {escaped(view.title)}"
    if view.subtitle:
        yield from ("", escaped(view.subtitle))
    for sheet in view.sheets:
        if sheet.front:
            yield from ("", f"## {escaped(sheet.title)}", "", escaped(sheet.intro))
        for section in sheet.front:
            yield from _section(section, section.title, section.front)
    for sheet in view.sheets:
        yield from ("", f"## {escaped(sheet.title_of_rest)}", "")
        yield from () if sheet.front else (escaped(sheet.intro),)
        for section in sheet.rest:
            items = (*section.items, *(section.more if with_more else ()))
            yield from _section(section, section.title_of_rest, items)
            if section.more and not with_more:
                yield from ("", escaped(left_out(section)))
    yield from _sources(view.sources if with_more else view.printed_sources)
    yield from ("", escaped(view.promise), "", escaped(view.origin))
    yield from _appendix(view.appendix)


def _sources(sources: Iterable[SourceItem]) -> Iterator[str]:
    """The numbered list that every small number refers to."""
    yield from ("", f"## {_('Bronnen')}", "")
    for source in sources:
        title = escaped(source.title)
        link = f"[{title}](<{source.url.replace('&', '&amp;')}>)" if source.url else title
        said = ". ".join(filter(None, (source.date, "; ".join(source.rows))))
        yield f'{source.number}. <a id="bron-{source.number}"></a>{link}. {escaped(said)}'


def _appendix(appendix: Appendix) -> Iterator[str]:
    """How sharp each contrast is, with what the numbers mean."""
    if not appendix.tables:
        return
    yield from ("", f"## {escaped(appendix.title)}", "")
    yield from (f"- {escaped(sentence)}" for sentence in appendix.meaning)
    for table in appendix.tables:
        yield from ("", f"### {escaped(table.title)}", "")
        for score in table.scores:
            yield f"- {escaped(f'{score.heading}: {score.total} = {score.product}')}"


def said(proof: QuotedPosition) -> str:
    """Return what a source says: its own words, ours, or its title."""
    quote = f"‘{proof.quote}’" if proof.quote else ""
    title = ""
    if proof.title:
        title = _("De titel van die bron:") + f" ‘{proof.title}’"
    return " ".join(filter(None, (quote, proof.text, title)))


def left_out(section: SectionView) -> str:
    """Say how much of a section is only on the site."""
    count = len(section.more)
    return ngettext("En nog %(count)s op de site.", "En nog %(count)s op de site.", count)


def _section(section: SectionView, title: str, items: tuple[Item, ...]) -> Iterator[str]:
    """One section with some of its items."""
    yield from ("", f"### {escaped(title)}", "")
    if section.note and not section.is_on_front:
        yield from (escaped(section.note), "")
    if not items:
        yield escaped(section.nothing)
        return
    yield from (f"_{escaped(section.intro)}_", "")
    for item in items:
        yield from _item(item)


def _item(item: Item) -> Iterator[str]:
    """One item: a bold name, then what is said and by whom, and what to be careful with."""
    text = f" {escaped(item.text)}" if item.text else ""
    yield f"- {_bold(item.heading)}{text}{_numbers(item.tags)}"
    if item.quote:
        yield f"  > {escaped(item.quote)}"
    if item.translation:
        yield f"  - {escaped(item.translation)}"
    yield from (f"  - {_proof(proof)}" for proof in item.positions)
    yield from (f"  - {escaped(note)}" for note in item.notes)
    if item.warning:
        proofs = " ".join(_proof(proof) for proof in item.warning.positions)
        yield f"  - **{_('Let op')}** {escaped(item.warning.text)} {proofs}".rstrip()


def _proof(proof: QuotedPosition) -> str:
    """What is said, by whom, and the numbers of the sources."""
    return " ".join(filter(None, (_bold(proof.label), escaped(said(proof))))) + _numbers(proof.tags)


def _numbers(tags: tuple[SourceTag, ...]) -> str:
    """Small numbers that lead to the list of sources."""
    links = (f"[{str(n).translate(RAISED)}](#bron-{n})" for n in numbers_in(tags))
    return "".join(f" {link}" for link in links)


def numbers_in(tags: tuple[SourceTag, ...]) -> tuple[int, ...]:
    """Return the numbers of sources, each one once."""
    return tuple(dict.fromkeys(tag.number for tag in tags))


def escaped(text: str) -> str:
    """Return text in which nothing is markup, also for a reader that lets HTML through.

    White space is folded, as a page does it, and a sign that one does not see is written out.

    Examples
    --------
    >>> print(escaped("*3* <b>punten</b> # en [zo](x)"))
    \\*3\\* &lt;b&gt;punten&lt;/b&gt; \\# en \\[zo\\](x)
    >>> print(escaped("1. Wonen"), escaped("- niets"))
    1\\. Wonen \\- niets
    """
    text = harmless(" ".join(text.split()))
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    text = re.sub(r"([\\`*_\[\]#|~])", r"\\\1", text)
    return re.sub(r"^([0-9]{1,9})([.)])|^([-+=:])", r"\1\\\2\3", text)


def _bold(text: str) -> str:
    """Text in bold; nothing when there is none."""
    return f"**{escaped(text)}**" if text.split() else ""
