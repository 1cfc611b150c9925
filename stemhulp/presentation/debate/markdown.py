"""A briefing as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stemhulp.presentation.debate.briefing import BriefingView, SectionView
from stemhulp.presentation.debate.parts import Item, QuotedPosition, SourceTag
from stemhulp.presentation.wording.language import _, ngettext


def briefing_markdown(view: BriefingView, *, with_more: bool = False) -> str:
    """Return a briefing as Markdown; what comes from tables cannot become markup.

    `with_more` also gives what does not fit on paper.
    """
    return "\n".join(_lines(view, with_more=with_more)) + "\n"


def _lines(view: BriefingView, *, with_more: bool) -> Iterator[str]:
    """Every line of the document."""
    yield f"# {escaped(view.title)}"
    if view.subtitle:
        yield from ("", escaped(view.subtitle))
    yield from ("", escaped(view.promise))
    for sheet in view.sheets:
        yield from ("", f"## {escaped(sheet.title)}", "", escaped(sheet.intro))
        for section in sheet.sections:
            yield from _section(section, with_more=with_more)
    yield from ("", escaped(view.origin), "", escaped(view.measure), "", f"## {_('Bronnen')}", "")
    for source in view.sources:
        title = (
            f"[{escaped(source.title)}](<{source.url}>)" if source.url else escaped(source.title)
        )
        date = f", {escaped(source.date)}" if source.date else ""
        yield f"- {title}{date} ({escaped(', '.join(source.codes))})"


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


def _section(section: SectionView, *, with_more: bool) -> Iterator[str]:
    """One section with its items."""
    yield from ("", f"### {escaped(section.title)}", "")
    if section.note:
        yield from (escaped(section.note), "")
    if not section.items:
        yield escaped(section.nothing)
        return
    yield from (f"_{escaped(section.intro)}_", "")
    for item in (*section.items, *(section.more if with_more else ())):
        yield from _item(item)
    if section.more and not with_more:
        yield from ("", escaped(left_out(section)))


def _item(item: Item) -> Iterator[str]:
    """One item: a bold name, then what is said and by whom."""
    text = f" {escaped(item.text)}" if item.text else ""
    yield f"- **{escaped(item.heading)}**{text}{_tags(item.tags)}"
    if item.quote:
        yield f"  > {escaped(item.quote)}"
    if item.translation:
        yield f"  - {escaped(item.translation)}"
    yield from (f"  - {_proof(proof)}" for proof in item.positions)
    yield from (f"  - {escaped(note)}" for note in item.notes)


def _proof(proof: QuotedPosition) -> str:
    """What is said, by whom, and the sources."""
    label = f"**{escaped(proof.label)}**" if proof.label else ""
    return " ".join(filter(None, (label, escaped(said(proof))))) + _tags(proof.tags)


def _tags(tags: tuple[SourceTag, ...]) -> str:
    """Sources in brackets; "" when there are none."""
    codes = (
        f"[{escaped(tag.code)}](<{tag.url}>)" if tag.url else escaped(tag.code) for tag in tags
    )
    said = "; ".join(f"{code}: {escaped(tag.facts)}" for code, tag in zip(codes, tags, strict=True))
    return f" ({said})" if said else ""


def escaped(text: str) -> str:
    """Return text in which nothing is markup.

    Examples
    --------
    >>> escaped("*3* <b>punten</b> # en [zo]")
    '\\\\*3\\\\* &lt;b>punten&lt;/b> \\\\# en \\\\[zo\\\\]'
    """
    text = re.sub(r"\s+", " ", text).replace("&", "&amp;").replace("<", "&lt;")
    return re.sub(r"([\\`*_\[\]#|])", r"\\\1", text)
