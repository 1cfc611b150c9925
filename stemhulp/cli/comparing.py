"""Commands that put parties beside each other: compare, debate."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from stemhulp.cli.options import ELECTION, NEW_FILE, site_of
from stemhulp.cli.output import echo_file, echo_json
from stemhulp.cli.say import say
from stemhulp.errors import StemhulpError

if TYPE_CHECKING:
    from stemhulp.debate import Briefing
    from stemhulp.loading import Site
    from stemhulp.model import Election
    from stemhulp.presentation.debate.briefing import BriefingView

LANGUAGE = click.option(
    "--language",
    type=click.Choice(["nl", "en"]),
    default="nl",
    show_default=True,
    help="Taal van de tekst.",
)


@click.command("compare")
@click.argument("first")
@click.argument("second")
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", "csv", "json"]),
    default="text",
    show_default=True,
    help="Vorm van de uitvoer.",
)
@click.option("--before-election", is_flag=True, help="Alleen bronnen van voor de verkiezing.")
@LANGUAGE
@ELECTION
@click.pass_context
def compare(
    ctx: click.Context,
    first: str,
    second: str,
    output: str,
    before_election: bool,
    language: str,
    election: str | None,
) -> None:
    """Zet twee partijen naast elkaar, met de bron bij elk standpunt.

    De tabel (csv) heeft een regel per stelling en partij. Onder de vijf gedeelde standpunten
    is er geen percentage.

    \b
    Voorbeelden:
      stemhulp compare sp vvd
      stemhulp compare sp plop --format csv
      stemhulp compare sp vvd --before-election --format json
    """
    from stemhulp.comparison import before_election as earlier
    from stemhulp.loading import load_election
    from stemhulp.presentation.compare import tables
    from stemhulp.presentation.compare.text import pair_text
    from stemhulp.presentation.files.table import as_csv
    from stemhulp.presentation.wording.language import using_language

    chosen = load_election(election, site=site_of(ctx)).in_language(language)
    chosen = earlier(chosen) if before_election else chosen
    chosen.party(first)
    chosen.party(second)
    with using_language(language):
        if output == "text":
            say(pair_text(chosen, first, second))
        elif output == "csv":
            echo_file(as_csv(tables.pair_table(chosen, first, second)))
        else:
            echo_json(tables.pair_dict(chosen, first, second, before_election_only=before_election))


@click.command("debate")
@click.argument("party")
@click.option("--against", required=True, metavar="PARTIJ …", help="Een of meer tegenstanders.")
@click.argument("more_opponents", nargs=-1)
@click.option("--theme", "themes", multiple=True, metavar="ID", help="Alleen dit thema; mag vaker.")
@click.option(
    "--format",
    "output",
    type=click.Choice(["html", "pdf", "md", "docx", "json"]),
    default="md",
    show_default=True,
    help="Vorm van de uitvoer; pdf en docx hebben --output nodig.",
)
@click.option(
    "--layout",
    type=click.Choice(["pages", "cards"]),
    default="pages",
    show_default=True,
    help="Bladzijden A4, of spiekkaarten A6 (alleen html en pdf).",
)
@click.option(
    "-o",
    "--output",
    "target",
    type=NEW_FILE,
    help="Bestand; anders het scherm.",
)
@click.option("--before-election", is_flag=True, help="Alleen bronnen van voor de verkiezing.")
@LANGUAGE
@ELECTION
@click.pass_context
def debate(
    ctx: click.Context,
    party: str,
    against: str,
    more_opponents: tuple[str, ...],
    themes: tuple[str, ...],
    output: str,
    layout: str,
    target: Path | None,
    before_election: bool,
    language: str,
    election: str | None,
) -> None:
    """Bereid een partij voor op een debat: verschillen, raakvlakken, zwakke plekken, vragen.

    Vooraan staat wat je vanavond zegt: drie verschillen en twee gedeelde standpunten. Bij elk
    standpunt staat het nummer van de bron; de lijst zegt van wanneer die is, en hoe zeker het is.

    \b
    Voorbeelden:
      stemhulp debate sp --against vvd
      stemhulp debate sp --against vvd plop --theme wonen --format md
      stemhulp debate sp --against vvd --format pdf -o sp-vvd.pdf
      stemhulp debate sp --against vvd --format pdf --layout cards -o kaarten.pdf
    """
    from stemhulp.authoring.files import write_whole
    from stemhulp.comparison import before_election as earlier
    from stemhulp.debate import briefing
    from stemhulp.loading import load_election
    from stemhulp.presentation.wording.language import using_language

    opponents = [name for name in (*against.split(","), *more_opponents) if name]
    if party in opponents or not opponents:
        raise StemhulpError("Kies een of meer tegenstanders, en niet de partij zelf.")
    if target is None and output in {"pdf", "docx"}:
        raise StemhulpError(f"Noem een bestand met -o: {output} past niet op het scherm.")
    site = site_of(ctx)
    chosen = load_election(election, site=site)
    chosen = earlier(chosen) if before_election else chosen
    prepared = briefing(chosen, party, opponents, themes)
    with using_language(language):
        made = _make(chosen.in_language(language), prepared, output, layout, site)
    if target is not None:
        write_whole(target, made)
        say(f"Geschreven naar {target}.", err=True)
    else:
        echo_file(made)


def _make(election: Election, prepared: Briefing, output: str, layout: str, site: Site) -> bytes:
    """Return the briefing in the form that was asked."""
    from stemhulp.presentation.debate.briefing import briefing_view
    from stemhulp.presentation.debate.export import briefing_dict
    from stemhulp.presentation.debate.markdown import briefing_markdown

    if output == "json":
        data = briefing_dict(election, prepared)
        return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
    view = briefing_view(election, prepared)
    if output == "md":
        return briefing_markdown(view).encode()
    try:
        if output == "docx":
            from stemhulp.presentation.debate.docx import briefing_docx

            return briefing_docx(view)
        from stemhulp.presentation.debate.paper import briefing_pdf

        html = _html(view, layout, site)
        return briefing_pdf(html) if output == "pdf" else html.encode()
    except ModuleNotFoundError as error:
        extra = "editor" if output == "docx" else "pdf"
        raise StemhulpError(
            f"Voor {output} ontbreekt het pakket {error.name}. Installeer stemhulp[{extra}]."
        ) from error


def _html(view: BriefingView, layout: str, site: Site) -> str:
    """Return the briefing as HTML, with the site's own templates where it has them."""
    from stemhulp.loading import bundled_root
    from stemhulp.presentation.debate.paper import briefing_html
    from stemhulp.presentation.files.templates import own_templates, template_loader

    ours = bundled_root() / "templates"
    with own_templates(site.templates, ours):
        return briefing_html(view, template_loader(site.templates, ours), layout)
