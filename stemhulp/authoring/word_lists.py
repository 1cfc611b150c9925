"""Words that the plain-language signals look for, and words they leave alone, each with a reason.

The lists are ours and grow with what editors meet. Everything is in lower case.
"""

from __future__ import annotations

from typing import Final

NEGATIONS: Final = frozenset({"niet", "geen", "nooit", "niets", "niemand", "nergens", "noch"})
PASSIVE_VERBS: Final = frozenset({"wordt", "worden", "word", "werd", "werden", "geworden"})
PROPOSALS: Final = frozenset(  # words with which a sentence says how things should be
    {"moet", "moeten", "mag", "mogen", "kan", "kunnen", "hoort", "horen", "genoeg", "beter"}
)
NO_VERBS: Final = frozenset(  # end as an infinitive does
    {"tegen", "binnen", "buiten", "boven", "beneden", "tussen", "zeven", "negen", "samen", "eigen"}
)

VAGUE: Final[tuple[str, ...]] = (
    "meer aandacht",
    "aandacht voor",
    "streven naar",
    "streeft naar",
    "inzetten op",
    "inzet op",
    "zet in op",
    "werk maken van",
    "oog hebben voor",
    "oog voor",
    "ruimte bieden",
    "zo veel mogelijk",
    "zoveel mogelijk",
    "waar mogelijk",
    "waar nodig",
    "op termijn",
    "in principe",
    "kritisch kijken",
    "verder gaan met",
    "stimuleren",
    "bevorderen",
    "versterken",
    "een impuls",
)

# Word or phrase of the office → what people say.
FORMAL: Final[dict[str, str]] = {
    "alsmede": "en",
    "alvorens": "voordat",
    "betreffende": "over",
    "conform": "volgens",
    "derhalve": "daarom",
    "desbetreffende": "deze",
    "desgewenst": "als je wilt",
    "dient te": "moet",
    "dienen te": "moeten",
    "draagvlak": "steun",
    "echter": "maar",
    "eveneens": "ook",
    "faciliteren": "helpen met",
    "gaarne": "graag",
    "hetgeen": "wat",
    "implementeren": "invoeren",
    "inclusief": "met",
    "indien": "als",
    "ingevolge": "volgens",
    "initiëren": "beginnen met",
    "inzake": "over",
    "jegens": "tegen",
    "krachtens": "volgens",
    "meermaals": "vaker",
    "met behulp van": "met",
    "met betrekking tot": "over",
    "middels": "met",
    "mits": "als",
    "nadere": "meer",
    "nochtans": "toch",
    "omgevingsvergunning": "vergunning om te bouwen",
    "omtrent": "over",
    "op basis van": "met",
    "participatie": "meedoen",
    "realiseren": "maken, bouwen",
    "reeds": "al",
    "slechts": "alleen",
    "te allen tijde": "altijd",
    "teneinde": "om",
    "ten aanzien van": "over",
    "ten behoeve van": "voor",
    "ten gevolge van": "door",
    "ten gunste van": "voor",
    "ter plaatse": "daar",
    "tevens": "ook",
    "thans": "nu",
    "trachten": "proberen",
    "uitsluitend": "alleen",
    "verscheidene": "veel",
    "voornoemde": "deze",
    "wederom": "weer",
}

# Dotted or all in small letters; abbreviations in capitals need no list.
ABBREVIATIONS: Final = frozenset(
    {
        "a.u.b.", "b.v.", "bijv.", "blz.", "bv.", "ca.", "d.m.v.", "d.w.z.", "e.d.", "enz.",
        "etc.", "evt.", "excl.", "i.p.v.", "i.v.m.", "incl.", "m.b.t.", "m.b.v.", "m.i.v.",
        "max.", "mbt", "min.", "mr.", "n.v.t.", "nl.", "nr.", "nvt", "o.a.", "o.b.v.", "resp.",
        "t.a.v.", "t.b.v.", "t.m.", "t/m", "t.o.v.", "vgl.", "z.s.m.", "zgn.",
    }
)  # fmt: skip

# Word → why it is not reported although it is rare.
ALLOWED: Final[dict[str, str]] = {
    "aa": "niveau van de norm WCAG; heet overal zo",
    "cookie": "staat op elke site, en mensen zoeken op dit woord",
    "verwarmen": "gewoon woord, net onder de grens; ‘verwarming’ komt er ruim boven",
    "wcag": "naam van de norm voor toegankelijke sites; de zin zegt dat het een norm is",
}
