# ---
# jupyter:
#   jupytext:
#     formats: py:percent
# ---

# %% [markdown]
# # Een miljoen antwoordbladen
#
# Wie onderzoek doet, rekent niet één antwoordblad uit maar een bestand vol: gedoneerde antwoorden,
# een simulatie, een doorlichting. Dit notebook maakt zo'n bestand, laat `stemhulp score` het
# uitrekenen en leest de scores terug met pandas en met Polars. De antwoorden zijn verzonnen; het
# aantal staat bovenaan, zodat je er een miljoen van kunt maken.

# %%
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
import polars as pl

import stemhulp
from stemhulp.examples import fictional_site

N_SHEETS = int(os.environ.get("STEMHULP_SHEETS", "20000"))
site = fictional_site()
election = stemhulp.load_election(site=site)
folder = Path(tempfile.mkdtemp(prefix="stemhulp-notebook-"))

# %% [markdown]
# ## Een bestand met antwoorden
#
# Elke stelling is een kolom. In een cel staat een woord (eens, neutraal, oneens, skip), een code
# van 0 af, of niets. Wat iemand extra belangrijk vond, staat in een kolom `weight_…`. Andere
# kolommen, zoals een nummer of een wijk, gaan ongewijzigd mee.

# %%
rng = np.random.default_rng(2030)
words = np.array([*election.scale.options, "skip"])
answers = pd.DataFrame(
    {key: rng.choice(words, N_SHEETS, p=[0.35, 0.15, 0.4, 0.1]) for key in election.statements}
)
for key in list(election.statements)[:5]:  # vijf antwoorden heeft een uitslag ten minste nodig
    answers[key] = rng.choice(words[:3], N_SHEETS)
answers["weight_fietsbrug"] = rng.choice([1, 2], N_SHEETS)
answers.insert(0, "nummer", np.arange(N_SHEETS))
sheets = folder / "antwoorden.parquet"
answers.to_parquet(sheets)
print(f"{len(answers)} antwoordbladen, {sheets.stat().st_size / 1e6:.1f} MB")

# %% [markdown]
# ## Uitrekenen
#
# `stemhulp score` leest het bestand in stukken, dus het geheugen groeit niet met het aantal
# antwoordbladen. Is er een regel fout, dan zegt het welke en schrijft het niets; met `--skip-bad`
# komt zo'n regel in een bestand ernaast.

# %%
scores_file = folder / "scores.parquet"
command = [sys.executable, "-m", "stemhulp", "--site", str(site.root), "score", str(sheets)]
done = subprocess.run(
    [*command, "-o", str(scores_file), "--ranks", "--summary"],
    capture_output=True,
    text=True,
    check=True,
)
print(done.stdout)

# %% [markdown]
# ## Teruglezen met pandas
#
# `score_…` is een getal van 32 bits: het dichtst bij de breuk die eruit komt. Leeg betekent dat
# van de partij op deze stellingen niets bekend is. Dat is iets anders dan een lage score.

# %%
scores = pd.read_parquet(scores_file)
print(scores.filter(like="score_").describe().loc[["count", "mean", "min", "max"]].round(3))

# %% [markdown]
# Het zijn dezelfde scores als die van `match_many`, en als die van de site voor één antwoordblad.

# %%
codes = np.column_stack(
    [
        answers[key].map({word: code for code, word in enumerate(words[:3])}).fillna(-1)
        for key in election.statements
    ]
).astype(np.int8)
weights = np.column_stack(
    [answers.get(f"weight_{key}", pd.Series(1, index=answers.index)) for key in election.statements]
)
direct = stemhulp.match_many(election, codes, weights).scores
written = scores[[f"score_{party}" for party in election.parties]].to_numpy(dtype=np.float32)
print("Gelijk:", np.array_equal(direct, written, equal_nan=True))

# %% [markdown]
# ## Teruglezen met Polars
#
# Wie is hoe vaak eerste? Gedeelde eerste plaatsen tellen hier voor ieder mee, zodat het samen meer
# dan 100 % kan zijn; in de tabel van `--summary` hierboven delen zij.

# %%
first = pl.read_parquet(scores_file).select(
    (pl.col(f"rank_{key}") == 1).mean().alias(party.short_name)
    for key, party in election.parties.items()
)
print(first.transpose(include_header=True, header_name="partij", column_names=["eerste"]))

# %% [markdown]
# ## Meer dan één machine
#
# Een map met Parquet-bestanden kan over een cluster worden verdeeld; wat klaar is, wordt na een
# storing niet opnieuw gedaan:
#
# ```
# stemhulp score map/ -o scores/ --engine dask --scheduler tcp://adres:8786
# ```
