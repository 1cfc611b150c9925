"""The command line: thin, and importing what is heavy only inside the command that needs it."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from stemhulp.errors import AnswerError, DataError, StemhulpError

if TYPE_CHECKING:
    from stemhulp.analysis.reliability import Reliability
    from stemhulp.loading import Report, Site

FORMAT = click.option(
    "--format",
    "output",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Vorm van de uitvoer.",
)
FIRST = "."  # --explain without a party
ELECTION = click.option(
    "--election", metavar="ID", help="Welke verkiezing; niet nodig als er maar één is."
)


class _DutchError(click.ClickException):
    """An error shown in one Dutch line."""

    def show(self, file: Any = None) -> None:  # noqa: ARG002
        """Print the line where errors belong."""
        click.echo(f"Fout: {self.format_message()}", err=True)


class _Dutch(click.Group):
    """A group that turns our errors into one clear line and exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; anything we raise on purpose is a message, not a traceback."""
        try:
            return super().invoke(ctx)
        except StemhulpError as error:
            if isinstance(error, DataError) and error.report is not None:
                _print_report(error.report, to_stderr=True)
            raise _DutchError(str(error)) from error


@click.group(cls=_Dutch, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="stemhulp", prog_name="stemhulp")
@click.option(
    "--site",
    metavar="MAP",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Map met statements/ en parties/; anders deze map, anders de meegeleverde.",
)
@click.pass_context
def main(ctx: click.Context, site: Path | None) -> None:
    """Stemhulp: van verkiezingsprogramma naar stemadvies, met een bron bij elk standpunt.

    \b
    Voorbeelden:
      stemhulp validate
      stemhulp serve --port 5000
      stemhulp match antwoorden.json --format json
      stemhulp --site mijn-gemeente validate
    """
    ctx.obj = site


@main.command()
@FORMAT
@ELECTION
@click.option("--quiet", is_flag=True, help="Toon alleen fouten en de telling, geen adviezen.")
@click.pass_context
def validate(ctx: click.Context, output: str, election: str | None, quiet: bool) -> None:
    """Controleer alle tabellen; toon alles tegelijk, met bestand, regel en kolom.

    Eindigt met code 1 als er een fout is. Adviezen zijn geen fouten.

    \b
    Voorbeelden:
      stemhulp validate
      stemhulp validate --format json | jq .counts
    """
    from stemhulp.loading import validate_election

    site = _site(ctx)
    elections = [election] if election else list(site.election_ids)
    reports = [validate_election(site, one)[0] for one in elections]
    if output == "json":
        found = [report.as_dict() for report in reports]
        _echo_json(found[0] if len(found) == 1 else _several(found))
    else:
        for report in reports:
            _print_report(report, with_advice=not quiet)
    sys.exit(0 if all(report.ok for report in reports) else 1)


@main.command("import-programme")
@click.argument("document", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--party", required=True, metavar="ID", help="Wiens programma het is.")
@click.option("--election", required=True, metavar="ID", help="Voor welke verkiezing.")
@click.option(
    "--prefix",
    metavar="TEKST",
    default="",
    help="Voor elk nummer, als een andere partij dezelfde nummers heeft, zoals molen-.",
)
@click.option(
    "--source", metavar="ID", help="Id in sources.csv  [standaard: PARTIJ-programma-JAAR]"
)
@click.pass_context
def import_programme(
    ctx: click.Context,
    document: Path,
    party: str,
    election: str,
    prefix: str,
    source: str | None,
) -> None:
    """Maak planks.csv van de tekst van een programma met genummerde punten.

    \b
    Voorbeeld:
      stemhulp import-programme programma.txt --party sp --election gr2022-assen
    """
    from stemhulp.authoring.programme import import_programme as run
    from stemhulp.loading import Site

    target = Site(ctx.obj or Path.cwd()).table("statements", election, "planks.csv")
    if not target.parent.is_dir():
        raise DataError(
            f"De map {target.parent} bestaat niet. Maak hem aan en probeer het opnieuw."
        )
    year = "".join(sign for sign in election if sign.isdigit())
    report = run(document, target, party, source or f"{party}-programma-{year}", prefix)
    for finding in report:
        click.echo(str(finding), err=True)
    if not report.ok:
        raise DataError(f"{target} is niet geschreven; los eerst de fouten hierboven op.")
    click.echo(f"{report.counts['planks']} programmapunten geschreven naar {target}.")


@main.command("match")
@click.argument("answers", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@FORMAT
@ELECTION
@click.option("--method", metavar="ID", help="Rekenmethode; zie `stemhulp methods`.")
@click.option(
    "--missing",
    metavar="ID",
    default="leave-out",
    show_default=True,
    help="Regel voor onbekende standpunten; zie `stemhulp methods`.",
)
@click.option(
    "--explain",
    metavar="[PARTIJ]",
    is_flag=False,
    flag_value=FIRST,
    help="Laat de som van één partij zien, per stelling; zonder naam die van de eerste.",
)
@click.pass_context
def match_command(
    ctx: click.Context,
    answers: Path,
    output: str,
    election: str | None,
    method: str | None,
    missing: str,
    explain: str | None,
) -> None:
    """Bereken de uitslag bij een bestand met antwoorden.

    \b
    Het bestand ziet er zo uit:
      {"answers": {"meer-cameras": "eens", "windmolens": "skip"},
       "weights": {"meer-cameras": 2}, "theme_weights": {"wonen": 3}}
    Antwoorden: eens, neutraal, oneens of skip. Gewichten: 0 tot en met 100;
    het gewicht van een thema vermenigvuldigt dat van zijn stellingen.

    \b
    Voorbeelden:
      stemhulp match antwoorden.json
      stemhulp match antwoorden.json --format json
      stemhulp match antwoorden.json --method directional --missing zero
      stemhulp match antwoorden.json --explain
      stemhulp match antwoorden.json --explain sp
    """
    from stemhulp.loading import load_election
    from stemhulp.matching import answer_sheet, match, plank_matches
    from stemhulp.presentation import export

    chosen = load_election(election, site=_site(ctx))
    sheet = answer_sheet(chosen, *_read_answers(answers))
    result = match(chosen, sheet, method or chosen.settings.default_method, missing)
    planks = plank_matches(chosen, sheet)
    shown = result.scores[0].party_id if explain == FIRST else explain
    explanation = export.explain(chosen, sheet, result, shown) if shown else None
    if output == "json":
        extra = {"explain": explanation.as_dict()} if explanation else {}
        _echo_json(export.match_as_dict(chosen, result, planks) | extra)
    else:
        click.echo(export.match_as_text(chosen, result, planks))
        if explanation:
            click.echo(f"\n{explanation}")


@main.command("methods")
@FORMAT
def methods_command(output: str) -> None:
    """Toon de rekenmethoden en de regels voor onbekende standpunten, met hun herkomst.

    \b
    Voorbeelden:
      stemhulp methods
      stemhulp methods --format json
    """
    from stemhulp.presentation import export

    if output == "json":
        _echo_json(export.methods_as_dict())
    else:
        click.echo(export.methods_as_text())


@main.command()
@FORMAT
@ELECTION
@click.pass_context
def reliability(ctx: click.Context, output: str, election: str | None) -> None:
    """Vergelijk de twee coderingen van de standpunten (Krippendorffs alfa, ordinaal).

    Leest parties/<verkiezing>/coding/first.csv en second.csv, met de kolommen
    party_id, statement_id en stance.

    \b
    Voorbeeld:
      stemhulp reliability --format json
    """
    from stemhulp.analysis.reliability import reliability as compare
    from stemhulp.loading import load_election
    from stemhulp.loading.coding import read_coding

    site = _site(ctx)
    chosen = load_election(election, site=site)
    first, second = (
        read_coding(site.table("parties", chosen.election_id, f"coding/{name}.csv"), chosen)
        for name in ("first", "second")
    )
    coded_parties = len(chosen.parties) - 1  # the source party's positions are its own planks
    found = compare(first, second, coded_parties * len(chosen.statements), chosen.scale)
    if output == "json":
        _echo_json(asdict(found))
    else:
        _print_reliability(found)


@main.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Adres om op te luisteren.")
@click.option("--port", default=5000, show_default=True, type=click.IntRange(1, 65535))
@click.pass_context
def serve(ctx: click.Context, host: str, port: int) -> None:
    """Zet de vragenlijst klaar in de browser.

    \b
    Voorbeeld:
      stemhulp serve --port 5001
    """
    from stemhulp.web.server import serve as run

    run(host=host, port=port, site=_site(ctx))


def _site(ctx: click.Context) -> Site:
    """Site of the global option, the current folder, or the bundled one."""
    from stemhulp.loading import find_site

    return find_site(ctx.obj)


def _read_answers(path: Path) -> tuple[dict[str, str], dict[str, float], dict[str, float]]:
    """Answers and weights of a JSON file; anything else is an error that names the culprit."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8-sig"), object_pairs_hook=_unique)
    except (ValueError, RecursionError) as error:  # broken JSON, other encodings, endless numbers
        raise AnswerError(f"{path} is geen geldige JSON: {error}", str(path)) from error
    if not isinstance(raw, dict) or not isinstance(raw.get("answers"), dict):
        raise AnswerError(f"In {path} ontbreekt ‘answers’: {{stelling: antwoord}}.", "answers")
    for key in raw.keys() - {"answers", "weights", "theme_weights"}:
        raise AnswerError(f"In {path} staat een onbekend veld ‘{key}’.", key)
    for key in ("weights", "theme_weights"):
        if not isinstance(raw.get(key, {}), dict):
            raise AnswerError(f"In {path} moet ‘{key}’ {{naam: getal}} zijn.", key)
    return raw["answers"], raw.get("weights", {}), raw.get("theme_weights", {})


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object in which every name stands once."""
    for name in {name for name, _ in pairs if sum(other == name for other, _ in pairs) > 1}:
        raise ValueError(f"‘{name}’ staat er twee keer")
    return dict(pairs)


def _several(found: list[dict[str, Any]]) -> dict[str, Any]:
    """Reports of several elections in one object."""
    return {"ok": all(report["ok"] for report in found), "elections": found}


def _print_report(report: Report, *, with_advice: bool = True, to_stderr: bool = False) -> None:
    """Every finding on a line, then the counts."""
    for finding in report:
        if finding.severity == "error" or with_advice:
            label = "fout  " if finding.severity == "error" else "advies"
            click.echo(f"{label}  {finding}", err=to_stderr)
    names = {
        "planks": "programmapunten",
        "statements": "stellingen",
        "parties": "partijen",
        "positions": "standpunten",
        "evidence": "vindplaatsen",
    }
    counts = ", ".join(f"{n} {names[key]}" for key, n in report.counts.items())
    verdict = "in orde" if report.ok else _number(len(report.errors), "fout", "fouten")
    advice = _number(len(report.advice), "advies", "adviezen")
    click.echo(f"{report.election}: {counts} – {verdict}, {advice}.", err=to_stderr)


def _number(number: int, one: str, more: str) -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else more}"


def _print_reliability(found: Reliability) -> None:
    """The comparison in sentences, every difference on a line."""
    alpha = "niet te berekenen" if found.alpha is None else f"{found.alpha:.3f}"
    click.echo(f"Cellen bekeken: {found.n_cells}")
    click.echo(f"Beide keren een standpunt: {found.n_both}, daarvan gelijk: {found.n_same}")
    click.echo(f"Gelijk over wel of geen standpunt: {found.n_same_presence} van {found.n_cells}")
    click.echo(f"Krippendorffs alfa (ordinaal, over de {found.n_both} cellen): {alpha}")
    for label, cells in (
        ("verschillend", found.different),
        ("alleen de eerste keer", found.only_first),
        ("alleen de tweede keer", found.only_second),
    ):
        for party_id, statement_id in cells:
            click.echo(f"  {label}: {party_id} – {statement_id}")


def _echo_json(found: object) -> None:
    """Print JSON as people can read it, Dutch signs and all."""
    click.echo(json.dumps(found, ensure_ascii=False, indent=2))
