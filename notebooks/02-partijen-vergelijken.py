# ---
# jupyter:
#   jupytext:
#     formats: py:percent
# ---

# %% [markdown]
# # Partijen vergelijken
#
# Van tabellen naar plaatjes, met de openbare functies van Stemhulp. Het begint in de verzonnen
# gemeente Verzonnenwoude en eindigt in Assen, waar elk standpunt een echte bron heeft.

# %%
import stemhulp
from stemhulp.examples import fictional_election


def share(pair):
    """Aandeel gelijke standpunten, en over hoeveel stellingen; een streep bij te weinig."""
    text = "–" if pair.agreement is None else f"{float(pair.agreement):.0%}"
    return f"{text} ({pair.n_shared})"


election = fictional_election()
for row in stemhulp.agreement_matrix(election):
    print(f"{election.party(row[0].first).short_name:18}", *(f"{share(pair):>9}" for pair in row))

# %% [markdown]
# Tussen haakjes staat over hoeveel stellingen het gaat: alleen die waarvan *beide* standpunten
# bekend zijn. Onder de vijf is er geen aandeel, en zeker geen 0 of 100 %.
#
# ## Waar zit het verschil?
#
# Verdeeldheid is de gemiddelde afstand tussen twee partijen met een bekend standpunt.

# %%
for row in stemhulp.statement_table(election, by_divergence=True):
    label = election.statement(row.statement_id).label
    print(f"{label:16} {row.divergence!s:>6}  bekend: {row.n_known}")

# %% [markdown]
# Dezelfde tabel als plaatje. Een vak zonder tint is onbekend, en in elk vak staat wat het zegt.


# %%
def stance(election, code):
    """Wat er in een vak staat, en de tint van oneens (0) tot eens (1); onbekend heeft er geen."""
    if code < 0:
        return "–", None
    return election.scale.word(code), code / (election.scale.n_options - 1)


def stances_picture(election, title):
    """Stelling × partij, de meest verdeelde stelling bovenaan."""
    rows = stemhulp.statement_table(election, by_divergence=True)
    return stemhulp.table_picture(
        title,
        [election.statement(row.statement_id).label for row in rows],
        [party.short_name for party in election.parties.values()],
        [[stance(election, code) for code in row.stances] for row in rows],
    )


stances_picture(election, "Wie vindt wat in Verzonnenwoude?")

# %%
pair = stemhulp.compare_parties(election, "brug", "haven")
print("tegenover elkaar:", *pair.opposite)
print("zelfde standpunt:", *pair.same)
print("onbekend van Haven & Kade:", *pair.unknown_second)

# %% [markdown]
# ## Naast het programma
#
# Ook over een programmapunt waar geen stelling van is gemaakt, kunnen bronnen iets zeggen.

# %%
for plank_id, relations in stemhulp.plank_relations(election).items():
    print(plank_id, *(f"{one.party_id}: {one.relation:12}" for one in relations))

# %% [markdown]
# ## Samen
#
# Delen deze partijen een meerderheid van de stellingen? En van de zetels?

# %%
check = stemhulp.coalition_check(election, ["brug", "haven"])
print(f"gelijk op {len(check.same)} van {check.n_complete}: meerderheid {check.shares_majority}")
print(f"zetels: {check.seats} van {check.council_seats}: meerderheid {check.has_majority}")

# %% [markdown]
# ## Assen, en de vraag wat de bronnen van na de verkiezing uitmaken

# %%
assen = stemhulp.load_election("gr2022-assen", site=stemhulp.bundled_root())
early = stemhulp.before_election(assen)
for other in assen.parties:
    if other != "sp":
        whole, before = (stemhulp.agreement_between(e, "sp", other) for e in (assen, early))
        name = assen.party(other).short_name
        print(f"SP – {name:18} {share(whole):>10}  vooraf {share(before):>10}")

# %% [markdown]
# Partij × partij als plaatje. `leaf_order` zet partijen die op elkaar lijken naast elkaar: dat
# maakt groepen zichtbaar, maar zegt niet wie beter is. Een vak zonder tint: te weinig gedeeld.


# %%
def likeness_picture(election, title):
    """Gelijke standpunten van elke partij met elke partij, gelijkende partijen naast elkaar."""
    shares = [[pair.agreement for pair in row] for row in stemhulp.agreement_matrix(election)]
    order = [list(election.parties)[place] for place in stemhulp.leaf_order(shares)]
    names = [election.party(key).short_name for key in order]
    matrix = stemhulp.agreement_matrix(election, order)
    cells = [[(share(pair), pair.agreement) for pair in row] for row in matrix]
    return stemhulp.table_picture(title, names, names, cells)


likeness = likeness_picture(assen, "Gelijke standpunten in Assen (aantal gedeelde stellingen)")
likeness

# %% [markdown]
# Bewaren kan met `Path("gelijkenis.svg").write_text(likeness.svg)`. Hetzelfde voor de standpunten:

# %%
stances_picture(assen, "Wie vindt wat in Assen? De meest verdeelde stelling staat bovenaan")

# %% [markdown]
# ## Een debat voorbereiden
#
# Elke regel draagt zijn vindplaatsen. De scherpte van een verschil is afstand × bewijs × bijval ×
# belang; elk deel is na te rekenen.

# %%
found = stemhulp.briefing(assen, "sp", ["vvd"])
for line in found.sheets[0].section("contrasts"):
    rows = ", ".join(one.evidence_id or f"punt {one.plank_id}" for one in line.citations)
    print(f"{float(line.sharpness.total):.2f}  {line.statement_id:16} {rows}")
