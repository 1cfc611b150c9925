# ---
# jupyter:
#   jupytext:
#     formats: py:percent
# ---

# %% [markdown]
# # Dunne gegevens, en hoe zeker een uitslag is
#
# Van lokale partijen kennen we vaak maar een deel van de standpunten. Dit notebook laat zien wat
# dat met een uitslag doet, en toetst of de kans die Stemhulp noemt ook uitkomt. Eerst in de
# verzonnen gemeente Verzonnenwoude, dan in Assen, en wie wil bij een Wahl-O-Mat.

# %%
import os

import numpy as np

import stemhulp
from stemhulp.examples import fictional_election


def table_of(election, sheet):
    """Per partij: geschatte score, marge, waarschijnlijk gebied en kans om bovenaan te staan."""
    result = stemhulp.match(election, sheet)
    found = stemhulp.certainty(election, sheet, result=result)
    for score in result.scores:
        low, high = found.interval[score.party_id]
        estimate = "–" if score.score is None else f"{float(score.score):.2f}"
        print(
            f"{election.party(score.party_id).short_name:18} {estimate:>5}"
            f"  bekend {score.n_known:2}"
            f"  marge {float(score.lower):.2f}–{float(score.upper):.2f}"
            f"  acht van de tien keer {low:.2f}–{high:.2f}"
            f"  kans op plaats 1 {found.first[score.party_id]:4.0%}"
            f"  bij de eerste drie {found.top_three[score.party_id]:4.0%}"
        )
    names = (election.party(key).short_name for key in found.practically_equal)
    print("Praktisch gelijk:", *names, sep="\n  ")


election = fictional_election()
table_of(election, stemhulp.answer_sheet(election, dict.fromkeys(election.statements, "oneens")))

# %% [markdown]
# De kans gaat over één vraag: *wie stond bovenaan als we elk standpunt op deze stellingen kenden?*
# Ze telt op tot 100 %, en wie samen eerste zijn, delen. Ook De Stille Partij heeft een kans, want
# over haar weten we niets; een plaats heeft zij niet. Van De Brug is alles bekend: haar marge is
# één punt.
#
# ## Assen
#
# Van de SP kennen we elk standpunt, van 50PLUS en Assen Centraal maar een paar.

# %%
assen = stemhulp.load_election("gr2022-assen", site=stemhulp.bundled_root())
table_of(assen, stemhulp.answer_sheet(assen, dict.fromkeys(assen.statements, "eens")))

# %% [markdown]
# ## Wat weglaten doet met wie vaak bovenaan staat
#
# Tienduizend willekeurige bladen. Was bekend hoe elke partij overal over denkt, dan had elke partij
# een kans in de buurt van een op tien. Wie onbekende standpunten weglaat, zet partijen bovenaan van
# wie weinig bekend is: een score over zes stellingen schiet eerder uit.


# %%
def first_shares(election, policy_id):
    """Aandeel van willekeurige bladen waarin elke partij bovenaan staat; gelijken delen."""
    shape = (10_000, len(election.statements))
    answers = np.random.default_rng(2026).integers(0, election.scale.n_options, shape)
    scores = stemhulp.match_many(election, answers, missing=policy_id).scores
    best = scores >= np.nanmax(scores, axis=1, keepdims=True) - 1e-12
    return (best / best.sum(axis=1, keepdims=True)).mean(axis=0)


policies = ("leave-out", "expected", "pull-to-middle")
shares = np.array([first_shares(assen, policy_id) for policy_id in policies])
for party, row in zip(assen.parties.values(), shares.T, strict=True):
    cells = "  ".join(f"{share:4.0%}" for share in row)
    known = int((assen.position_codes[assen.party_ids.index(party.party_id)] >= 0).sum())
    print(f"{party.short_name:18} bekend {known:2}  {cells}")
distance = np.abs(shares - 1 / shares.shape[1]).sum(axis=1) / 2
for policy_id, value in zip(policies, distance, strict=True):
    print(f"{stemhulp.POLICIES[policy_id].title:18} afstand tot gelijke kansen {value:.2f}")

# %% [markdown]
# ## Komt de kans uit?
#
# Dat is te toetsen waar alles bekend is. Neem een verkiezing met alle standpunten, vergeet er een
# deel van zoals in Assen, en kijk of wie dan bovenaan staat dat ook werkelijk doet. Hier met acht
# partijen van willekeurige standpunten, zodat het overal draait; staat er in de omgeving een map
# `WAHLOMAT` met een verkiezing in het qual-o-mat-formaat, dan ook daarmee. De grote toets, met
# honderden verkiezingen en duizenden kandidaten, staat in `make bench`.

