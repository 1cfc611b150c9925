"""Commands that compute with answers: match, methods."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import click

from stemhulp.cli.options import ELECTION, FILE, FORMAT, METHOD, MISSING, site_of
from stemhulp.cli.output import echo_json
from stemhulp.cli.say import say
from stemhulp.errors import AnswerError

READ: Final = ("answers", "weights", "theme_weights")
FIRST: Final = "."  # --explain without a party


@click.command("match")
@click.argument("answers", type=FILE)
@FORMAT
@ELECTION
@METHOD
@MISSING
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
    Een uitslag die je op de site bewaarde (uitslag.json) kan ook.

    \b
    Met --format json heeft elke partij ook `first` en `top_three`: de kans dat
    zij eerste zou zijn, of bij de eerste drie, als we elk standpunt op deze
    stellingen kenden; `interval`: waar haar score dan in acht van de tien
    gevallen ligt; en is er `practically_equal`. Bij een andere --missing dan
    expected zijn die null. `reason` is null of "no-position". `ignored` noemt
    de stellingen die niet meer in de vragenlijst staan: hun antwoord telt niet mee.

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
    from stemhulp.presentation.files import match_export

    raw = _read_answers(answers)
    chosen = load_election(election, site=site_of(ctx))
    _require_election(raw, chosen.election_id, answers)
    sheet = answer_sheet(chosen, *(raw.get(name, {}) for name in READ))
    result = match(chosen, sheet, method or chosen.settings.default_method, missing)
    planks = plank_matches(chosen, sheet)
    shown = result.scores[0].party_id if explain == FIRST else explain
    explanation = match_export.explain(chosen, sheet, result, shown) if shown else None
    if output == "json":
        extra = {"explain": explanation.as_dict()} if explanation else {}
        echo_json(match_export.match_as_dict(chosen, sheet, result, planks) | extra)
    else:
        say(match_export.match_as_text(chosen, sheet, result, planks))
        if explanation:
            say(f"\n{explanation}")


@click.command("methods")
@FORMAT
def methods_command(output: str) -> None:
    """Toon de rekenmethoden en de regels voor onbekende standpunten, met hun herkomst.

    \b
    Voorbeelden:
      stemhulp methods
      stemhulp methods --format json
    """
    from stemhulp.presentation.files import match_export

    if output == "json":
        echo_json(match_export.methods_as_dict())
    else:
        say(match_export.methods_as_text())


def _read_answers(path: Path) -> dict[str, Any]:
    """Answers and weights of a JSON file; anything else is an error that names the culprit."""
    from stemhulp.loading.json_file import read_json
    from stemhulp.presentation.result.export import FORMAT as OWN_RESULT

    try:
        raw = read_json(path)
    except ValueError as error:  # broken JSON, other encodings, endless numbers
        raise AnswerError(f"{path} is geen geldige JSON: {error}", str(path)) from error
    if not isinstance(raw, dict) or not isinstance(raw.get("answers"), dict):
        raise AnswerError(f"In {path} ontbreekt ‘answers’: {{stelling: antwoord}}.", "answers")
    for key in () if raw.get("format") == OWN_RESULT else raw.keys() - set(READ):
        raise AnswerError(f"In {path} staat een onbekend veld ‘{key}’.", key)
    for key in READ:
        if not isinstance(raw.get(key, {}), dict):
            raise AnswerError(f"In {path} moet ‘{key}’ {{naam: getal}} zijn.", key)
    return raw


def _require_election(raw: dict[str, Any], election_id: str, path: Path) -> None:
    """A saved result is about the election that it names, and about no other."""
    given = raw.get("election", election_id)
    if given != election_id:
        raise AnswerError(
            f"De uitslag in {path} hoort bij ‘{given}’, en niet bij {election_id}.", str(path)
        )
