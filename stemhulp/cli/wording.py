"""Command about the wording of texts: lint."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from stemhulp.cli.options import FORMAT, site_of
from stemhulp.cli.output import echo_json, number_of
from stemhulp.cli.say import say

if TYPE_CHECKING:
    from stemhulp.authoring.lint import Hit, Reading
    from stemhulp.loading import Site

KINDS = click.Choice(["statement", "label", "theme", "explanation", "position", "interface"])


@click.command()
@click.argument("election", metavar="[VERKIEZING]", required=False)
@click.option(
    "--interface",
    is_flag=True,
    help="Lees ook de teksten van de pagina’s zelf; hun plaats is de lijst voor vertalers.",
)
@click.option("--kind", "kinds", multiple=True, type=KINDS, help="Alleen deze soort tekst.")
@click.option(
    "--worst", metavar="N", type=click.IntRange(1), help="Toon alleen de N moeilijkste teksten."
)
@click.option("--strict", is_flag=True, help="Eindig met code 1 als een tekst te hoog scoort.")
@FORMAT
@click.pass_context
def lint(
    ctx: click.Context,
    election: str | None,
    interface: bool,
    kinds: tuple[str, ...],
    worst: int | None,
    strict: bool,
    output: str,
) -> None:
    """Zoek wat een tekst moeilijk maakt: lange zinnen, zeldzame woorden, ontkenningen en meer.

    Signalen voor begrijpelijke taal zijn advies, geen oordeel en geen taalniveau. De score van
    een tekst is die van zijn moeilijkste zin; de moeilijkste tekst staat bovenaan.

    \b
    Voorbeelden:
      stemhulp lint
      stemhulp lint gr2022-assen --kind statement
      stemhulp lint --interface --worst 10
      stemhulp lint --interface --strict --format json
    """
    readings = _readings(site_of(ctx), election, interface or "interface" in kinds)
    wanted = [one for one in readings if not kinds or one.text.kind in kinds]
    shown = [one for one in wanted if one.hits][:worst]
    if output == "json":
        echo_json(_as_dict(wanted, shown))
    else:
        _print(wanted, shown)
    sys.exit(1 if strict and any(one.is_over for one in wanted) else 0)


def _readings(site: Site, election: str | None, interface: bool) -> list[Reading]:
    """Read the texts of one or all elections, and those of the pages; the hardest first."""
    from stemhulp.authoring.lint import hardest_first, read_text
    from stemhulp.authoring.texts import election_texts, interface_texts

    readings, all_known = [], frozenset[str]()
    for election_id in [site.require(election)] if election else site.election_ids:
        texts, known = election_texts(site, election_id)
        readings += [read_text(text, known) for text in texts]
        all_known |= known
    if interface:
        readings += [read_text(text, all_known) for text in interface_texts()]
    return hardest_first(readings)


def _as_dict(readings: list[Reading], shown: list[Reading]) -> dict[str, Any]:
    """The readings that are shown, with the registry that explains them."""
    from stemhulp.authoring.signals import SIGNALS

    return {
        "ok": not any(one.is_over for one in readings),
        "counts": _counts(readings),
        "texts": [one.as_dict() for one in shown],
        "signals": [signal.as_dict() for signal in SIGNALS.values()],
    }


def _counts(readings: list[Reading]) -> dict[str, int]:
    """How many texts were read, have a signal, and score too high."""
    return {
        "texts": len(readings),
        "with_signals": sum(bool(one.hits) for one in readings),
        "over": sum(one.is_over for one in readings),
    }


def _print(readings: list[Reading], shown: list[Reading]) -> None:
    """Every text with its place, its signals and what to do; then the counts."""
    for one in shown:
        text, over = one.text, " – te hoog" if one.is_over else ""
        place = f"{text.file}, regel {text.line}, kolom {text.column}"
        name = f" ({text.text_id})" if text.text_id else ""
        say(f"{place}{name}: score {one.score}{over}\n  {text.text}")
        for hit in one.hits:
            say(f"  - {_hit_line(hit)}")
        say()
    counts = _counts(readings)
    say(
        f"{number_of(counts['texts'], 'tekst', 'teksten')} gelezen, "
        f"{counts['with_signals']} met een signaal, {counts['over']} te hoog. "
        "Signalen zijn advies: of een tekst beter kan, zie je zelf."
    )


def _hit_line(hit: Hit) -> str:
    """One signal in a line."""
    quotes = ", ".join(f"‘{words}’" for words in hit.found)
    return f"{hit.signal.title}: {quotes}. {hit.signal.advice}"
