"""Command that scores files of answer sheets: score."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from stemhulp.cli.options import (
    ANY_PATH,
    ELECTION,
    FORMAT,
    METHOD,
    MISSING,
    NEW_FILE,
    site_of,
)
from stemhulp.cli.output import echo_json, number_of
from stemhulp.cli.say import say
from stemhulp.errors import StemhulpError

if TYPE_CHECKING:
    from stemhulp.model import Election
    from stemhulp.sheets.scoring import Options, Progress
    from stemhulp.sheets.summary import Summary


NO_SCORES: Final = frozenset({".xlsx", ".xls", ".ods", ".json"})


@click.command()
@click.argument("sheets", type=ANY_PATH)
@click.option("-o", "--output", "target", type=NEW_FILE, help="Bestand voor de scores.")
@FORMAT
@ELECTION
@METHOD
@MISSING
@click.option("--ranks", is_flag=True, help="Schrijf ook de plaatsen.")
@click.option("--summary", is_flag=True, help="Toon wie hoe vaak eerste is, en hoe hoog.")
@click.option(
    "--skip-bad",
    is_flag=True,
    help="Sla regels over die niet kloppen; ze komen in een bestand naast de scores.",
)
@click.option("--threads", type=click.IntRange(1, 256), help="Hoeveel er tegelijk rekenen.")
@click.option(
    "--engine",
    type=click.Choice(["here", "dask"]),
    default="here",
    show_default=True,
    help="Reken hier, of verdeel een map met Parquet-bestanden over een cluster.",
)
@click.option("--scheduler", metavar="ADRES", help="Adres van het cluster; anders twee processen.")
@click.pass_context
def score(
    ctx: click.Context,
    sheets: Path,
    target: Path | None,
    output: str,
    election: str | None,
    method: str | None,
    missing: str,
    ranks: bool,
    summary: bool,
    skip_bad: bool,
    threads: int | None,
    engine: str,
    scheduler: str | None,
) -> None:
    """Bereken de scores bij een bestand met antwoordbladen, hoe groot ook.

    \b
    SHEETS en de uitvoer zijn Parquet of CSV, naar hun naam. De kolommen:
      <stelling>         antwoord: eens, neutraal, oneens, skip, een code of leeg
      weight_<stelling>  gewicht: een heel getal van 0 tot en met 100; leeg = 1
      andere             gaan ongewijzigd mee naar de uitvoer
    In de uitvoer, voor elke partij:
      score_<partij>     score van 32 bits; leeg = van de partij is niets bekend
      rank_<partij>      plaats (met --ranks): 1 = eerste, gelijke delen de beste

    \b
    Is een regel fout, dan stopt het en wordt er niets geschreven. Met --skip-bad
    komt zo'n regel in NAAM.fout.csv: de regel, kolom, waarde en reden.

    \b
    Voorbeelden:
      stemhulp score antwoorden.csv -o scores.parquet
      stemhulp score antwoorden.parquet --summary
      stemhulp score antwoorden.csv -o scores.csv --ranks --skip-bad
      stemhulp score map/ -o scores/ --engine dask
    """
    _require_pyarrow()
    from stemhulp.loading import load_election
    from stemhulp.sheets.scoring import Options
    from stemhulp.sheets.summary import summary_text

    if target is not None and target.suffix.lower() in NO_SCORES:
        raise click.UsageError("Scores komen in Parquet of CSV: geef -o NAAM.parquet of NAAM.csv.")
    if target is None and not summary:
        raise click.UsageError("Geef -o BESTAND voor de scores, of --summary, of allebei.")
    chosen = load_election(election, site=site_of(ctx))
    method = method or chosen.settings.default_method
    options = Options(method, missing, ranks, skip_bad, threads)
    if engine == "dask":
        found = _on_cluster(chosen, sheets, target, options, scheduler, summary)
    else:
        found = _here(chosen, sheets, target, options, summary)
    if output == "json":
        echo_json(
            found.as_dict() if summary else {"n_sheets": found.n_sheets, "n_bad": found.n_bad}
        )
        return
    bad = f", {number_of(found.n_bad, 'regel', 'regels')} overgeslagen" if found.n_bad else ""
    say(f"{number_of(found.n_sheets, 'antwoordblad', 'antwoordbladen')} gescoord{bad}.")
    if summary:
        say(summary_text(found, chosen))


def _here(
    election: Election, source: Path, target: Path | None, options: Options, summarize: bool
) -> Summary:
    """Score one file in this process, with a bar that shows how far it is."""
    from stemhulp.sheets.scoring import score_file

    with _progress(_unit(source)) as on_progress:
        return score_file(
            election, source, target, options, on_progress, _to_errors, summarize=summarize
        )


def _to_errors(note: str) -> None:
    """Print what is good to know beside the output."""
    say(note, err=True)


def _on_cluster(
    election: Election,
    source: Path,
    target: Path | None,
    options: Options,
    scheduler: str | None,
    summarize: bool,
) -> Summary:
    """Score a folder of files on a cluster."""
    try:
        from stemhulp.sheets.cluster import score_folder
    except ImportError as error:
        raise StemhulpError(
            "Voor --engine dask ontbreekt Dask. Installeer het met: pip install 'stemhulp[cluster]'"
        ) from error
    if target is None:
        raise click.UsageError("Geef met -o een map voor de scores.")
    with _progress("bestanden") as on_progress:
        return score_folder(
            election, source, target, options, scheduler, on_progress, summarize=summarize
        )


def _require_pyarrow() -> None:
    """Say how to get it, where it is missing."""
    try:
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise StemhulpError(
            "Voor grote bestanden ontbreekt pyarrow. Installeer het met: "
            "pip install 'stemhulp[batch]'"
        ) from error


@contextmanager
def _progress(unit: str) -> Iterator[Progress]:
    """Show a bar with the rate and the time that is left, on a terminal."""
    with click.progressbar(
        length=1,
        label="Rekenen",
        file=sys.stderr,
        item_show_func=_as_it_is,
        hidden=not sys.stderr.isatty(),
    ) as bar:
        begin = time.monotonic()

        def update(done: int, size: int) -> None:
            bar.length = size
            rate = _short(done / max(time.monotonic() - begin, 1e-9))
            bar.current_item = f"{rate} {unit} per seconde"
            bar.update(done - bar.pos)

        yield update


def _as_it_is(shown: str | None) -> str | None:
    """What stands behind the bar."""
    return shown


def _unit(source: Path) -> str:
    """What progress through a file is counted in."""
    from stemhulp.sheets.reading import PARQUET

    return "bladen" if source.suffix.lower() in PARQUET else "bytes"


def _short(number: float) -> str:
    """A large number in few signs.

    Examples
    --------
    >>> [_short(number) for number in (12, 3456, 7_890_123)]
    ['12', '3,5 duizend', '7,9 miljoen']
    """
    for size, word in ((1e6, "miljoen"), (1e3, "duizend")):
        if number >= size:
            return f"{number / size:.1f} {word}".replace(".", ",")
    return str(round(number))