# %%
known_share = (assen.position_codes >= 0).mean(axis=1)


def forget(codes, rng):
    """Dezelfde standpunten, met gaten die zo ongelijk verdeeld zijn als in Assen."""
    thin = np.array(codes)
    for row, share in zip(thin, rng.choice(known_share, len(thin)), strict=True):
        row[rng.permutation(len(row))[round(share * len(row)) :]] = -1
    return thin


def somebody(codes, rng):
    """Half van de mensen antwoordt willekeurig, half is het grotendeels met één partij eens."""
    drawn = rng.integers(0, 3, codes.shape[1])
    own = codes[rng.integers(len(codes))]
    redrawn = rng.random(len(drawn)) < rng.choice([0.4, 1.0])
    return stemhulp.AnswerSheet(tuple(np.where(redrawn, drawn, own).tolist()), (1,) * len(drawn))


def firsts(result):
    """Wie bovenaan staan."""
    best = max(score.closeness for score in result.scores if score.closeness is not None)
    return {score.party_id for score in result.scores if score.closeness == best}


def held_against_truth(codes, n_sheets, rng):
    """Genoemde kans van wie bovenaan staat, en haar werkelijke deel van plaats 1."""
    full, rows = stemhulp.election_from_codes(codes), []
    for _ in range(n_sheets):
        thin = stemhulp.election_from_codes(forget(codes, rng))
        sheet = somebody(codes, rng)
        result = stemhulp.match(thin, sheet)
        chances = stemhulp.certainty(thin, sheet, result=result).first
        shown, true = firsts(result), firsts(stemhulp.match(full, sheet))
        stated = sum(chances[party_id] for party_id in shown) / len(shown)
        rows.append((stated, len(shown & true) / len(shown) / len(true)))
    return np.array(rows)


# %% [markdown]
# Het plaatje: per vijfde deel van de genoemde kans wat er gemiddeld genoemd werd, hoe vaak het
# uitkwam en over hoeveel bladen dat gaat. In elk vak staat wat het zegt; de tint is hetzelfde
# getal. Een model dat zichzelf overschat, heeft links steeds het hoogste getal.


# %%
def reliability_picture(rows, title):
    """Genoemd naast uitgekomen, als plaatje."""
    fifth = np.minimum((rows[:, 0] * 5).astype(int), 4)
    names, cells = [], []
    for part in np.unique(fifth):
        inside = rows[fifth == part]
        stated, true = (float(value) for value in inside.mean(axis=0))
        names.append(f"{part * 20}–{part * 20 + 20} %")
        count = (str(len(inside)), None)
        cells.append([(f"{stated:.0%}", stated), (f"{true:.0%}", true), count])
        print(f"{names[-1]:10} genoemd {stated:4.0%}  uitgekomen {true:4.0%}  bladen {len(inside)}")
    return stemhulp.table_picture(title, names, ["genoemd", "uitgekomen", "bladen"], cells)


generator = np.random.default_rng(2026)
drawn_rows = held_against_truth(generator.integers(0, 3, (8, 25)), 400, generator)
reliability = reliability_picture(drawn_rows, "Genoemde kans op plaats 1, en hoe vaak ze uitkwam")
reliability

# %%
if folder := os.environ.get("WAHLOMAT"):
    national = stemhulp.load_qualomat(folder)
    rows = held_against_truth(national.position_codes, 400, generator)
    national_picture = reliability_picture(rows, national.settings.title)

# %% [markdown]
# ## Wat de kans niet zegt
#
# Ze gaat over deze stellingen. Met andere stellingen staat vaak een andere partij bovenaan: van wie
# op een lijst met gaten bovenaan stond, was dat in onze toets op een lijst met andere stellingen
# nog in een op de drie gevallen zo, en met dertig partijen in een op de zes. En ze is gemiddeld
# juist, over alle bezoekers. Wie willekeurig antwoordde, kreeg in de toets op GR2026 gemiddeld 51 %
# te zien waar 44 % uitkwam; wie het met een partij vrijwel eens was 77 % waar 91 % uitkwam. Aan een
# ingevuld blad is dat niet te zien.
