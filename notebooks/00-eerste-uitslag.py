# ---
# jupyter:
#   jupytext:
#     formats: py:percent
# ---

# %% [markdown]
# # Een eerste uitslag
#
# Van tabellen naar stemadvies met de openbare functies van Stemhulp, in de verzonnen gemeente
# Verzonnenwoude. Vervang `fictional_election()` door `stemhulp.load_election("gr2022-assen")` voor
# een echte.

# %%
import stemhulp
from stemhulp.examples import fictional_election

election = fictional_election()
print(f"{len(election.statements)} stellingen, {len(election.parties)} partijen")

# %% [markdown]
# Een deelnemer antwoordt. Overslaan (`skip`) is iets anders dan neutraal, en *de fietsbrug* telt
# dubbel.

# %%
answers = {
    "fietsbrug": "eens",
    "parkeren": "oneens",
    "marktdag": "neutraal",
    "hofjes": "eens",
    "toren": "skip",
    "museumnacht": "oneens",
}
sheet = stemhulp.answer_sheet(election, answers, weights={"fietsbrug": 2})
result = stemhulp.match(election, sheet)

for score in result.scores:
    name = election.party(score.party_id).short_name
    print(f"{score.rank or '–':>2}  {name:20} score {score.score}, dekking {score.coverage}")

# %% [markdown]
# Breuken zijn exact: gelijke scores zijn echt gelijk. Wat we niet weten, is geschat: een onbekend
# standpunt van Haven & Kade telt voor wat zij op haar bekende haalt, getrokken naar het gemiddelde.
# De marge zegt wat onbekende standpunten nog kunnen veranderen. Een partij waarvan niets bekend is,
# heeft geen score en zeker geen 50 %.

# %%
for score in result.scores:
    place = f"plaats {score.rank}" if score.rank else "geen plaats: niets bekend"
    print(f"{score.party_id:6} tussen {score.lower} en {score.upper}  {place}")

# %% [markdown]
# Welke programmapunten van De Brug passen bij deze antwoorden?

# %%
for plank in stemhulp.plank_matches(election, sheet):
    print(f"{plank.plank_id}  {plank.support!s:>4}  {election.plank(plank.plank_id).text}")
