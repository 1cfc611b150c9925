# ---
# jupyter:
#   jupytext:
#     formats: py:percent
# ---

# %% [markdown]
# # Rekenmethoden vergeleken
#
# Hetzelfde antwoordblad, vijf methoden en vijf regels voor onbekende standpunten. Eerst in de
# verzonnen gemeente Verzonnenwoude, daarna voor alle antwoordbladen die daar mogelijk zijn.

# %%
from itertools import product

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
# Haven & Kade sprak zichzelf over de hofjes tegen; dat standpunt is onbekend. Elke regel maakt er
# iets anders van. De Stille Partij heeft bij geen enkele regel een score.

# %%
for policy_id, policy in stemhulp.POLICIES.items():
    result = stemhulp.match(election, sheet, missing=policy_id)
    haven = result.by_party["haven"]
    print(f"{policy.title:18} Haven & Kade {float(haven.score):.3f}  plaats {haven.rank}")

# %% [markdown]
# ## Hoe vaak verandert de eerste plaats?
#
# `match_many` rekent alle 729 antwoordbladen tegelijk uit, met dezelfde uitkomst als een voor een.

# %%
everybody = list(product(range(3), repeat=len(election.statements)))
first = {}
for method_id in stemhulp.METHODS:
    scores = stemhulp.match_many(election, everybody, method=method_id).scores
    first[method_id] = scores[:, :3].argmax(axis=1)
for method_id, winners in first.items():
    differs = (winners != first["agreement"]).mean()
    print(f"{stemhulp.METHODS[method_id].title:24} anders bovenaan bij {differs:.0%} van de bladen")
print("De Brug, Molenwiek en Haven & Kade; bij gelijke score telt hier de eerste van de lijst.")
