# ---
# jupyter:
#   jupytext:
#     formats: py:percent
# ---

# %% [markdown]
# # Rekenmethoden vergeleken
#
# Hetzelfde antwoordblad, vijf methoden en zes regels voor onbekende standpunten: eerst in de
# verzonnen gemeente Verzonnenwoude, dan in Assen, en wie wil bij een Wahl-O-Mat.

# %%
import os
from itertools import product

import numpy as np

import stemhulp
from stemhulp.examples import fictional_election

election = fictional_election()
answers = dict(
    zip(
        election.statements,
        ("eens", "oneens", "neutraal", "eens", "oneens", "eens"),
        strict=True,
    )
)
sheet = stemhulp.answer_sheet(election, answers)

# %% [markdown]
# ## Een antwoordblad, elke methode
#
# De scores van *Zelfde kant* en *Half afstand, half kant* lopen van −1 tot 1 en zijn geen
# percentages.

# %%
for method_id, method in stemhulp.methods_of(election).items():
    result = stemhulp.match(election, sheet, method_id)
    row = [
        f"{score.rank} {election.party(score.party_id).short_name} {float(score.score):.2f}"
        for score in result.ranked
    ]
    print(f"{method.title:24}", " | ".join(row))

# %% [markdown]
# ## Wat onbekende standpunten doen
#
# Haven & Kade sprak zichzelf over de hofjes tegen; dat standpunt is onbekend. De regels maken er
# verschillende scores van. *Geschat* is de gewone; zonder andere naam rekenen we daarmee. De Stille
# Partij heeft bij geen enkele regel een score.

# %%
for policy_id, policy in stemhulp.POLICIES.items():
    result = stemhulp.match(election, sheet, missing=policy_id)
    haven = result.by_party["haven"]
    print(f"{policy.title:18} Haven & Kade {float(haven.score):.3f}  plaats {haven.rank}")

# %% [markdown]
# ## Hoe vaak verandert de eerste plaats?
#
# `match_many` rekent alle antwoordbladen tegelijk uit, met dezelfde uitkomst als een voor een. Voor
# Assen nemen we duizend willekeurige bladen. Elke partij met een bekend standpunt doet mee. Staat
# er in de omgeving een map `WAHLOMAT` met een verkiezing in het qual-o-mat-formaat, dan ook die:
# daar zijn alle standpunten bekend.


# %%
def how_often_another_is_first(election, answers):
    """Share of the sheets whose first party differs from that of our own method, per method."""
    first = {}
    for method_id in stemhulp.METHODS:
        scores = stemhulp.match_many(election, answers, method=method_id).scores
        first[method_id] = np.nan_to_num(scores, nan=-2).argmax(axis=1)  # NaN: nothing is known
    return {key: (winner != first["agreement"]).mean() for key, winner in first.items()}


def draw(title, shares):
    """Draw the shares as bars of text."""
    print(title)
    for method_id, share in shares.items():
        bar = "█" * round(40 * share)
        print(f"  {stemhulp.METHODS[method_id].title:24}{share:5.0%} {bar}")


def random_sheets(election):
    """A thousand random sheets, the same every time."""
    shape = (1000, len(election.statements))
    return np.random.default_rng(2022).integers(0, 3, shape)


# %%
everybody = list(product(range(3), repeat=len(election.statements)))
draw("Verzonnenwoude, alle antwoordbladen", how_often_another_is_first(election, everybody))

# %%
assen = stemhulp.load_election("gr2022-assen", site=stemhulp.bundled_root())
draw("Assen 2022", how_often_another_is_first(assen, random_sheets(assen)))

# %%
if folder := os.environ.get("WAHLOMAT"):
    national = stemhulp.load_qualomat(folder)
    draw(national.settings.title, how_often_another_is_first(national, random_sheets(national)))
